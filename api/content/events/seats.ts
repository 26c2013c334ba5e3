import type { Selectable, Transaction } from "kysely";
import type {
	Database,
	EventRegistrationTable,
} from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { EventCounts } from "./admin-schema.ts";
import type { Detail } from "./queries.ts";
import { seatsToFill } from "./rules.ts";

export type Registration = Selectable<EventRegistrationTable>;
type Tx = Transaction<Database>;

/**
 * The event's row, locked: who takes, leaves or hands out a seat waits here in turn, so that
 * seats are counted by one at a time.
 */
export async function lockEvent(tx: Tx, id: string): Promise<Detail> {
	return tx
		.selectFrom("event_detail")
		.selectAll()
		.where("id", "=", id)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

/**
 * As {@link lockEvent} by its slug. An event of which only the text was known gets a row that says
 * no more than the text does.
 */
export async function lockEventOf(
	tx: Tx,
	slug: string,
	now: Date,
): Promise<Detail> {
	const nothing = JSON.stringify([]);
	await tx
		.insertInto("event_detail")
		.values({
			id: newId(now),
			slug,
			kind: "conference",
			place: "",
			programme: nothing,
			documents: nothing,
			registration: "closed",
			waiting_list: true,
			keep_needs_days: 14,
			revision: 0,
			updated_at: now,
		})
		.onConflict((at) => at.column("slug").doNothing())
		.execute();
	return tx
		.selectFrom("event_detail")
		.selectAll()
		.where("slug", "=", slug)
		.forUpdate()
		.executeTakeFirstOrThrow();
}

/** Those who have a seat or wait, in the order that they asked. */
export async function comingTo(
	db: Connection,
	eventId: string,
): Promise<Registration[]> {
	return db
		.selectFrom("event_registration")
		.selectAll()
		.where("event_id", "=", eventId)
		.where("status", "in", ["seated", "waiting"])
		.where("disposed_at", "is", null)
		.orderBy("ordinal")
		.execute();
}

/** How many there are of each status, and how many have come. */
export async function countSeats(
	db: Connection,
	eventId: string,
): Promise<EventCounts & { last: number }> {
	const row = await db
		.selectFrom("event_registration")
		.select(({ fn }) => [
			fn.countAll<number>().filterWhere("status", "=", "seated").as("seated"),
			fn.countAll<number>().filterWhere("status", "=", "waiting").as("waiting"),
			fn
				.countAll<number>()
				.filterWhere("status", "=", "cancelled")
				.as("cancelled"),
			fn
				.countAll<number>()
				.filterWhere((eb) =>
					eb("present_at", "is not", null).and("status", "=", "seated"),
				)
				.as("present"),
			fn.max("ordinal").as("last"),
		])
		.where("event_id", "=", eventId)
		.executeTakeFirstOrThrow();
	return { ...row, last: row.last ?? 0 };
}

/** A person's place in the waiting list, from 1; null when not in it. */
export async function positionOf(
	db: Connection,
	registration: Pick<Registration, "event_id" | "ordinal" | "status">,
): Promise<number | null> {
	if (registration.status !== "waiting") return null;
	const { n } = await db
		.selectFrom("event_registration")
		.select(({ fn }) => fn.countAll<number>().as("n"))
		.where("event_id", "=", registration.event_id)
		.where("status", "=", "waiting")
		.where("ordinal", "<=", registration.ordinal)
		.executeTakeFirstOrThrow();
	return n;
}

/** Seats those who have waited longest, as far as there is room. The event's row must be locked. */
export async function promote(
	tx: Tx,
	event: Pick<Detail, "id" | "places">,
	now: Date,
): Promise<Registration[]> {
	const { seated, waiting } = await countSeats(tx, event.id);
	const room = seatsToFill(event.places, seated, waiting);
	if (room === 0) return [];
	const first = await tx
		.selectFrom("event_registration")
		.select("id")
		.where("event_id", "=", event.id)
		.where("status", "=", "waiting")
		.orderBy("ordinal")
		.limit(room)
		.execute();
	const rows = await tx
		.updateTable("event_registration")
		.set({ status: "seated", updated_at: now })
		.where(
			"id",
			"in",
			first.map(({ id }) => id),
		)
		.where("status", "=", "waiting")
		.returningAll()
		.execute();
	return rows.sort((a, b) => a.ordinal - b.ordinal);
}

/** Writes down whether the event is full, only when that has turned: the public pages hear of it. */
export async function noteFullness(tx: Tx, event: Detail): Promise<void> {
	const { seated } = await countSeats(tx, event.id);
	const full = event.places !== null && seated >= event.places;
	if (full !== event.is_full)
		await tx
			.updateTable("event_detail")
			.set({ is_full: full })
			.where("id", "=", event.id)
			.execute();
}

/** Moves a registration from the status that was read to another. @throws Refusal `conflict` */
export async function turn(
	tx: Tx,
	registration: Registration,
	to: Partial<Pick<Registration, "status" | "ordinal" | "updated_at">>,
): Promise<Registration> {
	const row = await tx
		.updateTable("event_registration")
		.set(to)
		.where("id", "=", registration.id)
		.where("status", "=", registration.status)
		.returningAll()
		.executeTakeFirst();
	if (!row) throw new Refusal("conflict");
	return row;
}
