import type { ElectionStatus } from "../../platform/database-types.ts";
import type { Action, Round, VoteInput } from "./schema.ts";

/** Nominations of one party in one election that may await an answer. */
export const mostUnanswered = 8;

/** How long nominees' addresses are kept after the last day of an election, milliseconds. */
export const addressesKeptFor = 30 * 24 * 60 * 60 * 1000;

/** What moves an election from where to where. Each UPDATE repeats `from`. */
export const transitions: Record<
	Action,
	{ from: ElectionStatus; to: readonly ElectionStatus[] }
> = {
	open_nominations: { from: "planned", to: ["nominations"] },
	open_proposal_vote: { from: "nominations", to: ["proposal_vote"] },
	// Accepted: counted. Rejected: name is set against name.
	close_proposal_vote: { from: "proposal_vote", to: ["counted", "name_vote"] },
	close_name_vote: { from: "name_vote", to: ["counted"] },
	publish: { from: "counted", to: ["published"] },
};

/** The next step from a state; null when there is none. */
export function nextAction(status: ElectionStatus): Action | null {
	const found = Object.entries(transitions).find(
		([, { from }]) => from === status,
	);
	return (found?.[0] as Action | undefined) ?? null;
}

export interface Facts {
	status: ElectionStatus;
	nominations_open_on: string;
	nominations_close_on: string;
	proposal_opens_on: string;
	proposal_closes_on: string;
	names_opens_on: string;
	names_closes_on: string;
	roll_frozen_at: Date | null;
}

/** Why a step cannot be taken today (a Swedish day), as a refusal's code; null when it can. A round that nobody voted in decides nothing. */
export function hindranceTo(
	action: Action,
	facts: Facts,
	{
		today,
		proposed,
		voted,
	}: { today: string; proposed: number; voted: number },
): string | null {
	if (facts.status !== transitions[action].from) return "election_wrong_status";
	switch (action) {
		case "open_nominations":
			return today < facts.nominations_open_on ? "election_too_early" : null;
		case "open_proposal_vote":
			if (today <= facts.nominations_close_on) return "election_too_early";
			if (today < facts.proposal_opens_on) return "election_too_early";
			if (today > facts.proposal_closes_on) return "election_day_passed";
			if (!facts.roll_frozen_at) return "roll_not_frozen";
			return proposed === 0 ? "proposal_missing" : null;
		case "close_proposal_vote":
			if (today <= facts.proposal_closes_on) return "vote_still_open";
			return voted === 0 ? "nobody_voted" : null;
		case "close_name_vote":
			if (today <= facts.names_closes_on) return "vote_still_open";
			return voted === 0 ? "nobody_voted" : null;
		default:
			return null;
	}
}

/** The round that is open for votes in a state; null when none is. */
export const openRound = (status: ElectionStatus): Round | null =>
	status === "proposal_vote"
		? "proposal"
		: status === "name_vote"
			? "names"
			: null;

/** Whether an election can still be called off: what is published stands. */
export const canCancel = (status: ElectionStatus) =>
	status !== "published" && status !== "cancelled";

/**
 * What of the settings can still be changed: before the vote all, then the days of the rounds
 * that nobody has voted in.
 */
export function changeable(
	status: ElectionStatus,
	voted: number,
): "all" | readonly Round[] {
	switch (status) {
		case "planned":
		case "nominations":
			return "all";
		case "proposal_vote":
			return voted === 0 ? ["proposal", "names"] : ["names"];
		case "name_vote":
			return voted === 0 ? ["names"] : [];
		default:
			return [];
	}
}

/** The round that a state belongs to: the one that is open, or was last. */
export const roundOf = (status: ElectionStatus, namesClosed: boolean): Round =>
	status === "name_vote" || namesClosed ? "names" : "proposal";

/** Whether a round takes votes on a Swedish day, or why not. */
export function closedBecause(
	facts: Facts,
	round: Round,
	today: string,
): "vote_not_open" | "vote_closed" | "election_cancelled" | null {
	if (facts.status === "cancelled") return "election_cancelled";
	const [status, opens, closes] =
		round === "proposal"
			? ([
					"proposal_vote",
					facts.proposal_opens_on,
					facts.proposal_closes_on,
				] as const)
			: (["name_vote", facts.names_opens_on, facts.names_closes_on] as const);
	const order: ElectionStatus[] = [
		"planned",
		"nominations",
		"proposal_vote",
		"name_vote",
	];
	const at = order.indexOf(facts.status);
	if (at < 0 || at > order.indexOf(status)) return "vote_closed";
	if (today > closes) return "vote_closed";
	return at < order.indexOf(status) || today < opens ? "vote_not_open" : null;
}

/** How many names stand on a ballot of the second round: one for each seat, if there are so many. */
export const namesOn = (seats: number, candidates: number) =>
	Math.min(seats, candidates);

/** Reads a ballot's choices, or says what is wrong with them as a refusal's code. */
export function choicesOf(
	input: VoteInput,
	candidates: readonly { id: string }[],
	seats: number,
): { choices: string[] } | { wrong: string } {
	if (input.round === "proposal")
		return input.choice && !input.names
			? { choices: [input.choice] }
			: { wrong: "choice_missing" };
	const names = input.names ?? [];
	const known = new Set(candidates.map(({ id }) => id));
	if (input.choice || names.some((one) => !known.has(one)))
		return { wrong: "choice_unknown" };
	if (new Set(names).size !== names.length) return { wrong: "choice_repeated" };
	const exactly = namesOn(seats, candidates.length);
	if (names.length > exactly) return { wrong: "too_many_names" };
	if (names.length < exactly) return { wrong: "too_few_names" };
	return { choices: [...names].sort() };
}
