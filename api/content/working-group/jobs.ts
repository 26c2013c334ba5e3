import { system } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { disposeOfNominees } from "./disposing.ts";
import { findElection, listElections } from "./queries.ts";
import { freezeRoll } from "./roll.ts";
import { nextAction } from "./rules.ts";
import { moveElection } from "./service.ts";
import { findHindrance } from "./standing.ts";

/** Whether what the job was about to do has been done meanwhile, by staff or another worker. */
const overtaken = (error: unknown) =>
	error instanceof Refusal &&
	["roll_frozen", "election_wrong_status"].includes(error.code);

async function unlessOvertaken(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!overtaken(error)) throw error;
	}
}

async function advance(deps: Deps, id: string): Promise<void> {
	const today = swedishDay(deps.clock());
	const { roll_frozen_at, cut_off_on } = await findElection(deps.db, id);
	if (!roll_frozen_at && today > cut_off_on)
		await unlessOvertaken(() => freezeRoll(deps, system, id));
	// Several days may have passed while nothing ran: each step in its turn.
	for (;;) {
		const election = await findElection(deps.db, id);
		const action = nextAction(election.status);
		// Publishing is the office's own decision.
		if (!action || action === "publish") return;
		if (await findHindrance(deps.db, election, action, today)) return;
		await unlessOvertaken(() => moveElection(deps, system, id, action));
	}
}

/** The job: freezes rolls, opens and closes what the day has come for, and disposes of addresses. */
export async function advanceElections(deps: Deps): Promise<void> {
	const all = await listElections(deps.db);
	for (const { id, status } of all)
		if (!["counted", "published", "cancelled"].includes(status))
			await advance(deps, id);
	await disposeOfNominees(deps);
}
