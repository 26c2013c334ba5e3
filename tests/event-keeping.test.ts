import sharp from "sharp";
import t from "tap";
import { disposeOfPeople } from "../api/content/events/disposing.ts";
import { caller, staff } from "./support/actors.ts";
import { event, personalToken, register } from "./support/events.ts";
import { read, stated } from "./support/statements.ts";
import { createWorld } from "./support/world.ts";

const address = (n: number) => `deltagare-${n}@forening.example`;

t.test(
	"names and addresses are gone when the statement says so, and the numbers stay",
	async (t) => {
		const world = await createWorld(t);
		const { words } = await read(world, "/personuppgifter");
		const months = stated(words, /tas bort (\d+) månader efter evenemanget/);
		t.match(
			(await read(world, "/en/personuppgifter")).words,
			`removed ${months} months after the event`,
		);
		const { slug, call } = await event(world, { places: 2 });
		const { slug: later } = await event(world, {
			startsAt: "2027-05-12T09:00",
			endsAt: "2027-05-12T16:00",
		});
		for (const n of [1, 2, 3])
			await register(world, slug, n, {
				name: `Kanarie ${n}`,
				organisation: "Kanarieföreningen",
				foodNeeds: "KANARIE",
			});
		await register(world, later, 9);
		const token = await personalToken(world, address(1));
		const { body } = await call("GET", `/admin/events/${slug}`);
		const [one] = body.registrations;
		await call(
			"POST",
			`/admin/events/${slug}/registrations/${one.id}/presence`,
			{
				present: true,
			},
		);
		const counts = { seated: 2, waiting: 1, cancelled: 0, present: 1 };
		const rest = async () => {
			const tables = [
				"event_registration",
				"event_registration_need",
				"event_invitation",
				"outgoing_mail",
				"log_entry",
			];
			const found = await Promise.all(
				tables.map((table) =>
					world.deps.db.pool.query(
						`select count(*)::int as n from ${table} t where t::text ~* 'kanarie|deltagare-[123]@'`,
					),
				),
			);
			return found.map(({ rows }) => rows[0].n);
		};
		const at = new Date("2026-05-12T14:00:00Z");
		at.setUTCMonth(at.getUTCMonth() + months);
		world.now.value = at;
		await disposeOfPeople(world.deps);
		t.equal((await rest())[0], 3, "until that very moment");
		world.now.value = new Date(at.getTime() + 1);
		await disposeOfPeople(world.deps);
		t.same(await rest(), [0, 0, 0, 0, 0]);
		const { call: now } = await staff(world, "editor");
		const kept = (await now("GET", `/admin/events/${slug}`)).body;
		t.match(kept, { counts, registrations: [] });
		const csv = await now("GET", `/admin/events/${slug}/registrations.csv`);
		t.equal(csv.body.trim().split("\r\n").length, 1);
		t.equal(
			(await caller(world)("GET", `/events/registrations/${token}`)).status,
			404,
		);
		t.match(
			(await now("GET", `/admin/events/${later}`)).body.registrations,
			[{ email: address(9) }],
			"another event's are its own",
		);
		const admin = await staff(world, "admin");
		const logged = async () =>
			(await admin.call("GET", "/admin/log")).body.items.filter(
				(item: { event: string }) => item.event === "event.people_disposed",
			);
		t.match(await logged(), [{ detail: { registrations: 3 } }]);
		await disposeOfPeople(world.deps);
		t.equal((await logged()).length, 1, "once");
	},
);

t.test(
	"a picture in an event's text is a picture, in feeds with its whole address",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		const bytes = await sharp({
			create: { width: 800, height: 400, channels: 3, background: "#246" },
		})
			.jpeg()
			.toBuffer();
		const form = new FormData();
		form.set("altSv", "Scenen i Varberg");
		form.set("file", new Blob([new Uint8Array(bytes)]), "scen.jpg");
		const sent = new Response(form);
		const uploaded = await call(
			"POST",
			"/admin/content/pictures",
			Buffer.from(await sent.arrayBuffer()),
			{ "content-type": String(sent.headers.get("content-type")) },
		);
		t.equal(uploaded.status, 201);
		const { id } = uploaded.body;
		const text = `Se:\n\n![Gissning](/bilder/${id})\n\n![Annan](https://elsewhere.example/x.png)\n\n[Karta](/kontakt)`;
		await world.deps.db
			.updateTable("event")
			.set({
				content: JSON.stringify({
					title: { sv: "Med bild", en: "With a picture" },
					summary: { sv: "Kort.", en: "Short." },
					text: { sv: text, en: text },
					on: null,
					place: null,
				}),
			})
			.where("slug", "=", slug)
			.execute();
		for (const url of [`/evenemang/${slug}`, `/api/v1/events/${slug}`]) {
			const body = (
				await world.app.inject({ url, headers: { accept: "text/html" } })
			).body.replaceAll('\\"', '"');
			t.match(body, `src="/bilder/${id}-720.jpg"`, url);
			t.match(body, 'alt="Scenen i Varberg"');
			t.match(body, 'width="800" height="400"');
			t.notMatch(body, '<img src="https://elsewhere', "only our own");
		}
		const feed = (await world.app.inject("/evenemang.atom")).body;
		t.match(feed, `src=&quot;http://handslag.test/bilder/${id}-720.jpg&quot;`);
		t.match(feed, `, http://handslag.test/bilder/${id}-800.webp 800w`);
		t.match(feed, "href=&quot;http://handslag.test/kontakt&quot;");
		t.notMatch(feed, /[ ;]\/bilder\//);
	},
);
