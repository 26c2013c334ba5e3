import { randomUUID } from "node:crypto";
import { principlesOf } from "../../agreement/view.ts";
import { type Actor, type Write, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId, sha256 } from "../../platform/ids.ts";
import type { Locale } from "../../platform/messages.ts";
import {
	findRound,
	lockRound,
	type Participant,
	publicParticipant,
	type Round,
	repliesOf,
	roundById,
	stillParty,
	versionOf,
} from "./queries.ts";
import { closedBecause, missingReplies, stateOf } from "./rules.ts";
import type { AnswerInput, FollowUpForm, Sector } from "./schema.ts";

/** The public party, which is no entry of the register. */
export const publicParty = "Region Halland";

export const subjectOf = ({ id, year }: Round) => ({
	kind: "follow_up",
	id,
	name: `Uppföljning ${year}`,
});

/** @throws Refusal `unknown_link` */
async function participantOf(
	db: Connection,
	token: string,
): Promise<Participant> {
	const found = await db
		.selectFrom("follow_up_participant")
		.selectAll()
		.where("token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!found) throw new Refusal("unknown_link");
	return found;
}

interface Asked {
	round: Round;
	who: { organisation: string; sector: Sector };
	participant: Participant | undefined;
	left: boolean;
}

async function formOf(
	{ db, clock }: Deps,
	{ round, who, participant, left }: Asked,
	locale: Locale,
): Promise<FollowUpForm> {
	const version = await versionOf(db, round);
	const { answered_at, updated_at, answered_by } = participant ?? {};
	const replies =
		participant && answered_at && (await repliesOf(db, participant.id));
	const state = stateOf(round, swedishDay(clock()));
	return {
		...who,
		year: round.year,
		state: left && state === "open" ? "left" : state,
		opensOn: round.opens_on,
		closesOn: round.closes_on,
		agreementVersion: version.label,
		principles: principlesOf(version, locale),
		answer: replies
			? {
					named: participant.named,
					replies: replies.map(({ principle_id, score, comment }) => ({
						principle: principle_id,
						score,
						comment,
					})),
					at: (updated_at ?? answered_at).toISOString(),
					by: answered_by ?? null,
				}
			: null,
		revision: participant?.revision ?? 0,
	};
}

/** What a party's link opens. Reads only: mail scanners follow links. @throws Refusal `unknown_link` */
export async function findForm(
	deps: Deps,
	token: string,
	locale: Locale,
): Promise<FollowUpForm> {
	const { db } = deps;
	const participant = await participantOf(db, token);
	const { organisation_id, organisation_name, sector } = participant;
	const round = await roundById(db, participant.round_id);
	const left =
		organisation_id !== null && !(await stillParty(db, organisation_id));
	const who = { organisation: organisation_name, sector };
	return formOf(deps, { round, who, participant, left }, locale);
}

/** The public party's form, as its staff see it. @throws Refusal `not_found` */
export async function findPublicForm(
	deps: Deps,
	year: number,
	locale: Locale,
): Promise<FollowUpForm> {
	const round = await findRound(deps.db, year);
	const participant = await publicParticipant(deps.db, round.id);
	const who = { organisation: publicParty, sector: "public" as const };
	return formOf(deps, { round, who, participant, left: false }, locale);
}

interface Storing {
	round: Round;
	participant: Participant;
	/** Who of the public party's staff */
	by: string | null;
}

async function changed(tx: Connection, { id }: Participant): Promise<Refusal> {
	const { answered_by, organisation_name } = await tx
		.selectFrom("follow_up_participant")
		.select(["answered_by", "organisation_name"])
		.where("id", "=", id)
		.executeTakeFirstOrThrow();
	return new Refusal("answer_changed", {
		values: { name: answered_by ?? organisation_name },
	});
}

/**
 * Replaces what a participant answered before; its comments wait for the office again.
 * @throws Refusal `answer_changed` when somebody has answered since the form was read
 */
async function store(
	{ tx, record }: Write,
	{ clock }: Deps,
	{ round, participant, by }: Storing,
	input: AnswerInput,
): Promise<void> {
	const { principles } = await versionOf(tx, round);
	const ids = principles.map(({ id }) => id);
	const errors = missingReplies(input.replies, ids);
	if (errors.length > 0) throw new Refusal("validation_failed", { errors });
	const now = clock();
	// The row's lock: of two answers at once the second sees that the first has come.
	const before = await tx
		.updateTable("follow_up_participant")
		.set((eb) => ({
			named: input.named,
			updated_at: now,
			answered_by: by,
			revision: eb("revision", "+", 1),
		}))
		.where("id", "=", participant.id)
		.$if(input.revision !== undefined, (query) =>
			query.where("revision", "=", input.revision ?? 0),
		)
		.returning("answered_at")
		.executeTakeFirst();
	if (!before) throw await changed(tx, participant);
	if (!before.answered_at)
		await tx
			.updateTable("follow_up_participant")
			.set({ answered_at: now })
			.where("id", "=", participant.id)
			.execute();
	await tx
		.deleteFrom("follow_up_reply")
		.where("participant_id", "=", participant.id)
		.execute();
	await tx
		.insertInto("follow_up_reply")
		.values(
			input.replies.map(({ principle, score, comment }) => ({
				id: randomUUID(),
				participant_id: participant.id,
				principle_id: principle,
				score,
				comment,
			})),
		)
		.execute();
	record({
		event: before.answered_at
			? "follow_up.answer_changed"
			: "follow_up.answered",
		subject: subjectOf(round),
		detail: { sector: participant.sector },
	});
}

async function openRound(tx: Connection, id: string, today: string) {
	const round = await lockRound(tx, id, "share");
	const why = closedBecause(round, today);
	if (why) throw new Refusal(why);
	return round;
}

/**
 * A party's answer by its link, the first or a changed one.
 * @throws Refusal `unknown_link`, `follow_up_not_open`, `follow_up_closed`, `follow_up_party_left`,
 * `answer_changed`, `validation_failed` unless every principle is answered once
 */
export async function saveAnswer(
	deps: Deps,
	token: string,
	input: AnswerInput,
): Promise<void> {
	const participant = await participantOf(deps.db, token);
	const { organisation_id, organisation_name: name } = participant;
	const actor: Actor = {
		kind: "organisation",
		id: organisation_id ?? participant.id,
		name,
	};
	await write(deps, actor, async (w) => {
		const today = swedishDay(deps.clock());
		const round = await openRound(w.tx, participant.round_id, today);
		if (organisation_id && !(await stillParty(w.tx, organisation_id)))
			throw new Refusal("follow_up_party_left", { values: { name } });
		await store(w, deps, { round, participant, by: null }, input);
	});
}

/**
 * The public party's answer, given by its staff.
 * @throws Refusal `not_found`, `follow_up_not_open`, `follow_up_closed`, `answer_changed`, `validation_failed`
 */
export async function savePublicAnswer(
	deps: Deps,
	actor: Actor,
	year: number,
	input: AnswerInput,
): Promise<void> {
	const { id } = await findRound(deps.db, year);
	await write(deps, actor, async (w) => {
		const now = deps.clock();
		const round = await openRound(w.tx, id, swedishDay(now));
		await w.tx
			.insertInto("follow_up_participant")
			.values({
				id: newId(now),
				round_id: id,
				organisation_name: publicParty,
				sector: "public",
			})
			.onConflict((at) =>
				at.columns(["round_id", "organisation_id"]).doNothing(),
			)
			.execute();
		const participant = await publicParticipant(w.tx, id);
		if (!participant) throw new Error("The public party has no place");
		await store(w, deps, { round, participant, by: actor.name }, input);
	});
}
