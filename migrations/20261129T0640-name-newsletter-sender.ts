import { type Kysely, sql } from "kysely";

/** Which run of the job sends an issue: the one that has begun last. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql
		.raw("alter table newsletter_issue add column sender uuid")
		.execute(db);
}
