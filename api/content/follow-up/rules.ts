import { daysBetween } from "../../../frontend/i18n/swedish-time.ts";
import type {
	AnswerInput,
	RoundAction,
	RoundState,
	Sector,
	Tally,
} from "./schema.ts";

/** Fewer civil answers than this are not shown apart: a reader could tell whose they are. */
export const leastShown = 5;

/** Days between two mails about one round to one party. */
const pause = 7;

interface Dates {
	opens_on: string;
	closes_on: string;
}

/** @param today `YYYY-MM-DD` in Sweden; both days of the round belong to it */
export function stateOf(round: Dates, today: string): RoundState {
	if (today < round.opens_on) return "planned";
	return today > round.closes_on ? "closed" : "open";
}

/** Why a round takes no answer, as a refusal's code; null when it does. */
export function closedBecause(
	round: Dates,
	today: string,
): "follow_up_not_open" | "follow_up_closed" | null {
	const state = stateOf(round, today);
	if (state === "open") return null;
	return state === "planned" ? "follow_up_not_open" : "follow_up_closed";
}

/** Which mail is due to a party that has not answered, of a round that is open. */
export function mailDue(
	mailedOn: string | null,
	today: string,
): "follow_up_invitation" | "follow_up_reminder" | null {
	if (mailedOn === null) return "follow_up_invitation";
	return daysBetween(mailedOn, today) >= pause ? "follow_up_reminder" : null;
}

/** What may be done with a round; who may do it is another question. */
export function actionsOf(
	round: Dates & { published_at: Date | null },
	today: string,
): RoundAction[] {
	const state = stateOf(round, today);
	if (state === "planned") return ["change"];
	if (state === "open") return ["change", "answer"];
	return round.published_at
		? ["moderate", "publish", "withdraw"]
		: ["moderate", "publish"];
}

/** Why the days of a round cannot be set so, as field and code; null when they can. */
export function wrongDates(
	asked: { opensOn: string; closesOn: string },
	before: Dates | null,
	today: string,
): { path: "opensOn" | "closesOn"; code: string } | null {
	if (asked.closesOn < asked.opensOn)
		return { path: "closesOn", code: "ends_before_start" };
	if (asked.closesOn < today)
		return { path: "closesOn", code: "follow_up_day_passed" };
	// Who has been asked keeps what they were asked.
	if (before && today >= before.opens_on && asked.opensOn !== before.opens_on)
		return { path: "opensOn", code: "follow_up_has_opened" };
	return null;
}

/** The faults of an answer that does not name each principle once. */
export function missingReplies(
	replies: AnswerInput["replies"],
	principles: readonly string[],
): { path: string; code: string }[] {
	const seen = new Set<string>();
	const faults = replies.flatMap(({ principle }, i) => {
		const wrong = !principles.includes(principle) || seen.has(principle);
		seen.add(principle);
		return wrong
			? [{ path: `replies.${i}.principle`, code: "unknown_value" }]
			: [];
	});
	return seen.size < principles.length
		? [...faults, { path: "replies", code: "required" }]
		: faults;
}

const hidden: Tally = { scored: null, mean: null, scores: null, unknown: null };

/**
 * One principle's scores in one sector. Civil scores that too few have given are not told at
 * all, nor those that are all the same: then everyone's is known of whom it is known that they
 * answered. Public bodies answer for themselves in public.
 *
 * @param scores what each answered, null for who did not know
 */
export function tallyOf(scores: (number | null)[], sector: Sector): Tally {
	const given = scores.filter((score) => score !== null);
	const telling = given.length < leastShown || new Set(given).size === 1;
	if (sector === "civil" && telling) return hidden;
	const sum = given.reduce((a, b) => a + b, 0);
	return {
		scored: given.length,
		mean: given.length ? Math.round((sum / given.length) * 100) / 100 : null,
		scores: [1, 2, 3, 4, 5].map((n) => given.filter((one) => one === n).length),
		unknown: scores.length - given.length,
	};
}

/** Whether a comment may stand on a page; without a name only where its writer is one of several. */
export function mayShow(
	comment: { named: boolean; sector: Sector },
	civilAnswers: number,
): boolean {
	return (
		comment.named || comment.sector === "public" || civilAnswers >= leastShown
	);
}
