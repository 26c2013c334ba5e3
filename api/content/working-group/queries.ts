import { type Selectable, sql } from "kysely";
import { swedishDay } from "../../platform/clock.ts";
import type {
	ElectionTable,
	NomineeTable,
} from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import { sha256 } from "../../platform/ids.ts";
import { countNames, countProposal } from "./count.ts";
import {
	type BallotsView,
	type Candidate,
	type ElectionView,
	type PublishedBallot,
	type Round,
	seatsOf,
	type Term,
	type WorkingGroupView,
} from "./schema.ts";

export type Election = Selectable<ElectionTable>;
export type Nominee = Selectable<NomineeTable>;

/** @throws Refusal `not_found` */
export async function findElection(
	db: Connection,
	id: string,
): Promise<Election> {
	const row = await db
		.selectFrom("election")
		.selectAll()
		.where("id", "=", id)
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return row;
}

/** An election, locked: `share` lets votes be cast beside each other, `update` lets nobody beside. */
export async function lockElection(
	tx: Connection,
	id: string,
	how: "share" | "update",
): Promise<Election> {
	const query = tx.selectFrom("election").selectAll().where("id", "=", id);
	const row = await (how === "share"
		? query.forShare()
		: query.forUpdate()
	).executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return row;
}

/** Those who have agreed to stand, by name. */
export async function findCandidates(
	db: Connection,
	electionId: string,
): Promise<Candidate[]> {
	return db
		.selectFrom("nominee")
		.select(["id", "name", "organisation", "proposed"])
		.where("election_id", "=", electionId)
		.where("status", "=", "consented")
		.orderBy(sql`swedish_sort_key(name) collate "C"`)
		.orderBy("organisation")
		.orderBy("id")
		.execute();
}

export async function countRoll(
	db: Connection,
	electionId: string,
): Promise<number> {
	const { n } = await db
		.selectFrom("electoral_roll_entry")
		.select(({ fn }) => fn.countAll<number>().as("n"))
		.where("election_id", "=", electionId)
		.executeTakeFirstOrThrow();
	return n;
}

const closedRounds = (election: Election): Round[] => [
	...(election.proposal_closed_at ? (["proposal"] as const) : []),
	...(election.names_closed_at ? (["names"] as const) : []),
];

const secretOf = (election: Election, round: Round) =>
	round === "proposal" ? election.proposal_secret : election.names_secret;

/** The ballots of a round that has closed, by receipt: an order that has nothing to do with who or when. */
async function findBallots(
	db: Connection,
	electionId: string,
	round: Round,
): Promise<PublishedBallot[]> {
	return db
		.selectFrom("ballot")
		.select(["receipt", "choices"])
		.where("election_id", "=", electionId)
		.where("round", "=", round)
		.orderBy(sql`receipt collate "C"`)
		.execute();
}

/** Every ballot of the rounds that have closed, with all that is needed to count again. */
export async function findBallotsView(
	db: Connection,
	id: string,
): Promise<BallotsView> {
	const election = await findElection(db, id);
	const candidates = await findCandidates(db, id);
	const rounds: BallotsView["rounds"] = [];
	for (const round of closedRounds(election))
		rounds.push({
			round,
			secret: secretOf(election, round),
			candidates,
			ballots: await findBallots(db, id, round),
		});
	return { election: id, rounds };
}

async function resultsOf(
	db: Connection,
	election: Election,
	candidates: Candidate[],
): Promise<ElectionView["results"]> {
	const { id, seats } = election;
	return {
		proposal: election.proposal_closed_at
			? countProposal(
					await findBallots(db, id, "proposal"),
					election.proposal_secret,
				)
			: null,
		names: election.names_closed_at
			? countNames(
					await findBallots(db, id, "names"),
					candidates,
					seats,
					election.names_secret,
				)
			: null,
	};
}

/** What everybody may know of an election. */
export async function toElectionView(
	db: Connection,
	election: Election,
): Promise<ElectionView> {
	const { id, status } = election;
	const candidates = await findCandidates(db, id);
	const closed = closedRounds(election);
	// Who is proposed is the office's own draft until the vote opens.
	const decided = status !== "planned" && status !== "nominations";
	const lot = (round: Round) => {
		const secret = secretOf(election, round);
		return {
			commitment: sha256(secret),
			secret: closed.includes(round) ? secret : null,
		};
	};
	return {
		id,
		termFrom: election.term_from,
		termTo: election.term_to,
		seats: election.seats,
		status,
		cutOffOn: election.cut_off_on,
		nominationsOpenOn: election.nominations_open_on,
		nominationsCloseOn: election.nominations_close_on,
		proposalOpensOn: election.proposal_opens_on,
		proposalClosesOn: election.proposal_closes_on,
		namesOpensOn: election.names_opens_on,
		namesClosesOn: election.names_closes_on,
		roll: election.roll_frozen_at ? await countRoll(db, id) : null,
		candidates: candidates.map((one) => ({
			...one,
			proposed: decided && one.proposed,
		})),
		lots: { proposal: lot("proposal"), names: lot("names") },
		results: await resultsOf(db, election, candidates),
		cancelled:
			election.cancelled_at && election.cancel_reason
				? {
						on: swedishDay(election.cancelled_at),
						reason: election.cancel_reason,
					}
				: null,
	};
}

/** Every election, the latest first. */
export function listElections(db: Connection): Promise<Election[]> {
	return db
		.selectFrom("election")
		.selectAll()
		.orderBy("term_from", "desc")
		.orderBy("created_at", "desc")
		.execute();
}

/** Who sits, and has sat, in the group; the latest term first. */
export async function findTerms(db: Connection): Promise<Term[]> {
	const rows = await db
		.selectFrom("working_group_member")
		.selectAll()
		.orderBy("term_from", "desc")
		.orderBy("term_to", "desc")
		// The public side first, as in the agreement.
		.orderBy("sector", "desc")
		.orderBy("position")
		.execute();
	const terms: Term[] = [];
	for (const { term_from, term_to, sector, name, organisation } of rows) {
		const known = terms.find(
			({ from, to }) => from === term_from && to === term_to,
		);
		const term = known ?? { from: term_from, to: term_to, members: [] };
		if (!known) terms.push(term);
		term.members.push({ sector, name, organisation });
	}
	return terms;
}

export async function findWorkingGroup(
	db: Connection,
): Promise<WorkingGroupView> {
	const elections: ElectionView[] = [];
	for (const election of await listElections(db))
		elections.push(await toElectionView(db, election));
	return { seats: seatsOf, terms: await findTerms(db), elections };
}
