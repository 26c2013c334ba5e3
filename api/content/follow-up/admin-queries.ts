import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import type { Locale } from "../../platform/messages.ts";
import {
	countAnswers,
	findRound,
	listRounds,
	type Round,
	versionOf,
} from "./queries.ts";
import { resultsOf, sentReplies } from "./results.ts";
import { actionsOf, stateOf } from "./rules.ts";
import type { AdminComment, AdminRound, AdminRoundItem } from "./schema.ts";

async function itemOf(
	db: Connection,
	round: Round,
	today: string,
): Promise<AdminRoundItem> {
	const { n } = await db
		.selectFrom("follow_up_participant")
		.select(({ fn }) => fn.countAll<number>().as("n"))
		.where("round_id", "=", round.id)
		.executeTakeFirstOrThrow();
	return {
		year: round.year,
		state: stateOf(round, today),
		opensOn: round.opens_on,
		closesOn: round.closes_on,
		publishedAt: round.published_at?.toISOString() ?? null,
		agreementVersion: (await versionOf(db, round)).label,
		parties: Number(n),
		answers: (await countAnswers(db)).get(round.id) ?? { civil: 0, public: 0 },
	};
}

/** `GET /admin/follow-ups`, newest first. */
export async function listAdminRounds({
	db,
	clock,
}: Deps): Promise<AdminRoundItem[]> {
	const today = swedishDay(clock());
	const rounds = await listRounds(db);
	return Promise.all(rounds.map((round) => itemOf(db, round, today)));
}

async function commentsOf(
	db: Connection,
	round: Round,
): Promise<AdminComment[]> {
	const replies = await sentReplies(db, round.id);
	return replies
		.filter(({ comment }) => comment !== "")
		.map((one) => ({
			id: one.id,
			principle: one.principle_id,
			sector: one.sector,
			text: one.comment,
			organisation: one.named ? one.organisation_name : null,
			status: one.comment_status,
			hiddenReason: one.hidden_reason,
		}));
}

/**
 * `GET /admin/follow-ups/:year`: who has answered at any time; what, only when the round has closed.
 * @throws Refusal `not_found`
 */
export async function findAdminRound(
	{ db, clock }: Deps,
	year: number,
	locale: Locale,
): Promise<AdminRound> {
	const round = await findRound(db, year);
	const today = swedishDay(clock());
	const participants = await db
		.selectFrom("follow_up_participant")
		.selectAll()
		.where("round_id", "=", round.id)
		.orderBy("sector", "desc")
		.orderBy("organisation_name")
		.execute();
	const closed = stateOf(round, today) === "closed";
	return {
		...(await itemOf(db, round, today)),
		revision: round.revision,
		introduction: { sv: round.introduction_sv, en: round.introduction_en },
		participants: participants.map((one) => ({
			organisation: one.organisation_name,
			sector: one.sector,
			mailedOn: one.mailed_on,
			answeredOn: one.answered_at && swedishDay(one.answered_at),
		})),
		results: closed ? await resultsOf(db, round, locale) : null,
		comments: closed ? await commentsOf(db, round) : null,
		allowedActions: actionsOf(round, today),
	};
}
