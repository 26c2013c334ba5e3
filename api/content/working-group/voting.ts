import { randomUUID } from "node:crypto";
import { type Actor, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { sha256 } from "../../platform/ids.ts";
import { newReceipt, sealBallot } from "./ballot-box.ts";
import {
	type Election,
	findCandidates,
	findElection,
	lockElection,
} from "./queries.ts";
import { type RollEntry, subjectOf, votedColumn } from "./roll.ts";
import { choicesOf, closedBecause, namesOn, roundOf } from "./rules.ts";
import type {
	Round,
	VoteInput,
	VotePage,
	VoteReceipt,
	VoteState,
} from "./schema.ts";

/** @throws Refusal `unknown_link`: nobody in any roll has this link */
async function findEntry(db: Connection, token: string): Promise<RollEntry> {
	const entry = await db
		.selectFrom("electoral_roll_entry")
		.selectAll()
		.where("token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!entry) throw new Refusal("unknown_link");
	return entry;
}

const signatureOf = (db: Connection, organisationId: string) =>
	db
		.selectFrom("signature")
		.select("id")
		.where("organisation_id", "=", organisationId)
		.where("ended_on", "is", null);

function stateOf(
	election: Election,
	round: Round,
	{ today, voted, party }: { today: string; voted: boolean; party: boolean },
): VoteState {
	if (election.status === "cancelled") return "cancelled";
	if (voted) return "voted";
	const why = closedBecause(election, round, today);
	if (why) return why === "vote_closed" ? "closed" : "not_open";
	return party ? "open" : "withdrawn";
}

/** What a party's link opens. Reads only: mail scanners follow links. @throws Refusal `unknown_link` */
export async function findVote(deps: Deps, token: string): Promise<VotePage> {
	const { db } = deps;
	const entry = await findEntry(db, token);
	const election = await findElection(db, entry.election_id);
	const round = roundOf(election.status, election.names_closed_at !== null);
	const candidates = await findCandidates(db, election.id);
	const party = await signatureOf(db, entry.organisation_id).executeTakeFirst();
	const votedAt = entry[votedColumn[round]];
	const first = round === "proposal";
	return {
		organisation: entry.organisation_name,
		round,
		state: stateOf(election, round, {
			today: swedishDay(deps.clock()),
			voted: votedAt !== null,
			party: party !== undefined,
		}),
		termFrom: election.term_from,
		termTo: election.term_to,
		opensOn: first ? election.proposal_opens_on : election.names_opens_on,
		closesOn: first ? election.proposal_closes_on : election.names_closes_on,
		votedOn: votedAt && swedishDay(votedAt),
		names: namesOn(election.seats, candidates.length),
		candidates: first ? candidates.filter((one) => one.proposed) : candidates,
		election: election.id,
	};
}

/**
 * Casts a party's vote, once. The roll says that it has voted, the log too; what it voted is
 * in the sealed ballot alone, and the receipt is told here and never again.
 * @throws Refusal `unknown_link`, `already_voted`, `vote_not_open`, `vote_closed`,
 * `party_has_left`, or what is wrong with the choices
 */
export async function castVote(
	deps: Deps,
	token: string,
	input: VoteInput,
): Promise<VoteReceipt> {
	const entry = await findEntry(deps.db, token);
	const { round } = input;
	const column = votedColumn[round];
	const actor: Actor = {
		kind: "organisation",
		id: entry.organisation_id,
		name: entry.organisation_name,
	};
	return write(deps, actor, async (w) => {
		// Shared: parties vote beside each other, but nobody closes the round meanwhile.
		const election = await lockElection(w.tx, entry.election_id, "share");
		const now = deps.clock();
		const why = closedBecause(election, round, swedishDay(now));
		if (why) throw new Refusal(why);
		// Shared with other votes, not with a withdrawal: one of the two comes first.
		const party = await signatureOf(w.tx, entry.organisation_id)
			.forShare()
			.executeTakeFirst();
		if (!party)
			throw new Refusal("party_has_left", {
				values: { name: entry.organisation_name },
			});
		const candidates = await findCandidates(w.tx, election.id);
		const read = choicesOf(input, candidates, election.seats);
		if ("wrong" in read)
			throw new Refusal(read.wrong, {
				values: { names: namesOn(election.seats, candidates.length) },
			});
		// The row's lock: of two at once the second waits here, and then finds no row.
		const marked = await w.tx
			.updateTable("electoral_roll_entry")
			.set({ [column]: now })
			.where("id", "=", entry.id)
			.where(column, "is", null)
			.returning("id")
			.executeTakeFirst();
		if (!marked) throw new Refusal("already_voted");
		const receipt = newReceipt();
		const box = { electionId: election.id, round };
		await w.tx
			.insertInto("sealed_ballot")
			.values({
				id: randomUUID(),
				election_id: election.id,
				round,
				sealed: sealBallot(deps.sessionKey, box, {
					receipt,
					choices: read.choices,
				}),
			})
			.execute();
		w.record({
			event: "election.voted",
			subject: subjectOf(election),
			detail: { round },
		});
		return { receipt, round, election: election.id };
	});
}
