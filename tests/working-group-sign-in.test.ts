import t from "tap";
import { election, page, post, slow, turnTo } from "./support/elections.ts";
import { createWorld } from "./support/world.ts";

const url = "/samverkansgrupp/nominera";

t.test(
	"who is not signed in has a link mailed from the page to nominate, and it leads back there",
	slow,
	async (t) => {
		const world = await createWorld(t);
		await election(world, { parties: 1 });
		const opened = await page(world, url);
		t.match(opened.body, /Mejla länken/);
		const ask = (email: string) =>
			post(world, url, [
				["email", email],
				["ask", "link"],
			]);
		const faulty = await ask("styrelsen");
		t.equal(faulty.statusCode, 422);
		t.match(faulty.body, /value="styrelsen"/);
		const before = world.mails.length;
		const known = await ask("styrelsen-0@forening.example");
		const stranger = await ask("nobody@forening.example");
		t.match(known.body, /Titta i er e-post/);
		t.equal(stranger.body, known.body, "nobody learns whom we know");
		await world.settle();
		t.equal(world.mails.length, before + 1);
		const mail = world.mails.at(-1);
		t.match(mail?.text, /sidan där\sni\snominerar/);
		const link =
			/\/fortsatt\/[\w-]+\?till=nominera/.exec(mail?.text ?? "")?.[0] ?? "";
		t.ok(link);
		const button = await page(world, link);
		const action = /action="([^"]+)"/.exec(button.body)?.[1] ?? "";
		t.equal(action, link);
		const inside = await post(world, action, []);
		t.equal(inside.statusCode, 303);
		t.equal(inside.headers.location, url);
		const cookie = String(inside.headers["set-cookie"]).split(";")[0] ?? "";
		const form = await world.app.inject({ url, headers: { cookie } });
		t.match(form.body, /Ni nominerar för Förening 0/);
		const used = await page(world, link);
		t.equal(used.statusCode, 410);
		t.match(
			used.body,
			/action="\/fortsatt\?till=nominera"/,
			"a new link leads there too",
		);
	},
);

t.test(
	"a link leads nowhere but to the pages that it may lead to",
	slow,
	async (t) => {
		const world = await createWorld(t);
		await election(world, { parties: 1 });
		await post(world, url, [["email", "styrelsen-0@forening.example"]]);
		await world.settle();
		const text = world.mails.at(-1)?.text ?? "";
		const link = /\/fortsatt\/[\w-]+/.exec(text)?.[0] ?? "";
		const elsewhere = await post(world, `${link}?till=https://example.org`, []);
		t.equal(elsewhere.headers.location, "/mina-sidor");
		turnTo(world, "2026-11-02");
		t.match((await page(world, url)).body, /Det går inte att nominera nu/);
	},
);
