import { parseAtomFeed } from "feedsmith";
import ICAL from "ical.js";
import t from "tap";
import { remindOfEvents } from "../api/content/events/jobs.ts";
import { newId } from "../api/platform/ids.ts";
import { caller, staff } from "./support/actors.ts";
import { event, personalToken, register } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const address = (n: number) => `deltagare-${n}@forening.example`;
const mailsTo = (world: World, n: number) =>
	world.mails.filter(({ to }) => to === address(n));
const page = async (world: World, url: string) =>
	(await world.app.inject({ url, headers: { accept: "text/html" } })).body;
const reason = { sv: "Talaren är sjuk.", en: "The speaker is ill." };

/** The event in a calendar file or feed, as another program (ical.js) reads it. */
function vevent(text: unknown, slug: string) {
	const calendar = new ICAL.Component(ICAL.parse(String(text)));
	const found = calendar
		.getAllSubcomponents("vevent")
		.find((one) =>
			String(one.getFirstPropertyValue("uid")).startsWith(`event-${slug}@`),
		);
	const of = (name: string) => found?.getFirstPropertyValue(name);
	return {
		method: calendar.getFirstPropertyValue("method"),
		uid: of("uid"),
		status: of("status"),
		summary: of("summary"),
		sequence: Number(of("sequence")),
	};
}

/** Two with seats (the first asked in English), one who waits, one who has left. */
async function withPeople(world: World) {
	const found = await event(world, { places: 2 });
	await register(world, found.slug, 1, { locale: "en" });
	for (const n of [4, 2, 3]) await register(world, found.slug, n);
	const token = await personalToken(world, address(4));
	await caller(world)("POST", `/events/registrations/${token}/cancel`);
	const own = await personalToken(world, address(2));
	world.mails.length = 0;
	return { ...found, own, path: `/admin/events/${found.slug}/cancellation` };
}

t.test(
	"a cancelled event says so everywhere, and everybody who comes or waits is mailed once",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title, call, path } = await withPeople(world);
		const officer = await staff(world, "officer");
		t.equal((await officer.call("PUT", path, { reason })).status, 403);
		const feed = async () =>
			vevent((await world.app.inject("/evenemang.ics")).body, slug);
		const before = await feed();
		t.equal(before.status, "CONFIRMED");
		t.match((await call("GET", `/admin/events/${slug}`)).body, {
			cancelled: null,
			told: 3,
			allowedActions: ["cancel"],
		});
		const done = await call("PUT", path, { reason });
		t.match(done, { status: 200, body: { mailed: 3, counts: { seated: 2 } } });
		await world.settle();
		t.same(
			[1, 2, 3, 4].map((n) => mailsTo(world, n).length),
			[1, 1, 1, 0],
			"not who has left",
		);
		const [english] = mailsTo(world, 1);
		t.equal(english?.subject, `Will not take place: ${title} (en)`);
		t.match(english?.text, "The speaker is ill.");
		const [mail] = mailsTo(world, 2);
		t.equal(mail?.subject, `Inställt: ${title}`);
		t.match(mail?.text, "Talaren är sjuk.");
		for (const n of [1, 2, 3]) {
			const file = mailsTo(world, n)[0]?.attachments[0];
			t.match(file?.contentType, "method=CANCEL");
			const read = vevent(file?.content, slug);
			t.match(read, { method: "CANCEL", status: "CANCELLED", uid: before.uid });
			t.ok(read.sequence > before.sequence, "later than what it takes back");
		}

		t.match((await caller(world)("GET", `/events/${slug}`)).body, {
			cancelled: { reason: "Talaren är sjuk." },
		});
		const open = (await world.app.inject("/datasets/events.json")).json();
		t.match(
			open.sv.items.find((one: { slug: string }) => one.slug === slug),
			{ cancelled: { reason: "Talaren är sjuk." } },
		);
		const html = await page(world, `/evenemang/${slug}`);
		for (const words of [
			"Evenemanget är inställt.",
			"Talaren är sjuk.",
			"https://schema.org/EventCancelled",
			"<title>Inställt: ",
		])
			t.match(html, words);
		t.notMatch(html, `/evenemang/${slug}/anmalan`, "no way to register");
		t.match(await page(world, `/en/evenemang/${slug}`), "The speaker is ill.");
		t.match(await page(world, "/evenemang"), "<strong>Inställt</strong>");
		const after = await feed();
		t.match(after, { status: "CANCELLED", method: "PUBLISH", uid: before.uid });
		t.match(String(after.summary), /^Inställt: /);
		t.ok(after.sequence > before.sequence);
		const entry = parseAtomFeed(
			(await world.app.inject("/evenemang.atom")).body,
		).entries?.find((one) => one.id?.endsWith(slug));
		t.equal(entry?.title?.value, `Inställt: ${title}`);
		t.match(entry?.summary?.value, "Talaren är sjuk.");
	},
);

t.test(
	"nobody registers for, is reminded of or gets a seat at what is cancelled, until it is taken back",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title, call, path, own: token } = await withPeople(world);
		t.equal((await call("DELETE", path)).body.code, "event_not_cancelled");
		await call("PUT", path, { reason: { sv: "", en: "" } });
		t.equal((await register(world, slug, 5)).body.code, "event_cancelled");
		t.match(
			await page(world, `/evenemang/${slug}/anmalan`),
			"Evenemanget är inställt",
		);
		const own = `/events/registrations/${token}`;
		t.equal(
			(await caller(world)("POST", `${own}/cancel`)).body.code,
			"event_cancelled",
		);
		t.match((await caller(world)("GET", own)).body.allowedActions, []);
		const again = await call("PUT", path, { reason });
		t.match(again, { status: 200, body: { mailed: 0 } });
		t.match(
			(await caller(world)("GET", `/events/${slug}`)).body.cancelled.reason,
			reason.sv,
			"the reason can be said later, without another mail",
		);
		const admin = (await call("GET", `/admin/events/${slug}`)).body;
		const moved = await call("PUT", `/admin/events/${slug}/settings`, {
			...admin.settings,
			places: 3,
			startsAt: "2026-05-12T10:00",
		});
		t.match(
			moved.body,
			{ mailed: 0, counts: { seated: 2, waiting: 1 } },
			"what is cancelled has no new hour, and nobody a seat",
		);
		world.now.value = new Date("2026-05-11T08:00:00Z");
		await remindOfEvents(world.deps);
		await world.settle();
		t.same(
			world.mails.map(({ subject }) => subject.split(":")[0]).sort(),
			["Inställt", "Inställt", "Will not take place"],
			"one mail to each, and no reminder",
		);

		const { call: later } = await staff(world, "editor");
		const cancelled = mailsTo(world, 3)[0]?.attachments[0]?.content;
		world.mails.length = 0;
		t.match((await later("DELETE", path)).body, {
			mailed: 3,
			counts: { seated: 3, waiting: 0 },
		});
		await remindOfEvents(world.deps);
		await world.settle();
		t.same(
			mailsTo(world, 3)
				.map(({ subject }) => subject)
				.sort(),
			[`Blir av ändå: ${title}`, `Du har fått en plats: ${title}`],
			"and the list is gone through",
		);
		const [mail] = mailsTo(world, 2);
		t.equal(mailsTo(world, 2).length, 1, "which is reminder enough");
		t.match(mail?.text, "12 maj 2026 kl. 10.00");
		const file = vevent(mail?.attachments[0]?.content, slug);
		t.match(file, { method: "PUBLISH", status: "CONFIRMED" });
		t.ok(file.sequence > vevent(cancelled, slug).sequence);
		t.equal(
			(await caller(world)("GET", `/events/${slug}`)).body.cancelled,
			null,
		);
	},
);

t.test(
	"what has been, or is not public, is not cancelled; nor is anybody called back too late",
	async (t) => {
		const world = await createWorld(t);
		const { slug, call } = await event(world);
		const path = `/admin/events/${slug}/cancellation`;
		const row = await world.deps.db
			.deleteFrom("event")
			.where("slug", "=", slug)
			.returning(["id", "slug", "year", "content"])
			.executeTakeFirstOrThrow();
		t.equal(
			(await call("PUT", path, { reason })).body.code,
			"event_not_public",
		);
		await world.deps.db
			.insertInto("event")
			.values({ ...row, content: JSON.stringify(row.content) })
			.execute();
		const long = await call("PUT", path, {
			reason: { sv: "a".repeat(301), en: "" },
		});
		t.equal(long.status, 422);
		world.now.value = new Date("2026-05-12T12:00:00Z");
		const { call: later } = await staff(world, "editor");
		t.equal((await later("PUT", path, { reason })).status, 200, "half-way");
		t.equal((await later("DELETE", path)).body.code, "event_has_been");
		const { slug: second } = await event(world);
		world.now.value = new Date("2026-05-12T14:00:00Z");
		t.equal(
			(await later("PUT", `/admin/events/${second}/cancellation`, { reason }))
				.body.code,
			"event_has_been",
		);
		const past = "/admin/events/samverkanskonferens-2020/cancellation";
		t.equal(
			(await later("PUT", past, { reason })).body.code,
			"event_has_been",
			"also where only the year is known",
		);
		const onlyText = {
			title: { sv: "Höstmöte", en: "" },
			summary: { sv: "Vi ses.", en: "" },
			text: { sv: "", en: "" },
			on: "2026-10-01",
			place: "Hylte",
		};
		await world.deps.db
			.insertInto("event")
			.values({
				id: newId(world.now.value),
				slug: "hostmote",
				year: 2026,
				content: JSON.stringify(onlyText),
			})
			.execute();
		const path2 = "/admin/events/hostmote/cancellation";
		t.match((await later("PUT", path2, { reason })).body, { mailed: 0 });
		t.match((await caller(world)("GET", "/events/hostmote")).body, {
			on: "2026-10-01",
			place: "Hylte",
			cancelled: { reason: reason.sv },
		});
	},
);
