import type { Connection } from "../platform/db.ts";
import type { Locale } from "../platform/messages.ts";
import { reasons } from "../platform/messages-reasons.ts";
import type { CertificateRecord } from "./book.ts";
import type { CertificateView, UsedSeal } from "./schema.ts";
import { findUsedSeal } from "./seals/queries.ts";

/** `hök-2026-1`, `HOK-2026-0001`, … as the number that we print; null when it is none. */
export function canonicalNumber(typed: string): string | null {
	const match = /^\s*h[oöÖO]\u0308?k[\s-]*(\d{4})[\s-]*(\d{1,6})\s*$/iu.exec(
		typed.normalize("NFC"),
	);
	return match ? `HÖK-${match[1]}-${(match[2] ?? "").padStart(4, "0")}` : null;
}

function select(db: Connection) {
	return db
		.selectFrom("certificate")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.innerJoin(
			"agreement_version",
			"agreement_version.id",
			"signature.agreement_version_id",
		)
		.select([
			"certificate.number",
			"certificate.status",
			"certificate.content",
			"certificate.issued_at",
			"certificate.sha256",
			"certificate.superseded_by",
			"certificate.revoked_at",
			"certificate.reason",
			"certificate.reason_code",
			"certificate.level",
			"organisation.slug",
			"organisation.withheld",
			"signature.signed_on",
			"agreement_version.label",
		]);
}

type Row = Awaited<
	ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>
>;

// The certificate shows the name it was issued for, whatever the organisation is called today.
function toView(
	row: Row,
	seal: UsedSeal | null,
	locale: Locale,
): CertificateView {
	const { organisation } = row.content as CertificateRecord;
	// A word of a later release may be unknown here; its sentence is not.
	const ours = row.reason_code && reasons[row.reason_code]?.[locale];
	return {
		number: row.number,
		status: row.status,
		organisation: {
			name: organisation.name,
			slug: row.slug,
			organisationNumber: organisation.organisationNumber,
		},
		agreementVersion: row.label,
		signedOn: row.signed_on,
		issuedAt: row.issued_at?.toISOString() ?? null,
		sha256: row.sha256,
		level: row.level,
		supersededBy: row.superseded_by,
		revokedAt: row.revoked_at?.toISOString() ?? null,
		reason: ours ?? row.reason,
		reasonLanguage: ours ? locale : row.reason ? "sv" : null,
		seal,
	};
}

/** A certificate as the public sees it, in the reader's language; nothing of an organisation that is withheld. */
export async function findCertificate(
	db: Connection,
	number: string,
	locale: Locale,
): Promise<CertificateView | null> {
	const row = await select(db)
		.where("certificate.number", "=", number)
		.executeTakeFirst();
	if (!row || row.withheld) return null;
	return toView(row, await findUsedSeal(db, number), locale);
}

/** A certificate's file as it is, or as it was when it had the hash `sha256` (hex): the beginning of what it is now. */
export async function findFile(
	db: Connection,
	number: string,
	sha256?: string,
): Promise<{ pdf: Buffer; sha256: string } | null> {
	const row = await db
		.selectFrom("certificate")
		.select(["pdf", "sha256"])
		.where("number", "=", number)
		.executeTakeFirst();
	if (!row?.pdf || !row.sha256) return null;
	if (!sha256 || sha256 === row.sha256)
		return { pdf: row.pdf, sha256: row.sha256 };
	const earlier = await db
		.selectFrom("certificate_revision")
		.select("length")
		.where("number", "=", number)
		.where("sha256", "=", sha256)
		.executeTakeFirst();
	return earlier ? { pdf: row.pdf.subarray(0, earlier.length), sha256 } : null;
}
