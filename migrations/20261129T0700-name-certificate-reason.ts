import { type Kysely, sql } from "kysely";

/**
 * Why a certificate was replaced, as a stable word where nobody wrote it: it is then told in the reader's language. The
 * sentence stays beside it, for what reads only that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
	`alter table certificate add column reason_code text`,
	`update certificate set reason_code = 'organisation_renamed'
		where status = 'superseded' and reason in (
			'Organisationen har bytt namn eller organisationsnummer.',
			'The organisation has changed its name or number.')`,
];
