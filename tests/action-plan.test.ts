import t from "tap";
import { caller } from "./support/actors.ts";
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
	test: typeof t,
	text: string,
	fact: PlanFact,
	locale: "sv" | "en",
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
		next(`${words.to} ${year}: ${title}`);
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
