import { type Kysely, sql } from "kysely";

/** How the office is reached is what editors write. While it has not been changed there is no row. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table office (
		slug text primary key,
		content jsonb not null,
		updated_at timestamptz not null
	)`,
	`create trigger register_changed after insert or update or delete on office
		for each statement execute function notify_register_changed()`,
	`alter table content_revision
		drop constraint content_revision_kind_check,
		add constraint content_revision_kind_check
			check (kind in ('news', 'page', 'plan_year', 'event', 'agreement', 'follow_up', 'office'))`,
];
