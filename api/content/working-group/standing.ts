import type { Connection } from "../../platform/db.ts";
import { type Election, findCandidates } from "./queries.ts";
import { countVoted } from "./roll.ts";
import { hindranceTo, openRound } from "./rules.ts";
import type { Action } from "./schema.ts";

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
