import type { Write } from "../log/write.ts";
import { type ReasonCode, reasons } from "../platform/messages-reasons.ts";
import type { CertificateBook } from "../signatures/book.ts";
import type { CertificateRecord } from "./book.ts";

/** A certificate that another may take the place of, with what the register says of its organisation now. */
export type Replaceable =
	Awaited<ReturnType<typeof lockReplaceable>> extends Map<string, infer R>
		? R
		: never;

/**
 * Certificates by number. They and their signatures stay as they are until the transaction ends: signatures first, as
 * ending and approving take them, so nobody waits in a circle and what is read is the latest.
 */
export async function lockReplaceable(w: Write, numbers: string[]) {
	await w.tx
		.selectFrom("signature")
		.select("id")
		.where("id", "in", (eb) =>
			eb
				.selectFrom("certificate")
				.select("signature_id")
				.where("number", "in", numbers),
		)
		.orderBy("id")
		.forUpdate()
		.execute();
	const rows = await w.tx
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
			"certificate.content",
			"certificate.status",
			"signature.id as signatureId",
			"signature.ended_on as endedOn",
			"organisation.name as organisation",
			"organisation.organisation_number as organisationNumber",
			"agreement_version.principles",
		])
		.where("certificate.number", "in", numbers)
		.orderBy("certificate.number")
		.forUpdate("certificate")
		.execute();
	return new Map(rows.map((row) => [row.number, row]));
}

/** Why one takes the place of another: what somebody wrote, or a word for what the service found by itself. */
export type Reason = string | { code: ReasonCode } | null;

/** What the office corrects of what a certificate says: the rest is the register's. */
export interface Correction {
	caseNumber?: string | undefined;
}

/** What the certificate in place of another says: what that one did, with what the register and the agreement have now. */
export function recordOfNext(
	old: Replaceable,
	{ caseNumber }: Correction = {},
): CertificateRecord {
	const { organisation: name, organisationNumber, principles } = old;
	const record = old.content as CertificateRecord;
	return {
		...record,
		...(caseNumber !== undefined && { caseNumber: caseNumber || null }),
		agreement: {
			...record.agreement,
			// Earlier records have them in Swedish, whatever the language of the certificate.
			principles: principles.map((one) => one[record.locale].title),
		},
		organisation: { ...record.organisation, name, organisationNumber },
	};
}

/**
 * Allots a number in place of another, with the organisation's name as the register has it now. The old certificate makes
 * room first: a signature has one valid at a time. A revoked one stays revoked.
 *
 * @param more what is corrected, and what the log says beside the new number and the reason
 * @returns the new number, whose file is still to be made
 * @throws Refusal `validation_failed` when it could not be made: nothing may be superseded then
 */
export async function replace(
	w: Write,
	book: CertificateBook,
	old: Replaceable,
	reason: Reason,
	more: { correction?: Correction; detail?: Record<string, unknown> } = {},
): Promise<string> {
	const { number, organisation: name, signatureId } = old;
	const { correction, detail } = more;
	const code = typeof reason === "object" ? (reason?.code ?? null) : null;
	const words = code ? reasons[code].sv : (reason as string | null);
	await w.tx
		.updateTable("certificate")
		.set({ status: "superseded", reason: words, reason_code: code })
		.where("number", "=", number)
		.where("status", "=", "valid")
		.execute();
	const allotted = await book.allot(w, {
		...recordOfNext(old, correction),
		signatureId,
	});
	await w.tx
		.updateTable("certificate")
		.set({ superseded_by: allotted })
		.where("number", "=", number)
		.execute();
	w.record({
		event: "certificate.reissued",
		subject: { kind: "certificate", id: number, name },
		detail: { by: allotted, reason: words, ...correction, ...detail },
	});
	return allotted;
}
