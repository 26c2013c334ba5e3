import { sql } from "kysely";
import { z } from "zod";
import type { Connection } from "../platform/db.ts";
import { decodeCursor, encodeCursor, type Page } from "../platform/paging.ts";
import type { LogEntry, logQuery } from "./schema.ts";
import { hashEntry } from "./write.ts";

/** The log, newest first; `actor` and `subject` match an id or a part of a name. */
export async function listLog(
	db: Connection,
	query: z.infer<typeof logQuery>,
): Promise<Page<LogEntry>> {
	const [before] =
		decodeCursor(query.cursor, z.tuple([z.number().int()])) ?? [];
	let matching = db.selectFrom("log_entry");
	const like = (text: string) =>
		`%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
	if (query.actor)
		matching = matching.where(
			sql<boolean>`(actor_id = ${query.actor} or lower(actor_name) like ${like(query.actor)})`,
		);
	if (query.subject)
		matching = matching.where(
			sql<boolean>`(subject_id = ${query.subject} or case_id::text = ${query.subject} or lower(subject_name) like ${like(query.subject)})`,
		);
	let page = matching
		.selectAll()
		.orderBy("sequence", "desc")
		.limit(query.limit + 1);
	if (before !== undefined) page = page.where("sequence", "<", String(before));
	const [rows, { total }] = await Promise.all([
		page.execute(),
		matching
			.select(({ fn }) => fn.countAll<number>().as("total"))
			.executeTakeFirstOrThrow(),
	]);
	const shown = rows.slice(0, query.limit);
	return {
		items: shown.map((row) => ({
			sequence: Number(row.sequence),
			at: row.at.toISOString(),
			actor: {
				kind: row.actor_kind,
				id: row.actor_id,
				name: row.actor_name,
				employer: row.actor_employer,
			},
			event: row.event,
			subject: {
				kind: row.subject_kind,
				id: row.subject_id,
				name: row.subject_name,
			},
			detail: row.detail,
			hash: row.hash,
		})),
		total,
		next:
			rows.length > query.limit
				? encodeCursor([Number(shown.at(-1)?.sequence)])
				: null,
	};
}

/** Walks the chain and returns the first entry that does not fit, or null when all do. */
export async function firstBrokenEntry(db: Connection): Promise<number | null> {
	let previous = "";
	let last = 0;
	for (;;) {
		const rows = await db
			.selectFrom("log_entry")
			.selectAll()
			.where("sequence", ">", String(last))
			.orderBy("sequence")
			.limit(1000)
			.execute();
		if (rows.length === 0) return null;
		for (const row of rows) {
			const { hash, previous_hash, at, sequence, ...columns } = row;
			const whole = {
				...columns,
				sequence: Number(sequence),
				at: at.toISOString(),
			};
			if (
				Number(sequence) !== last + 1 ||
				previous_hash !== previous ||
				hashEntry(previous, whole) !== hash
			)
				return last + 1;
			previous = hash;
			last = Number(sequence);
		}
	}
}
