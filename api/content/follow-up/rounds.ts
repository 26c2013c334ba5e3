import { currentVersion } from "../../agreement/queries.ts";
import { type Actor, type Write, write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { adoptLive, lockItem } from "../editing/drafts.ts";
import { publishDirectly } from "../editing/publishing.ts";
import { subjectOf } from "./answering.ts";
import { findRound, lockRound, type Round } from "./queries.ts";
import { actionsOf, stateOf, wrongDates } from "./rules.ts";
import type {
	ModerationInput,
	NewRound,
	PublicationInput,
	RoundAction,
	RoundDates,
} from "./schema.ts";

function checkDates(
	asked: RoundDates,
	before: Round | null,
	today: string,
): void {
	const wrong = wrongDates(asked, before, today);
	if (wrong) throw new Refusal("validation_failed", { errors: [wrong] });
}

/** The version in force on the day that a round opens. @throws Refusal `not_found` while there is none */
async function versionOn({ tx }: Write, day: string): Promise<string> {
	const version = await currentVersion(tx, day);
	if (!version) throw new Refusal("not_found");
	return version.id;
}

/** Asks at once, where the round is open already; otherwise the hourly job does. */
async function askIfOpen(w: Write, dates: RoundDates, today: string) {
	if (today >= dates.opensOn) await w.enqueue("follow_up.remind", {});
}

/** @throws Refusal `follow_up_round_exists`, `validation_failed` */
export async function createRound(
	deps: Deps,
	actor: Actor,
	input: NewRound,
): Promise<void> {
	const now = deps.clock();
	const today = swedishDay(now);
	checkDates(input, null, today);
	await write(deps, actor, async (w) => {
		const made = await w.tx
			.insertInto("follow_up_round")
			.values({
				id: newId(now),
				year: input.year,
				agreement_version_id: await versionOn(w, input.opensOn),
				opens_on: input.opensOn,
				closes_on: input.closesOn,
				created_at: now,
				updated_at: now,
			})
			.onConflict((at) => at.column("year").doNothing())
			.returningAll()
			.executeTakeFirst();
		if (!made)
			throw new Refusal("follow_up_round_exists", {
				values: { year: input.year },
			});
		await askIfOpen(w, input, today);
		w.record({
			event: "follow_up.planned",
			subject: subjectOf(made),
			detail: { opensOn: input.opensOn, closesOn: input.closesOn },
		});
	});
}

const hindrances: Record<RoundAction, string> = {
	change: "follow_up_closed",
	answer: "follow_up_closed",
	moderate: "follow_up_still_open",
	publish: "follow_up_still_open",
	withdraw: "follow_up_not_published",
};

type Seen = number | undefined;
const nextOf = ({ revision }: Round) => ({ revision: revision + 1 });

/** The round, alone, as it was `seen`, and in a state where the act may be done. @throws Refusal `follow_up_changed` and why not */
async function held(
	w: Write,
	id: string,
	action: RoundAction,
	{ today, seen }: { today: string; seen?: Seen },
): Promise<Round> {
	const round = await lockRound(w.tx, id, "update");
	if (!actionsOf(round, today).includes(action))
		throw new Refusal(hindrances[action]);
	if (seen !== undefined && seen !== round.revision)
		throw new Refusal("follow_up_changed");
	return round;
}

/** @throws Refusal `not_found`, `follow_up_closed`, `follow_up_changed`, `validation_failed` */
export async function changeRound(
	deps: Deps,
	actor: Actor,
	year: number,
	{ revision: seen, ...input }: RoundDates & { revision?: Seen },
): Promise<void> {
	const { id } = await findRound(deps.db, year);
	const now = deps.clock();
	const today = swedishDay(now);
	await write(deps, actor, async (w) => {
		const round = await held(w, id, "change", { today, seen });
		checkDates(input, round, today);
		const planned = stateOf(round, today) === "planned";
		await w.tx
			.updateTable("follow_up_round")
			.set({
				opens_on: input.opensOn,
				closes_on: input.closesOn,
				updated_at: now,
				...nextOf(round),
				...(planned && {
					agreement_version_id: await versionOn(w, input.opensOn),
				}),
			})
			.where("id", "=", id)
			.execute();
		await askIfOpen(w, input, today);
		w.record({
			event: "follow_up.dates_changed",
			subject: subjectOf(round),
			detail: { opensOn: input.opensOn, closesOn: input.closesOn },
		});
	});
}

const isOther = ({ sv, en }: { sv: string; en: string }, round: Round) =>
	sv !== round.introduction_sv || en !== round.introduction_en;

/**
 * Publishes the results. An introduction that comes along is published first, as a revision like those of editors.
 * @throws Refusal `not_found`, `follow_up_still_open`, `follow_up_changed`, `validation_failed` without an introduction
 */
export async function publishRound(
	deps: Deps,
	actor: Actor,
	year: number,
	{ introduction, revision: seen }: PublicationInput,
): Promise<void> {
	const { id } = await findRound(deps.db, year);
	const now = deps.clock();
	const key = String(year);
	await adoptLive(deps);
	await write(deps, actor, async (w) => {
		const today = swedishDay(now);
		// As editors do: first the text, then the round.
		await lockItem(w, "follow_up", key);
		const round = await held(w, id, "publish", { today, seen });
		const content = { text: introduction };
		if (introduction && isOther(introduction, round))
			await publishDirectly(deps, actor, w, {
				kind: "follow_up",
				key,
				content,
			});
		else if (!round.introduction_sv)
			throw new Refusal("validation_failed", {
				errors: [{ path: "introduction.sv", code: "introduction_missing" }],
			});
		await w.tx
			.updateTable("follow_up_round")
			.set({
				published_at: round.published_at ?? now,
				updated_at: now,
				...nextOf(round),
			})
			.where("id", "=", id)
			.execute();
		w.record({ event: "follow_up.published", subject: subjectOf(round) });
	});
}

/** Takes a published follow-up off the site. @throws Refusal `not_found`, `follow_up_not_published`, `follow_up_changed` */
export async function withdrawRound(
	deps: Deps,
	actor: Actor,
	year: number,
	seen?: Seen,
): Promise<void> {
	const { id } = await findRound(deps.db, year);
	const now = deps.clock();
	await write(deps, actor, async (w) => {
		const today = swedishDay(now);
		const round = await held(w, id, "withdraw", { today, seen });
		await w.tx
			.updateTable("follow_up_round")
			.set({ published_at: null, updated_at: now, ...nextOf(round) })
			.where("id", "=", id)
			.execute();
		w.record({ event: "follow_up.withdrawn", subject: subjectOf(round) });
	});
}

/**
 * Shows or hides one comment. Neither the comment nor the reason is in the log: both may hold
 * what should not be kept.
 * @throws Refusal `not_found`, `follow_up_still_open`, `follow_up_comment_moderated`
 */
export async function moderate(
	deps: Deps,
	actor: Actor,
	{ year, id }: { year: number; id: string },
	input: ModerationInput,
): Promise<void> {
	const { id: roundId } = await findRound(deps.db, year);
	const now = deps.clock();
	await write(deps, actor, async (w) => {
		const today = swedishDay(now);
		const round = await held(w, roundId, "moderate", { today });
		const hidden = input.status === "hidden";
		// Whoever moderates holds the round, so that nobody does in between.
		const before = await w.tx
			.selectFrom("follow_up_reply as r")
			.innerJoin("follow_up_participant as p", "p.id", "r.participant_id")
			.select("r.comment_status")
			.where("r.id", "=", id)
			.where("r.comment", "!=", "")
			.where("p.round_id", "=", roundId)
			.executeTakeFirst();
		if (!before) throw new Refusal("not_found");
		if (input.was && input.was !== before.comment_status)
			throw new Refusal("follow_up_comment_moderated");
		await w.tx
			.updateTable("follow_up_reply")
			.set({
				comment_status: input.status,
				hidden_reason: hidden ? input.reason : null,
				moderated_at: now,
			})
			.where("id", "=", id)
			.execute();
		w.record({
			event: hidden ? "follow_up.comment_hidden" : "follow_up.comment_shown",
			subject: subjectOf(round),
			detail: { comment: id },
		});
	});
}
