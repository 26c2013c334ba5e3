import { type SqlBool, sql } from "kysely";
import { system, type Write, write } from "../log/write.ts";
import type { SealLevel } from "../platform/database-types.ts";
import type { Deps } from "../platform/deps.ts";
import { sha256 } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import type { Archived } from "./archiving/archive.ts";
import {
	enqueueArchiving,
	recordAuthorities,
	sealAndArchive,
} from "./archiving/service.ts";
import type { CertificateRecord } from "./book.ts";
import { type CertificateContent, drawCertificate } from "./drawing/draw.ts";
import type { Sealer } from "./sealing/sealer.ts";
import { currentFingerprint } from "./seals/service.ts";
import { requireUnrevoked, requireUsableSeal } from "./seals/usable.ts";
import { readSettings } from "./settings.ts";
import { enqueueAll } from "./waiting.ts";

/** A certificate's file as it is stored, and what is known of its seal. */
export interface SealedCertificate {
	pdf: Buffer;
	at: Date;
	level: SealLevel;
	/** Why it did not get further, as a stable word; null when it reached what is aimed for */
	note: string | null;
	/** Until when its newest time stamp can be checked */
	archivedUntil: Date | null;
	/** Whose seal it bears: the seal may be rotated between sealing and storing */
	sealer: Sealer;
	/** The chains of the authorities that time-stamped it */
	authorities: Archived["authorities"];
}

/** What a certificate says cannot be drawn: it waits for the office to make another in its place. */
export class Undrawable extends Error {}

/**
 * Makes the sealed file of a number, once: whoever comes second, or after a crash,
 * finds it made. Drawing and sealing happen outside the transaction.
 * @throws {Undrawable} however often it is tried; Refusal `seal_unusable` for a while
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
	const content = await contentOf(deps, number, record, at);
	const drawn = await drawCertificate(content).catch((cause: Error) => {
		throw new Undrawable(`${number}: ${cause.message}`, { cause });
	});
	const sealed = await sealDrawn(deps, drawn, at);
	await write(deps, system, async (w) => {
		await storeIssued(w, deps, number, record, sealed);
	});
	deps.registerChanged();
}

/** What is drawn on the certificate of this number. */
export async function contentOf(
	deps: Deps,
	number: string,
	record: CertificateRecord,
	at: Date,
): Promise<CertificateContent> {
	const { publicUrl } = deps.config;
	return {
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
		principlesPage: await principlesOf(deps, record),
	};
}

/** The principles for a second page, when administrators want one and the version has any. */
async function principlesOf(
	deps: Deps,
	{ agreement, locale }: CertificateRecord,
): Promise<CertificateContent["principlesPage"]> {
	const settings = await readSettings(deps.db);
	if (!settings.principlesPage) return null;
	const version = await deps.db
		.selectFrom("agreement_version")
		.select("principles")
		.where("label", "=", agreement.version)
		.executeTakeFirst();
	const principles = version?.principles.map((one) => one[locale]) ?? [];
	return principles.length > 0 ? principles : null;
}

/**
 * Seals a drawn certificate, as far as can be reached now.
 * @throws Refusal `seal_unusable` when the seal has ended or is revoked: the certificate waits for another
 */
export async function sealDrawn(
	deps: Deps,
	drawn: Uint8Array,
	at: Date,
): Promise<SealedCertificate> {
	const { sealer } = deps;
	await requireUsableSeal(deps, at);
	const { until, ...archived } = await sealAndArchive(
		{ ...deps, sealer },
		drawn,
		at,
	);
	return {
		...archived,
		sealer,
		at,
		pdf: Buffer.from(archived.pdf),
		archivedUntil: until,
	};
}

/**
 * Stores a sealed file in the caller's transaction, logs it and mails it. False when the number has a file already: then
 * nothing is changed.
 */
export async function storeIssued(
	w: Write,
	deps: Deps,
	number: string,
	record: CertificateRecord,
	sealed: SealedCertificate,
	options: { mail: boolean } = { mail: true },
): Promise<boolean> {
	const { pdf, at, level, note, archivedUntil, sealer } = sealed;
	const hash = sha256(pdf);
	// A time stamp proves that the seal came before; else a seal that has been revoked meanwhile makes nothing authentic.
	if (level === "B-B") await requireUnrevoked(w.tx, sealer);
	const issued = await w.tx
		.updateTable("certificate")
		.set({
			pdf,
			sha256: hash,
			sealed_by: sealer.subject,
			seal_fingerprint: currentFingerprint(sealer),
			issued_at: at,
			level,
			level_note: note,
			archived_until: archivedUntil,
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
		detail: issued ? { sha256: hash, sealedBy: sealer.subject, level } : {},
	});
	if (!issued) return false;
	await w.tx
		.insertInto("certificate_revision")
		.values({ number, length: pdf.length, sha256: hash, level, made_at: at })
		.execute();
	await recordAuthorities(w, deps, sealed.authorities);
	// Issued at the level that could be reached; the rest is a job.
	if (deps.stamper && level !== "B-LTA") await enqueueArchiving(w, number);
	if (options.mail && (await isToBeMailed(w, number)))
		await mailCertificate(w, deps, number, record);
	return true;
}

/** Nobody is sent what no longer holds; nor what a batch makes that was told not to mail, whoever makes it first. */
async function isToBeMailed(w: Write, number: string): Promise<boolean> {
	const row = await w.tx
		.selectFrom("certificate")
		.select("number")
		.where("number", "=", number)
		.where("status", "=", "valid")
		.where(
			sql<SqlBool>`not exists (
				select from certificate_batch_item item join certificate_batch batch on batch.id = item.batch_id
				where not batch.mail and item.status = 'waiting' and certificate.number in (item.number, item.outcome_number))`,
		)
		.executeTakeFirst();
	return row !== undefined;
}

async function mailCertificate(
	w: Write,
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

/**
 * After a crash: puts valid numbers without a file back on the queue, in one statement. What a batch is working on is
 * left to it.
 */
export const resumeIssuing = (deps: Deps): Promise<number> =>
	enqueueAll(deps, "certificate.issue", lost, "certificate.issuing_resumed");

const lost = sql<SqlBool>`pdf is null and status = 'valid' and not exists (
	select from certificate_batch_item item join certificate_batch batch on batch.id = item.batch_id
	where batch.status = 'running' and item.status = 'waiting' and certificate.number in (item.number, item.outcome_number))`;
