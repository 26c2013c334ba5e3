import type { FollowUp } from "./schema.ts";

const columns = [
	...["year", "principle", "title", "sector", "answers", "scored", "mean"],
	...["score1", "score2", "score3", "score4", "score5", "unknown"],
];

// What spreadsheets take for the start of a formula (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(value: string | number | null): string {
	const text = String(value ?? "");
	const inert = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * A year's results as CSV (RFC 4180), a row for each principle and sector. What too few have
 * answered is empty. Comments are in the JSON.
 */
export function toFollowUpCsv({ year, answers, principles }: FollowUp): string {
	const rows = principles.flatMap((one) =>
		(["civil", "public"] as const).map((sector) => {
			const { scored, mean, scores, unknown } = one[sector];
			return [
				...[year, one.id, one.title, sector, answers[sector], scored, mean],
				...(scores ?? [null, null, null, null, null]),
				unknown,
			]
				.map(cell)
				.join(",");
		}),
	);
	return `\uFEFF${[columns.join(","), ...rows].join("\r\n")}\r\n`;
}
