import { type Actor, write } from "../log/write.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import type { CertificateBook } from "./book.ts";
import { findSignature, standingSignature } from "./queries.ts";
import type { Ended } from "./schema.ts";

/**
 * Ends a party's standing, by the office ("ended", with a reason) or by the organisation
 * ("withdrawn"). Nothing is deleted: the register keeps "part från – till".
 * @throws Refusal `signature_ended` when it is over already
 */
export async function endSignature(
	deps: Deps,
	book: CertificateBook,
	actor: Actor,
	id: string,
	input: { status: "ended" | "withdrawn"; reason: string; on: string },
): Promise<Ended> {
	const today = swedishDay(deps.clock());
	if (input.on > today)
		throw new Refusal("validation_failed", {
			errors: [{ path: "on", code: "day_in_future" }],
		});
	const ended = await write(deps, actor, async (w) => {
		const signature = await findSignature(w.tx, id);
		if (!signature) throw new Refusal("not_found");
		// A party for at least the day it signed: an earlier end is a slip.
		if (input.on < signature.signedOn)
			throw new Refusal("validation_failed", {
				errors: [{ path: "on", code: "before_signing" }],
			});
		const row = await w.tx
			.updateTable("signature")
			.set({
				status: input.status,
				ended_on: input.on,
				end_reason: input.reason,
			})
			.where("id", "=", id)
			.where("status", "in", ["active", "provisional"])
			.returning("id")
			.executeTakeFirst();
		if (!row) throw new Refusal("signature_ended");
		w.record({
			event: `signature.${input.status}`,
			subject: { kind: "signature", id, name: signature.organisation },
			caseId: signature.applicationId,
			detail: { on: input.on, reason: input.reason },
		});
		await book.close(w, id, { status: "revoked", reason: input.reason });
		if (signature.email)
			await queueMail(w, deps, {
				to: signature.email,
				...(signature.applicationId && { caseId: signature.applicationId }),
				locale: signature.locale,
				template:
					input.status === "ended" ? "signature_ended" : "withdrawal_confirmed",
				values: {
					organisation: signature.organisation,
					on: input.on,
					reason: input.reason,
				},
			});
		return {
			id,
			status: input.status,
			endedOn: input.on,
			reason: input.reason,
		};
	});
	deps.registerChanged();
	return ended;
}

/** The organisation leaves the agreement. */
export async function withdraw(
	deps: Deps,
	book: CertificateBook,
	actor: Actor,
	organisationId: string,
	input: { reason?: string | undefined; on?: string | undefined },
): Promise<Ended> {
	const standing = await standingSignature(deps.db, organisationId);
	if (!standing) throw new Refusal("signature_ended");
	return endSignature(deps, book, actor, standing.id, {
		status: "withdrawn",
		reason: input.reason ?? "Organisationen sade själv upp överenskommelsen",
		on: input.on ?? swedishDay(deps.clock()),
	});
}
