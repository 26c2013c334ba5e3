import { sql } from "kysely";
import type { AgreementVersion } from "../../agreement/queries.ts";
import type { Connection } from "../../platform/db.ts";

export function allVersions(db: Connection): Promise<AgreementVersion[]> {
	return db
		.selectFrom("agreement_version")
		.selectAll()
		.orderBy("valid_from", "desc")
		.execute();
}

/**
 * The versions that something refers to: a signature, a link to sign, a form on paper, the fingerprint of a text that
 * was signed (also where the signature was voided since), or a follow-up. A certificate has its signature.
 */
export async function boundLabels(db: Connection): Promise<Set<string>> {
	const { rows } = await sql<{ label: string }>`
		select label from agreement_version v where
			exists (select from signature where agreement_version_id = v.id)
			or exists (select from application a where a.agreement_version_id = v.id and (a.paper or exists (
				select from signatory s where s.application_id = a.id and s.status in ('invited', 'signed'))))
			or exists (select from signatory where signed_text_sha256 = v.text_sha256)
			or exists (select from follow_up_round where agreement_version_id = v.id)`.execute(
		db,
	);
	return new Set(rows.map(({ label }) => label));
}
