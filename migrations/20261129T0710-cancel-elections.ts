import { type Kysely, sql } from "kysely";

/** An election that was called off: since when, and why, for everyone to read. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of [
		`alter table election
			add column cancelled_at timestamptz,
			add column cancel_reason jsonb,
			drop constraint election_status_check`,
		`alter table election
			add constraint election_status_check check (status in ('planned', 'nominations', 'proposal_vote', 'name_vote', 'counted', 'published', 'cancelled')),
			add check ((status = 'cancelled') = (cancelled_at is not null)),
			add check ((cancelled_at is null) = (cancel_reason is null))`,
	])
		await sql.raw(statement).execute(db);
}
