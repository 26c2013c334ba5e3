import { type Kysely, sql } from "kysely";

/** An event may be cancelled, and who came to it is forgotten in time. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	// Beside `registration`, so that taking a cancellation back leaves what was decided about registering.
	`alter table event_detail
		add column cancelled_at timestamptz,
		add column cancel_reason jsonb,
		add check ((cancelled_at is null) = (cancel_reason is null))`,
	// The row stays when its person is forgotten: numbers of those who came are kept.
	`alter table event_registration add column disposed_at timestamptz`,
];
