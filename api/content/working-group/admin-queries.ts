import { sql } from "kysely";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { type Locale, problemText } from "../../platform/messages.ts";
import type { AdminElection, AdminNominee } from "./admin-schema.ts";
import {
	type Election,
	findElection,
	listElections,
	toElectionView,
} from "./queries.ts";
import { findNotVoted, stillParty, votedColumn } from "./roll.ts";
import { canCancel, changeable, nextAction, roundOf } from "./rules.ts";
import { countOpen, findHindrance } from "./standing.ts";

async function findNominees(
	db: Connection,
	electionId: string,
): Promise<AdminNominee[]> {
	return db
		.selectFrom("nominee as n")
		.leftJoin("organisation as o", "o.id", "n.nominated_by")
		.select([
			"n.id",
			"n.name",
			"n.organisation",
			"n.email",
			"n.status",
			"n.proposed",
			"o.name as nominatedBy",
		])
		.where("n.election_id", "=", electionId)
		.orderBy(sql`swedish_sort_key(n.name) collate "C"`)
		.orderBy("n.id")
		.execute();
}

/** Numbers only: the office has no use for who has voted. */
async function numbersOf(db: Connection, election: Election) {
	const round = roundOf(election.status, election.names_closed_at !== null);
	const { voted, left } = await db
		.selectFrom("electoral_roll_entry as r")
		.select(({ fn }) => [
			fn.count<number>(`r.${votedColumn[round]}`).as("voted"),
			sql<number>`count(*) filter (where not ${stillParty})`.as("left"),
		])
		.where("r.election_id", "=", election.id)
		.executeTakeFirstOrThrow();
	const waiting = await findNotVoted(db, election.id, round);
	const begun = !["planned", "nominations"].includes(election.status);
	return {
		voted: begun ? voted : null,
		left,
		unreachable: waiting.filter(({ email }) => !email).length,
	};
}

async function toAdminElection(
	deps: Deps,
	election: Election,
	locale: Locale,
): Promise<AdminElection> {
	const { db } = deps;
	const nominees = await findNominees(db, election.id);
	const action = nextAction(election.status);
	const today = swedishDay(deps.clock());
	const why = action && (await findHindrance(db, election, action, today));
	const words = why ? problemText(why, locale, {}) : null;
	const may = changeable(election.status, await countOpen(db, election));
	return {
		...(await toElectionView(db, election)),
		nominees,
		revision: election.revision,
		rollFrozen: election.roll_frozen_at !== null,
		...(await numbersOf(db, election)),
		allowedActions: [
			...(action && !why ? [action] : []),
			...(may.length > 0 ? (["change"] as const) : []),
			...(canCancel(election.status) ? (["cancel"] as const) : []),
		],
		changeable: may,
		hindrance:
			action && why && words
				? { action, code: why, title: words.title, detail: words.detail }
				: null,
	};
}

/** One election, as the office sees it. @throws Refusal `not_found` */
export async function findAdminElection(
	deps: Deps,
	id: string,
	locale: Locale,
): Promise<AdminElection> {
	return toAdminElection(deps, await findElection(deps.db, id), locale);
}

/** Every election, the latest first. */
export async function listAdminElections(
	deps: Deps,
	locale: Locale,
): Promise<AdminElection[]> {
	const all: AdminElection[] = [];
	for (const election of await listElections(deps.db))
		all.push(await toAdminElection(deps, election, locale));
	return all;
}
