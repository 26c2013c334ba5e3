import { type Kysely, sql } from "kysely";

/** Whether a batch mails what it makes: known also to whoever resumes it after a crash. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table certificate_batch add column mail boolean not null default true`.execute(
		db,
	);
}
