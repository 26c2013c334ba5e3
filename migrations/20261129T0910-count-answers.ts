import { type Kysely, sql } from "kysely";

/** How often an answer has been sent, and who of the public party's staff sent it last: an older form is known by it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table follow_up_participant
		add column revision int not null default 0,
		add column answered_by text`.execute(db);
}
