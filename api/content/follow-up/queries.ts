import { type Selectable, sql } from "kysely";
import type { AgreementVersion } from "../../agreement/queries.ts";
import type {
	FollowUpParticipantTable,
	FollowUpRoundTable,
} from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import type { Sector } from "./schema.ts";

export type Round = Selectable<FollowUpRoundTable>;
export type Participant = Selectable<FollowUpParticipantTable>;

/** @throws Refusal `not_found` */
export async function findRound(db: Connection, year: number): Promise<Round> {
	const round = await db
		.selectFrom("follow_up_round")
		.selectAll()
		.where("year", "=", year)
		.executeTakeFirst();
	if (!round) throw new Refusal("not_found");
	return round;
}

const ofYear = (db: Connection, year: string) =>
	db
		.selectFrom("follow_up_round")
		.select("published_at")
		.where("year", "=", Number(year))
		.executeTakeFirst();

export const hasRound = async (db: Connection, year: string) =>
	(await ofYear(db, year)) !== undefined;

/** Whether a year's results are public. */
export const isPublic = async (db: Connection, year: string) =>
	Boolean((await ofYear(db, year))?.published_at);

/** The follow-up that parties answer now. @param today in Sweden */
export const findOpenRound = (db: Connection, today: string) =>
	db
		.selectFrom("follow_up_round")
		.select(["year", "closes_on as closesOn"])
		.where("opens_on", "<=", today)
		.where("closes_on", ">=", today)
		.orderBy("year", "desc")
		.executeTakeFirst();

export const roundById = (db: Connection, id: string): Promise<Round> =>
	db
		.selectFrom("follow_up_round")
		.selectAll()
		.where("id", "=", id)
		.executeTakeFirstOrThrow();

/** The row held until the transaction ends: shared by those who answer, alone for who changes it. */
export async function lockRound(
	tx: Connection,
	id: string,
	how: "share" | "update",
): Promise<Round> {
	const query = tx
		.selectFrom("follow_up_round")
		.selectAll()
		.where("id", "=", id);
	return (
		how === "share" ? query.forShare() : query.forUpdate()
	).executeTakeFirstOrThrow();
}

export const listRounds = (db: Connection): Promise<Round[]> =>
	db
		.selectFrom("follow_up_round")
		.selectAll()
		.orderBy("year", "desc")
		.execute();

/** The version whose principles a round asks about. */
export const versionOf = (
	db: Connection,
	round: Round,
): Promise<AgreementVersion> =>
	db
		.selectFrom("agreement_version")
		.selectAll()
		.where("id", "=", round.agreement_version_id)
		.executeTakeFirstOrThrow();

/** The public party's place in a round: it answers through its staff, so it has no link. */
export const publicParticipant = (db: Connection, roundId: string) =>
	db
		.selectFrom("follow_up_participant")
		.selectAll()
		.where("round_id", "=", roundId)
		.where("organisation_id", "is", null)
		.executeTakeFirst();

export const repliesOf = (db: Connection, participantId: string) =>
	db
		.selectFrom("follow_up_reply")
		.selectAll()
		.where("participant_id", "=", participantId)
		.execute();

/** How many parties have answered each round. */
export async function countAnswers(
	db: Connection,
): Promise<Map<string, Record<Sector, number>>> {
	const rows = await db
		.selectFrom("follow_up_participant")
		.select(({ fn }) => ["round_id", "sector", fn.countAll<number>().as("n")])
		.where("answered_at", "is not", null)
		.groupBy(["round_id", "sector"])
		.execute();
	const counts = new Map<string, Record<Sector, number>>();
	for (const { round_id, sector, n } of rows)
		counts.set(round_id, {
			...(counts.get(round_id) ?? { civil: 0, public: 0 }),
			[sector]: Number(n),
		});
	return counts;
}

/** Whether the organisation of a participant `p` is a party. */
export const isParty = sql<boolean>`exists (select 1 from signature s
	where s.organisation_id = p.organisation_id and s.ended_on is null)`;

export async function stillParty(
	db: Connection,
	organisationId: string,
): Promise<boolean> {
	const found = await db
		.selectFrom("signature")
		.select("id")
		.where("organisation_id", "=", organisationId)
		.where("ended_on", "is", null)
		.executeTakeFirst();
	return found !== undefined;
}
