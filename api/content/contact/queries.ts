import { sql } from "kysely";
import { z } from "zod";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import { Refusal } from "../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../platform/paging.ts";
import { actionsOf, disposedAt, keptFor } from "./rules.ts";
import type {
	ContactMessageItem,
	ContactMessageList,
	ContactMessageView,
	messageQuery,
} from "./schema.ts";

const day = 24 * 60 * 60 * 1000;

const messages = (db: Connection) =>
	db
		.selectFrom("contact_message as m")
		.leftJoin("staff as s", "s.id", "m.handled_by");

const selected = (db: Connection) =>
	messages(db).select([
		...(["m.id", "m.name", "m.email", "m.subject", "m.locale"] as const),
		...(["m.created_at", "m.handled_at", "m.note", "m.handled_by"] as const),
		...(["s.name as handler", "s.employer as employer"] as const),
	]);

type Row = Awaited<
	ReturnType<ReturnType<typeof selected>["executeTakeFirstOrThrow"]>
>;

const toItem = (row: Row): ContactMessageItem => ({
	id: row.id,
	name: row.name,
	email: row.email,
	subject: row.subject,
	locale: row.locale,
	createdAt: row.created_at.toISOString(),
	status: row.handled_at ? "handled" : "open",
	handled: row.handled_at && {
		at: row.handled_at.toISOString(),
		by: {
			id: row.handled_by ?? "",
			name: row.handler ?? "",
			employer: row.employer ?? "",
		},
	},
	hasNote: row.note !== "",
});

async function count(db: Connection): Promise<ContactMessageList["counts"]> {
	return db
		.selectFrom("contact_message")
		.select([
			sql<number>`(count(*) filter (where handled_at is null))::int`.as("open"),
			sql<number>`count(handled_at)::int`.as("handled"),
		])
		.executeTakeFirstOrThrow();
}

/** Messages, newest first; `counts` are of all of them, whatever is asked for. */
export async function listMessages(
	db: Connection,
	{ status, limit, cursor }: z.output<typeof messageQuery>,
): Promise<ContactMessageList> {
	const after = decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
	let page = selected(db)
		.orderBy("m.created_at", "desc")
		.orderBy("m.id", "desc")
		.limit(limit + 1);
	if (status)
		page = page.where(
			"m.handled_at",
			status === "open" ? "is" : "is not",
			null,
		);
	if (after)
		page = page.where(
			sql<boolean>`(m.created_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
		);
	const [rows, counts] = await Promise.all([page.execute(), count(db)]);
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		items: shown.map(toItem),
		total: status ? counts[status] : counts.open + counts.handled,
		next:
			last && rows.length > limit
				? encodeCursor([last.created_at.toISOString(), last.id])
				: null,
		counts,
		keptDays: keptFor / day,
	};
}

/** @throws Refusal `not_found`, also when it has been disposed of */
export async function findMessage(
	db: Connection,
	id: string,
): Promise<ContactMessageView> {
	const row = await selected(db)
		.select(["m.message", "m.revision"])
		.where("m.id", "=", id)
		.executeTakeFirst();
	if (!row) throw new Refusal("not_found");
	return {
		...toItem(row),
		message: row.message,
		note: row.note,
		revision: row.revision,
		disposedOn: swedishDay(disposedAt(row.created_at)),
		allowedActions: actionsOf(row.handled_at),
	};
}
