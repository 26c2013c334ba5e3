import type { FileAnswers } from "../../frontend/verify/answers.ts";
import {
	type AnswerRow,
	answerRows,
	conditionOf,
	headline,
	type VerdictText,
} from "../../frontend/views/answers.ts";

/** 0: authentic and valid, 1: not authentic, 2: authentic but superseded or revoked, 3: could not be told. */
export type ExitCode = 0 | 1 | 2 | 3;

const gravest: ExitCode[] = [1, 3, 2, 0];

/** Of several outcomes the gravest. */
export function worst(codes: ExitCode[]): ExitCode {
	return gravest.find((code) => codes.includes(code)) ?? 3;
}

export function exitCodeOf({ found, today }: FileAnswers): ExitCode {
	const condition = conditionOf(found);
	if (condition === "unproven") return 3;
	if (condition !== "authentic") return 1;
	if (today.status === "unknown") return 3;
	return today.status === "valid" ? 0 : 2;
}

const signs: Record<AnswerRow["sign"], string> = {
	yes: "✓",
	no: "✗",
	unknown: "?",
};

/** The answers for people: a headline and the four questions, each with its sign. */
export function asText(
	file: string,
	answers: FileAnswers,
	text: VerdictText,
): string {
	const { verify: t } = text;
	const rows = answerRows(answers, text);
	// What asks a browser to hyphenate is only in the way here.
	const question = (row: AnswerRow) => row.question.replaceAll("\u00ad", "");
	const width = Math.max(...rows.map((row) => question(row).length)) + 2;
	const indent = " ".repeat(width + 4);
	const { number } = answers.found;
	const lines = rows.flatMap((row) => [
		`  ${signs[row.sign]} ${question(row).padEnd(width)}${row.answer}`,
		...row.notes.map((note) => indent + note),
		...(row.why ? [`${indent}${text.verify.reason}: ${row.why.words}`] : []),
		...(row.next ? [`${indent}${t.newNumber}: ${row.next}`] : []),
	]);
	return [
		`${file}: ${headline(answers, text)}`,
		...(number ? [`    ${t.number.padEnd(width)}${number}`] : []),
		...lines,
		"",
	].join("\n");
}

/** The answers for programs, on one line. */
export function asJson(file: string, answers: FileAnswers): string {
	const { found, today } = answers;
	const exitCode = exitCodeOf(answers);
	const { verdict, reason, seal, number, agreementVersion } = found;
	return `${JSON.stringify({ file, exitCode, verdict, reason, number, seal, today, agreementVersion })}\n`;
}
