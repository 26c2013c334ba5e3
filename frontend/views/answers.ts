import type { Text } from "../i18n/text.ts";
import type { FileAnswers, Today } from "../verify/answers.ts";
import type { FoundSeal, PdfVerification } from "../verify/verify.ts";

/** The texts that a verdict needs: the browser and the command line load no others. */
export type VerdictText = Pick<Text, "locale" | "format" | "verify" | "common">;

/** One of the four questions and its answer, in words. The sign says the same as the words. */
export interface AnswerRow {
	id: "authentic" | "sealed" | "today" | "version";
	question: string;
	sign: "yes" | "no" | "unknown";
	answer: string;
	notes: string[];
	/** Why the certificate holds no longer, and in which language */
	why?: { words: string; language: "sv" | "en" };
	/** The number of the certificate that took this one's place */
	next?: string;
}

/** What is wrong with a file that is not known to be authentic; `authentic` when nothing is. */
export type Condition =
	| PdfVerification["verdict"]
	| "seal_revoked"
	/** Ours or not: what would show it is not at hand */
	| "unproven";

export function conditionOf({ verdict, reason }: PdfVerification): Condition {
	if (reason === "seal_revoked") return "seal_revoked";
	return reason === "time_stamp_unknown" ? "unproven" : verdict;
}

/** The headline over the four answers. */
export function headline({ found, today }: FileAnswers, text: VerdictText) {
	const { file } = text.verify;
	const condition = conditionOf(found);
	if (condition !== "authentic") return file[condition];
	return today.status === "unknown" ? file.unchecked : file[today.status];
}

/** The four questions, always all of them: what one answer is says nothing of the next. */
export function answerRows(
	{ found, today }: FileAnswers,
	text: VerdictText,
	now = new Date(),
): AnswerRow[] {
	const { questions } = text.verify;
	return [
		{
			id: "authentic",
			question: questions.authentic,
			...authentic(found, text),
		},
		{ id: "sealed", question: questions.sealed, ...sealed(found, text) },
		{ id: "today", question: questions.today, ...holds(today, now, text) },
		{ id: "version", question: questions.version, ...version(found, text) },
	];
}

type KnownToday = Exclude<Today, { status: "unknown" }>;
type Answer = Omit<AnswerRow, "id" | "question">;

function authentic(found: PdfVerification, { verify: t }: VerdictText): Answer {
	const condition = conditionOf(found);
	const sign =
		condition === "authentic"
			? "yes"
			: condition === "unproven"
				? "unknown"
				: "no";
	return { sign, answer: t.authentic[condition], notes: [] };
}

function sealed(found: PdfVerification, text: VerdictText): Answer {
	const { verify: t, format } = text;
	const { verdict, seal } = found;
	if (verdict === "altered")
		return { sign: "unknown", answer: t.sealUnsure, notes: [] };
	if (verdict === "not_sealed")
		return { sign: "no", answer: t.nobody, notes: [] };
	if (!seal) return { sign: "no", answer: t.someoneElse, notes: [] };
	const known = conditionOf(found) !== "unknown";
	const by = known ? seal.by : t.stranger(seal.by);
	const answer = seal.at ? t.sealedBy(format.moment(seal.at), by) : by;
	return { sign: known ? "yes" : "no", answer, notes: proof(seal, text) };
}

/** How far the seal is proven, in plain words. */
function proof(seal: FoundSeal, { verify: t }: VerdictText): string[] {
	if (!seal.timestamped || !seal.timestampedBy) return [t.claimedTime];
	const time = t.attestedTime(seal.timestampedBy);
	if (seal.level === "B-LTA") return [time, t.archived];
	return seal.level === "B-LT" ? [time, t.selfContained] : [time];
}

function holds(today: Today, now: Date, text: VerdictText): Answer {
	const { verify: t, format } = text;
	if (today.status === "unknown")
		return { sign: "unknown", answer: t.unknownToday[today.why], notes: [] };
	const { status, at, reason, reasonIn, supersededBy } = today;
	const words =
		status === "revoked" && at
			? t.revokedOn(format.day(at))
			: t.standing[status];
	return {
		sign: status === "valid" ? "yes" : "no",
		answer: today.asOf ? t.listed(words, moment(today.asOf, now, text)) : words,
		notes: [],
		...(status !== "valid" && reason
			? { why: told(reason, reasonIn, text) }
			: {}),
		...(supersededBy ? { next: supersededBy } : {}),
	};
}

/** What the service itself gives as a reason is said in the reader's language; what somebody has written as it stands. */
function told(
	words: string,
	{ language, code }: KnownToday["reasonIn"],
	{ locale, verify: t }: VerdictText,
) {
	const known: Record<string, string> = t.reasons;
	const ours = code === null ? undefined : known[code];
	return ours ? { words: ours, language: locale } : { words, language };
}

/** The hour is enough for today; any other day is named. */
function moment(
	iso: string,
	now: Date,
	{ format, verify: t }: VerdictText,
): string {
	return format.day(iso) === format.day(now.toISOString())
		? t.at(format.clock(iso))
		: format.moment(iso);
}

function version(found: PdfVerification, text: VerdictText): Answer {
	const { verify: t, common } = text;
	if (found.verdict !== "authentic")
		return { sign: "unknown", answer: t.unknownToday.not_authentic, notes: [] };
	return found.agreementVersion
		? { sign: "yes", answer: common.version(found.agreementVersion), notes: [] }
		: { sign: "unknown", answer: t.unknownVersion, notes: [] };
}
