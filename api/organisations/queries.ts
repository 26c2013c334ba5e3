import type { Connection } from "../platform/db.ts";
import { municipalityOf } from "./vocabulary.ts";

/** An entry as the office sees it: unpublished contacts and ended signatures included. */
export async function organisationForStaff(db: Connection, id: string) {
	const row = await db
		.selectFrom("organisation")
		.selectAll()
		.where("id", "=", id)
		.executeTakeFirst();
	if (!row) return null;
	const [contacts, signatures] = await Promise.all([
		db
			.selectFrom("contact")
			.selectAll()
			.where("organisation_id", "=", id)
			.orderBy("position")
			.execute(),
		db
			.selectFrom("signature")
			.innerJoin(
				"agreement_version",
				"agreement_version.id",
				"signature.agreement_version_id",
			)
			.leftJoin("certificate", "certificate.signature_id", "signature.id")
			.select([
				"signature.id as id",
				"signature.status as status",
				"agreement_version.label as agreementVersion",
				"signature.signed_on as signedOn",
				"signature.ended_on as endedOn",
				"signature.end_reason as endReason",
				"signature.application_id as applicationId",
				"certificate.number as certificateNumber",
				"certificate.status as certificateStatus",
			])
			.where("signature.organisation_id", "=", id)
			.orderBy("signature.signed_on", "desc")
			.orderBy("certificate.number", "desc")
			.execute(),
	]);
	return {
		id: row.id,
		slug: row.slug,
		name: row.name,
		organisationNumber: row.organisation_number,
		kind: row.kind,
		municipality: municipalityOf(row.municipality_code),
		municipalityCode: row.municipality_code,
		wholeCounty: row.whole_county,
		themes: row.themes,
		website: row.website,
		description: row.description,
		withheld: row.withheld,
		contacts: contacts.map((one) => ({
			name: one.name,
			role: one.role,
			email: one.email,
			phone: one.phone,
			isPrimary: one.is_primary,
			publish: {
				name: one.publish_name,
				email: one.publish_email,
				phone: one.publish_phone,
			},
		})),
		signatures,
	};
}
