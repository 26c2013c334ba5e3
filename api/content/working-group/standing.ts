import type { Connection } from "../../platform/db.ts";
import { type Election, findCandidates } from "./queries.ts";
import { countVoted } from "./roll.ts";
import { hindranceTo, nextAction, openRound } from "./rules.ts";
import type { Action } from "./schema.ts";

/** What hinders a step and no day takes away. */
const lasting = [
	"nobody_voted",
	"election_day_passed",
	"proposal_missing",
	"roll_not_frozen",
] as const;
type Lasting = (typeof lasting)[number];

/** How many have voted in the round that is open; 0 when none is. */
export async function countOpen(
	db: Connection,
	{ id, status }: Election,
): Promise<number> {
	const round = openRound(status);
	return round ? countVoted(db, id, round) : 0;
}

/** Why a step cannot be taken today, as a refusal's code; null when it can. */
export async function findHindrance(
	db: Connection,
	election: Election,
	action: Action,
	today: string,
): Promise<string | null> {
	const candidates = await findCandidates(db, election.id);
	return hindranceTo(action, election, {
		today,
		proposed: candidates.filter((one) => one.proposed).length,
		voted: await countOpen(db, election),
	});
}

/** Whether the days of the open round are over and nobody has voted: then new days are waited for. */
export async function awaitsDays(
	db: Connection,
	election: Election,
	today: string,
): Promise<boolean> {
	const round = openRound(election.status);
	if (!round) return false;
	const closes =
		round === "proposal"
			? election.proposal_closes_on
			: election.names_closes_on;
	return today > closes && (await countVoted(db, election.id, round)) === 0;
}

/** Why an election stands still until somebody of the office sees to it; null when it goes on by itself. */
export async function findStuck(
	db: Connection,
	election: Election,
	{ today, yesterday }: { today: string; yesterday: string },
): Promise<Lasting | "counted" | "overdue" | null> {
	const action = nextAction(election.status);
	if (!action) return null;
	if (action === "publish") return "counted";
	const why = await findHindrance(db, election, action, today);
	if (why) return lasting.find((one) => one === why) ?? null;
	// It could have been taken yesterday: the job that takes it fails.
	return (await findHindrance(db, election, action, yesterday))
		? null
		: "overdue";
}
