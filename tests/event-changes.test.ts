import ICAL from "ical.js";
import t from "tap";
import { remindOfEvents } from "../api/content/events/jobs.ts";
import { caller, staff } from "./support/actors.ts";
import { event, personalToken, register, settings } from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

const address = (n: number) => `deltagare-${n}@forening.example`;
const mailsTo = (world: World, n: number) =>
	world.mails.filter(({ to }) => to === address(n));
const subjects = (world: World) =>
	world.mails.map(({ to, subject }) => `${to.split("@")[0]} ${subject}`).sort();

function vevent(file: unknown) {
	const calendar = new ICAL.Component(ICAL.parse(String(file)));
	const one = calendar.getFirstSubcomponent("vevent");
	const of = (name: string) => one?.getFirstPropertyValue(name);
	return {
		method: calendar.getFirstPropertyValue("method"),
		uid: of("uid"),
		sequence: Number(of("sequence")),
		status: of("status"),
		location: of("location"),
		description: of("description"),
		starts: String(of("dtstart")),
	};
}

/** One with a seat, one who waits, in an event whose settings can be saved anew. */
async function withPeople(world: World) {
	const onlineUrl = "https://mote.example/rum";
	const found = await event(world, { places: 1, onlineUrl });
	await register(world, found.slug, 1);
	await register(world, found.slug, 2, { locale: "en" });
	await world.settle();
	const first = mailsTo(world, 1)[0]?.attachments[0]?.content;
	world.mails.length = 0;
	const path = `/admin/events/${found.slug}/settings`;
	const save = (more: Record<string, unknown>, call = found.call) =>
		call("PUT", path, settings({ places: 1, onlineUrl, ...more }));
	return { ...found, save, first: vevent(first) };
}

/** Keeps others from an event's row until so many wait for it. */
async function holding(world: World, slug: string) {
	const { pool } = world.deps.db;
	const client = await pool.connect();
	await client.query("begin");
	await client.query("select 1 from event_detail where slug = $1 for update", [
		slug,
	]);
	return async (many: number) => {
		const waiting = `select count(*)::int as n from pg_stat_activity
			where datname = current_database() and wait_event_type = 'Lock'`;
		while ((await client.query(waiting)).rows[0].n < many);
		await client.query("commit");
		client.release();
	};
}

t.test(
	"who comes or waits is mailed once what has changed from what to what, with a calendar file that replaces theirs",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title, save, first, call } = await withPeople(world);
		t.equal((await call("GET", `/admin/events/${slug}`)).body.told, 2);
		const other = await save({ programme: [], closesAt: "2026-05-10T12:00" });
		t.match(other, { status: 200, body: { mailed: 0 } });
		const change = {
			startsAt: "2026-05-13T10:00",
			endsAt: "2026-05-13T15:00",
			place: "Folkets hus",
		};
		const release = await holding(world, slug);
		const both = Promise.all([save(change), save(change)]);
		await release(2);
		const twice = await both;
		t.same(
			twice.map(({ body }) => body.mailed).sort(),
			[0, 2],
			"saved twice at once it is one change",
		);
		await world.settle();
		t.same(subjects(world), [
			`deltagare-1 Ny tid och plats: ${title}`,
			`deltagare-2 New time and place: ${title} (en)`,
		]);
		const [seated] = mailsTo(world, 1);
		for (const words of [
			"Ny tid: 13 maj 2026 kl. 10.00–15.00\nFörut: 12 maj 2026 kl. 09.00–16.00",
			"Ny plats: Folkets hus\nFörut: Varbergs teater",
			"Du har kvar din plats",
			"/anmalan/",
		])
			t.match(seated?.text, words);
		t.match(mailsTo(world, 2)[0]?.text, "still on the waiting list");
		t.notMatch(mailsTo(world, 2)[0]?.text, "mote.example");
		const file = vevent(seated?.attachments[0]?.content);
		t.match(file, {
			method: "PUBLISH",
			uid: first.uid,
			status: "CONFIRMED",
			location: "Folkets hus",
			starts: "2026-05-13T08:00:00Z",
		});
		t.ok(file.sequence > first.sequence);
		const tentative = vevent(mailsTo(world, 2)[0]?.attachments[0]?.content);
		t.match(tentative, { uid: first.uid, status: "TENTATIVE" });
		t.notMatch(
			String(tentative.description),
			"mote.example",
			"the link is for who has a seat",
		);
		world.mails.length = 0;
		const link = { ...change, onlineUrl: "https://mote.example/nytt" };
		t.equal((await save(link)).body.mailed, 1);
		await world.settle();
		t.same(subjects(world), [
			`deltagare-1 Ny länk för att delta på distans: ${title}`,
		]);
		t.match(world.mails[0]?.text, "https://mote.example/nytt");
	},
);

t.test(
	"a change that is not written mails nobody, and the next try mails everybody",
	async (t) => {
		const world = await createWorld(t);
		const { slug, save } = await withPeople(world);
		const { pool } = world.deps.db;
		// The second mail cannot be queued: as when the server dies half-way.
		await pool.query(`create function refuse() returns trigger language plpgsql as $$ begin
			if new.recipient = '${address(2)}' then raise exception 'gone'; end if; return new; end $$`);
		await pool.query(
			"create trigger refuse before insert on outgoing_mail for each row execute function refuse()",
		);
		t.equal((await save({ place: "Folkets hus" })).status, 500);
		await world.settle();
		t.same(subjects(world), []);
		const shown = async () =>
			(await caller(world)("GET", `/events/${slug}`)).body.place;
		t.equal(await shown(), "Varbergs teater");
		await pool.query("drop trigger refuse on outgoing_mail");
		t.equal((await save({ place: "Folkets hus" })).body.mailed, 2);
		await world.settle();
		t.equal(world.mails.length, 2);
		t.equal(await shown(), "Folkets hus");
	},
);

t.test(
	"what is over or withdrawn is corrected in silence, and a new day is reminded of anew",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title, save } = await withPeople(world);
		const reminded = async (at: string) => {
			await world.settle();
			world.now.value = new Date(at);
			world.mails.length = 0;
			await remindOfEvents(world.deps);
			await world.settle();
			return subjects(world);
		};
		const reminder = [`deltagare-1 Påminnelse: ${title}`];
		t.same(await reminded("2026-05-05T08:00:00Z"), reminder);
		const { call } = await staff(world, "editor");
		const later = {
			startsAt: "2026-06-12T09:00",
			endsAt: "2026-06-12T16:00",
		};
		t.equal((await save(later, call)).body.mailed, 2);
		t.same(await reminded("2026-06-05T08:00:00Z"), reminder, "a week before");
		const { call: june } = await staff(world, "editor");
		const sooner = {
			startsAt: "2026-06-06T08:00",
			endsAt: "2026-06-06T16:00",
		};
		t.equal((await save(sooner, june)).body.mailed, 2);
		t.same(
			await reminded("2026-06-05T09:00:00Z"),
			[],
			"the mail of the new hour is reminder enough",
		);
		const row = await world.deps.db
			.deleteFrom("event")
			.where("slug", "=", slug)
			.returning(["id", "slug", "year", "content"])
			.executeTakeFirstOrThrow();
		await world.deps.db
			.updateTable("content_revision")
			.set({ state: "withdrawn" })
			.where("item_key", "=", slug)
			.execute();
		t.equal((await save({ ...sooner, place: "A" }, june)).body.mailed, 0);
		const soon = {
			startsAt: "2026-06-12T12:00",
			endsAt: "2026-06-12T16:00",
		};
		t.equal((await save(soon, june)).body.mailed, 0);
		t.same(await reminded("2026-06-05T10:30:00Z"), []);
		await world.deps.db
			.insertInto("event")
			.values({ ...row, content: JSON.stringify(row.content) })
			.execute();
		world.now.value = new Date("2026-06-12T14:00:00Z");
		const { call: after } = await staff(world, "editor");
		t.equal((await save({ ...soon, place: "B" }, after)).body.mailed, 0);
		t.equal((await after("GET", `/admin/events/${slug}`)).body.told, 0);
	},
);

t.test(
	"a stranger learns nothing of who is registered; the truth is mailed to the address",
	async (t) => {
		const world = await createWorld(t);
		const { slug, title } = await event(world, { places: 2 });
		const post = (n: number, email: string) =>
			world.app.inject({
				method: "POST",
				url: `/evenemang/${slug}/anmalan`,
				remoteAddress: `192.0.2.${n}`,
				headers: {
					accept: "text/html",
					"content-type": "application/x-www-form-urlencoded",
					"sec-fetch-site": "same-origin",
				},
				payload: new URLSearchParams({ name: "Främling", email }).toString(),
			});
		const alike = async (known: number, unknown: number) => {
			const [a, b] = [
				await register(world, slug, known, { name: "Främling" }),
				await register(world, slug, unknown),
			];
			t.same([a.status, a.body], [b.status, b.body]);
			return a;
		};
		await register(world, slug, 1);
		t.match((await alike(1, 2)).body, { status: "seated" });
		world.now.value = new Date(world.now.value.getTime() + 11 * 60_000);
		await world.settle();
		world.mails.length = 0;
		t.match((await alike(1, 3)).body, { status: "waiting" }, "full by now");
		t.match((await alike(3, 4)).body, { status: "waiting" });
		const [known, fresh] = [
			await post(1, address(2)),
			await post(2, address(5)),
		];
		t.equal(known.statusCode, 200);
		t.equal(known.body, fresh.body, "byte for byte");
		await world.settle();
		const [truth] = mailsTo(world, 1);
		t.equal(truth?.subject, `Du är redan anmäld: ${title}`);
		t.match(truth?.text, "har en plats");
		const token = await personalToken(world, address(1));
		t.match(
			(await caller(world)("GET", `/events/registrations/${token}`)).body,
			{ name: "Deltagare 1", status: "seated" },
			"and nothing is changed",
		);
		t.equal(
			mailsTo(world, 3).length,
			1,
			"who has just had a mail gets no other",
		);
		world.now.value = new Date(world.now.value.getTime() + 11 * 60_000);
		await register(world, slug, 3);
		await world.settle();
		const waiting = mailsTo(world, 3).at(-1);
		t.equal(waiting?.subject, `Du står redan på väntelistan: ${title}`);
		t.match(waiting?.text, "på väntelistan, först");

		const full = await event(world, { places: 1, waitingList: false });
		await register(world, full.slug, 1);
		await world.settle();
		world.now.value = new Date(world.now.value.getTime() + 11 * 60_000);
		for (const n of [1, 2])
			t.equal((await register(world, full.slug, n)).body.code, "event_full");
		await world.settle();
		t.equal(
			mailsTo(world, 1).at(-1)?.subject,
			`Du är redan anmäld: ${full.title}`,
		);
	},
);
