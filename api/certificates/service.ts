import { type Actor, system, write } from "../log/write.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { plain } from "../platform/plain-text.ts";
import type { CertificateBook } from "../signatures/book.ts";
import type { CertificateRecord } from "./book.ts";
import {
	type Correction,
	lockReplaceable,
	type Reason,
	replace,
} from "./replace.ts";

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
 *
 * @param reason what the page of the old one says
 * @param correction of what only the certificate says: the way out when that could not be drawn
 * @throws Refusal `signature_ended` when the organisation is no longer a party, `validation_failed` when the new one could
 * not be drawn: the old one stands then
 */
export async function reissueCertificate(
	deps: Deps,
	book: CertificateBook,
	actor: Actor,
	number: string,
	reason: Reason = null,
	correction: Correction = {},
): Promise<string> {
	const next = await write(deps, actor, async (w) => {
		const old = (await lockReplaceable(w, [number])).get(number);
		if (!old) throw new Refusal("not_found");
		if (old.endedOn) throw new Refusal("signature_ended");
		if (old.status === "superseded") throw new Refusal("certificate_not_valid");
		const valid = await book.numberOf(w, old.signatureId);
		if (valid && valid !== number) throw new Refusal("certificate_not_valid");
		return replace(w, book, old, reason, { correction });
	});
	deps.registerChanged();
	return next;
}

/**
 * After a correction of the register: a party whose valid certificate has another name or number than the register
 * gets a new one. What is right already is left alone, so it may be asked twice.
 *
 * @returns the new number, or null
 */
export async function followName(
	deps: Deps,
	book: CertificateBook,
	organisationId: string,
): Promise<string | null> {
	const row = await deps.db
		.selectFrom("certificate")
		.innerJoin("signature", "signature.id", "certificate.signature_id")
		.innerJoin("organisation", "organisation.id", "signature.organisation_id")
		.select([
			"certificate.number",
			"certificate.content",
			"organisation.name",
			"organisation.organisation_number as organisationNumber",
		])
		.where("organisation.id", "=", organisationId)
		.where("signature.ended_on", "is", null)
		.where("certificate.status", "=", "valid")
		.executeTakeFirst();
	if (!row) return null;
	const { organisation } = row.content as CertificateRecord;
	const same =
		plain(organisation.name) === plain(row.name) &&
		organisation.organisationNumber === row.organisationNumber;
	if (same) return null;
	return reissueCertificate(deps, book, system, row.number, {
		code: "organisation_renamed",
	}).catch((error) => {
		if (!(error instanceof Refusal)) throw error;
		// Either somebody else was first (superseded, revoked or ended meanwhile), or the new one could not be drawn.
		if (error.errors)
			deps.log.warn(error.errors, `${row.number} cannot follow the register`);
		return null;
	});
}
