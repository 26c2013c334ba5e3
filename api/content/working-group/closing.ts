import { randomUUID } from "node:crypto";
import type { Write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { openBallot, type Paper } from "./ballot-box.ts";
import { countProposal } from "./count.ts";
import type { Election } from "./queries.ts";
import { countVoted } from "./roll.ts";
import type { Round } from "./schema.ts";

function openAll(
	deps: Deps,
	box: { electionId: string; round: Round },
	sealed: Buffer[],
): Paper[] {
	try {
		return sealed.map((one) => openBallot(deps.sessionKey, box, one));
	} catch {
		// Another key than the one that sealed them, or a row that somebody has changed.
		throw new Refusal("ballots_unreadable");
	}
}

/**
 * Opens the box: every sealed ballot is written anew, all by one transaction and ordered by
 * fresh random ids, and the sealed ones are deleted. The number has to be the roll's.
 * @throws Refusal `ballots_unreadable`, `ballots_do_not_match`
 */
async function openBox(
	{ tx }: Write,
	deps: Deps,
	electionId: string,
	round: Round,
): Promise<Paper[]> {
	const rows = await tx
		.deleteFrom("sealed_ballot")
		.where("election_id", "=", electionId)
		.where("round", "=", round)
		.returning("sealed")
		.execute();
	const papers = openAll(
		deps,
		{ electionId, round },
		rows.map(({ sealed }) => sealed),
	);
	const receipts = new Set(papers.map(({ receipt }) => receipt));
	if (
		receipts.size !== papers.length ||
		papers.length !== (await countVoted(tx, electionId, round))
	)
		throw new Refusal("ballots_do_not_match");
	const shuffled = papers
		.map((paper) => ({ id: randomUUID(), paper }))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	for (let from = 0; from < shuffled.length; from += 5000)
		await tx
			.insertInto("ballot")
			.values(
				shuffled.slice(from, from + 5000).map(({ id, paper }) => ({
					id,
					election_id: electionId,
					round,
					receipt: paper.receipt,
					choices: paper.choices,
				})),
			)
			.execute();
	return papers;
}

export interface Closed {
	voted: number;
	/** Whether the joint proposal was accepted; null in the second round */
	accepted: boolean | null;
}

/** Closes a round under the election's lock: opens the box and counts. */
export async function closeRound(
	w: Write,
	deps: Deps,
	election: Election,
	round: Round,
): Promise<Closed> {
	const papers = await openBox(w, deps, election.id, round);
	const now = deps.clock();
	await w.tx
		.updateTable("election")
		.set(
			round === "proposal"
				? { proposal_closed_at: now }
				: { names_closed_at: now },
		)
		.where("id", "=", election.id)
		.execute();
	const accepted =
		round === "proposal"
			? countProposal(papers, election.proposal_secret).accepted
			: null;
	return { voted: papers.length, accepted };
}
