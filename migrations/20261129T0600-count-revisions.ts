import { type Kysely, sql } from "kysely";

/** How often an election or a follow-up has been changed: what an older page sends is known by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const table of ["election", "follow_up_round"])
		await sql
			.raw(`alter table ${table} add column revision int not null default 0`)
			.execute(db);
}
