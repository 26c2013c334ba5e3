import { type Kysely, sql } from "kysely";

/** Which case a mail is about stays known when its address is gone. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table outgoing_mail add column case_id uuid references application on delete set null`,
	// The daily disposal looks only at what still has something to lose.
	`create index outgoing_mail_addressed on outgoing_mail (created_at) where recipient <> ''`,
];
