import type { FollowUpFigures } from "../../api/content/follow-up/schema.ts";
import type { Flat } from "./open-data-flat.ts";

/** The follow-ups as rows of text, so that the formats can be compared: one for each year, principle and sector. */

const text = (value: unknown) =>
	value === null || value === undefined ? "" : String(value);

/** From JSON, in both languages. */
export function rowsOfJson(
	sv: FollowUpFigures[],
	en: FollowUpFigures[],
): Flat[] {
	return sv.flatMap(({ year, agreementVersion, answers, principles }, i) =>
		principles.flatMap((one, j) =>
			(["civil", "public"] as const).map((sector) => {
				const { scored, mean, scores, unknown } = one[sector];
				const spread = [1, 2, 3, 4, 5].map(
					(n) => [`score${n}`, text(scores?.[n - 1])] as const,
				);
				return {
					year: text(year),
					agreementVersion,
					principle: one.id,
					principleSv: one.title,
					principleEn: text(en[i]?.principles[j]?.title),
					sector,
					answers: text(answers[sector]),
					scored: text(scored),
					mean: text(mean),
					...Object.fromEntries(spread),
					unknown: text(unknown),
				};
			}),
		),
	);
}

const stripped = (html: string) =>
	html
		.replace(/<[^>]*>/g, "")
		.replace(/\s+/g, " ")
		.trim();
const cellsOf = (row: string) =>
	[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
		stripped(cell),
	);
const rowsIn = (table: string) =>
	[...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
		cellsOf(row),
	);

/** What a page writes where JSON and CSV hold nothing. */
const nothing = ["visas inte", "not shown"];
const sectorNames = {
	civil: ["Idéburna parter", "Civil parties"],
	public: ["Offentlig part", "Public party"],
};

/** The figures of one sector in a principle's two tables: the mean as the page rounds it, and how many gave each answer. */
function figuresOf(section: string, year: string, sector: "civil" | "public") {
	const [means = [], spread = []] = [
		...section.matchAll(/<table[^>]*>(.*?)<\/table>/gs),
	].map(([, table = ""]) => rowsIn(table));
	const column = (head: string[] = []) =>
		head.findIndex((name) => sectorNames[sector].includes(name));
	const told =
		means.find(([first]) => first === year)?.[column(means[0])] ?? "";
	const [, mean = "", scored = ""] = /^([\d,.]+) \((\d+)/.exec(told) ?? [];
	if (!mean && !nothing.includes(told)) throw new Error(`${year}: ${told}`);
	const at = column(spread[0]);
	// From 5 down to 1, then who does not know.
	const counts = at < 0 ? [] : spread.slice(1).map((row) => row[at] ?? "");
	const [unknown = "", ...scores] = counts.toReversed();
	return {
		mean: mean.replace(",", "."),
		scored,
		scores: Array.from({ length: 5 }, (_, i) => scores[i] ?? ""),
		unknown,
	};
}

/** What a year's page tells of each principle and sector, by `principle sector`. */
export function figuresOfPage(
	html: string,
	year: string,
	principles: { id: string; title: string }[],
) {
	const sections = html
		.replace(/<!--.*?-->/gs, "")
		.split(/(?=<section class="block protocol follow-up-principle")/)
		.slice(1);
	return Object.fromEntries(
		principles.flatMap(({ id, title }) => {
			const section = sections.find((one) => one.includes(`>${title}</h2>`));
			if (!section) throw new Error(`${title} is not on the page`);
			return (["civil", "public"] as const).map((sector) => [
				`${id} ${sector}`,
				figuresOf(section, year, sector),
			]);
		}),
	);
}

const oneDecimal = new Intl.NumberFormat("en", {
	minimumFractionDigits: 1,
	maximumFractionDigits: 1,
});

/** The same of rows: what the page is to say. */
export function figuresOfRows(rows: Flat[], year: string) {
	return Object.fromEntries(
		rows
			.filter((row) => row.year === year)
			.map((row) => [
				`${row.principle} ${row.sector}`,
				{
					mean: row.mean ? oneDecimal.format(Number(row.mean)) : "",
					scored: row.scored,
					scores: [1, 2, 3, 4, 5].map((n) => row[`score${n}`]),
					unknown: row.unknown,
				},
			]),
	);
}
