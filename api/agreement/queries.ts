import { type Selectable, sql } from "kysely";
import type { AgreementVersionTable } from "../platform/database-types.ts";
import type { Connection } from "../platform/db.ts";

export type AgreementVersion = Selectable<AgreementVersionTable>;

/** The version that applies on a day: the one with the latest first day that has come. */
export function currentVersion(
	db: Connection,
	today: string,
): Promise<AgreementVersion | undefined> {
	return db
		.selectFrom("agreement_version")
		.selectAll()
		.where("valid_from", "<=", today)
		.orderBy("valid_from", "desc")
		.orderBy("id", "desc")
		.limit(1)
		.executeTakeFirst();
}

export function versionByLabel(
	db: Connection,
	label: string,
): Promise<AgreementVersion | undefined> {
	return db
		.selectFrom("agreement_version")
		.selectAll()
		.where("label", "=", label)
		.executeTakeFirst();
}

/** Every version that has begun to apply, newest first. */
export function versions(
	db: Connection,
	today: string,
): Promise<AgreementVersion[]> {
	return db
		.selectFrom("agreement_version")
		.selectAll()
		.where("valid_from", "<=", today)
		.orderBy("valid_from", "desc")
		.orderBy("id", "desc")
		.execute();
}

/**
 * Until the transaction ends: nobody changes the versions while somebody takes one to be signed, and the
 * other way round. Whoever signs or sends something to be signed holds it together with others.
 */
export async function holdAgreement(
	tx: Connection,
	how: "together" | "alone",
): Promise<void> {
	const lock = sql`hashtext('agreement')`;
	await (how === "alone"
		? sql`select pg_advisory_xact_lock(${lock})`
		: sql`select pg_advisory_xact_lock_shared(${lock})`
	).execute(tx);
}
