import { labelOf } from "./count.ts";
import type { BallotsView } from "./schema.ts";

// What spreadsheets take for the start of a formula (OWASP, CSV injection).
const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function cell(text: string): string {
	const inert = formula.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** The ballots as CSV (RFC 4180): a row for each choice, so that counting rows is counting votes. */
export function toBallotCsv({ rounds }: BallotsView): string {
	const rows = rounds.flatMap(({ round, ballots, candidates }) => {
		const names = new Map(candidates.map((one) => [one.id, labelOf(one)]));
		return ballots.flatMap(({ receipt, choices }) =>
			choices.map((choice) =>
				[round, receipt, names.get(choice) ?? choice].map(cell).join(","),
			),
		);
	});
	return `\uFEFF${["round,receipt,choice", ...rows].join("\r\n")}\r\n`;
}
