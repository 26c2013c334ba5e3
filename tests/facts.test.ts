import t from "tap";
import { publicFacts, sections } from "./support/public-facts.ts";
import { createWorld, type World } from "./support/world.ts";

const locales = ["sv", "en"] as const;
const at = (locale: "sv" | "en", path: string) =>
	locale === "sv" ? path : path === "/" ? "/en" : `/en${path}`;

async function bodyOf(world: World, url: string): Promise<string> {
	const { statusCode, body } = await world.app.inject({ url });
	if (statusCode !== 200) throw new Error(`${url}: ${statusCode}`);
	return body;
}

/** What a part of a page says, without what shapes it, script and soft hyphens. */
const wordsIn = (html: string, part: string) =>
	(new RegExp(`<${part}[\\s\\S]*</${part}>`).exec(html)?.[0] ?? "")
		.replace(/<script[\s\S]*?<\/script>/g, "")
		.replace(/<[^>]*>/g, " ")
		.replaceAll("\u00ad", "")
		.replace(/\s+/g, " ");

/** What a text lacks of a list, in the list's order. */
function lacking(text: string, wanted: string[]): string[] {
	let from = 0;
	return wanted.filter((part) => {
		const found = text.indexOf(part, from);
		if (found >= 0) from = found + part.length;
		return found < 0;
	});
}

t.test(
	"what is known of the agreement stands on its page, in both languages, without script",
	async (t) => {
		const world = await createWorld(t);
		for (const locale of locales)
			for (const { path, ...fact } of publicFacts) {
				const url = at(locale, path);
				const text = wordsIn(await bodyOf(world, url), "main");
				t.same(lacking(text, fact[locale]), [], `lacking on ${url}`);
			}
	},
);

t.test("every page leads to the four sections", async (t) => {
	const world = await createWorld(t);
	for (const locale of locales) {
		const body = await bodyOf(world, at(locale, "/"));
		const frame = body.replace(/<main[\s\S]*<\/main>/, "");
		const paths = ["/samverkan", "/plattformen", "/aktiviteter", "/kontakt"];
		for (const [i, name] of sections[locale].entries()) {
			const path = at(locale, paths[i] ?? "");
			t.match(frame, `href="${path}"`);
			const title = wordsIn(await bodyOf(world, path), "h1");
			t.equal(title.trim(), name);
		}
	}
});

t.test(
	"the pages about the working group say the same of who votes",
	async (t) => {
		const world = await createWorld(t);
		const said = {
			sv: ["konferensen", "röstlängd", "valets sida"],
			en: ["the conference", "electoral roll", "the election's page"],
		};
		for (const locale of locales)
			for (const path of ["/plattformen", "/samverkansgrupp"]) {
				const url = at(locale, path);
				const text = wordsIn(await bodyOf(world, url), "main");
				for (const words of said[locale])
					t.ok(
						text.replace(/&#39;|’/g, "'").includes(words),
						`${words} on ${url}`,
					);
			}
	},
);

t.test("no more is said than what is known", async (t) => {
	const world = await createWorld(t);
	for (const locale of locales) {
		const text = wordsIn(
			await bodyOf(world, at(locale, "/overenskommelsen")),
			"main",
		);
		t.notMatch(text, /1 maj 2019|1 May 2019/, "only the month is known");
		const history = wordsIn(
			await bodyOf(world, at(locale, "/samverkan")),
			"main",
		);
		t.notMatch(
			history,
			/(ABF|Sensus)[^.]*(skrivit under|signed)/,
			"who took part in the writing may not have signed",
		);
	}
});
