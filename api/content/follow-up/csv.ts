import type { FollowUp, FollowUpFigures, Sector, Tally } from "./schema.ts";

const scores = ["score1", "score2", "score3", "score4", "score5"];
const figures = ["answers", "scored", "mean", ...scores, "unknown"];
const sectors = ["civil", "public"] as const;

// What spreadsheets take for the start of a formula (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

type Cell = string | number | null;

function cell(value: Cell): string {
	const text = String(value ?? "");
	const inert = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

const table = (rows: Cell[][]) =>
	rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

const figuresOf = (
	answers: Record<Sector, number>,
	sector: Sector,
	{ scored, mean, scores: spread, unknown }: Tally,
): Cell[] => [
	...[answers[sector], scored, mean],
	...(spread ?? scores.map(() => null)),
	unknown,
];

/**
 * A year's results as CSV (RFC 4180), a row for each principle and sector. What is not shown
 * apart is empty. Comments are in the JSON.
 */
export function toFollowUpCsv({ year, answers, principles }: FollowUp): string {
	const rows = principles.flatMap((one) =>
		sectors.map((sector) => [
			...[year, one.id, one.title, sector],
			...figuresOf(answers, sector, one[sector]),
		]),
	);
	return `\uFEFF${table([["year", "principle", "title", "sector", ...figures], ...rows])}`;
}

/**
 * All years' results as CSV (RFC 4180), a row for each year, principle and sector, with the
 * principles in both languages; without byte order mark, for programs.
 * @param en the same years in English, in the same order
 */
export function toFiguresCsv(
	sv: FollowUpFigures[],
	en: FollowUpFigures[],
): string {
	const names = new Map(
		en.flatMap(({ year, principles }) =>
			principles.map(({ id, title }) => [`${year} ${id}`, title] as const),
		),
	);
	const rows = sv.flatMap(({ year, agreementVersion, answers, principles }) =>
		principles.flatMap((one) =>
			sectors.map((sector) => [
				...[year, agreementVersion, one.id, one.title],
				...[names.get(`${year} ${one.id}`) ?? null, sector],
				...figuresOf(answers, sector, one[sector]),
			]),
		),
	);
	const about = ["principle", "principleSv", "principleEn", "sector"];
	return table([["year", "agreementVersion", ...about, ...figures], ...rows]);
}
