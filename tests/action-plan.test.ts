import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import t, { type Test } from "tap";
import { caller, staff } from "./support/actors.ts";
import { missing, run } from "./support/certificate.ts";
import { type PlanFact, planFacts, planWords } from "./support/plan-facts.ts";
import { createWorld, type World } from "./support/world.ts";

const locales = ["sv", "en"] as const;
const at = (locale: "sv" | "en", path: string) =>
	locale === "sv" ? path : `/en${path}`;

const get = (world: World, url: string) =>
	world.app.inject({ url, headers: { accept: "text/html" } });

const entities: Record<string, string> = {
	"&#39;": "'",
	"&quot;": '"',
	"&amp;": "&",
};

/** What a page says, without what shapes it. */
const wordsOf = (html: string) =>
	html
		.replace(/<script[\s\S]*?<\/script>/g, "")
		.replace(/<[^>]*>/g, " ")
		.replace(/&[#\w]+;/g, (one) => entities[one] ?? one)
		.replace(/\s+/g, " ");

const mainOf = (html: string) => /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";

/** That a text tells of a year all that is known of it, in order, and of no state. */
function tells(
	test: Test,
	text: string,
	fact: PlanFact,
	locale: "sv" | "en",
	/** Between what carries and what is carried over. */
	colon = ":",
) {
	const words = planWords[locale];
	const about = `${fact.year} ${locale}`;
	let from = 0;
	const next = (part: string) => {
		const found = text.indexOf(part, from);
		test.ok(found >= 0, `${about}: ${part}`);
		if (found >= 0) from = found + part.length;
	};
	next(fact.theme);
	for (const area of fact.focus) next(`${words.focus} ${area}`);
	for (const area of fact.continued) next(`${words.continued} ${area}`);
	if (fact.undecided) next(fact.undecided);
	for (const activity of fact.activities) {
		next(activity);
		for (const [year, title] of Object.entries(fact.carriedFrom))
			if (title === activity) next(`${words.from} ${year}`);
	}
	for (const [year, title] of Object.entries(fact.carriedTo))
		next(`${words.to} ${year}${colon} ${title}`);
	if (fact.followUp) next(`${words.followUp} ${fact.followUp}`);
	test.notMatch(text, words.states, `${about}: nothing is made up`);
}

t.test(
	"every year of the plan is on its page and on the page over all, in both languages, without script",
	async (t) => {
		const world = await createWorld(t);
		for (const locale of locales) {
			const whole = await get(world, at(locale, "/handlingsplan"));
			t.equal(whole.statusCode, 200);
			const parts = whole.body.split(/(?=<li class="protocol year)/).slice(1);
			t.equal(parts.length, 5);
			for (const [i, fact] of planFacts[locale].entries()) {
				t.match(parts[i], `id="ar-${fact.year}"`);
				tells(t, wordsOf(parts[i] ?? ""), fact, locale);
				const url = at(locale, `/handlingsplan/${fact.year}`);
				const one = await get(world, url);
				t.equal(one.statusCode, 200, url);
				const text = wordsOf(mainOf(one.body));
				tells(t, text, fact, locale);
				if (fact.principle) t.match(text, `: ${fact.principle}.`);
				t.match(whole.body, `href="${url}"`, "linked from the whole");
			}
		}
	},
);

t.test(
	"a year leads to the one before, the one after and all of them; a year outside the plan is not found",
	async (t) => {
		const world = await createWorld(t);
		for (const locale of locales) {
			const links = async (year: string) =>
				[
					...mainOf(
						(await get(world, at(locale, `/handlingsplan/${year}`))).body,
					).matchAll(/href="([^"]+)"/g),
				].map((match) => match[1]);
			const path = (year: string) => at(locale, `/handlingsplan/${year}`);
			const middle = await links("2021");
			for (const to of ["2020", "2022", "2021.pdf"])
				t.ok(middle.includes(path(to)), to);
			t.ok(middle.includes(at(locale, "/handlingsplan")));
			t.notOk((await links("2020")).includes(path("2019")));
			t.notOk((await links("2024")).includes(path("2025")));
			for (const year of ["2019", "2025", "20211", "dialog", "2021.5"])
				t.equal((await get(world, path(year))).statusCode, 404, year);
		}
	},
);

t.test(
	"the API tells of the whole plan and of each year with its neighbours",
	async (t) => {
		const world = await createWorld(t);
		const call = caller(world);
		const { body } = await call("GET", "/action-plan");
		t.match(body, { from: 2020, to: 2024, name: "Handlingsplan 2020–2024" });
		const dialogue = body.years[1];
		t.same(dialogue.activities[1], {
			title: "Samverkanskonferens med tema dialog",
			kind: "conference",
			state: null,
			carriedOverFrom: null,
			carriedOverTo: null,
			on: null,
			documents: [],
		});
		const carried = "Utbildning i IOP och upphandling för idéburna";
		t.same(dialogue.carriedOver, {
			from: [],
			to: [{ title: carried, year: 2022 }],
		});
		const one = await call("GET", "/action-plan/2021");
		t.same(one.body, {
			...dialogue,
			plan: "Handlingsplan 2020–2024",
			previous: 2020,
			next: 2022,
		});
		t.match((await call("GET", "/action-plan/2024")).body, { next: null });
		t.equal((await call("GET", "/action-plan/2030")).status, 404);
		t.equal((await call("GET", "/action-plan/i-fjol")).status, 422);
	},
);

/** What a PDF says in reading order, and of what kind each part is (Poppler); parts that follow each other on one line each. */
async function readPdf(t: Test, bytes: Buffer) {
	const dir = t.testdir();
	const path = join(dir, "plan.pdf");
	await writeFile(path, bytes);
	const tree = run("pdfinfo", ["-struct-text", path]);
	return {
		info: run("pdfinfo", [path]),
		urls: run("pdfinfo", ["-url", path]),
		tree,
		// A text of several lines is one string each, with the space between them.
		text: tree
			.split("\n")
			.map((line) => /^ *"(.*)"$/.exec(line)?.[1] ?? "")
			.join(" ")
			.replace(/\s+/g, " "),
	};
}

t.test(
	"the plan and each of its years is a tagged PDF that says the same, in both languages",
	{ skip: missing("pdfinfo") },
	async (t) => {
		const world = await createWorld(t);
		for (const locale of locales) {
			const url = at(locale, "/handlingsplan.pdf");
			const whole = await get(world, url);
			t.equal(whole.headers["content-type"], "application/pdf");
			const read = await readPdf(t, whole.rawPayload);
			t.match(read.info, /Tagged: +yes/);
			t.match(read.info, /Page size: .*\(A4\)/);
			t.equal(read.tree.match(/^ {2}H1/gm)?.length, 1);
			t.equal(read.tree.match(/^ {2}H2/gm)?.length, 5);
			t.equal(read.tree.match(/ LI /g)?.length, 24);
			t.match(read.urls, `http://handslag.test${at(locale, "/handlingsplan")}`);
			t.match(whole.rawPayload.toString("latin1"), `/Lang (${locale})`);
			t.match(whole.rawPayload.toString("latin1"), "<pdfuaid:part>1<");
			for (const [i, fact] of planFacts[locale].entries()) {
				const after = planFacts[locale][i + 1];
				const from = read.text.indexOf(`${fact.year}: ${fact.theme}`);
				const to = after
					? read.text.indexOf(`${after.year}: ${after.theme}`)
					: read.text.length;
				t.ok(from >= 0 && to > from);
				tells(t, read.text.slice(from, to), fact, locale, "");
				const path = at(locale, `/handlingsplan/${fact.year}.pdf`);
				const one = await get(world, path);
				t.equal(one.statusCode, 200, path);
				const alone = await readPdf(t, one.rawPayload);
				tells(t, alone.text, fact, locale, "");
				t.match(alone.info, `${fact.year}: ${fact.theme}`);
			}
		}
	},
);

t.test(
	"the PDF says of a follow-up that is published elsewhere what the page says",
	{ skip: missing("pdfinfo") },
	async (t) => {
		const world = await createWorld(t);
		for (const [locale, words] of [
			["sv", "Uppföljning 2019–2020 är inte publicerad här."],
			["en", "Follow-up 2019–2020 is not published here."],
		] as const) {
			const path = at(locale, "/handlingsplan/2020");
			t.match((await get(world, path)).body, words);
			const pdf = await get(world, `${path}.pdf`);
			t.match((await readPdf(t, pdf.rawPayload)).text, words);
		}
	},
);

t.test(
	"the PDF of a plan that has not changed is the same, and there is none of a year outside it",
	async (t) => {
		const world = await createWorld(t);
		const first = await get(world, "/handlingsplan/2022.pdf");
		world.now.value = new Date("2026-05-01T08:00:00Z");
		const second = await get(world, "/handlingsplan/2022.pdf");
		t.equal(first.headers.etag, second.headers.etag);
		for (const url of ["/handlingsplan/2019.pdf", "/handlingsplan/x.pdf"])
			t.equal((await get(world, url)).statusCode, 404, url);
	},
);

t.test("search engines are told of every year", async (t) => {
	const world = await createWorld(t);
	const { body } = await get(world, "/sitemap.xml");
	for (const { year } of planFacts.sv)
		for (const locale of locales)
			t.match(
				body,
				`<loc>http://handslag.test${at(locale, `/handlingsplan/${year}`)}</loc>`,
			);
});

const both = (sv: string, en: string) => ({ sv, en });

/** Publishes a year with these activities, as an editor does. */
async function publishYear(
	world: World,
	key: string,
	activities: Record<string, unknown>[],
) {
	const editor = (await staff(world, "editor")).call;
	const path = `/admin/content/plan-years/${key}`;
	const { head } = (await editor("GET", path)).body;
	const saved = await editor("PATCH", path, {
		basedOn: head.id,
		content: { ...head.content, activities },
	});
	if (saved.status !== 200) return saved;
	const { id } = saved.body.head;
	return editor("POST", `/admin/content/revisions/${id}/publish`, {});
}

t.test(
	"an editor says of what kind an activity is, how it went, when, and with which documents",
	async (t) => {
		const world = await createWorld(t);
		const done = await publishYear(world, "2023", [
			{
				title: both("Frukostsamtal", "Breakfast talk"),
				kind: "seminar",
				state: "done",
				on: "2023-03-14",
				documents: [
					{ title: both("Anteckningar", "Notes"), url: "/nyheter/anteckning" },
				],
			},
			{
				title: both("Vårrapport", "Spring report"),
				kind: "report",
				state: "carried_over",
				carriedOverTo: 2024,
				on: "2023-05",
			},
			{
				title: both("Läger", "Camp"),
				state: "cancelled",
			},
		]);
		t.equal(done.status, 200, JSON.stringify(done.body));
		const read = async (url: string) => {
			const { body } = await get(world, url);
			return { body, words: wordsOf(mainOf(body)) };
		};
		const swedish = await read("/handlingsplan/2023");
		t.match(
			swedish.words,
			"Frukostsamtal Seminarium · 14 mars 2023 · Genomförd",
		);
		t.match(swedish.words, "Vårrapport Rapport · maj 2023 · Flyttad till 2024");
		t.match(swedish.words, "Läger Inställd");
		t.match(swedish.body, 'href="/nyheter/anteckning"');
		const english = await read("/en/handlingsplan/2023");
		t.match(english.words, "Breakfast talk Seminar · 14 March 2023 · Done");
		t.match(
			english.words,
			"Spring report Report · May 2023 · Carried over to 2024",
		);
		// The year that it was carried over to tells of it without having been edited.
		t.match(
			(await read("/handlingsplan/2024")).words,
			"Rest från 2023: Vårrapport",
		);
		const { body } = await caller(world)("GET", "/action-plan/2024");
		t.same(body.carriedOver.from, [{ title: "Vårrapport", year: 2023 }]);
	},
);

t.test(
	"what does not go together is refused with where it stands",
	async (t) => {
		const world = await createWorld(t);
		const refusal = async (activity: Record<string, unknown>) => {
			const { status, body } = await publishYear(world, "2022", [
				{ title: both("Träff", ""), ...activity },
			]);
			t.equal(status, 422);
			return body.errors.map(
				(one: { path: string; code: string }) => `${one.path} ${one.code}`,
			);
		};
		const at = "activities.0";
		t.same(await refusal({ state: "carried_over" }), [
			`${at}.carriedOverTo required`,
		]);
		t.same(await refusal({ state: "carried_over", carriedOverTo: 2022 }), [
			`${at}.carriedOverTo not_after_year`,
		]);
		t.same(await refusal({ carriedOverFrom: 2022 }), [
			`${at}.carriedOverFrom not_before_year`,
		]);
		for (const activity of [
			{ on: "2021-12-31" },
			{ on: "2023-01" },
			{ on: "2020-05-05", carriedOverFrom: 2021 },
			{ on: "2024-02-29", state: "carried_over", carriedOverTo: 2023 },
			{ on: "2023-02-28", state: "done", carriedOverTo: 2023 },
		])
			t.same(await refusal(activity), [`${at}.on outside_the_year`]);
		for (const activity of [
			{ on: "2022-01" },
			{ on: "2021-05-05", carriedOverFrom: 2021 },
			{ on: "2023-02", state: "carried_over", carriedOverTo: 2023 },
		]) {
			const title = both("Träff", "");
			const done = await publishYear(world, "2022", [{ title, ...activity }]);
			t.equal(done.status, 200, JSON.stringify(done.body));
		}
		for (const activity of [
			{ kind: "party" },
			{ state: "maybe" },
			{ on: "2022-02-30" },
			{ on: "2022-13" },
		])
			t.equal((await refusal(activity)).length, 1, JSON.stringify(activity));
		for (const url of ["javascript:alert(1)", "//elsewhere.example", "", "x"])
			t.same(
				await refusal({ documents: [{ title: both("Bilaga", ""), url }] }),
				[`${at}.documents.0.url ${url ? "invalid_website" : "required"}`],
			);
	},
);

t.test(
	"characters that the plan's PDF cannot draw are named before they are published",
	async (t) => {
		const world = await createWorld(t);
		const year = (title: string) =>
			publishYear(world, "2022", [{ title: both(title, "") }]);
		const { status, body } = await year("Fest 🎉 för 協力 och ∑");
		t.equal(status, 422);
		t.match(body.errors, [
			{
				path: "activities.0.title.sv",
				code: "uncovered_on_paper",
				message: /^Tecknen 🎉 協 力 ∑ kan inte skrivas i planens PDF/,
			},
		]);
		t.equal((await year("Đối thoại, čálli & ‘möten’ – 50 %")).status, 200);
	},
);

t.test(
	"a year that is not wholly translated is shown in Swedish, and says so",
	async (t) => {
		const world = await createWorld(t);
		await publishYear(world, "2020", [{ title: both("Bara svenska", "") }]);
		const { body } = await get(world, "/en/handlingsplan/2020");
		t.match(body, '<span lang="sv">Kunskapsdelning</span>');
		t.match(body, '<span lang="sv">Bara svenska</span>');
		t.match(
			(
				await caller(world)("GET", "/action-plan/2020", undefined, {
					"accept-language": "en",
				})
			).body,
			{ language: "sv", theme: "Kunskapsdelning" },
		);
		const pdf = await get(world, "/en/handlingsplan/2020.pdf");
		t.equal(pdf.statusCode, 200);
	},
);

t.test(
	"the start page has the year's theme, and after the plan its last one, called that",
	async (t) => {
		const world = await createWorld(t);
		const theme = async (url: string, at: string) => {
			world.now.value = new Date(at);
			const { body } = await world.app.inject({ url });
			return /<section class="theme[\s\S]*?<\/section>/.exec(body)?.[0] ?? "";
		};
		const after = await theme("/", "2026-03-12T12:00:00Z");
		t.match(after, "Senaste årets tema: 2024");
		t.match(after, "Kvalitet");
		t.notMatch(after, /i år|Bestäms/, "nothing of it is to come");
		t.match(
			await theme("/en", "2026-03-12T12:00:00Z"),
			"Theme of the latest year: 2024",
		);
		const during = await theme("/?i=1", "2023-03-12T12:00:00Z");
		t.match(during, "Tema 2023");
		t.match(during, "Det gör vi i år");
		const before = await theme("/?i=2", "2019-03-12T12:00:00Z");
		t.match(before, "Tema 2020");
		t.notMatch(before, /i år|Senaste/);
	},
);
