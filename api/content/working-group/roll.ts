import { type Selectable, sql } from "kysely";
import type { Actor, Write } from "../../log/write.ts";
import { write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { ElectoralRollEntryTable } from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId, sha256 } from "../../platform/ids.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import { type Election, lockElection } from "./queries.ts";
import type { Round } from "./schema.ts";
import { linkToken } from "./tokens.ts";

export type RollEntry = Selectable<ElectoralRollEntryTable>;

export const votedColumn = {
	proposal: "voted_at",
	names: "names_voted_at",
} as const;

export const subjectOf = ({ id, term_from, term_to }: Election) => ({
	kind: "election",
	id,
	name: `Samverkansgrupp ${term_from}–${term_to}`,
});

/** How many have voted in a round. */
export async function countVoted(tx: Connection, id: string, round: Round) {
	const { n } = await tx
		.selectFrom("electoral_roll_entry")
		.select(({ fn }) => fn.countAll<number>().as("n"))
		.where("election_id", "=", id)
		.where(votedColumn[round], "is not", null)
		.executeTakeFirstOrThrow();
	return n;
}

/** The civil parties on a day, as the register's own as-of has them; the withheld ones too: they are parties. */
async function civilPartiesOn(tx: Connection, on: string) {
	const { rows } = await sql<{ id: string; name: string }>`
		select o.id, o.name from organisation o
		where o.kind <> 'offentlig-part' and exists (select 1 from signature s
			where s.organisation_id = o.id and s.signed_on <= ${on} and (s.ended_on is null or s.ended_on > ${on}))
		order by o.name_key, o.id`.execute(tx);
	return rows;
}

/**
 * Freezes the electoral roll: the civil parties on the cut-off day, when that day is over.
 * @throws Refusal `roll_frozen`, `roll_too_early`
 */
export async function freezeRoll(
	deps: Deps,
	actor: Actor,
	id: string,
): Promise<void> {
	await write(deps, actor, async (w) => {
		const election = await lockElection(w.tx, id, "update");
		if (election.status === "cancelled")
			throw new Refusal("election_cancelled");
		if (election.roll_frozen_at) throw new Refusal("roll_frozen");
		const now = deps.clock();
		if (swedishDay(now) <= election.cut_off_on)
			throw new Refusal("roll_too_early");
		const parties = await civilPartiesOn(w.tx, election.cut_off_on);
		const entries = parties.map((party) => {
			const entry = newId(now);
			return {
				id: entry,
				election_id: id,
				organisation_id: party.id,
				organisation_name: party.name,
				token_hash: sha256(linkToken(deps.sessionKey, "vote", entry)),
			};
		});
		// PostgreSQL takes at most 65 535 values in a statement.
		for (let from = 0; from < entries.length; from += 5000)
			await w.tx
				.insertInto("electoral_roll_entry")
				.values(entries.slice(from, from + 5000))
				.execute();
		await w.tx
			.updateTable("election")
			.set({ roll_frozen_at: now })
			.where("id", "=", id)
			.execute();
		w.record({
			event: "election.roll_frozen",
			subject: subjectOf(election),
			detail: { on: election.cut_off_on, parties: parties.length },
		});
	});
}

interface Address {
	email: string | null;
	locale: Locale;
}
export type Reached = RollEntry & Address;

/** Where mail about elections to an organisation goes, and in which language; `id` is the column that names it. */
const addressOf = (id: string) => {
	const of = sql.ref(id);
	return [
		sql<Address["email"]>`coalesce(
			(select c.email from contact c where c.organisation_id = ${of} and c.email <> ''
				order by c.is_primary desc, c.position limit 1),
			(select a.email from application a join signature s on s.application_id = a.id
				where s.organisation_id = ${of} and s.ended_on is null limit 1))`.as(
			"email",
		),
		sql<Locale>`coalesce((select a.locale from application a join signature s on s.application_id = a.id
			where s.organisation_id = ${of} and s.ended_on is null limit 1), 'sv')`.as(
			"locale",
		),
	] as const;
};

const isParty = (id: string) =>
	sql<boolean>`exists (select 1 from signature s where s.organisation_id = ${sql.ref(id)} and s.ended_on is null)`;

/** Whether the party of a roll entry `r` still is one. */
export const stillParty = isParty("r.organisation_id");

/** Those in the roll who still are parties, with the address that their link goes to. */
const findReached = (db: Connection, electionId: string) =>
	db
		.selectFrom("electoral_roll_entry as r")
		.selectAll("r")
		.select(addressOf("r.organisation_id"))
		.where("r.election_id", "=", electionId)
		.where(stillParty)
		.orderBy("r.organisation_name")
		.orderBy("r.id");

/** The parties that have nominated and not been answered no. */
export const findNominators = (db: Connection, electionId: string) =>
	db
		.selectFrom("organisation as o")
		.select(["o.id as organisation_id", "o.name as organisation_name"])
		.select(addressOf("o.id"))
		.where("o.id", "in", (eb) =>
			eb
				.selectFrom("nominee")
				.select("nominated_by")
				.where("election_id", "=", electionId)
				.where("status", "<>", "declined")
				.where("nominated_by", "is not", null)
				.$castTo<{ nominated_by: string }>(),
		)
		.where(isParty("o.id"))
		.orderBy("o.name_key")
		.orderBy("o.id")
		.execute();

/** Those in the roll who may vote. */
export const findVoters = (
	db: Connection,
	electionId: string,
): Promise<Reached[]> => findReached(db, electionId).execute();

/** Those in the roll who may vote in a round and have not. */
export const findNotVoted = (
	db: Connection,
	electionId: string,
	round: Round,
): Promise<Reached[]> =>
	findReached(db, electionId).where(votedColumn[round], "is", null).execute();

/** Mails each of `parties` its link. @returns how many there was an address for */
export async function mailLinks(
	w: Write,
	deps: Deps,
	election: Election,
	template: "election_vote" | "election_names_vote" | "election_reminder",
	parties: Reached[],
): Promise<number> {
	const closes =
		election.status === "name_vote"
			? election.names_closes_on
			: election.proposal_closes_on;
	const today = swedishDay(deps.clock());
	let mailed = 0;
	for (const { id, email, locale, organisation_name } of parties) {
		if (!email) continue;
		const path = `/samverkansgrupp/rosta/${linkToken(deps.sessionKey, "vote", id)}`;
		await queueMail(w, deps, {
			to: email,
			locale,
			template,
			values: {
				organisation: organisation_name,
				from: election.term_from,
				to: election.term_to,
				// A round may open late: nobody is told of days that are over.
				opens: [today, election.names_opens_on].sort().at(-1) ?? today,
				closes,
				url: `${deps.config.publicUrl}${locale === "en" ? "/en" : ""}${path}`,
			},
		});
		mailed += 1;
	}
	return mailed;
}
