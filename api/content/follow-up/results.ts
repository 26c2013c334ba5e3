import { pathIn } from "../../../frontend/i18n/path.ts";
import { principlesOf } from "../../agreement/view.ts";
import type { Connection } from "../../platform/db.ts";
import { renderMarkdown } from "../../platform/markdown.ts";
import type { Locale } from "../../platform/messages.ts";
import { countAnswers, type Round, versionOf } from "./queries.ts";
import { leastShown, mayShow, tallyOf } from "./rules.ts";
import type {
	FollowUp,
	FollowUpFigures,
	FollowUpItem,
	PrincipleResult,
	Sector,
} from "./schema.ts";

const nobody = { civil: 0, public: 0 };

/** Every reply of a round that has been sent, with who gave it. */
export const sentReplies = (db: Connection, roundId: string) =>
	db
		.selectFrom("follow_up_reply as r")
		.innerJoin("follow_up_participant as p", "p.id", "r.participant_id")
		.leftJoin("organisation as o", "o.id", "p.organisation_id")
		.select([
			"r.id",
			"r.principle_id",
			"r.score",
			"r.comment",
			"r.comment_status",
			"r.hidden_reason",
			"p.sector",
			"p.named",
			"p.organisation_name",
			"o.withheld",
		])
		.where("p.round_id", "=", roundId)
		.where("p.answered_at", "is not", null)
		// Random ids: neither time nor party can be read from the order.
		.orderBy("r.id")
		.execute();

/** What a round says of each principle, as it may be shown. */
export async function resultsOf(
	db: Connection,
	round: Round,
	locale: Locale,
): Promise<PrincipleResult[]> {
	const version = await versionOf(db, round);
	const replies = await sentReplies(db, round.id);
	const civil = (await countAnswers(db)).get(round.id)?.civil ?? 0;
	return principlesOf(version, locale).map(({ id, title }) => {
		const own = replies.filter((reply) => reply.principle_id === id);
		const tally = (sector: Sector) =>
			tallyOf(
				own.flatMap((one) => (one.sector === sector ? [one.score] : [])),
				sector,
			);
		const shown = own
			// Whose publication is withheld is named nowhere, whatever it has ticked.
			.map((one) => ({ ...one, named: one.named && !one.withheld }))
			.filter(
				(one) =>
					one.comment !== "" &&
					one.comment_status === "published" &&
					mayShow(one, civil),
			);
		return {
			id,
			title,
			civil: tally("civil"),
			public: tally("public"),
			comments: shown.map((one) => ({
				text: one.comment,
				sector: one.sector,
				organisation: one.named ? one.organisation_name : null,
			})),
		};
	});
}

async function itemOf(
	db: Connection,
	round: Round & { published_at: Date },
	answers: Record<Sector, number>,
): Promise<FollowUpItem> {
	const { label } = await versionOf(db, round);
	return {
		year: round.year,
		agreementVersion: label,
		openedOn: round.opens_on,
		closedOn: round.closes_on,
		publishedAt: round.published_at.toISOString(),
		answers,
	};
}

const isPublished = (round: Round): round is Round & { published_at: Date } =>
	round.published_at !== null;

async function publishedRounds(db: Connection) {
	const rounds = await db
		.selectFrom("follow_up_round")
		.selectAll()
		.where("published_at", "is not", null)
		.orderBy("year", "desc")
		.execute();
	return rounds.filter(isPublished);
}

async function wholeOf(
	db: Connection,
	round: Round & { published_at: Date },
	answers: Record<Sector, number>,
	locale: Locale,
): Promise<FollowUp> {
	const { introduction_sv, introduction_en } = round;
	const language = locale === "en" && introduction_en ? "en" : "sv";
	const introduction = language === "en" ? introduction_en : introduction_sv;
	return {
		...(await itemOf(db, round, answers)),
		introduction,
		html: renderMarkdown(introduction, language),
		language,
		principles: await resultsOf(db, round, locale),
		leastShown,
	};
}

/** `GET /follow-ups`: every published follow-up, newest first. */
export async function findFollowUps(db: Connection): Promise<FollowUpItem[]> {
	const counts = await countAnswers(db);
	const rounds = await publishedRounds(db);
	return Promise.all(
		rounds.map((round) => itemOf(db, round, counts.get(round.id) ?? nobody)),
	);
}

/** Every published follow-up in full, newest first. */
export async function findWholeFollowUps(
	db: Connection,
	locale: Locale,
): Promise<FollowUp[]> {
	const counts = await countAnswers(db);
	const rounds = await publishedRounds(db);
	return Promise.all(
		rounds.map((round) =>
			wholeOf(db, round, counts.get(round.id) ?? nobody, locale),
		),
	);
}

/** `GET /follow-ups/:year`; undefined unless it is published. */
export async function findFollowUp(
	db: Connection,
	year: number,
	locale: Locale,
): Promise<FollowUp | undefined> {
	const rounds = await publishedRounds(db);
	const round = rounds.find((one) => one.year === year);
	if (!round) return undefined;
	const counts = await countAnswers(db);
	return wholeOf(db, round, counts.get(round.id) ?? nobody, locale);
}

/** Every published follow-up in figures, newest first: without the words of the office and of the parties. */
export async function findFollowUpFigures(
	db: Connection,
	locale: Locale,
): Promise<FollowUpFigures[]> {
	const whole = await findWholeFollowUps(db, locale);
	return whole.map(
		({ introduction: _text, html: _html, language: _language, ...one }) => ({
			...one,
			principles: one.principles.map(({ comments: _said, ...told }) => told),
		}),
	);
}

/** Where each published year is read, in a language; by year. */
export async function followUpPaths(
	db: Connection,
	locale: Locale,
): Promise<Map<number, string>> {
	const rounds = await publishedRounds(db);
	return new Map(
		rounds.map(({ year }) => [year, pathIn(locale, `/uppfoljning/${year}`)]),
	);
}
