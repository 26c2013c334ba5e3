import { readdirSync } from "node:fs";
import { join } from "node:path";
import t from "tap";
import * as agreement from "../api/agreement/seed-texts.ts";
import { pageSeeds } from "../api/content/editing/seed-pages.ts";
import { partSeeds } from "../api/content/editing/seed-parts.ts";
import { letterWords } from "../api/content/newsletter/letter.ts";
import { eventSeeds, newsSeeds } from "../api/content/seed-news.ts";
import { planSeeds } from "../api/content/seed-plan.ts";
import * as openData from "../api/opendata/words.ts";
import { sv as letters } from "../api/platform/mail/letters-sv.ts";
import { faults } from "../api/platform/messages-faults.ts";
import { problems } from "../api/platform/messages-problems.ts";

const folder = join(import.meta.dirname, "../frontend/i18n/sv");
/** Difficult texts begin above this (Björnsson 1968: children's books 25, fiction 35, newspapers 45, officialese 60). */
const mostLix = 40;
/** A text of fewer words says nothing of its reading level. */
const fewestWords = 60;

/** What is wrong in our Swedish, each with the word that product.md has. */
const wrong: [RegExp, string][] = [
	// The seal's X.509 certificate is the one thing that has that name.
	[
		/(?<!stämpelns |nytt )certifikat/i,
		"say intyg; certifikat is the seal's X.509 certificate",
	],
	[/signatur/i, "say underskrift (of a person) or stämpel"],
	[/signera/i, "say skriva under"],
	[/sigill/i, "say stämpel"],
	[/behörig undertecknare|signatör/i, "say firmatecknare"],
	[/applikation(?!sprogram)/i, "say ansökan (or program)"],
	[/revoker/i, "say spärrad"],
	[/magisk|magic/i, "say engångslänk"],
	[/cookie/i, "say kaka"],
	[/email|e-mail|\bmaila?\b/i, "say e-post, mejla"],
	[
		/\b(?:vänligen|erhåll|avseende|beträffande|inkom(?:mer|mit)|samt)\b/i,
		"klarspråk",
	],
	[/\b[Ee]rror\b|\b[Ss]ubmit/, "Swedish, please"],
	[/!/, "no exclamation marks"],
];

/** Stands for whatever a text is told: good as a word, a number and a list of them. */
const sample: unknown = new Proxy(() => "Åsa", {
	get: (_, key) => {
		if (key === Symbol.toPrimitive)
			return (hint: string) => (hint === "number" ? 3 : "3");
		if (key === Symbol.iterator) return () => [][Symbol.iterator]();
		if (key === "map" || key === "filter" || key === "flatMap") return () => [];
		if (key === "length") return 3;
		if (key === "join" || key === "toString") return () => "3";
		return sample;
	},
	apply: () => sample,
});

type Function = (...given: unknown[]) => unknown;

/** Every text in a module, parts of a sentence put together, functions told something. */
function* texts(value: unknown): Generator<string> {
	if (value === sample) return;
	if (typeof value === "string") yield value.replaceAll("\u00ad", "");
	else if (typeof value === "function")
		yield* texts((value as Function)(...Array(8).fill(sample)));
	else if (Array.isArray(value) && value.includes(sample))
		yield value.map(String).join("").replaceAll("\u00ad", "");
	else if (typeof value === "object" && value !== null)
		for (const part of Object.values(value)) yield* texts(part);
}

/** What stands under `sv` in something that has all its texts in both languages. */
function* swedishIn(value: unknown): Generator<unknown> {
	if (typeof value !== "object" || value === null) return;
	for (const [key, part] of Object.entries(value))
		if (key === "sv") yield part;
		else yield* swedishIn(part);
}

/** Markdown line by line, as it is heard: no signs, no addresses. */
const linesOf = (text: string) =>
	text
		.replace(/\]\([^)]*\)/g, "")
		.replace(/^\s*(#+|[-*]|\d+\.)\s/gm, "")
		.replace(/[*[\]]/g, "")
		.split(/\n+/)
		.filter(Boolean);

/** What people read most: what the site begins with, by where it stands. */
function beginnings(): Map<string, string[]> {
	const all = new Map<string, unknown>([
		...Object.entries({ ...pageSeeds, ...partSeeds }),
		...[...newsSeeds, ...eventSeeds].map(
			(item) => [item.slug, item] as [string, unknown],
		),
		["plan", planSeeds],
		["principles", agreement.principles],
		...agreement.versionSeeds.map(
			(item) => [`agreement ${item.label}`, item] as [string, unknown],
		),
		["open data", openData],
		["newsletter", letterWords],
	]);
	return new Map(
		[...all].map(([place, value]) => [
			place,
			[...texts([...swedishIn(value)])].flatMap(linesOf),
		]),
	);
}

const wordsOf = (text: string) =>
	text.match(/[\p{L}\p{N}][\p{L}\p{N}'’:@./-]*/gu) ?? [];
/** Labels, headings and buttons are read one by one; what runs on is read as text. */
const runsOn = (text: string) => wordsOf(text).length >= 8;

/** Words to a sentence, and long words (above six letters) of a hundred. */
function lix(list: string[]): number {
	const words = list.flatMap(wordsOf);
	const sentences = list
		.flatMap((text) => text.split(/[.:?]+(?=\s|$)/))
		.filter((part) => /[\p{L}\p{N}]/u.test(part));
	const long = words.filter((word) => word.replace(/\P{L}/gu, "").length > 6);
	return words.length / sentences.length + (100 * long.length) / words.length;
}

/** Our Swedish by where it stands. */
async function everything(): Promise<Map<string, string[]>> {
	const all = new Map<string, string[]>();
	for (const file of readdirSync(folder).sort())
		if (file !== "index.ts")
			all.set(file, [...texts(await import(join(folder, file)))]);
	all.set("letters", [...texts(letters)]);
	const said = [
		...Object.values(problems).map(({ sv }) => sv.join(". ")),
		...Object.values(faults).map(({ sv }) => sv),
	];
	return all.set("problems", said);
}

t.test("reading level is measured as Björnsson does", async (t) => {
	// Ten words in two sentences, two of them long.
	const text = "Vi granskar ansökan i dag. Ni får svaret med posten";
	t.equal(lix([`${text}.`]), 10 / 2 + (100 * 2) / 10);
	t.ok(
		lix([
			"Överenskommelsens undertecknande förutsätter behörighetskontroll avseende organisationens firmatecknare.",
		]) > mostLix,
	);
});

t.test("Swedish texts are easy to read", async (t) => {
	const short: string[] = [];
	for (const [place, all] of [...(await everything()), ...beginnings()]) {
		const list = all.filter(runsOn);
		if (list.flatMap(wordsOf).length < fewestWords) short.push(...list);
		else {
			const level = lix(list);
			t.ok(level <= mostLix, `${place}: LIX ${level.toFixed(1)}`);
		}
	}
	const level = lix(short);
	t.ok(level <= mostLix, `the short ones together: LIX ${level.toFixed(1)}`);
});

t.test("Swedish texts use the register's own words", async (t) => {
	for (const [place, all] of await everything()) {
		t.ok(all.length > 3, `${place} has texts`);
		const found = all.flatMap((text) =>
			wrong
				.filter(([word]) => word.test(text))
				.map(([, instead]) => `${text} → ${instead}`),
		);
		t.same(found, [], place);
	}
});
