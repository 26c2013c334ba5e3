import { system, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Election, listElections } from "./queries.ts";
import { subjectOf } from "./roll.ts";
import { addressesKeptFor } from "./rules.ts";

/** Clears the addresses of one election's nominees: of those who said no, or when it is over of all. */
async function disposeIn(deps: Deps, election: Election): Promise<void> {
	const before = new Date(deps.clock().getTime() - addressesKeptFor);
	const over =
		(election.cancelled_at !== null && election.cancelled_at <= before) ||
		election.names_closes_on <= swedishDay(before);
	const statuses = over
		? (["asked", "consented", "declined"] as const)
		: (["declined"] as const);
	const due = await deps.db
		.selectFrom("nominee")
		.select(["id", "email"])
		.where("election_id", "=", election.id)
		.where("status", "in", statuses)
		.where("email", "<>", "")
		.execute();
	if (due.length === 0) return;
	const of = (key: "id" | "email") => due.map((one) => one[key]);
	await write(deps, system, async ({ tx, record }) => {
		await tx
			.updateTable("nominee")
			.set({ email: "" })
			.where("id", "in", of("id"))
			.execute();
		await tx
			.deleteFrom("outgoing_mail")
			.where("template", "in", [
				"election_consent",
				"election_nominee_cancelled",
				"election_nominee_result",
			])
			.where("recipient", "in", of("email"))
			// Somebody may be asked for another election just now.
			.where("status", "not in", ["queued", "sending"])
			.execute();
		record({
			event: "election.nominees_disposed",
			subject: subjectOf(election),
			detail: { addresses: due.length },
		});
	});
}

/** Disposes of nominees' addresses, in the outbox too. */
export async function disposeOfNominees(deps: Deps): Promise<void> {
	for (const election of await listElections(deps.db))
		await disposeIn(deps, election);
}
