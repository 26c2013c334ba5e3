import t, { type Test } from "tap";
import { resumePublishing } from "../api/content/editing/scheduling.ts";
import { caller, staff } from "./support/actors.ts";
import {
	draftEvent,
	editing,
	event,
	register,
	settings,
} from "./support/events.ts";
import { createWorld, type World } from "./support/world.ts";

/** What the public reads of an event is written, published and taken back as its text is. */

const link = "https://mote.example/rum";
const moved = { startsAt: "2026-05-13T10:00", endsAt: "2026-05-13T15:00" };
const row = (time: string, sv: string) => ({
	time,
	title: { sv, en: "" },
	speaker: "",
});
const plain = (html: string) => html.replace(/<[^>]+>/g, "");
const subjects = (world: World) =>
	world.mails.map(({ to, subject }) => `${to.split("@")[0]} ${subject}`).sort();
const entries = (world: World, name: string) =>
	world.deps.db
		.selectFrom("log_entry")
		.selectAll()
		.where("event", "=", name)
		.orderBy("sequence")
		.execute();

/** Opens previews, signed in. */
async function previewer(world: World) {
	const { email } = await staff(world, "editor");
	const { body } = await caller(world)("POST", "/sessions", {
		email,
		password: "en lång mening som lösenord",
	});
	const headers = { authorization: `Bearer ${body.accessToken}` };
	return async (id: string) => {
		const url = `/forhandsgranska/${id}`;
		const answer = await world.app.inject({ url, headers });
		return { status: answer.statusCode, body: answer.body };
	};
}

/** A public event with one who has a seat and one who waits, and its editor. */
async function withPeople(t: Test) {
	const world = await createWorld(t);
	const found = await event(world, { places: 1, onlineUrl: link });
	for (const n of [1, 2]) await register(world, found.slug, n);
	await world.settle();
	world.mails.length = 0;
	const shown = async () =>
		(await caller(world)("GET", `/events/${found.slug}`)).body;
	const told = async () => {
		await world.settle();
		const all = subjects(world);
		const texts = world.mails.map(({ text }) => text);
		world.mails.length = 0;
		return { all, texts };
	};
	const put = (more: Record<string, unknown>) =>
		found.call(
			"PUT",
			`/admin/events/${found.slug}/settings`,
			settings({ places: 1, onlineUrl: link, ...more }),
		);
	const editor = editing(found.call, found.slug);
	return { world, ...found, ...editor, shown, told, put };
}

t.test(
	"an event is begun with nothing but its kind, and its text and facts become public together",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const { slug, begun, save, publish, history } = await draftEvent(call);
		t.match(begun.head.content, {
			kind: "conference",
			startsAt: null,
			endsAt: null,
			place: "",
			onlineUrl: "",
			programme: [],
			documents: [],
		});
		const facts = {
			...{ kind: "workshop", ...moved, place: "Folkets hus", onlineUrl: link },
			programme: [row("9.30", "Kaffe")],
			documents: [
				{ title: { sv: "Bilder", en: "" }, url: "www.example.se/bilder" },
			],
		};
		t.equal((await save(facts)).status, 200);
		const shown = () => caller(world)("GET", `/events/${slug}`);
		t.equal((await shown()).status, 404);
		t.equal((await publish()).status, 200);
		t.match((await shown()).body, {
			...{ kind: "workshop", place: "Folkets hus", online: true },
			...{ on: "2026-05-13", year: 2026, startsAt: "2026-05-13T08:00:00.000Z" },
			programme: [{ time: "09:30", title: "Kaffe", language: "sv" }],
			documents: [{ url: "https://www.example.se/bilder" }],
		});
		t.equal((await history()).length, 2);
		const { settings: seen } = (await call("GET", `/admin/events/${slug}`))
			.body;
		t.match(seen, { ...moved, place: "Folkets hus", onlineUrl: link });
	},
);

t.test(
	"a draft may lack what a reader needs; published, every fault is said at its field",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const { begun, save, publish, act, item } = await draftEvent(call);
		const half = {
			startsAt: "2026-05-13T10:00",
			programme: [row("kl 10", ""), row("", "Lunch")],
			documents: [{ title: { sv: "", en: "" }, url: "" }],
		};
		t.equal((await save(half)).status, 200);
		const refused = await publish();
		t.equal(refused.status, 422);
		t.same(
			refused.body.errors.map((one: { path: string }) => one.path),
			[
				...["programme.0.time", "programme.0.title.sv", "programme.1.time"],
				...["documents.0.title.sv", "documents.0.url", "endsAt"],
			],
		);
		await save({ programme: [], documents: [] });
		t.match((await publish()).body.errors, [
			{ path: "endsAt", code: "required" },
		]);
		await save({ endsAt: "2026-05-13T09:00" });
		t.match((await publish()).body.errors, [
			{ path: "endsAt", code: "ends_before_start" },
		]);
		await save({ startsAt: "2026-03-29T02:30", endsAt: "2026-03-29T09:00" });
		const { head } = await item();
		const later = { publishAt: "2026-05-01T08:00:00Z" };
		for (const answer of [
			await publish(),
			await act(head.id, "schedule", later),
		])
			t.match(answer.body.errors, [
				{ path: "startsAt", code: "invalid_moment" },
			]);
		t.not(head.id, begun.head.id);
	},
);

t.test(
	"rows of the programme are on one of the event's days, and come along when it is moved",
	async (t) => {
		const { world, slug, call, save, publish, item, act, shown } =
			await withPeople(t);
		const two = { startsAt: "2026-05-12T09:00", endsAt: "2026-05-13T16:00" };
		const programme = [
			{ ...row("10:00", "Vi ses igen"), day: 2 },
			{ ...row("09:00", "Välkomna"), day: 1 },
			row("13:00", "Samtal"),
		];
		await save({ ...two, programme });
		t.equal((await publish()).status, 200);
		const days = async () =>
			(await shown()).programme.map(
				({ day, on, title }: Record<string, unknown>) =>
					`${day} ${on} ${title}`,
			);
		t.same(await days(), [
			...["1 2026-05-12 Välkomna", "1 2026-05-12 Samtal"],
			"2 2026-05-13 Vi ses igen",
		]);
		const page = await world.app.inject(`/en/evenemang/${slug}`);
		t.same(page.body.match(/<h3[^>]*>(.*?)<\/h3>/gs)?.map(plain), [
			...["Day 1, 12 May 2026", "Day 2, 13 May 2026"],
		]);
		await save({ startsAt: "2026-06-01T09:00", endsAt: "2026-06-02T16:00" });
		t.equal((await publish()).status, 200);
		t.match(await days(), [
			"1 2026-06-01 Välkomna",
			"1 2026-06-01 Samtal",
			"2 2026-06-02 Vi ses igen",
		]);

		await save({ endsAt: "2026-06-01T16:00" });
		const { head } = await item();
		const outside = [{ path: "programme.0.day", code: "day_outside_event" }];
		for (const answer of [
			await publish(),
			await act(head.id, "schedule", { publishAt: "2026-05-01T08:00:00Z" }),
			await call(
				"PUT",
				`/admin/events/${slug}/settings`,
				settings({
					...two,
					endsAt: two.startsAt.replace("09", "16"),
					programme,
				}),
			),
		])
			t.match(answer, { status: 422, body: { errors: outside } });
		await save({ programme: [programme[1], programme[2]] });
		t.equal((await publish()).status, 200);
		t.notMatch(
			(await world.app.inject(`/evenemang/${slug}`)).body,
			"Dag 1",
			"nobody has to be told which day of one",
		);
	},
);

t.test(
	"a preview shows the draft's facts and never the address to take part by",
	async (t) => {
		const { world, slug, save, item, shown } = await withPeople(t);
		const preview = await previewer(world);
		const secret = "https://mote.example/nytt-hemligt-rum";
		await save({
			...{ ...moved, place: "Folkets hus", onlineUrl: secret },
			programme: [row("10:00", "Kaffe"), row("11:00", "Ny programpunkt")],
		});
		const look = async () => {
			const { body } = await preview((await item()).head.id);
			return body.replace(/<[^>]+>/g, "");
		};
		const seen = await look();
		t.match(seen, "13 maj 2026 kl. 10.00–15.00");
		t.match(seen, "Folkets hus");
		t.match(seen, "Ny programpunkt");
		t.notMatch(seen, "mote.example");
		await save({ endsAt: null });
		t.match(await look(), "13 maj 2026", "half an hour is at least a day");
		t.match(await shown(), { place: "Varbergs teater", on: "2026-05-12" });
		for (const url of [
			...[`/api/v1/events/${slug}`, "/api/v1/events", "/evenemang.ics"],
			...[`/evenemang/${slug}`, `/evenemang/${slug}/kalender.ics`],
			...["/evenemang.atom", "/api/v1/search?q=hemligt"],
		])
			t.notMatch((await world.app.inject({ url })).body, "mote.example", url);
		const log = await world.deps.db
			.selectFrom("log_entry")
			.selectAll()
			.execute();
		t.notMatch(JSON.stringify(log), "mote.example");
		const event = await world.deps.db
			.selectFrom("event")
			.selectAll()
			.where("slug", "=", slug)
			.execute();
		t.notMatch(JSON.stringify(event), "mote.example");
	},
);

t.test(
	"publishing another time tells those who come once, and undoing it tells them the old one again",
	async (t) => {
		const { save, publish, undo, item, shown, told, title } =
			await withPeople(t);
		await save({ ...moved, text: { sv: "Nya ord.", en: "" } });
		t.equal((await item()).told.publish, 2);
		t.equal((await publish()).status, 200);
		t.match(await shown(), { on: "2026-05-13", text: "Nya ord." });
		const first = await told();
		t.same(first.all, [
			`deltagare-1 Ny tid: ${title}`,
			`deltagare-2 Ny tid: ${title}`,
		]);
		t.match(first.texts[0], "Ny tid: 13 maj 2026 kl. 10.00–15.00");
		t.same((await item()).told, { publish: 0, undo: 2 });
		t.equal((await undo()).status, 200);
		t.match(await shown(), {
			...{ on: "2026-05-12", text: "Vi **möts** igen." },
		});
		const second = await told();
		t.equal(second.all.length, 2);
		t.match(
			second.texts[0],
			"Ny tid: 12 maj 2026 kl. 09.00–16.00\nFörut: 13 maj 2026 kl. 10.00–15.00",
		);
		await save({ summary: { sv: "Bara orden.", en: "" } });
		const before = (await shown()).revision;
		await save({ ...(await item()).head.content, ...{ startsAt: null } });
		t.match((await publish()).body.errors, [
			{ path: "startsAt", code: "required" },
		]);
		await save({ startsAt: "2026-05-12T09:00", endsAt: "2026-05-12T16:00" });
		t.equal((await publish()).status, 200);
		t.same((await told()).all, [], "of words alone nobody is mailed");
		t.equal((await shown()).revision, before, "nor is a calendar made anew");
		await save({ onlineUrl: "https://mote.example/nytt" });
		t.equal((await item()).told.publish, 1);
		await publish();
		t.equal((await told()).all.length, 1, "a link is for who has a seat");
	},
);

t.test(
	"hours by which people would be lost are refused, also of what waits to be published and of what is undone",
	async (t) => {
		const { world, save, publish, act, item, shown, told, call, slug } =
			await withPeople(t);
		const past = { startsAt: "2016-05-12T09:00", endsAt: "2016-05-12T16:00" };
		await save(past);
		const lost = [
			{ path: "startsAt", code: "not_in_the_future" },
			{ path: "endsAt", code: "not_in_the_future" },
		];
		t.match(await publish(), { status: 422, body: { errors: lost } });
		// When it is scheduled these hours are still to come.
		const hour = new Date(world.now.value.getTime() + 4 * 3_600_000);
		const soon = (hours: number) =>
			new Date(world.now.value.getTime() + hours * 3_600_000)
				.toISOString()
				.slice(0, 16);
		await save({ startsAt: soon(1), endsAt: soon(3) });
		const { id } = (await item()).head;
		const later = { publishAt: hour.toISOString() };
		t.equal((await act(id, "schedule", later)).status, 200);
		world.now.value = hour;
		await resumePublishing(world.deps);
		const { call: after } = await staff(world, "editor");
		const now = editing(after, slug);
		t.match(await now.item(), { head: { id, state: "draft" }, live: {} });
		const [entry] = await entries(world, "content.publication_failed");
		t.match(entry?.detail, {
			faults: ["startsAt: not_in_the_future", "endsAt: not_in_the_future"],
		});
		t.match(await shown(), { on: "2026-05-12" });
		t.same((await told()).all, []);

		await now.save(moved);
		t.equal((await now.publish()).status, 200);
		world.now.value = new Date("2026-05-13T07:00:00Z");
		const { call: late } = await staff(world, "editor");
		t.match(await editing(late, slug).undo(), {
			...{ status: 422, body: { errors: lost } },
		});
		t.match(await shown(), { on: "2026-05-13" });
		t.not(call, late);
	},
);

t.test(
	"what is scheduled changes the time at its hour, and tells then",
	async (t) => {
		const { world, save, act, item, shown, told } = await withPeople(t);
		await save({ ...moved, programme: [] });
		const hour = new Date(world.now.value.getTime() + 3_600_000);
		const later = { publishAt: hour.toISOString() };
		await act((await item()).head.id, "schedule", later);
		t.same((await told()).all, []);
		world.now.value = hour;
		await resumePublishing(world.deps);
		await resumePublishing(world.deps);
		t.match(await shown(), { on: "2026-05-13", programme: [] });
		t.equal((await told()).all.length, 2);
	},
);

t.test(
	"facts that the office's API puts are a published revision, and what is being written takes them",
	async (t) => {
		const { world, save, publish, undo, item, put, shown, told, act } =
			await withPeople(t);
		t.match((await item()).live, { author: "Eva Lindqvist" });
		const words = { text: { sv: "Ett nytt stycke.", en: "" } };
		await save({ ...words, programme: [row("10:00", "Från redaktören")] });
		const place = { place: "Folkets hus" };
		t.match((await put(place)).body, { mailed: 2 });
		t.equal((await told()).all.length, 2);
		t.match((await item()).head, {
			...{ state: "draft", author: "Eva Lindqvist" },
			content: {
				...words,
				...place,
				programme: [{ title: { sv: "Från redaktören" } }],
			},
		});
		t.match(await shown(), { ...place, text: "Vi **möts** igen." });
		t.equal((await publish()).status, 200);
		t.match(await shown(), { ...place, text: "Ett nytt stycke." });
		t.same((await told()).all, [], "its place is as it was");

		const wait = new Date(world.now.value.getTime() + 3_600_000);
		await save({ summary: { sv: "Senare.", en: "" } });
		const scheduled = (await item()).head.id;
		await act(scheduled, "schedule", { publishAt: wait.toISOString() });
		await put({ ...place, ...moved, programme: [] });
		t.equal((await told()).all.length, 2);
		t.match(await item(), {
			scheduled: { publishAt: wait.toISOString() },
			head: { state: "scheduled", content: { ...moved, ...place } },
		});
		const jobs = await world.deps.db.pool.query(
			"select 1 from graphile_worker.jobs where key = $1",
			[`content.publish:${(await item()).head.id}`],
		);
		t.equal(jobs.rowCount, 1, "it is published even if nobody asks");
		world.now.value = wait;
		await resumePublishing(world.deps);
		t.match(await shown(), { summary: "Senare.", on: "2026-05-13" });
		t.same((await told()).all, []);
		await undo();
		t.match(await shown(), { summary: "En dag om dialog.", on: "2026-05-13" });
		await undo();
		t.match(await shown(), { on: "2026-05-12", ...place });
		t.equal((await told()).all.length, 2);
	},
);

t.test(
	"terms alone leave the facts, and one registers for nothing that has no hours",
	async (t) => {
		const { world, call, slug, shown, item } = await withPeople(t);
		const terms = { ...settings({ places: 40 }) } as Record<string, unknown>;
		for (const name of [
			...["kind", "startsAt", "endsAt", "place"],
			...["onlineUrl", "programme", "documents"],
		])
			delete terms[name];
		const before = await item();
		const path = `/admin/events/${slug}/settings`;
		t.match(await call("PUT", path, terms), {
			status: 200,
			body: { mailed: 0 },
		});
		t.match(await shown(), {
			...{ place: "Varbergs teater", registration: { places: 40 } },
		});
		t.equal((await item()).head.id, before.head.id, "nothing is published");

		const draft = await draftEvent(call);
		const other = `/admin/events/${draft.slug}/settings`;
		t.match((await call("PUT", other, terms)).body.errors, [
			{ path: "registration", code: "event_needs_hours" },
		]);
		await draft.save({ ...moved, place: "Folkets hus" });
		t.equal((await call("PUT", other, terms)).status, 200, "a draft's will do");
		await draft.publish();
		t.match((await caller(world)("GET", `/events/${draft.slug}`)).body, {
			...{ on: "2026-05-13", place: "Folkets hus" },
			registration: { for: "public", places: 40 },
		});
	},
);

t.test(
	"facts put before an event is public stand in its draft, and are published with it",
	async (t) => {
		const world = await createWorld(t);
		const { call } = await staff(world, "editor");
		const { slug, item, publish, save } = await draftEvent(call);
		const path = `/admin/events/${slug}/settings`;
		t.equal((await call("PUT", path, settings())).status, 200);
		t.match((await item()).head, {
			...{ state: "draft", ordinal: 2 },
			content: { place: "Varbergs teater", title: { sv: "Höstmöte" } },
		});
		t.equal((await caller(world)("GET", `/events/${slug}`)).status, 404);
		await save({ place: "Folkets hus" });
		t.match((await call("GET", `/admin/events/${slug}`)).body.settings, {
			place: "Folkets hus",
		});
		await publish();
		t.match((await caller(world)("GET", `/events/${slug}`)).body, {
			...{ place: "Folkets hus", on: "2026-05-12" },
			registration: { for: "public" },
		});
	},
);

t.test(
	"a revision from before revisions held facts never wipes them",
	async (t) => {
		const { world, slug, item, act, publish, undo, save, shown, history } =
			await withPeople(t);
		await item();
		// As the release before wrote them.
		await world.deps.db.deleteFrom("content_revision").execute();
		const { content: text } = await world.deps.db
			.selectFrom("event")
			.select("content")
			.where("slug", "=", slug)
			.executeTakeFirstOrThrow();
		const old = async (ordinal: number, state: "withdrawn" | "published") =>
			world.deps.db
				.insertInto("content_revision")
				.values({
					id: `0190f0f0-0000-7000-8000-00000000000${ordinal}`,
					...{ kind: "event", item_key: slug, ordinal, state },
					content: JSON.stringify({
						...(text as object),
						...{ year: 2026, on: null, place: null },
						summary: { sv: `Version ${ordinal}`, en: "" },
					}),
					...{ autosaved: false, author_name: "Eva Lindqvist" },
					replaces:
						ordinal === 1 ? null : "0190f0f0-0000-7000-8000-000000000001",
					published_at: world.now.value,
					created_at: world.now.value,
				})
				.execute();
		await old(1, "withdrawn");
		await old(2, "published");
		const facts = { place: "Varbergs teater", on: "2026-05-12" };
		t.match((await item()).head.content, {
			...{ place: facts.place, startsAt: "2026-05-12T09:00", onlineUrl: link },
		});
		await save({ ...moved, place: "Folkets hus" });
		t.equal((await publish()).status, 200);
		t.match(await shown(), { on: "2026-05-13", place: "Folkets hus" });
		t.equal((await undo()).status, 200);
		t.match(await shown(), { ...facts, summary: "Version 2" });
		t.equal((await undo()).status, 200);
		t.match(await shown(), { ...facts, summary: "Version 1" });
		const first = (await history()).at(-1);
		const restored = await act(first.id, "restore");
		t.match(restored.body.head.content, {
			...{ place: facts.place, startsAt: "2026-05-12T09:00" },
		});
		t.equal((await publish()).status, 200);
		t.match(await shown(), { ...facts, programme: [{ time: "09:00" }] });
	},
);

t.test(
	"a place that only the text named is no new place when it stands among the facts",
	async (t) => {
		const { world, slug, save, publish, shown, told } = await withPeople(t);
		const { db } = world.deps;
		const place = "Varbergs teater";
		await db
			.updateTable("event_detail")
			.set({ place: "" })
			.where("slug", "=", slug)
			.execute();
		await db.pool.query(
			"update event set content = content || $2 where slug = $1",
			[slug, JSON.stringify({ place })],
		);
		t.equal((await save({ programme: [] })).status, 200);
		t.equal((await publish()).status, 200);
		t.match(await shown(), { place, programme: [] });
		t.same((await told()).all, []);
		await save({ place: "" });
		await publish();
		t.equal((await shown()).place, null, "and can be taken away");
		t.equal((await told()).all.length, 2);
	},
);

t.test("a comparison reads the programme line by line", async (t) => {
	const { call, item, save } = await withPeople(t);
	const { id } = (await item()).head;
	await save({
		...moved,
		programme: [
			row("08:30", "Kaffe"),
			{
				time: "09:00",
				title: { sv: "Välkomna; vi börjar, med kaffe", en: "Welcome" },
				speaker: "Samira Haddad",
			},
		],
		documents: [{ title: { sv: "Bilder", en: "" }, url: "https://a.example" }],
	});
	const { head } = await item();
	const path = `/admin/content/revisions/${id}/changes/${head.id}`;
	const { items } = (await call("GET", path)).body;
	const at = (path: string) =>
		items.find((one: { path: string }) => one.path === path)?.parts;
	const line = "09:00 Välkomna; vi börjar, med kaffe (Welcome), Samira Haddad";
	t.same(at("programme"), [
		{ kind: "added", text: "08:30 Kaffe\n" },
		{ kind: "same", text: line },
	]);
	t.same(at("startsAt"), [
		{ kind: "removed", text: "2026-05-12T09:00" },
		{ kind: "added", text: "2026-05-13T10:00" },
	]);
	t.same(at("documents"), [
		{ kind: "added", text: "Bilder: https://a.example/" },
	]);
	t.equal(items.length, 4);
});

t.test(
	"an editor's publishing and the office's settings at once: neither is lost, and nobody hears of it twice",
	{ timeout: 120_000 },
	async (t) => {
		const { world, call, slug, save, publish, item, put, shown, told } =
			await withPeople(t);
		const preview = await previewer(world);
		for (let n = 0; n < 6; n++) {
			const text = { sv: `Omgång ${n}`, en: "" };
			await save({ text, programme: [row("10:00", `Punkt ${n}`)] });
			const { id } = (await item()).head;
			const place = `Sal ${n}`;
			const terms = { place, programme: undefined };
			const run = {
				publish: () =>
					call("POST", `/admin/content/revisions/${id}/publish`, {}),
				put: () => put(terms),
				seat: () => register(world, slug, 10 + n),
				preview: () => preview(id),
			};
			const acts = [run.publish, run.put, run.seat, run.preview];
			const answers = await Promise.all(
				(n % 2 ? acts : acts.reverse()).map((act) => act()),
			);
			t.ok(
				answers.every(({ status }) => [200, 201, 409].includes(status)),
				answers.map(({ status }) => status).join(),
			);
			const { head } = await item();
			if (head.state === "draft") t.equal((await publish()).status, 200);
			t.match(await shown(), {
				...{ text: text.sv, place },
				programme: [{ title: `Punkt ${n}` }],
			});
			t.equal(
				(await told()).all.filter((one) => /Ny plats/.test(one)).length >= 2,
				true,
			);
			const rows = await world.deps.db
				.selectFrom("content_revision")
				.select("id")
				.where("state", "=", "published")
				.where("item_key", "=", slug)
				.execute();
			t.equal(rows.length, 1);
		}
	},
);
