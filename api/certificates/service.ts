import { type Actor, system, write } from "../log/write.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { sha256 } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import type { CertificateBook } from "../signatures/book.ts";
import { type CertificateRecord, enqueueIssue } from "./book.ts";
import { drawCertificate } from "./drawing/draw.ts";
import { sealPdf } from "./sealing/seal.ts";

/**
 * Makes the sealed file of a number, once: whoever comes second, or after a crash,
 * finds it made. Drawing and sealing happen outside the transaction.
 */
export async function issueCertificate(
	deps: Deps,
	number: string,
): Promise<void> {
	const row = await deps.db
		.selectFrom("certificate")
		.select(["content", "pdf"])
		.where("number", "=", number)
		.executeTakeFirst();
	if (!row || row.pdf) return;
	const record = row.content as CertificateRecord;
	const at = deps.clock();
	const pdf = Buffer.from(await makePdf(deps, number, record, at));
	await write(deps, system, async (w) => {
		const issued = await w.tx
			.updateTable("certificate")
			.set({
				pdf,
				sha256: sha256(pdf),
				sealed_by: deps.sealer.subject,
				issued_at: at,
			})
			.where("number", "=", number)
			.where("pdf", "is", null)
			.returning("signature_id")
			.executeTakeFirst();
		w.record({
			event: issued ? "certificate.issued" : "certificate.issue_repeated",
			subject: {
				kind: "certificate",
				id: number,
				name: record.organisation.name,
			},
			caseId: record.caseId,
			detail: issued
				? { sha256: sha256(pdf), sealedBy: deps.sealer.subject }
				: {},
		});
		if (issued) await mailCertificate(w, deps, number, record);
	});
	deps.registerChanged();
}

async function makePdf(
	deps: Deps,
	number: string,
	record: CertificateRecord,
	at: Date,
): Promise<Uint8Array> {
	const { publicUrl } = deps.config;
	const drawn = await drawCertificate({
		number,
		locale: record.locale,
		organisation: record.organisation,
		agreement: record.agreement,
		signedOn: record.signedOn,
		issuedAt: at.toISOString(),
		caseNumber: record.caseNumber,
		signatories: record.signatories.slice(0, 3),
		publicParty: {
			name: "Region Halland",
			organisationNumber: "232100-0115",
			signatory: record.approvedBy,
			signedOn: record.approvedOn,
		},
		stitch: record.ordinal,
		verifyUrl: `${publicUrl}/intyg/${encodeURIComponent(number)}`,
		verifyText: `${publicUrl.replace(/^https?:\/\//, "")}/verifiera`,
		selfMadeSeal: deps.sealer.kind === "self-made",
	});
	return sealPdf(deps.sealer, drawn, { at });
}

async function mailCertificate(
	w: Parameters<Parameters<typeof write>[2]>[0],
	deps: Deps,
	number: string,
	record: CertificateRecord,
): Promise<void> {
	const people = await w.tx
		.selectFrom("signature")
		.innerJoin("certificate", "certificate.signature_id", "signature.id")
		.innerJoin("application", "application.id", "signature.application_id")
		.leftJoin("contact", "contact.organisation_id", "signature.organisation_id")
		.select(["contact.email as contact", "application.email as applicant"])
		.where("certificate.number", "=", number)
		.execute();
	const recipients = new Set(
		people
			.flatMap((one) => [one.contact, one.applicant])
			.filter(Boolean) as string[],
	);
	for (const to of recipients)
		await queueMail(w, deps, {
			to,
			locale: record.locale,
			template: "certificate_issued",
			values: {
				organisation: record.organisation.name,
				number,
				url: `${deps.config.publicUrl}/intyg/${encodeURIComponent(number)}`,
			},
			attachmentNumber: number,
		});
}

/** Revokes a certificate, with a reason that its page shows. The signature stands. */
export async function revokeCertificate(
	deps: Deps,
	actor: Actor,
	number: string,
	reason: string,
): Promise<void> {
	await write(deps, actor, async (w) => {
		const row = await w.tx
			.updateTable("certificate")
			.set({ status: "revoked", reason, revoked_at: deps.clock() })
			.where("number", "=", number)
			.where("status", "=", "valid")
			.returning("number")
			.executeTakeFirst();
		if (!row)
			throw new Refusal(
				(await exists(w.tx, number)) ? "certificate_not_valid" : "not_found",
			);
		w.record({
			event: "certificate.revoked",
			subject: { kind: "certificate", id: number },
			detail: { reason },
		});
	});
	deps.registerChanged();
}

async function exists(db: Connection, number: string): Promise<boolean> {
	const row = await db
		.selectFrom("certificate")
		.select("number")
		.where("number", "=", number)
		.executeTakeFirst();
	return row !== undefined;
}

/**
 * Issues a new certificate in place of an old one, with the organisation's name as the
 * register has it now. A valid one is superseded; a revoked one stays revoked.
 * @throws Refusal `signature_ended` when the organisation is no longer a party
 */
export async function reissueCertificate(
	deps: Deps,
	book: CertificateBook,
	actor: Actor,
	number: string,
): Promise<string> {
	const next = await write(deps, actor, async (w) => {
		// The signature first, as ending and approving take it: then what is read below is the latest.
		await w.tx
			.selectFrom("signature")
			.select("id")
			.where("id", "in", (eb) =>
				eb
					.selectFrom("certificate")
					.select("signature_id")
					.where("number", "=", number),
			)
			.forUpdate()
			.execute();
		const row = await w.tx
			.selectFrom("certificate")
			.innerJoin("signature", "signature.id", "certificate.signature_id")
			.innerJoin("organisation", "organisation.id", "signature.organisation_id")
			.select([
				"certificate.content",
				"certificate.status as status",
				"signature.id as signatureId",
				"signature.ended_on as endedOn",
				"organisation.name as name",
				"organisation.organisation_number as organisationNumber",
			])
			.where("certificate.number", "=", number)
			.forUpdate("certificate")
			.executeTakeFirst();
		if (!row) throw new Refusal("not_found");
		if (row.endedOn) throw new Refusal("signature_ended");
		if (row.status === "superseded") throw new Refusal("certificate_not_valid");
		const record = row.content as CertificateRecord;
		// The old one makes room first: a signature has one valid certificate at a time.
		const valid = await book.numberOf(w, row.signatureId);
		if (valid && valid !== number) throw new Refusal("certificate_not_valid");
		await w.tx
			.updateTable("certificate")
			.set({ status: "superseded" })
			.where("number", "=", number)
			.where("status", "=", "valid")
			.execute();
		const allotted = await book.allot(w, {
			...record,
			signatureId: row.signatureId,
			organisation: {
				...record.organisation,
				name: row.name,
				organisationNumber: row.organisationNumber,
			},
		});
		await w.tx
			.updateTable("certificate")
			.set({ superseded_by: allotted })
			.where("number", "=", number)
			.execute();
		w.record({
			event: "certificate.reissued",
			subject: { kind: "certificate", id: number, name: row.name },
			detail: { by: allotted },
		});
		return allotted;
	});
	deps.registerChanged();
	return next;
}

/** After a crash: puts numbers without a file back on the queue. */
export async function resumeIssuing(deps: Deps): Promise<number> {
	const waiting = await deps.db
		.selectFrom("certificate")
		.select("number")
		.where("pdf", "is", null)
		.execute();
	if (waiting.length > 0)
		await write(deps, system, async (w) => {
			for (const { number } of waiting) await enqueueIssue(w, number);
			w.record({
				event: "certificate.issuing_resumed",
				subject: { kind: "register", id: "certificates" },
				detail: { count: waiting.length },
			});
		});
	return waiting.length;
}
