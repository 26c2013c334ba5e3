import { type Kysely, sql } from "kysely";

/** What a year's follow-up begins with is edited in revisions, like the rest of what editors write. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await sql`alter table content_revision
		drop constraint content_revision_kind_check,
		add constraint content_revision_kind_check
			check (kind in ('news', 'page', 'plan_year', 'event', 'agreement', 'follow_up'))`.execute(
		db,
	);
}
