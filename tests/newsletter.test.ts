import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import t, { type Test } from "tap";
import { jobsOf } from "../api/app.ts";
import { newId } from "../api/platform/ids.ts";
import { createSmtpMailer } from "../api/platform/mail/transport.ts";
import {
	isInOutbox,
	momentOf,
} from "../frontend/pages/staff/newsletter-parts.ts";
import { caller, staff } from "./support/actors.ts";
import { event } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const minute = 60 * 1000;
const day = 24 * 60 * minute;

const content = (more: Record<string, unknown> = {}) => ({
	title: { sv: "Nytt om samverkan", en: "" },
	intro: { sv: "Hej **alla**, läs [mer](/nyheter).", en: "" },
	links: [],
	...more,
});

/** Subscribers who have confirmed, made in the database: how they come about has tests of its own. */
async function subscribers(
	world: World,
	n: number,
	locale: "sv" | "en" = "sv",
) {
	const at = world.now.value;
	const rows = Array.from({ length: n }, (_, i) => ({
		id: newId(at),
		email: `lasare-${i}@${locale}.example`,
		locale,
		status: "confirmed" as const,
		asked_at: at,
		confirmed_at: at,
	}));
	await world.deps.db
		.insertInto("newsletter_subscriber")
		.values(rows)
		.execute();
	return rows;
}

const subscriberRows = (world: World) =>
	world.deps.db.selectFrom("newsletter_subscriber").selectAll().execute();

async function office(world: World, rate = 60_000) {
	const editor = await staff(world, "editor");
	await editor.call("PATCH", "/admin/newsletter/settings", {
		newsletterRate: rate,
	});
	return editor;
}

type Office = Awaited<ReturnType<typeof office>>;

async function issue({ call }: Office, more = {}): Promise<string> {
	const { status, body } = await call("POST", "/admin/newsletter/issues", {
		content: content(more),
	});
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body.id;
}

const work = (world: World, id: string) =>
	jobsOf(world.deps)["newsletter.send"]?.({ id } as never);

const tokenIn = (text: string | undefined, place: string) =>
	new RegExp(`/nyhetsbrev/${place}/([\\w.-]+)`).exec(text ?? "")?.[1] ?? "";

t.test(
	"nobody is subscribed without pressing a button behind a mailed link, and opening it changes nothing",
	async (t) => {
		const world = await createWorld(t);
		const email = "anna@forening.example";
		const asked = await caller(world)("POST", "/newsletter/subscriptions", {
			email: "  Anna@Forening.example ",
		});
		t.equal(asked.status, 202);
		await world.settle();
		const mail = world.mails.find(({ to }) => to === email);
		const token = tokenIn(mail?.text, "bekrafta");
		const url = `/nyhetsbrev/bekrafta/${token}`;
		const opened = await world.app.inject(url);
		t.equal(opened.statusCode, 200);
		t.match(opened.body, /<form[^>]*method="post"/);
		t.match(await subscriberRows(world), [{ status: "unconfirmed" }]);
		const pressed = await world.app.inject({ method: "POST", url });
		t.equal(pressed.statusCode, 200);
		t.match(await subscriberRows(world), [{ status: "confirmed", email }]);
		const again = await world.app.inject({ method: "POST", url });
		t.equal(again.statusCode, 200, "pressing again does no harm");
		const forged = await world.app.inject(`${url.slice(0, -3)}AAA`);
		t.equal(forged.statusCode, 404);
	},
);

t.test(
	"the answer never tells whether an address is known; its owner gets a mail that does",
	async (t) => {
		const world = await createWorld(t);
		const [known] = await subscribers(world, 1);
		const ask = (email: string) =>
			world.app.inject({
				method: "POST",
				url: "/nyhetsbrev",
				headers: { "content-type": "application/x-www-form-urlencoded" },
				payload: new URLSearchParams({ email }).toString(),
			});
		const first = await ask(known?.email ?? "");
		const second = await ask("ny@forening.example");
		t.equal(first.statusCode, second.statusCode);
		t.equal(first.body, second.body);
		await world.settle();
		t.same(world.mails.map(({ to, subject }) => [to, subject]).sort(), [
			[known?.email, "Du har redan nyhetsbrevet"],
			["ny@forening.example", "Bekräfta att du vill ha nyhetsbrevet"],
		]);
		t.notMatch(
			JSON.stringify(
				await world.deps.db.selectFrom("log_entry").selectAll().execute(),
			),
			/forening\.example|lasare-0/,
			"no address is in the log, which is kept for ever",
		);
	},
);

t.test(
	"an address with a line break or other nonsense is refused with the reason, and comes back as it was typed",
	async (t) => {
		const world = await createWorld(t);
		for (const email of [
			"a@b.example\r\nBcc: all@b.example",
			"a@b.example\nx",
			"a b@c.example",
			"a@b",
			"<a@b.example>",
			"a@b.example,c@d.example",
			"",
		]) {
			const json = await caller(world)("POST", "/newsletter/subscriptions", {
				email,
			});
			t.equal(json.status, 422, JSON.stringify(email));
			const form = await world.app.inject({
				method: "POST",
				url: "/nyhetsbrev",
				headers: { "content-type": "application/x-www-form-urlencoded" },
				payload: new URLSearchParams({ email }).toString(),
			});
			t.equal(form.statusCode, 422);
			t.match(form.body, 'id="email-fel"');
			const shown = email
				.replaceAll("<", "&lt;")
				.replaceAll(">", "&gt;")
				.replace("\r\n", "\n");
			t.ok(form.body.includes(`value="${shown}"`), "what was typed is there");
		}
		await world.settle();
		t.same(world.mails, []);
	},
);

t.test("one network and one address can only ask so often", async (t) => {
	const world = await createWorld(t);
	const ask = () =>
		caller(world)("POST", "/newsletter/subscriptions", {
			email: "offer@forening.example",
		});
	const statuses = [];
	for (let i = 0; i < 5; i++) statuses.push((await ask()).status);
	t.same(statuses, [202, 202, 202, 429, 429]);
});

t.test(
	"addresses that nobody confirms are disposed of after a week, and the log says how many",
	async (t) => {
		const world = await createWorld(t);
		await caller(world)("POST", "/newsletter/subscriptions", {
			email: "tyst@forening.example",
		});
		await world.settle();
		const token = tokenIn(world.mails[0]?.text, "bekrafta");
		const dispose = () =>
			jobsOf(world.deps)["newsletter.dispose"]?.({} as never);
		world.now.value = new Date(world.now.value.getTime() + 6 * day);
		await dispose();
		t.equal((await subscriberRows(world)).length, 1);
		world.now.value = new Date(world.now.value.getTime() + 2 * day);
		await dispose();
		t.same(await subscriberRows(world), []);
		const { rows } = await world.deps.db.pool.query(
			"select * from outgoing_mail where recipient like 'tyst@%'",
		);
		t.same(rows, [], "not in the outbox either");
		const log = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.where("event", "=", "newsletter.disposed")
			.execute();
		t.match(log, [{ detail: { unconfirmed: 1 } }]);
		const late = await world.app.inject({
			method: "POST",
			url: `/nyhetsbrev/bekrafta/${token}`,
		});
		t.equal(late.statusCode, 404);
	},
);

t.test(
	"every letter carries its own way out, which works by one POST without cookie, session or redirect",
	async (t) => {
		const world = await createWorld(t);
		await subscribers(world, 2);
		const editor = await office(world);
		const id = await issue(editor);
		t.equal(
			(await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {}))
				.status,
			200,
		);
		await world.settle();
		t.equal(world.mails.length, 2);
		const [mail] = world.mails;
		const { headers = {} } = mail ?? {};
		t.equal(headers["List-Id"], "Handslag <nyhetsbrev.handslag.test>");
		t.equal(headers["List-Unsubscribe-Post"], "List-Unsubscribe=One-Click");
		const url =
			/^<http:\/\/handslag\.test(\/nyhetsbrev\/avsluta\/[\w.-]+)>, <mailto:/.exec(
				headers["List-Unsubscribe"] ?? "",
			)?.[1] ?? "";
		t.ok(mail?.text.includes(url), "the same link stands in the letter");
		const opened = await world.app.inject(url);
		t.equal(opened.statusCode, 200);
		t.equal((await subscriberRows(world)).length, 2, "opening changes nothing");
		const boundary = "x";
		const press = (type: string, payload: string) =>
			world.app.inject({
				method: "POST",
				url,
				headers: { "content-type": type, "sec-fetch-site": "cross-site" },
				payload,
			});
		const one = await press(
			"application/x-www-form-urlencoded",
			"List-Unsubscribe=One-Click",
		);
		t.equal(one.statusCode, 200);
		t.equal(one.headers["set-cookie"], undefined);
		t.same(
			(await subscriberRows(world)).map(({ email }) => email),
			world.mails.filter((one) => one !== mail).map(({ to }) => to),
			"the address is gone at once",
		);
		const two = await press(
			`multipart/form-data; boundary=${boundary}`,
			`--${boundary}\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`,
		);
		t.equal(two.statusCode, 200, "also as multipart, and a second time");
	},
);

t.test(
	"a letter has text and HTML, links to what is published, and English only for who reads English",
	async (t) => {
		const world = await createWorld(t);
		await subscribers(world, 1);
		await subscribers(world, 1, "en");
		const editor = await office(world);
		const { body } = await editor.call("GET", "/admin/newsletter");
		const [news] = body.choices.filter(
			(one: { kind: string }) => one.kind === "news",
		);
		t.ok(news, "published news can be picked");
		t.match(news.on, /^\d{4}$/, "only the year of it is known");
		const off = await event(world);
		await off.call("PUT", `/admin/events/${off.slug}/cancellation`, {
			reason: { sv: "", en: "" },
		});
		const id = await issue(editor, {
			title: { sv: "Hej <du>", en: "Hello" },
			intro: {
				sv: "Läs [mer](/nyheter).\n\n<script>alert(1)</script>",
				en: "Read [more](/en/nyheter).",
			},
			links: [
				{ kind: "news", slug: news.slug },
				{ kind: "news", slug: "finns-inte" },
				{ kind: "event", slug: off.slug },
			],
		});
		const { choices } = (await editor.call("GET", "/admin/newsletter")).body;
		t.match(
			choices.find((one: { slug: string }) => one.slug === off.slug),
			{ on: "2026-05-12", cancelled: true },
		);
		await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
		await world.settle();
		const sv = world.mails.find(({ to }) => to.endsWith("sv.example"));
		const en = world.mails.find(({ to }) => to.endsWith("en.example"));
		t.match(sv?.subject, "Hej <du>");
		t.match(sv?.html, "Hej &lt;du&gt;");
		t.match(sv?.html, 'href="http://handslag.test/nyheter"');
		t.notMatch(sv?.html, "<script");
		t.match(sv?.text, "mer: http://handslag.test/nyheter");
		t.match(sv?.text, `http://handslag.test/nyheter/${news.slug}`);
		t.match(sv?.text, `${news.title}\n${news.on}\n`);
		t.match(sv?.text, `Inställt: ${off.title}\n12 maj 2026\n`);
		t.match(sv?.html, ">Inställt: Samverkan, nu &amp; då");
		t.match(en?.text, "Cancelled: ");
		t.match(en?.subject, "Hello");
		t.match(en?.html, '<html lang="en">');
		t.notMatch(`${sv?.text}${sv?.html}`, "{{");
	},
);

t.test(
	"the text of a letter has the words of its Markdown and none of its signs",
	async (t) => {
		const world = await createWorld(t);
		await subscribers(world, 1);
		const editor = await office(world);
		const sv = [
			"## Hej **alla**",
			"Vi *ses* i `maj`, [anmäl er](/evenemang) eller [skriv](mailto:hej@example.org).\\\nVälkomna & hej då!",
			"![Ett rum](/bilder/x) ![b](bild:x)",
			"- kaffe\n- samtal\n  1. först\n  2. sedan",
			"> Ett citat\n> på två rader",
			"<https://example.org/a_b_c>",
		].join("\n\n");
		const id = await issue(editor, { intro: { sv, en: "" } });
		await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
		await world.settle();
		const [mail] = world.mails;
		t.equal(
			mail?.text.split("\n\n-- \n")[0],
			[
				"Hej alla",
				"Vi ses i maj, anmäl er: http://handslag.test/evenemang eller skriv: hej@example.org.\nVälkomna & hej då!",
				"Ett rum b",
				"- kaffe\n- samtal\n  1. först\n  2. sedan",
				"> Ett citat\n> på två rader",
				"https://example.org/a_b_c",
			].join("\n\n"),
		);
	},
);

t.test(
	"an issue is tried on oneself, saved by one at a time, and not sent without words",
	async (t) => {
		const world = await createWorld(t);
		const editor = await office(world);
		const id = await issue(editor, { title: { sv: "", en: "" } });
		const path = `/admin/newsletter/issues/${id}`;
		const empty = await editor.call("POST", `${path}/send`, {});
		t.match(empty, { status: 422, body: { errors: [{ path: "title.sv" }] } });
		const save = (revision: number) =>
			editor.call("PUT", path, { content: content(), revision });
		t.equal((await save(1)).status, 200);
		t.match(await save(1), {
			status: 409,
			body: { code: "newsletter_changed" },
		});
		t.equal((await editor.call("POST", `${path}/test`, {})).status, 202);
		await world.settle();
		t.match(world.mails, [
			{ to: editor.email, subject: "[Test] Nytt om samverkan" },
		]);
		const preview = await editor.call("GET", `${path}/preview.html`);
		t.match(preview.headers["content-security-policy"], "sandbox");
		const officer = await staff(world, "officer");
		t.equal((await officer.call("GET", "/admin/newsletter")).status, 403);
	},
);

t.test(
	"a scheduled issue waits for its time, and goes out once however many look",
	async (t) => {
		const world = await createWorld(t);
		await subscribers(world, 3);
		const editor = await office(world);
		const id = await issue(editor);
		const sendAt = new Date(world.now.value.getTime() + 5 * minute);
		const path = `/admin/newsletter/issues/${id}`;
		const past = await editor.call("POST", `${path}/send`, {
			sendAt: world.now.value.toISOString(),
		});
		t.match(past, {
			status: 422,
			body: { errors: [{ path: "sendAt", code: "not_in_the_future" }] },
		});
		t.equal((await editor.call("GET", path)).body.status, "draft");
		const answer = await editor.call("POST", `${path}/send`, {
			sendAt: sendAt.toISOString(),
		});
		t.equal(answer.body.status, "scheduled");
		const due = () => jobsOf(world.deps)["newsletter.due"]?.({} as never);
		await due();
		await world.settle();
		t.equal(world.mails.length, 0);
		world.now.value = sendAt;
		await Promise.all([due(), due(), due()]);
		await world.settle();
		t.equal(world.mails.length, 3);
		t.equal((await editor.call("GET", path)).body.status, "sent");
	},
);

t.test("what is sent is what was read", async (t) => {
	const world = await createWorld(t);
	const editor = await office(world);
	const path = `/admin/newsletter/issues/${await issue(editor)}`;
	await editor.call("PUT", path, { content: content(), revision: 1 });
	const sendAt = new Date(world.now.value.getTime() + day).toISOString();
	for (const body of [{ revision: 1 }, { revision: 1, sendAt }])
		t.match(await editor.call("POST", `${path}/send`, body), {
			status: 409,
			body: { code: "newsletter_changed" },
		});
	const read = await editor.call("POST", `${path}/send`, { revision: 2 });
	t.equal(read.status, 200);
});

t.test(
	"the time that is typed is Sweden's, and a day or an hour that does not exist is refused",
	async (t) => {
		t.equal(momentOf("2026-12-01 08:00"), "2026-12-01T07:00:00.000Z");
		t.equal(momentOf("2026-07-01 8.00"), null);
		t.equal(momentOf(" 2026-07-01T08.00 "), "2026-07-01T06:00:00.000Z");
		for (const none of ["2027-02-30 10:00", "2027-03-28 02:30", "i morgon"])
			t.equal(momentOf(none), null, none);
	},
);

t.test(
	"three hundred get one letter each, also when four workers send at once",
	{ timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		const rows = await subscribers(world, 300);
		const editor = await office(world);
		const id = await issue(editor);
		await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
		await Promise.all([1, 2, 3, 4].map(() => work(world, id)));
		t.same(
			world.mails.map(({ to }) => to).sort(),
			rows.map(({ email }) => email).sort(),
		);
		const ids = new Set(world.mails.map(({ messageId }) => messageId));
		t.equal(ids.size, 300, "each with a Message-ID of its own");
		await work(world, id);
		t.match((await editor.call("GET", `/admin/newsletter/issues/${id}`)).body, {
			status: "sent",
			progress: { total: 300, sent: 300, queued: 0 },
		});
		const left = await world.deps.db
			.selectFrom("outgoing_mail")
			.select("recipient")
			.where("template", "=", "newsletter")
			.execute();
		t.ok(
			left.every(({ recipient }) => recipient === ""),
			"the outbox keeps no address of what it has sent",
		);
	},
);

t.test(
	"without a mail server the letter is in the outbox, and is not called sent",
	async (t) => {
		const world = await createWorld(t, { mailer: null });
		await subscribers(world, 1);
		const editor = await office(world);
		const path = `/admin/newsletter/issues/${await issue(editor)}`;
		await editor.call("POST", `${path}/send`, {});
		await world.settle();
		const left = (await editor.call("GET", path)).body;
		t.match(left.progress, { total: 1, queued: 1, sent: 0 });
		t.equal(isInOutbox(left), true);
		const { queued: _, ...gone } = left.progress;
		t.equal(isInOutbox({ ...left, progress: { ...gone, queued: 0 } }), false);
	},
);

t.test("no more leave in a minute than the rate says", async (t) => {
	const world = await createWorld(t);
	await subscribers(world, 40);
	const editor = await office(world, 60);
	const id = await issue(editor);
	await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
	const after: number[] = [];
	for (let seconds = 0; seconds < 60; seconds += 5) {
		await work(world, id);
		after.push(world.mails.length);
		world.now.value = new Date(world.now.value.getTime() + 5000);
	}
	t.same(after, [10, 10, 20, 20, 30, 30, 40, 40, 40, 40, 40, 40]);
});

t.test(
	"an issue that is paused and resumed at once has one sender, who leaves a worker to other mails",
	{ timeout: 60_000 },
	async (t) => {
		const world = await createWorld(t);
		await subscribers(world, 40);
		const editor = await office(world);
		const path = `/admin/newsletter/issues/${await issue(editor)}`;
		await editor.call("POST", `${path}/send`, {});
		const held: (() => void)[] = [];
		world.deps.mailer = () => new Promise((taken) => held.push(taken));
		const inTheAir = async (n: number) => {
			while (held.length < n) await editor.call("GET", path);
		};
		const first = work(world, path.split("/").at(-1) ?? "");
		await inTheAir(4);
		await editor.call("POST", `${path}/pause`, {});
		await editor.call("POST", `${path}/resume`, {});
		const second = work(world, path.split("/").at(-1) ?? "");
		await inTheAir(8);
		for (const taken of held.slice(0, 4)) taken();
		const over = await Promise.race([
			first?.then(() => "over"),
			inTheAir(9).then(() => "goes on"),
		]);
		t.equal(over, "over", "the first has nothing more to do");
		for (let n = 4; n < 40; n++) {
			await inTheAir(n + 1);
			held[n]?.();
		}
		await second;
		t.equal(held.length, 40);
	},
);

t.test(
	"a paused issue sends nothing more until it is resumed, and a cancelled one never",
	async (t) => {
		const world = await createWorld(t);
		await subscribers(world, 100);
		const editor = await office(world);
		const id = await issue(editor);
		const path = `/admin/newsletter/issues/${id}`;
		const { mailer } = world.deps;
		// Whoever is about to send waits for the answer, so that only what was under way already leaves.
		const pressOnceAfter = (mails: number, action: string) => {
			let answer: Promise<{ status: number }> | undefined;
			return async (message: Parameters<NonNullable<typeof mailer>>[0]) => {
				if (world.mails.length >= mails) {
					answer ??= editor.call("POST", `${path}/${action}`);
					t.equal((await answer).status, 200);
				}
				await mailer?.(message);
			};
		};
		world.deps.mailer = pressOnceAfter(49, "pause");
		await editor.call("POST", `${path}/send`, {});
		await world.settle();
		const sent = world.mails.length;
		t.ok(sent >= 50 && sent <= 53, `${sent} had left`);
		await work(world, id);
		t.equal(world.mails.length, sent, "paused is paused");
		await editor.call("POST", `${path}/resume`);
		world.deps.mailer = pressOnceAfter(79, "cancel");
		await world.settle();
		const then = world.mails.length;
		t.ok(then >= 80 && then <= 83, `${then} had left`);
		t.match(await editor.call("POST", `${path}/resume`), {
			status: 409,
			body: { code: "newsletter_state" },
		});
		await work(world, id);
		t.equal(world.mails.length, then);
		t.equal(new Set(world.mails.map(({ to }) => to)).size, then);
	},
);

t.test(
	"who leaves while an issue goes out gets nothing of what was already made",
	async (t) => {
		const world = await createWorld(t);
		const rows = await subscribers(world, 30);
		const editor = await office(world);
		const id = await issue(editor);
		const { mailer } = world.deps;
		const last = rows
			.map((row) => row.id)
			.sort()
			.at(-1);
		const leaver = rows.find((row) => row.id === last);
		world.deps.mailer = async (message) => {
			if (world.mails.length === 2)
				await editor.call("POST", "/admin/newsletter/subscribers/remove", {
					email: leaver?.email,
				});
			await mailer?.(message);
		};
		await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
		await world.settle();
		t.equal(world.mails.length, 29);
		t.notOk(world.mails.some(({ to }) => to === leaver?.email));
	},
);

/** A mail server that answers as it is told to. */
async function mailServer(
	t: Test,
	answer: (to: string) => { rcpt?: Error; drop?: boolean },
) {
	const got: string[] = [];
	const froms: string[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disableReverseLookup: true,
		disabledCommands: ["STARTTLS"],
		onRcptTo: (to, _session, done) => done(answer(to.address).rcpt),
		onData(stream, session, done) {
			const to = session.envelope.rcptTo[0]?.address ?? "";
			const from = session.envelope.mailFrom;
			stream.resume().on("end", () => {
				got.push(to);
				froms.push(from ? from.address : "");
				// Taken, but the answer never comes.
				if (answer(to).drop) for (const one of server.connections) one.close();
				else done();
			});
		},
	});
	server.on("error", () => {});
	server.listen(0, "127.0.0.1");
	await once(server.server, "listening");
	t.teardown(() => server.close());
	const { port } = server.server.address() as AddressInfo;
	return { got, froms, mailer: createSmtpMailer(`smtp://127.0.0.1:${port}`) };
}

const smtp = (code: number) =>
	Object.assign(new Error("No such user"), { responseCode: code });

t.test(
	"a mail whose conversation broke off may have been taken, so it is not sent again",
	async (t) => {
		const server = await mailServer(t, (to) => ({
			drop: to.startsWith("lasare-1@"),
		}));
		const world = await createWorld(t, { mailer: server.mailer });
		await subscribers(world, 3);
		const editor = await office(world);
		const id = await issue(editor);
		await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
		await world.settle();
		await work(world, id);
		t.equal(server.got.filter((to) => to.startsWith("lasare-1@")).length, 1);
		t.equal(new Set(server.got).size, server.got.length, "nobody twice");
		const { body } = await editor.call("GET", `/admin/newsletter/issues/${id}`);
		t.ok(body.progress.unknown >= 1, "the office is told that nobody knows");
	},
);

t.test(
	"an address that its server does not know is suspended after three letters; one that is busy is tried again",
	async (t) => {
		let busy = true;
		const server = await mailServer(t, (to) => {
			if (to.startsWith("lasare-0@")) return { rcpt: smtp(550) };
			return to.startsWith("lasare-1@") && busy ? { rcpt: smtp(451) } : {};
		});
		const world = await createWorld(t, { mailer: server.mailer });
		await subscribers(world, 3);
		const editor = await office(world);
		const id = await issue(editor);
		await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
		await world.settle();
		t.same(server.got, ["lasare-2@sv.example"]);
		busy = false;
		world.now.value = new Date(world.now.value.getTime() + 31 * minute);
		await work(world, id);
		t.same(server.got.sort(), ["lasare-1@sv.example", "lasare-2@sv.example"]);
		for (let n = 0; n < 2; n++) {
			const next = await issue(editor);
			await editor.call("POST", `/admin/newsletter/issues/${next}/send`, {});
			await work(world, next);
		}
		const { body } = await editor.call("GET", "/admin/newsletter");
		t.match(body.subscribers, { confirmed: 2, suspended: 1 });
		t.match(body.issues.at(-1).progress, { failed: 1, bounced: 1, sent: 2 });
	},
);

const secret = "en-hemlighet-om-tjugofyra-tecken";

t.test(
	"a mail service reports by return path with the secret, each mail counting once; without a secret there is no such place",
	async (t) => {
		const server = await mailServer(t, () => ({}));
		const world = await createWorld(
			t,
			{ mailer: server.mailer },
			{ NEWSLETTER_BOUNCE_SECRET: secret },
		);
		await subscribers(world, 2);
		const editor = await office(world);
		const id = await issue(editor);
		await editor.call("POST", `/admin/newsletter/issues/${id}/send`, {});
		await world.settle();
		const [first = "", second = ""] = server.froms;
		t.match(first, /^hej\+b-[0-9a-f]{32}-[0-9a-f]{16}@handslag\.example$/);
		t.ok(first.split("@")[0]?.length ?? 99 <= 64, "RFC 5321 §4.5.3.1.1");
		const report = (events: object[], key = secret) =>
			caller(world)(
				"POST",
				"/mail-events",
				{ events },
				{
					authorization: `Basic ${btoa(`mejl:${key}`)}`,
				},
			);
		t.equal((await report([], "fel")).status, 401);
		const bounce = { type: "bounce", returnPath: first, status: "5.1.1" };
		t.same((await report([bounce, bounce])).body, { taken: 1 });
		t.same((await report([{ ...bounce, status: "4.2.2" }])).body, { taken: 0 });
		const forged = first.replace(/.@/, (end) => (end === "0@" ? "1@" : "0@"));
		t.same((await report([{ ...bounce, returnPath: forged }])).body, {
			taken: 0,
		});
		t.same((await report([{ type: "complaint", returnPath: second }])).body, {
			taken: 1,
		});
		t.match(await subscriberRows(world), [{ bounces: 1, status: "confirmed" }]);
		const closed = await createWorld(t);
		t.equal(
			(await caller(closed)("POST", "/mail-events", { events: [] })).status,
			404,
		);
	},
);

t.test(
	"addresses leave the house only by an administrator's hand, and the log says so",
	async (t) => {
		const world = await createWorld(t);
		await subscribers(world, 2);
		const editor = await office(world);
		const path = "/admin/newsletter/subscribers.csv";
		t.equal((await editor.call("GET", path)).status, 403);
		const admin = await staff(world, "admin");
		const file = await admin.call("GET", path);
		t.match(
			file.body,
			/^\uFEFFemail,locale,confirmedAt\r\nlasare-0@sv\.example,sv,/,
		);
		const log = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.where("event", "=", "newsletter.exported")
			.execute();
		t.match(log, [{ actor_id: admin.id, detail: { addresses: 2 } }]);
		const overview = await editor.call("GET", "/admin/newsletter");
		t.notMatch(JSON.stringify(overview.body), "lasare-");
	},
);
