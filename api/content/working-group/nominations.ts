import type { Session } from "../../auth/session.ts";
import { type Actor, type Write, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId, sha256 } from "../../platform/ids.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import {
	partiesOf,
	partyMeant,
	type Representative,
} from "../events/representatives.ts";
import { findElection, lockElection, type Nominee } from "./queries.ts";
import { subjectOf } from "./roll.ts";
import { mostUnanswered } from "./rules.ts";
import type { ConsentPage, Nomination } from "./schema.ts";
import { linkToken } from "./tokens.ts";

/** The civil parties that a session speaks for, at least one. @throws Refusal `unauthenticated`, `nomination_for_parties` */
export async function nominatingParties(
	db: Connection,
	session: Session | null,
): Promise<Representative[]> {
	if (!session) throw new Refusal("unauthenticated");
	// A session of one application has not confirmed its address.
	const parties =
		session.kind === "organisation" && session.applicationId === null
			? await partiesOf(db, session.email)
			: [];
	const civil = parties.filter(({ kind }) => kind !== "offentlig-part");
	if (civil.length === 0) throw new Refusal("nomination_for_parties");
	return civil;
}

/** The one of them that is meant. @throws Refusal as above, `validation_failed` */
export async function nominatingParty(
	db: Connection,
	session: Session | null,
	chosen: string | undefined,
): Promise<Representative> {
	const party = partyMeant(await nominatingParties(db, session), chosen);
	// Without a party it would be the office that nominates.
	if (!party) throw new Refusal("nomination_for_parties");
	return party;
}

async function askConsent(
	w: Write,
	deps: Deps,
	nominee: { id: string; name: string; email: string; locale: Locale },
	term: { from: number; to: number; by: string },
): Promise<void> {
	const { id, name, email, locale } = nominee;
	const path = `/samverkansgrupp/samtycke/${linkToken(deps.sessionKey, "consent", id)}`;
	await queueMail(w, deps, {
		to: email,
		locale,
		template: "election_consent",
		values: {
			name,
			...term,
			url: `${deps.config.publicUrl}${locale === "en" ? "/en" : ""}${path}`,
		},
	});
}

/** @throws Refusal `already_nominated` */
async function checkNew(
	db: Connection,
	electionId: string,
	{ name, organisation }: Nomination,
): Promise<void> {
	const known = await db
		.selectFrom("nominee")
		.select("id")
		.where("election_id", "=", electionId)
		.where(({ eb, fn }) =>
			eb.and([
				eb(fn<string>("lower", ["name"]), "=", name.toLowerCase()),
				eb(
					fn<string>("lower", ["organisation"]),
					"=",
					organisation.toLowerCase(),
				),
			]),
		)
		.executeTakeFirst();
	if (known) throw new Refusal("already_nominated");
}

/** Each is a mail to somebody who has not asked for it. @throws Refusal `too_many_nominations` */
async function checkUnanswered(
	db: Connection,
	electionId: string,
	{ organisationId }: Representative,
): Promise<void> {
	const { n } = await db
		.selectFrom("nominee")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.where("election_id", "=", electionId)
		.where("nominated_by", "=", organisationId)
		.where("status", "=", "asked")
		.executeTakeFirstOrThrow();
	if (n >= mostUnanswered)
		throw new Refusal("too_many_nominations", {
			values: { max: String(mostUnanswered) },
		});
}

/**
 * Nominates somebody, by a party or by the office on somebody's behalf. Nobody stands before
 * they have said yes by the link that is mailed to them.
 * @throws Refusal `nominations_not_open`, `nominations_closed`, `already_nominated`, `too_many_nominations`
 */
export async function nominate(
	deps: Deps,
	actor: Actor,
	electionId: string,
	input: Nomination & { locale: Locale },
	party: Representative | null,
): Promise<{ id: string }> {
	return write(deps, actor, async (w) => {
		const election = await lockElection(w.tx, electionId, "update");
		const now = deps.clock();
		if (election.status === "planned")
			throw new Refusal("nominations_not_open");
		if (
			election.status !== "nominations" ||
			swedishDay(now) > election.nominations_close_on
		)
			throw new Refusal("nominations_closed");
		await checkNew(w.tx, electionId, input);
		if (party) await checkUnanswered(w.tx, electionId, party);
		const id = newId(now);
		const { name, organisation, email, locale } = input;
		await w.tx
			.insertInto("nominee")
			.values({
				id,
				election_id: electionId,
				name,
				organisation,
				email,
				locale,
				status: "asked",
				nominated_by: party?.organisationId ?? null,
				token_hash: sha256(linkToken(deps.sessionKey, "consent", id)),
				created_at: now,
			})
			.execute();
		await askConsent(
			w,
			deps,
			{ id, name, email, locale },
			{
				from: election.term_from,
				to: election.term_to,
				by: party?.organisation ?? "",
			},
		);
		// No name: who says no was never public.
		w.record({
			event: "election.nominated",
			subject: subjectOf(election),
			detail: { nominee: id },
		});
		return { id };
	});
}

/** Those who have been asked to stand and have not said no, while their addresses are kept. */
export const findAsked = (db: Connection, electionId: string) =>
	db
		.selectFrom("nominee")
		.select(["name", "email", "locale"])
		.where("election_id", "=", electionId)
		.where("status", "in", ["asked", "consented"])
		.where("email", "<>", "")
		.orderBy("id")
		.execute();

async function findNominee(db: Connection, token: string): Promise<Nominee> {
	const nominee = await db
		.selectFrom("nominee")
		.selectAll()
		.where("token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!nominee) throw new Refusal("unknown_link");
	return nominee;
}

/** What a nominee's link opens. Reads only. @throws Refusal `unknown_link` */
export async function findConsent(
	deps: Deps,
	token: string,
): Promise<ConsentPage> {
	const nominee = await findNominee(deps.db, token);
	const election = await findElection(deps.db, nominee.election_id);
	return {
		name: nominee.name,
		organisation: nominee.organisation,
		status: nominee.status,
		open: election.status === "nominations",
		termFrom: election.term_from,
		termTo: election.term_to,
		proposalOpensOn: election.proposal_opens_on,
	};
}

/**
 * The nominee says yes or no, and may change it until the vote opens. Who says no leaves the
 * joint proposal.
 * @throws Refusal `unknown_link`, `nominations_closed`
 */
export async function answerConsent(
	deps: Deps,
	token: string,
	yes: boolean,
): Promise<ConsentPage> {
	const nominee = await findNominee(deps.db, token);
	const actor: Actor = { kind: "system", id: null, name: "Nominerad" };
	await write(deps, actor, async (w) => {
		const election = await lockElection(w.tx, nominee.election_id, "update");
		if (election.status !== "nominations")
			throw new Refusal("nominations_closed");
		await w.tx
			.updateTable("nominee")
			.set({
				status: yes ? "consented" : "declined",
				answered_at: deps.clock(),
				...(!yes && { proposed: false }),
			})
			.where("id", "=", nominee.id)
			.execute();
		w.record({
			event: yes ? "election.consented" : "election.declined",
			subject: subjectOf(election),
			detail: { nominee: nominee.id },
		});
	});
	deps.registerChanged();
	return findConsent(deps, token);
}
