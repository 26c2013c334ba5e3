import { type Kysely, sql } from "kysely";

/** Who has answered a message from the contact form, and what the office wants to remember of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table contact_message
		add column handled_at timestamptz,
		add column handled_by uuid references staff,
		add column note text not null default '',
		add column revision int not null default 0,
		add check (handled_at is null or handled_by is not null)`,
	// The list is read newest first, and the number in the menu counts what is open.
	`drop index contact_message_created`,
	`create index contact_message_created on contact_message (created_at, id)`,
	`create index contact_message_open on contact_message (created_at, id) where handled_at is null`,
];
