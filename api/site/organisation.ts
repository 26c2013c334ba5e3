import { sql } from "kysely";
import type {
	CertificateModel,
	OrganisationModel,
} from "../../frontend/views/models.ts";
import { findCertificate } from "../certificates/queries.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import type { Locale } from "../platform/messages.ts";
import { findSignatory } from "../register/detail.ts";

/** When a certificate's file was made and how many bytes it has. */
async function fileOf(db: Connection, number: string) {
	const { rows } = await sql<{ issued_at: Date | null; size: number | null }>`
		select issued_at, octet_length(pdf) as size from certificate where number = ${number}`.execute(
		db,
	);
	return rows[0];
}

/** Its place among all who ever signed, in the order of their first signatures. */
async function stitchOf(
	db: Connection,
	id: string,
): Promise<OrganisationModel["stitch"]> {
	const { rows } = await sql<{ number: number; of: number }>`
		with first as (
			select s.organisation_id as id, min(s.signed_on) as on_day, min(s.ordinal) as ordinal
			from signature s join organisation o on o.id = s.organisation_id where not o.withheld group by 1
		), placed as (
			select id, row_number() over (order by on_day, ordinal, id) as number, count(*) over () as of from first
		)
		select number, of from placed where id = ${id}`.execute(db);
	return rows[0] ?? null;
}

/** One organisation's page; undefined when it is withheld or was never a party. */
export async function organisationModel(
	{ db }: Pick<Deps, "db">,
	slug: string,
): Promise<OrganisationModel | undefined> {
	const organisation = await findSignatory(db, slug);
	if (!organisation) return undefined;
	const number = organisation.certificateNumber;
	const [file, stitch] = await Promise.all([
		number ? fileOf(db, number) : undefined,
		stitchOf(db, organisation.id),
	]);
	return {
		organisation,
		certificate: number
			? {
					number,
					issuedAt: file?.issued_at?.toISOString() ?? null,
					...(file?.size ? { size: file.size } : {}),
				}
			: null,
		stitch,
	};
}

/** What the register says of a certificate's number today. */
export async function certificateModel(
	{ db, sealer }: Pick<Deps, "db" | "sealer">,
	number: string,
	locale: Locale,
): Promise<CertificateModel> {
	const [certificate, file] = await Promise.all([
		findCertificate(db, number, locale),
		fileOf(db, number),
	]);
	if (!certificate) return { known: false, number };
	return {
		known: true,
		certificate,
		...(file?.size ? { size: file.size } : {}),
		trialSeal: (certificate.seal ?? sealer).kind === "self-made",
	};
}
