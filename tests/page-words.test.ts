import t from "tap";
import { seedContent } from "../api/content/seed.ts";
import { staff } from "./support/actors.ts";
import { createWorld, type World } from "./support/world.ts";

const base = "/admin/content";

interface Both {
	sv: string;
	en: string;
}
type Content = Record<"title" | "lead" | "text" | "note" | "description", Both>;

async function begin(t: Parameters<typeof createWorld>[0]) {
	const world = await createWorld(t);
	const { call } = await staff(world, "editor");
	const save = async (key: string, change: (content: Content) => void) => {
		const { head } = (await call("GET", `${base}/pages/${key}`)).body;
		const content = structuredClone(head.content);
		change(content);
		const path = `${base}/pages/${key}`;
		const answer = await call("PATCH", path, { basedOn: head.id, content });
		return answer.body.head.id as string;
	};
	const act = (id: string, action: string) =>
		call("POST", `${base}/revisions/${id}/${action}`, {});
	return { world, call, save, act };
}

const pageOf = async ({ app }: World, path: string) =>
	(await app.inject(path)).body;

t.test(
	"the words of the start page, the plan and the agreement's page are the editors' to change",
	async (t) => {
		const { world, call, save, act } = await begin(t);
		const changes: [key: string, path: string, field: keyof Content][] = [
			["start", "/", "title"],
			["start", "/", "lead"],
			["start", "/", "text"],
			["skriv-under", "/", "title"],
			["skriv-under", "/", "lead"],
			["handlingsplan", "/handlingsplan", "title"],
			["handlingsplan", "/handlingsplan", "lead"],
			["overenskommelsen", "/overenskommelsen", "title"],
			["overenskommelsen", "/overenskommelsen", "lead"],
			["start", "/", "note"],
			["start", "/", "description"],
			["handlingsplan", "/handlingsplan", "description"],
			["overenskommelsen", "/overenskommelsen", "note"],
			["overenskommelsen", "/overenskommelsen", "description"],
			["samverkansgrupp", "/samverkansgrupp", "text"],
			...[
				...["samverkansgrupp", "uppfoljning", "signatarer", "nyheter"],
				...["evenemang", "nyhetsbrev"],
			].flatMap((key) =>
				(["title", "lead", "description"] as const).map(
					(field): [string, string, keyof Content] => [key, `/${key}`, field],
				),
			),
		];
		for (const [n, [key, path, field]] of changes.entries()) {
			const words = { sv: `Nya ord ${n} här`, en: `New words ${n} here` };
			const id = await save(key, (content) => {
				content[field] = words;
			});
			const preview = await call(
				"GET",
				`http://handslag.test/forhandsgranska/${id}`,
			);
			t.match(preview.body, words.sv, `${key} ${field} in the preview`);
			t.match(preview.body, 'aria-label="Förhandsgranskning"');
			t.notMatch(
				await pageOf(world, path),
				words.sv,
				"not before it is public",
			);
			t.equal((await act(id, "publish")).status, 200);
			t.match(await pageOf(world, path), words.sv, `${key} ${field}`);
			const english = path === "/" ? "/en" : `/en${path}`;
			t.match(await pageOf(world, english), words.en);
		}
		const plan = (await call("GET", "/action-plan")).body;
		t.match(plan, {
			name: "Nya ord 5 här 2020–2024",
			introduction: "Nya ord 6 här",
		});
		const year = await call("GET", "/action-plan/2021");
		t.equal(year.body.plan, "Nya ord 5 här 2020–2024");
	},
);

t.test(
	"every heading of a text is a step, or one thing that signing means; HTML in it is shown as it is typed",
	async (t) => {
		const { world, save, act } = await begin(t);
		const text = {
			sv: "Gratis.\n\n## Prata\n\nMed <b>alla</b>.\n\n# Skriv\n\n> ### Ett citat",
			en: "",
		};
		for (const [key, path] of [
			["skriv-under", "/"],
			["overenskommelsen", "/overenskommelsen"],
		] as const) {
			const id = await save(key, (content) => {
				content.text = text;
			});
			await act(id, "publish");
			const shown = (await pageOf(world, path)).replace(/<!--.*?-->/g, "");
			t.match(shown, "<p>Gratis.</p>");
			t.match(
				shown,
				/<h3>Prata<\/h3>\s*<p>Med &lt;b&gt;alla&lt;\/b&gt;\.<\/p>/,
			);
			t.match(shown, /<h3>Skriv<\/h3>\s*<blockquote>/);
			t.match(
				await pageOf(world, `/en${path === "/" ? "" : path}`),
				/lang="sv"[^>]*>(?:<!--.*?-->|\s)*<(?:li|div)/,
				"Swedish says so where it is not translated",
			);
		}
	},
);

t.test("the number of principles in words follows the agreement", async (t) => {
	const { world } = await begin(t);
	const before = await pageOf(world, "/");
	for (const words of ["Sex principer", "Läs de sex principerna"])
		t.match(before, words);
	await world.deps.db.pool.query(
		"update agreement_version set principles = principles - 5",
	);
	world.deps.registerChanged();
	const { db } = world.deps;
	await db.pool.query("select pg_notify('register_changed', '')");
	t.match(await pageOf(world, "/en"), "Five principles");
});

t.test(
	"words that a page cannot be without are not unpublished, and none of them is empty",
	async (t) => {
		const { call, save, act } = await begin(t);
		const keys = ["start", "skriv-under", "handlingsplan", "overenskommelsen"];
		keys.push("samverkansgrupp", "nyhetsbrev");
		await call("GET", `${base}/pages`);
		for (const key of keys) {
			const { live } = (await call("GET", `${base}/pages/${key}`)).body;
			t.same(live.allowedActions, []);
			t.match(await act(live.id, "withdraw"), {
				status: 409,
				body: { code: "page_needed" },
			});
			const id = await save(key, (content) => {
				content.text = { sv: "", en: "" };
				content.lead = { sv: "", en: "" };
			});
			const paths = (await act(id, "publish")).body.errors.map(
				(one: { path: string }) => one.path,
			);
			const needed = ["lead.sv", "text.sv"];
			t.ok(
				paths.length > 0 &&
					paths.every((path: string) => needed.includes(path)),
				key,
			);
		}
	},
);

t.test(
	"a register of an earlier edition gets the words that it lacks, once; what editors have done stands",
	async (t) => {
		const { world, call, save, act } = await begin(t);
		const { db } = world.deps;
		await act(
			await save("kontakt", (content) => {
				content.title.sv = "Hör av er";
			}),
			"publish",
		);
		// An earlier edition let them take a section away.
		await call("GET", `${base}/pages`);
		await db.deleteFrom("page").where("slug", "=", "aktiviteter").execute();
		await db
			.deleteFrom("page")
			.where("slug", "in", ["start", "handlingsplan"])
			.execute();
		await db
			.deleteFrom("content_revision")
			.where("item_key", "in", ["start", "handlingsplan"])
			.execute();
		t.match(await pageOf(world, "/"), "Halland blir bättre");
		await Promise.all([1, 2, 3].map(() => seedContent(world.deps)));
		const rows = await db
			.selectFrom("page")
			.select("slug")
			.orderBy("slug")
			.execute();
		t.same(
			rows.map(({ slug }) => slug),
			[
				...["evenemang", "handlingsplan", "kontakt", "nyheter", "nyhetsbrev"],
				...["overenskommelsen", "plattformen", "samverkan"],
				...["samverkansgrupp", "signatarer", "skriv-under", "start"],
				"uppfoljning",
			],
		);
		t.match(await pageOf(world, "/kontakt"), "Hör av er");
	},
);

t.test(
	"what could not be said when a page was written is said as the platform began, also in what was scheduled before",
	async (t) => {
		const { world, call, save, act } = await begin(t);
		const { db } = world.deps;
		const old = await save("start", (content) => {
			content.title.sv = "Vår egen rubrik";
		});
		for (const table of ["page", "content_revision"])
			await db.pool.query(
				`update ${table} set content = content - 'note' - 'description'`,
			);
		await act(old, "publish");
		const page = await pageOf(world, "/");
		t.match(page, "Vår egen rubrik");
		t.match(page, "Varje maska är en organisation.");
		t.match(page, /<meta name="description" content="Här skriver föreningar/);
		const agreement = await pageOf(world, "/en/overenskommelsen");
		t.match(agreement, "Earlier texts remain.");
		const { head } = (await call("GET", `${base}/pages/start`)).body;
		t.match(head.content, {
			title: { sv: "Vår egen rubrik" },
			note: { sv: "Varje maska är en organisation." },
		});
		const emptied = await save("start", (content) => {
			content.note = { sv: "", en: "" };
			content.description = { sv: " ", en: "" };
		});
		const { errors } = (await act(emptied, "publish")).body;
		t.same(errors.map((one: { path: string }) => one.path).sort(), [
			"description.sv",
			"note.sv",
		]);
	},
);

t.test(
	"the plan says of a year without a follow-up what editors have written",
	async (t) => {
		const { world, save, act } = await begin(t);
		const id = await save("handlingsplan", (content) => {
			content.note = { sv: "Den kommer i mars.", en: "" };
		});
		await act(id, "publish");
		world.now.value = new Date("2024-06-01T10:00:00Z");
		t.match(await pageOf(world, "/handlingsplan"), "Den kommer i mars.");
		const english = await pageOf(world, "/en/handlingsplan/2024");
		t.match(english, /lang="sv"[^>]*>Den kommer i mars\./);
	},
);
