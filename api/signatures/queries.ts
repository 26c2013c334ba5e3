import { sql } from "kysely";
import { swedishDay } from "../platform/clock.ts";
import type { Connection } from "../platform/db.ts";

/** The signature by which an organisation is a party now, locked against a second officer. */
export function standingSignature(tx: Connection, organisationId: string) {
	return tx
		.selectFrom("signature")
		.innerJoin(
			"agreement_version",
			"agreement_version.id",
			"signature.agreement_version_id",
		)
		.select([
			"signature.id as id",
			"signature.status as status",
			"signature.signed_on as signedOn",
			"signature.application_id as applicationId",
			"agreement_version.id as versionId",
			"agreement_version.label as label",
			"agreement_version.valid_from as validFrom",
		])
		.where("signature.organisation_id", "=", organisationId)
		.where("signature.ended_on", "is", null)
		.forUpdate("signature")
		.executeTakeFirst();
}

/** The day in Sweden of the last signature on an application. */
export async function latestSignedDay(
	tx: Connection,
	applicationId: string,
): Promise<string | null> {
	const row = await tx
		.selectFrom("signatory")
		.select(({ fn }) => fn.max("signed_at").as("at"))
		.where("application_id", "=", applicationId)
		.where("status", "=", "signed")
		.executeTakeFirst();
	return row?.at ? swedishDay(row.at) : null;
}

// Approvals take turns here, so that ordinals and slugs have neither gaps nor doubles.
const registerLock = 0x726567;

export async function lockRegister(tx: Connection): Promise<void> {
	await sql`select pg_advisory_xact_lock(${registerLock})`.execute(tx);
}

/** The number of the next stitch in the band. */
export async function nextOrdinal(tx: Connection): Promise<number> {
	await lockRegister(tx);
	const row = await tx
		.selectFrom("signature")
		.select(({ fn }) => fn.max("ordinal").as("last"))
		.executeTakeFirst();
	return (row?.last ?? 0) + 1;
}

/** A signature with what its owner and the office need to end it. */
export function findSignature(db: Connection, id: string) {
	return db
		.selectFrom("signature")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.innerJoin("application", "application.id", "signature.application_id")
		.select([
			"signature.id as id",
			"signature.status as status",
			"signature.signed_on as signedOn",
			"signature.organisation_id as organisationId",
			"organisation.name as organisation",
			"application.id as applicationId",
			"application.email as email",
			"application.locale as locale",
		])
		.where("signature.id", "=", id)
		.executeTakeFirst();
}
