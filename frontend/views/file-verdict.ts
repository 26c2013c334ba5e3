import { html, nothing, type TemplateResult } from "lit";
import { go, icon, stitchGlyph } from "../ui/icon.ts";
import type { FileAnswers, Today } from "../verify/answers.ts";
import {
	type AnswerRow,
	answerRows,
	conditionOf,
	headline,
	type VerdictText,
} from "./answers.ts";
import { fact, foreign, num, to } from "./shared.ts";
import {
	type Face,
	type FaceText,
	face,
	kinds,
	partyFact,
	ways,
} from "./verdict.ts";

/** The answer to a file, which only the browser gives: what the file is stays with whoever has it. */

const paragraphs = (texts: string[]) => texts.map((t) => html`<p>${t}</p>`);

/** Why a file could not be examined: not a PDF, too large, no network, or a page that was not opened over https. */
export type Unexamined = "failed" | "too_large" | "offline" | "no_crypto";

const signs = { yes: "check", no: "cross", unknown: "info" } as const;
const standings = { yes: "full", no: "struck", unknown: "empty" } as const;

function signOf({ id, sign }: AnswerRow): TemplateResult {
	if (id === "today") return stitchGlyph(standings[sign]);
	return icon(id === "version" && sign === "yes" ? "doc" : signs[sign]);
}

function answerRow(row: AnswerRow, text: VerdictText) {
	const { verify: t } = text;
	const notes = row.notes.map(
		(note) => html`<p class="small soft">${note}</p>`,
	);
	const why = row.why
		? html`<p class="small soft">${t.reason}: <span lang=${foreign(row.why.language, text)}>${row.why.words}</span></p>`
		: nothing;
	const next = row.next
		? html`<p class="small">${t.newNumber}: <a href=${to(text, `/intyg/${encodeURIComponent(row.next)}`)}>${row.next}</a></p>`
		: nothing;
	return fact(
		row.question,
		html`<div class="answer ${row.sign}">${signOf(row)}<div><p>${row.answer}</p>${notes}${why}${next}</div></div>`,
	);
}

/** The file's own facts, and the four answers, each in its row. */
function answersOf(answers: FileAnswers, text: VerdictText): TemplateResult {
	const { found, today } = answers;
	const known = today.status === "unknown" ? null : today.certificate;
	return html`<dl class="facts answers">
		${known ? partyFact(known, text) : nothing}
		${fact(text.verify.number, found.number ? num(found.number) : null)}
		${answerRows(answers, text).map((row) => answerRow(row, text))}
	</dl>`;
}

/** A file that could not be examined. */
export function unexaminedVerdict(
	why: Unexamined,
	text: FaceText,
): TemplateResult {
	const { verify: t } = text;
	return face({
		kind: "wait",
		icon: "alert",
		title: why === "failed" ? t.file.failed : t.file.unexamined,
		body: html`${paragraphs(t.unexamined[why])}${ways(text)}`,
	});
}

const looks: Record<
	ReturnType<typeof conditionOf>,
	Pick<Face, "kind" | "icon">
> = {
	authentic: { kind: "ok", icon: "seal" },
	altered: { kind: "bad", icon: "broken" },
	unknown: { kind: "bad", icon: "alert" },
	seal_revoked: { kind: "bad", icon: "alert" },
	unproven: { kind: "wait", icon: "info" },
	not_sealed: { kind: "wait", icon: "info" },
};

function lookOf({ found, today }: FileAnswers): Pick<Face, "kind" | "icon"> {
	const condition = conditionOf(found);
	if (condition !== "authentic") return looks[condition];
	if (today.status === "unknown") return { kind: "wait", icon: "info" };
	const valid = today.status === "valid";
	return { kind: kinds[today.status], icon: valid ? "seal" : "stop" };
}

/** What the answers mean and what to do: nothing where they say it all. */
function advice({ found, today }: FileAnswers, text: VerdictText): string[] {
	const { verify: t } = text;
	const condition = conditionOf(found);
	if (condition === "authentic")
		return today.status === "unknown" ? [uncertain(today.why, text)] : [];
	return {
		altered: t.alteredText,
		unknown: t.unknownSealText,
		seal_revoked: t.sealRevokedText,
		unproven: t.unprovenText,
		not_sealed: t.notSealedText,
	}[condition];
}

function uncertain(
	why: Extract<Today, { why: unknown }>["why"],
	{ verify: t }: VerdictText,
): string {
	if (why === "not_in_register") return t.uncheckedText.not_in_register;
	const offline = why === "no_contact" || why === "newer_than_list";
	return offline ? t.uncheckedText.no_contact : t.uncheckedText.other;
}

/** What was found in a file: four answers, and what to do. */
export function fileVerdict(
	answers: FileAnswers,
	text: FaceText,
): TemplateResult {
	const { found, today } = answers;
	const known = found.number && today.status !== "unknown";
	return face({
		...lookOf(answers),
		title: headline(answers, text),
		body: html`${paragraphs(advice(answers, text))}${answersOf(answers, text)}${
			known
				? html`<p class="actions">${go(to(text, `/intyg/${encodeURIComponent(found.number ?? "")}`), text.verify.show)}</p>`
				: ways(text)
		}`,
	});
}
