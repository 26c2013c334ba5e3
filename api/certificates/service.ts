import { type Actor, write } from "../log/write.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { CertificateBook } from "../signatures/book.ts";
import type { CertificateRecord } from "./book.ts";

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
