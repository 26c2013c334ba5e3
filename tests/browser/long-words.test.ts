import t from "tap";
import { seedContent } from "../../api/content/seed.ts";
import { seedDemo } from "../../api/demo/seed.ts";
import {
	chromiumPath,
	listen,
	look,
	openBrowser,
	openWindow,
} from "../support/browser.ts";
import { event } from "../support/events.ts";
import { createWorld, type World } from "../support/world.ts";

const skip = chromiumPath ? false : "Chromium was not found";

const word = "Realisationsvinstbeskattningsövergångsbestämmelserna";
const file = "Inbjudan_samverkanskonferens_2027_slutversion_v3.pdf";
const address = `https://exempel.example/${"moten/".repeat(20)}?id=${"a1".repeat(40)}`;
/** What editors may paste into a text: an indented paragraph, a fence, a table, a bare address. */
const pasted = `

    Ett stycke som är indraget med fyra blanksteg, som det blir när texten kommer från ett annat program.

\`\`\`
En rad i ett staket som är så lång att den inte får plats i en smal spalt, hur man än försöker.
\`\`\`

| ${word} | ${file} |
|---|---|
| ${address} | b |

<${address}>

- ${file}

## ${word}
`;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const free = /^(sv|en|title|place|name|speaker|hours|description)$/;

/** Every text that somebody has typed, with a long word after it; what is chosen or counted stays. */
function lengthened(value: Json, key = "", inside = ""): Json {
	if (typeof value === "string") {
		if (key === "url") return address;
		if (!free.test(key) || value === "") return value;
		if (inside === "place" || key === "place") return `${value} ${address}`;
		if (inside === "text") return `${value}${pasted}`;
		return `${value} ${word} ${file}`;
	}
	if (Array.isArray(value)) return value.map((one) => lengthened(one));
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [
			name,
			lengthened(one, name, key),
		]),
	);
}

/** The columns of JSON that editors write, and those of plain text. */
const written = {
	page: ["content"],
	news_item: ["content"],
	event: ["content"],
	plan_year: ["content"],
	office: ["content"],
	agreement_version: ["principles"],
	event_detail: ["programme", "documents"],
};
const typed = [
	"agreement_version.name_sv",
	"agreement_version.name_en",
	"organisation.name",
	"organisation.description",
	"follow_up_participant.organisation_name",
	"follow_up_reply.comment",
	"nominee.name",
	"nominee.organisation",
	"working_group_member.name",
	"working_group_member.organisation",
	"contact.name",
	"contact.role",
];

async function plant({ deps }: World) {
	const { pool } = deps.db;
	for (const [table, columns] of Object.entries(written))
		for (const column of columns) {
			const { rows } = await pool.query(
				`select ctid::text as at, ${column} as json from ${table}`,
			);
			for (const { at, json } of rows)
				await pool.query(`update ${table} set ${column} = $1 where ctid = $2`, [
					JSON.stringify(lengthened(json)),
					at,
				]);
		}
	for (const [table, column] of typed.map((one) => one.split(".")))
		await pool.query(
			`update ${table} set ${column} = ${column} || $1 where ${column} <> ''`,
			[` ${word} ${file}`],
		);
	await pool.query(
		"update agreement_version set text_sv = text_sv || $1, text_en = text_en || $1",
		[pasted],
	);
	await pool.query(
		"update follow_up_round set introduction_sv = introduction_sv || $1, introduction_en = introduction_en || $1",
		[pasted],
	);
	await pool.query("update event_detail set place = place || $1", [
		` ${address}`,
	]);
	await pool.query("update organisation set website = $1", [address]);
	deps.registerChanged();
}

/** One of each kind of page: the addresses whose first part is the same are as a rule drawn alike. */
async function kindsOfPages(world: World): Promise<string[]> {
	const { body } = await world.app.inject("/sitemap.xml");
	const paths = [...body.matchAll(/<loc>(.*?)<\/loc>/g)]
		.map(([, url = ""]) => new URL(url).pathname)
		.filter((path) => !/^\/en(\/|$)/.test(path));
	const seen = new Map<string, number>();
	return paths.filter((path) => {
		const kind = path.replace(/^(\/[^/]+\/).*/, "$1…");
		seen.set(kind, (seen.get(kind) ?? 0) + 1);
		return (seen.get(kind) ?? 0) <= 3;
	});
}

t.test(
	"no public page scrolls sideways at 320 px, however long the words that somebody typed",
	{ skip, timeout: 240_000 },
	async (t) => {
		const world = await createWorld(t);
		await seedContent(world.deps);
		await seedDemo(world.deps);
		await plant(world);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { rows } = await world.deps.db.pool.query(
			"select slug from event_detail where registration <> 'closed' and cancelled_at is null",
		);
		const paths = [
			...(await kindsOfPages(world)),
			...rows.map(({ slug }) => `/evenemang/${slug}/anmalan`),
			...["/en", "/en/signatarer", "/en/verifiera", "/finns-inte"],
			...[`/sok?q=${word}`, `/signatarer?q=${word}`, "/kontakt/skriv"],
		];
		t.ok(paths.length > 30, `${paths.length} pages`);
		const context = await openWindow(t, browser, base, 320);
		const page = await context.newPage();
		for (const path of paths) {
			await page.goto(path);
			const wide = await page.evaluate(() => {
				const most = window.innerWidth;
				if (document.documentElement.scrollWidth <= most) return "";
				const widest = [...document.querySelectorAll("main *")]
					.filter((one) => one.getBoundingClientRect().right > most + 1)
					.at(-1);
				return `${document.documentElement.scrollWidth}: ${widest?.outerHTML.slice(0, 200)}`;
			});
			t.equal(wide, "", path);
			if (process.env.TEST_PICTURES)
				await page.screenshot({
					path: `${process.env.TEST_PICTURES}/${path.replace(/\W+/g, "-").slice(0, 60)}.png`,
					fullPage: true,
				});
		}
	},
);

t.test(
	"a table that is wider than the page is reached and scrolled by keyboard",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const table = (a: string, b: string) =>
			`Text.\n\n| ${a} | ${b} |\n|---|---|\n| ${file} | ${file} |\n`;
		await world.deps.db.pool.query(
			`update page set content = jsonb_set(content, '{text}', $1) where slug = 'samverkan'`,
			[JSON.stringify({ sv: table("Vad", "Var"), en: table("What", "Where") })],
		);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const context = await openWindow(t, browser, base, 320);
		const page = await context.newPage();
		for (const [path, name] of [
			["/samverkan", "Tabell: Vad, Var"],
			["/en/samverkan", "Table: What, Where"],
		] as const) {
			await page.goto(path);
			await look(t, page, path);
			const region = page.getByRole("region", { name });
			await region.focus();
			await page.keyboard.press("ArrowRight");
			await page.waitForFunction(
				() => (document.activeElement?.scrollLeft ?? 0) > 0,
			);
		}
	},
);

/** Words of the heading that stand on more than one line. */
const divided = () =>
	[...document.querySelectorAll("h1")].flatMap((heading) => {
		const text = heading.firstElementChild?.firstChild ?? heading.lastChild;
		const words = (heading.textContent ?? "").match(/[^\s-]+/g) ?? [];
		const whole = text?.textContent ?? "";
		return words.filter((word) => {
			const at = whole.indexOf(word);
			if (!text || at < 0) return false;
			const range = document.createRange();
			range.setStart(text, at);
			range.setEnd(text, at + word.length);
			const tops = [...range.getClientRects()].map(({ top }) =>
				Math.round(top),
			);
			return new Set(tops).size > 1;
		});
	});

t.test(
	"the yearly conference is named in whole words on a telephone, also where no browser can divide them",
	{ skip, timeout: 120_000 },
	async (t) => {
		const world = await createWorld(t);
		const base = await listen(world);
		const browser = await openBrowser(t);
		const { slug } = await event(world);
		await world.deps.db.pool.query(
			"update event set content = jsonb_set(content, '{title}', $1)",
			[JSON.stringify({ sv: "Samverkanskonferens 2027", en: "" })],
		);
		for (const width of [320, 390]) {
			const context = await openWindow(t, browser, base, width);
			const page = await context.newPage();
			for (const path of ["", "/anmalan"]) {
				await page.goto(`/evenemang/${slug}${path}`);
				t.match(await page.locator("h1").textContent(), "Samverkanskonferens");
				t.same(await page.evaluate(divided), [], `${path} at ${width}`);
			}
		}
	},
);
