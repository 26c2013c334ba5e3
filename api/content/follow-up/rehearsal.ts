import type { Connection } from "../../platform/db.ts";
import { findRound } from "./queries.ts";
import { stateOf } from "./rules.ts";

/**
 * A year's results as if they were public, for a preview whose transaction is taken back. What parties answer in a round
 * that has not closed is nobody's to read, so there it is as if none had.
 */
export async function rehearse(
	tx: Connection,
	year: number,
	now: Date,
	today: string,
): Promise<void> {
	const round = await findRound(tx, year);
	await tx
		.updateTable("follow_up_round")
		.set({ published_at: round.published_at ?? now })
		.where("id", "=", round.id)
		.execute();
	if (stateOf(round, today) === "closed") return;
	await tx
		.updateTable("follow_up_participant")
		.set({ answered_at: null })
		.where("round_id", "=", round.id)
		.execute();
}
