import { type Kysely, sql } from "kysely";

/** The PDFs that editors upload, for the plan's activities and elsewhere to lead to. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`create table document (
		id uuid primary key,
		filename text not null,
		size int not null,
		bytes bytea not null,
		sha256 text not null,
		added_by uuid references staff,
		added_by_name text not null,
		created_at timestamptz not null
	)`,
	// A PDF is packed already: the database need not try.
	"alter table document alter column bytes set storage external",
	`create trigger register_changed after insert or update or delete on document
		for each statement execute function notify_register_changed()`,
];
