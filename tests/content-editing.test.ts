import t, { type Test } from "tap";
import { jobsOf } from "../api/app.ts";
import { resumePublishing } from "../api/content/editing/scheduling.ts";
import { type Caller, caller, staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const base = "/admin/content";
const news = (title: string, more: Record<string, unknown> = {}) => ({
	title: { sv: title, en: "" },
	kicker: null,
	summary: { sv: "En sammanfattning.", en: "" },
	text: { sv: "Första stycket.\n\nAndra stycket.", en: "" },
	publishedOn: "",
	precision: "day",
	picture: null,
	...more,
});

async function begin(t: Test) {
	const world = await createWorld(t);
	const editor = (await staff(world, "editor")).call;
	return { world, editor, anyone: caller(world) };
}

/** A new piece of news as a draft. */
async function draft(editor: Caller, title: string, more = {}) {
	const { status, body } = await editor("POST", `${base}/news`, {
		content: news(title, more),
	});
	if (status !== 201) throw new Error(JSON.stringify(body));
	return body;
}

const act = (call: Caller, id: string, action: string, body: object = {}) =>
	call("POST", `${base}/revisions/${id}/${action}`, body);

const entries = async ({ deps }: World, event: string) =>
	(
		await deps.db
			.selectFrom("log_entry")
			.selectAll()
			.where("event", "=", event)
			.execute()
	).length;

t.test(
	"only editors and administrators reach what is edited; the public sees no draft",
	async (t) => {
		const { world, editor, anyone } = await begin(t);
		const item = await draft(editor, "Hemligt utkast");
		const officer = (await staff(world, "officer")).call;
		const admin = (await staff(world, "admin")).call;
		const paths = [
			`${base}/news`,
			`${base}/news/${item.key}`,
			`${base}/news/${item.key}/revisions`,
			`${base}/revisions/${item.head.id}`,
			`${base}/pictures`,
		];
		for (const path of paths) {
			t.equal((await anyone("GET", path)).status, 401, path);
			t.equal((await officer("GET", path)).status, 403, path);
			t.equal((await admin("GET", path)).status, 200, path);
		}
		for (const action of ["publish", "withdraw", "undo", "restore"])
			t.equal((await act(officer, item.head.id, action)).status, 403, action);
		t.equal((await anyone("GET", `/news/${item.key}`)).status, 404);
		t.notMatch((await anyone("GET", "/news")).body, /Hemligt/);
	},
);

t.test(
	"what was public before there were editors can be edited as it stands",
	async (t) => {
		const { editor, anyone } = await begin(t);
		for (const [segment, n] of [
			["news", 6],
			["plan-years", 5],
			["events", 3],
			["pages", 14],
			["agreement", 2],
		] as const) {
			const { body } = await editor("GET", `${base}/${segment}`);
			t.equal(body.total, n, segment);
			t.ok(body.items.every((one: { live: boolean }) => one.live));
			// What was seeded has all that publishing asks for.
			for (const { key } of body.items) {
				const path = `${base}/${segment}/${key}`;
				const { head } = (await editor("GET", path)).body;
				const saved = await editor("PATCH", path, {
					basedOn: head.id,
					content: head.content,
				});
				t.equal(saved.status, 200, path);
				const done = await act(editor, saved.body.head.id, "publish");
				t.equal(done.status, 200, JSON.stringify(done.body));
			}
		}
		const { body } = await anyone("GET", "/action-plan");
		t.equal(body.years.length, 5);
		t.equal((await anyone("GET", "/news")).body.total, 6);
		t.equal((await anyone("GET", "/events")).body.items[0].on, "2025-09-24");
	},
);

t.test(
	"a new item gets its address of its title, a free one, and is public once published",
	async (t) => {
		const { world, editor, anyone } = await begin(t);
		const first = await draft(editor, "Åter en höstträff!");
		const second = await draft(editor, "Åter en höstträff!");
		t.equal(first.key, "ater-en-hosttraff");
		t.equal(second.key, "ater-en-hosttraff-2");
		t.equal((await draft(editor, "🎉🎉")).key, "nyhet");
		t.equal((await draft(editor, "أخبار")).key, "nyhet-2");
		const { body: event } = await editor("POST", `${base}/events`, {
			content: { ...news("🎉"), year: 2026 },
		});
		t.equal(event.key, "evenemang");
		const done = await act(editor, first.head.id, "publish");
		t.match(done.body, {
			live: { state: "published", author: "Eva Lindqvist" },
		});
		const { body } = await anyone("GET", `/news/${first.key}`);
		t.match(body, {
			title: "Åter en höstträff!",
			publishedOn: world.now.value.toISOString().slice(0, 10),
		});
		t.equal((await anyone("GET", `/news/${second.key}`)).status, 404);
		t.equal(await entries(world, "content.published"), 1);
		// English is optional: the Swedish stands in for it.
		const english = await anyone("GET", `/news/${first.key}`, undefined, {
			"accept-language": "en",
		});
		t.equal(english.body.title, "Åter en höstträff!");
		t.match(english.body.html, "Första stycket.");
	},
);

t.test(
	"a year of the plan is begun by its number, once; pages are not begun at all",
	async (t) => {
		const { editor, anyone } = await begin(t);
		const content = { theme: { sv: "Mångfald", en: "Diversity" } };
		const year = (key?: string) =>
			editor("POST", `${base}/plan-years`, { key, content });
		t.equal((await year()).body.errors[0].path, "key");
		t.equal((await year("nästa år")).body.errors[0].code, "invalid_year");
		const added = await year("2025");
		t.equal(added.status, 201);
		t.equal((await year("2025")).body.code, "content_exists");
		t.equal((await year("2024")).body.code, "content_exists");
		t.equal((await anyone("GET", "/action-plan")).body.to, 2024);
		await act(editor, added.body.head.id, "publish");
		t.equal((await anyone("GET", "/action-plan")).body.to, 2025);
		t.equal(
			(await editor("POST", `${base}/pages`, { content: {} })).status,
			422,
		);
	},
);

t.test(
	"whoever saves on top of what another has saved gets both texts back",
	async (t) => {
		const { world, editor } = await begin(t);
		const colleague = (await staff(world, "admin")).call;
		const item = await draft(editor, "Två skriver");
		const path = `${base}/news/${item.key}`;
		const basedOn = item.head.id;
		const theirs = await colleague("PATCH", path, {
			basedOn,
			content: news("Två skriver", { text: { sv: "Kollegans text.", en: "" } }),
		});
		t.equal(theirs.status, 200);
		const mine = { basedOn, content: news("Min rubrik") };
		const refused = await editor("PATCH", path, mine);
		t.equal(refused.status, 409);
		t.match(refused.headers["content-type"], "application/problem+json");
		t.match(refused.body, {
			code: "content_changed",
			theirs: {
				id: theirs.body.head.id,
				content: { text: { sv: "Kollegans text." } },
			},
			yours: { title: { sv: "Min rubrik" } },
		});
		const again = { ...mine, basedOn: refused.body.theirs.id };
		t.equal((await editor("PATCH", path, again)).status, 200);
	},
);

t.test("of two who save at once one is told of the other", async (t) => {
	const { world, editor } = await begin(t);
	const colleague = (await staff(world, "admin")).call;
	const item = await draft(editor, "Samtidigt");
	const save = (call: Caller, text: string) =>
		call("PATCH", `${base}/news/${item.key}`, {
			basedOn: item.head.id,
			content: news(text),
		});
	const answers = await Promise.all([
		save(editor, "Min"),
		save(colleague, "Din"),
		save(editor, "Min igen"),
	]);
	t.same(answers.map(({ status }) => status).sort(), [200, 409, 409]);
});

t.test(
	"an author's run of autosaves is one revision; a colleague's is another",
	async (t) => {
		const { world, editor } = await begin(t);
		const colleague = (await staff(world, "admin")).call;
		const item = await draft(editor, "Autosparat");
		const path = `${base}/news/${item.key}`;
		let basedOn = item.head.id;
		const save = async (call: Caller, title: string) => {
			const { status, body } = await call("PATCH", path, {
				basedOn,
				content: news(title),
				autosave: true,
			});
			t.equal(status, 200);
			t.not(body.head.id, basedOn);
			basedOn = body.head.id;
			return body.head.ordinal;
		};
		t.equal(await save(editor, "A"), 2);
		t.equal(await save(editor, "Au"), 2);
		t.equal(await save(editor, "Aut"), 2);
		t.equal(await save(colleague, "Auto"), 3);
		const history = await editor("GET", `${path}/revisions`);
		t.equal(history.body.total, 3);
	},
);

t.test(
	"a draft may lack anything; publishing names everything that is missing at once",
	async (t) => {
		const { editor, anyone } = await begin(t);
		const empty = { sv: "", en: "" };
		const item = await draft(editor, "Halv", { summary: empty, text: empty });
		const refused = await act(editor, item.head.id, "publish");
		t.equal(refused.status, 422);
		t.same(
			refused.body.errors.map((one: { path: string }) => one.path).sort(),
			["summary.sv", "text.sv"],
		);
		t.equal((await anyone("GET", `/news/${item.key}`)).status, 404);
		const bad = await editor("PATCH", `${base}/news/${item.key}`, {
			basedOn: item.head.id,
			content: news("x".repeat(151), {
				publishedOn: "2026-02-30",
				picture: "bild",
				summary: { sv: "Ring 811228-9874", en: "" },
			}),
		});
		t.same(
			bad.body.errors
				.map((one: { path: string; code: string }) => `${one.path} ${one.code}`)
				.sort(),
			[
				"picture invalid",
				"publishedOn invalid_day",
				"summary.sv personal_identity_number",
				"title.sv too_long",
			],
		);
		const still = await editor("GET", `${base}/news/${item.key}`);
		t.equal(still.body.head.id, item.head.id);
	},
);

t.test(
	"what is scheduled is published when its time comes, once, whoever asks and how often",
	async (t) => {
		const { world, editor, anyone } = await begin(t);
		const item = await draft(editor, "På måndag");
		const late = new Date(world.now.value.getTime() + 3_600_000);
		const past = await act(editor, item.head.id, "schedule", {
			publishAt: "2026-03-12T18:00:00Z",
		});
		t.equal(past.body.errors[0].code, "not_in_the_future");
		const done = await act(editor, item.head.id, "schedule", {
			publishAt: late.toISOString(),
		});
		t.match(done.body, { scheduled: { publishAt: late.toISOString() } });
		const { rows } = await world.deps.db.pool.query(
			`select extract(epoch from run_at - now())::int as wait from graphile_worker.jobs where task_identifier = 'content.publish'`,
		);
		t.ok(rows[0].wait > 3500 && rows[0].wait <= 3600, "the job has its hour");
		const job = jobsOf(world.deps)["content.publish"] as (payload: {
			id: string;
		}) => Promise<void>;
		await job({ id: item.head.id });
		t.equal(await resumePublishing(world.deps), 0);
		t.equal((await anyone("GET", `/news/${item.key}`)).status, 404);
		world.now.value = late;
		const one = { id: item.head.id };
		await Promise.all([
			job(one),
			job(one),
			resumePublishing(world.deps),
			resumePublishing(world.deps),
		]);
		await job(one);
		t.equal((await anyone("GET", `/news/${item.key}`)).status, 200);
		t.equal(await entries(world, "content.published"), 1);
	},
);

t.test("one publication waits at a time, and can be taken back", async (t) => {
	const { world, editor, anyone } = await begin(t);
	const item = await draft(editor, "Väntar");
	const later = (hours: number) => ({
		publishAt: new Date(
			world.now.value.getTime() + hours * 3_600_000,
		).toISOString(),
	});
	await act(editor, item.head.id, "schedule", later(1));
	const saved = await editor("PATCH", `${base}/news/${item.key}`, {
		basedOn: item.head.id,
		content: news("Väntar längre"),
	});
	const second = await act(editor, saved.body.head.id, "schedule", later(2));
	t.equal(second.body.scheduled.id, saved.body.head.id);
	const first = await editor("GET", `${base}/revisions/${item.head.id}`);
	t.equal(first.body.state, "draft");
	await act(editor, saved.body.head.id, "unschedule");
	world.now.value = new Date(later(3).publishAt);
	t.equal(await resumePublishing(world.deps), 0);
	t.equal((await anyone("GET", `/news/${item.key}`)).status, 404);
	t.equal(
		(await act(editor, saved.body.head.id, "unschedule")).body.code,
		"content_state",
	);
});

t.test(
	"a publication can be undone, an item withdrawn, and an old text restored as a draft",
	async (t) => {
		const { editor, anyone } = await begin(t);
		const item = await draft(editor, "Ett");
		const path = `${base}/news/${item.key}`;
		const shown = async () =>
			(await anyone("GET", `/news/${item.key}`)).body.title;
		await act(editor, item.head.id, "publish");
		t.equal(
			(await act(editor, item.head.id, "undo")).body.code,
			"content_state",
		);
		const two = await editor("PATCH", path, {
			basedOn: item.head.id,
			content: news("Två"),
		});
		t.equal(await shown(), "Ett", "a draft changes nothing for readers");
		await act(editor, two.body.head.id, "publish");
		t.equal(await shown(), "Två");
		const undone = await act(editor, two.body.head.id, "undo");
		t.equal(undone.body.live.id, item.head.id);
		t.equal(await shown(), "Ett");
		t.equal(
			(await act(editor, two.body.head.id, "undo")).body.code,
			"content_state",
		);
		await act(editor, item.head.id, "withdraw");
		t.equal((await anyone("GET", `/news/${item.key}`)).status, 404);
		const restored = await act(editor, item.head.id, "restore");
		t.match(restored.body, {
			live: null,
			head: { ordinal: 3, state: "draft", content: { title: { sv: "Ett" } } },
		});
		await act(editor, restored.body.head.id, "publish");
		t.equal(await shown(), "Ett");
		const history = (await editor("GET", `${path}/revisions`)).body.items;
		t.same(
			history.map((one: { state: string }) => one.state),
			["published", "withdrawn", "withdrawn"],
		);
	},
);

t.test(
	"a page that has been left open puts no older text in the place of a newer one",
	async (t) => {
		const { world, editor, anyone } = await begin(t);
		const colleague = (await staff(world, "admin")).call;
		const item = await draft(editor, "Gammalt");
		const path = `${base}/news/${item.key}`;
		const hour = new Date(world.now.value.getTime() + 3_600_000);
		const at = { publishAt: hour.toISOString() };
		await act(editor, item.head.id, "schedule", at);
		const newer = await colleague("PATCH", path, {
			basedOn: item.head.id,
			content: news("Nytt"),
		});
		const { id, author } = newer.body.head;
		for (const action of ["publish", "schedule"])
			t.match(await act(editor, item.head.id, action, at), {
				status: 409,
				body: { code: "content_changed", theirs: { id, author } },
			});
		const old = await editor("GET", `${base}/revisions/${item.head.id}`);
		t.same(old.body.allowedActions, ["unschedule", "restore"]);
		const done = await act(colleague, id, "publish");
		t.match(done.body, { live: { id }, scheduled: null });
		world.now.value = hour;
		t.equal(await resumePublishing(world.deps), 0);
		t.equal((await act(editor, item.head.id, "publish")).status, 409);
		const { title } = (await anyone("GET", `/news/${item.key}`)).body;
		t.equal(title, "Nytt");
		t.equal(await entries(world, "content.unscheduled"), 1);
		const again = await act(editor, item.head.id, "restore");
		const back = await act(editor, again.body.head.id, "publish");
		t.equal(back.status, 200, "going back on purpose is a new revision");
	},
);

t.test("of many who publish at once one revision is public", async (t) => {
	const { world, editor } = await begin(t);
	const item = await draft(editor, "Kapplöpning");
	let head = item.head.id;
	const ids = [head];
	for (const title of ["B", "C", "D"]) {
		const saved = await editor("PATCH", `${base}/news/${item.key}`, {
			basedOn: head,
			content: news(title),
		});
		head = saved.body.head.id;
		ids.push(head);
	}
	await Promise.all([...ids, ...ids].map((id) => act(editor, id, "publish")));
	const rows = await world.deps.db
		.selectFrom("content_revision")
		.select(["content"])
		.where("item_key", "=", item.key)
		.where("state", "=", "published")
		.execute();
	t.equal(rows.length, 1);
	const live = await world.deps.db
		.selectFrom("news_item")
		.select("content")
		.where("slug", "=", item.key)
		.executeTakeFirstOrThrow();
	const title = (content: unknown) =>
		(content as { title: { sv: string } }).title.sv;
	t.equal(title(live.content), title(rows[0]?.content));
});

t.test("two revisions are compared word by word", async (t) => {
	const { editor } = await begin(t);
	const item = await draft(editor, "Jämför");
	const saved = await editor("PATCH", `${base}/news/${item.key}`, {
		basedOn: item.head.id,
		content: news("Jämför", {
			text: { sv: "Första stycket.\n\nEtt annat stycket.", en: "" },
		}),
	});
	const { body } = await editor(
		"GET",
		`${base}/revisions/${item.head.id}/changes/${saved.body.head.id}`,
	);
	t.same(body.items, [
		{
			path: "text.sv",
			parts: [
				{ kind: "same", text: "Första stycket.\n\n" },
				{ kind: "removed", text: "Andra" },
				{ kind: "added", text: "Ett annat" },
				{ kind: "same", text: " stycket." },
			],
		},
	]);
});

t.test(
	"an event keeps its identity, and what others keep with it, when its text changes",
	async (t) => {
		const { world, editor, anyone } = await begin(t);
		const { body } = await editor("GET", `${base}/events`);
		const { key } = body.items[0];
		const item = (await editor("GET", `${base}/events/${key}`)).body;
		const before = await world.deps.db
			.selectFrom("event")
			.selectAll()
			.where("slug", "=", key)
			.executeTakeFirstOrThrow();
		await world.deps.db
			.updateTable("event")
			.set({
				content: JSON.stringify({
					...(before.content as object),
					programme: ["kept"],
				}),
			})
			.where("slug", "=", key)
			.execute();
		const saved = await editor("PATCH", `${base}/events/${key}`, {
			basedOn: item.head.id,
			content: { ...item.head.content, title: { sv: "Ny titel", en: "" } },
		});
		await act(editor, saved.body.head.id, "publish");
		t.equal((await anyone("GET", `/events/${key}`)).body.title, "Ny titel");
		const after = await world.deps.db
			.selectFrom("event")
			.selectAll()
			.where("slug", "=", key)
			.executeTakeFirstOrThrow();
		t.equal(after.id, before.id);
		t.same((after.content as { programme: unknown }).programme, ["kept"]);
	},
);

/** A page as a browser gets it. */
async function open(world: World, url: string, authorization?: string) {
	const answer = await world.app.inject({
		method: "GET",
		url,
		headers: { accept: "text/html", ...(authorization && { authorization }) },
	});
	return {
		status: answer.statusCode,
		html: answer.body,
		headers: answer.headers,
	};
}

t.test(
	"the sections' pages are public in both languages, edited at once, and never taken away",
	async (t) => {
		const { world, editor } = await begin(t);
		for (const slug of ["samverkan", "plattformen", "aktiviteter", "kontakt"]) {
			const swedish = await open(world, `/${slug}`);
			const english = await open(world, `/en/${slug}`);
			t.match(swedish, { status: 200, html: /<html lang="sv">/ });
			t.match(english, { status: 200, html: /<html lang="en">/ });
			t.notMatch(english.html, /<div class="protocol" lang="sv">/);
			t.match((await open(world, "/sitemap.xml")).html, `/en/${slug}</loc>`);
			t.match((await open(world, "/")).html, `href="/${slug}"`);
		}
		const path = `${base}/pages/kontakt`;
		// Adopted when the list is opened.
		await editor("GET", `${base}/pages`);
		const { head } = (await editor("GET", path)).body;
		const saved = await editor("PATCH", path, {
			basedOn: head.id,
			content: {
				...head.content,
				lead: { sv: "Kom förbi på en kaffe.", en: "" },
			},
		});
		await act(editor, saved.body.head.id, "publish");
		t.match((await open(world, "/kontakt")).html, "Kom förbi på en kaffe.");
		const fallback = (await open(world, "/en/kontakt")).html;
		t.match(fallback, "Kom förbi på en kaffe.");
		t.match(fallback, '<div class="protocol" lang="sv">');
		for (const slug of ["samverkan", "plattformen", "aktiviteter", "kontakt"]) {
			const { live } = (await editor("GET", `${base}/pages/${slug}`)).body;
			t.notOk(live.allowedActions.includes("withdraw"));
			t.match(await act(editor, live.id, "withdraw"), {
				status: 409,
				body: { code: "page_needed" },
			});
			t.equal((await open(world, `/${slug}`)).status, 200, slug);
		}
	},
);

t.test(
	"a preview is the public page with a line above it, for editors alone, and leaves no trace",
	async (t) => {
		const { world, editor } = await begin(t);
		const email = "redaktor@region.example";
		await staff(world, "editor", email);
		const signedIn = await caller(world)("POST", "/sessions", {
			email,
			password: "en lång mening som lösenord",
		});
		const bearer = `Bearer ${signedIn.body.accessToken}`;
		const item = await draft(editor, "Snart & strax");
		const url = `/forhandsgranska/${item.head.id}`;
		for (const any of [url, "/forhandsgranska/x"]) {
			const out = await open(world, any);
			t.equal(out.status, 401, "signed out: the way in, whatever the id");
			t.match(out.html, `/admin/logga-in?vidare=${encodeURIComponent(any)}`);
		}
		t.equal((await open(world, "/forhandsgranska/x", bearer)).status, 404);
		const preview = await open(world, url, bearer);
		t.match(preview, {
			status: 200,
			headers: { "cache-control": "private, no-store" },
			html: /<meta name="robots" content="noindex, nofollow">/,
		});
		t.equal((await open(world, `/nyheter/${item.key}`)).status, 404);
		t.equal((await open(world, url, bearer)).status, 200);
		await act(editor, item.head.id, "publish");
		const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0];
		const page = await open(world, `/nyheter/${item.key}`);
		t.match(main(page.html), "Snart &amp; strax");
		t.equal(main(preview.html), main(page.html));
		t.match((await open(world, `/en${url}`, bearer)).html, /<html lang="en">/);
		for (const segment of ["pages", "plan-years", "events"]) {
			const { items } = (await editor("GET", `${base}/${segment}`)).body;
			const one = await editor("GET", `${base}/${segment}/${items[0].key}`);
			const shown = await open(
				world,
				`/forhandsgranska/${one.body.head.id}`,
				bearer,
			);
			t.equal(shown.status, 200, segment);
			const { theme, title } = one.body.head.content;
			t.match(shown.html, (title ?? theme).sv.replace(/&/g, "&amp;"));
		}
	},
);
