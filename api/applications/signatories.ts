import { createHmac } from "node:crypto";
import type { Actor, Write } from "../log/write.ts";
import type { Deps } from "../platform/deps.ts";
import { newId, sha256 } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import {
	type Application,
	currentSignatories,
	type Signatory,
} from "./queries.ts";

/** A signatory's link is good for two weeks; a reminder gives two more. */
export const signingLinkDays = 14;
/** Mails to one signatory in an hour; more would only be somebody's prank. */
const mostAnHour = 10;

/**
 * The secret of a signatory's link. It is derived, not stored: a reminder can send the
 * same link again, and a stolen database holds only its hash.
 */
export function signatoryToken(
	sessionKey: Buffer,
	signatoryId: string,
): string {
	return createHmac("sha256", sessionKey)
		.update(`signatory:${signatoryId}`)
		.digest("base64url");
}

function expiry(now: Date): Date {
	return new Date(now.getTime() + signingLinkDays * 24 * 60 * 60 * 1000);
}

async function mailLink(
	write: Write,
	deps: Deps,
	application: Application,
	signatory: { id: string; name: string; email: string },
	template: "sign_request" | "sign_reminder",
): Promise<void> {
	const { count } = await write.tx
		.selectFrom("outgoing_mail")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("recipient", "=", signatory.email)
		.where("template", "in", ["sign_request", "sign_reminder"])
		.where("created_at", ">", new Date(deps.clock().getTime() - 60 * 60 * 1000))
		.executeTakeFirstOrThrow();
	if (count >= mostAnHour) return;
	const token = signatoryToken(deps.sessionKey, signatory.id);
	await queueMail(write, deps, {
		to: signatory.email,
		caseId: application.id,
		locale: application.locale,
		template,
		values: {
			name: signatory.name,
			organisation: application.content.organisation.name,
			url: `${deps.config.publicUrl}/signera/${token}`,
			validUntil: expiry(deps.clock()).toISOString().slice(0, 10),
		},
	});
}

/** Gives every signatory of an application a link of their own, and mails it. */
export async function inviteSignatories(
	write: Write,
	deps: Deps,
	application: Application,
): Promise<void> {
	const now = deps.clock();
	for (const [position, fields] of application.content.signatories.entries()) {
		const id = newId(now);
		const token = signatoryToken(deps.sessionKey, id);
		await write.tx
			.insertInto("signatory")
			.values({
				id,
				application_id: application.id,
				position,
				...fields,
				token_hash: sha256(token),
				expires_at: expiry(now),
				status: "invited",
				created_at: now,
			})
			.execute();
		await mailLink(write, deps, application, { id, ...fields }, "sign_request");
	}
}

/** Voids what has been signed or sent; whoever had signed is told. */
export async function voidSignatories(
	write: Write,
	deps: Deps,
	application: Application,
	signatories: Signatory[],
): Promise<void> {
	await write.tx
		.updateTable("signatory")
		.set({ status: "voided" })
		.where("application_id", "=", application.id)
		.where("status", "!=", "voided")
		.execute();
	for (const signatory of signatories.filter((one) => one.status === "signed"))
		await queueMail(write, deps, {
			to: signatory.email,
			caseId: application.id,
			locale: application.locale,
			template: "signatures_voided",
			values: {
				name: signatory.name,
				organisation: application.content.organisation.name,
			},
		});
}

/** Mails the same links again to those who have not signed, and lengthens them. */
export async function remindSignatories(
	write: Write,
	deps: Deps,
	actor: Actor,
	application: Application,
): Promise<number> {
	const waiting = (await currentSignatories(write.tx, application.id)).filter(
		(one) => one.status === "invited",
	);
	await write.tx
		.updateTable("signatory")
		.set({ expires_at: expiry(deps.clock()) })
		.where("application_id", "=", application.id)
		.where("status", "=", "invited")
		.execute();
	for (const signatory of waiting)
		await mailLink(write, deps, application, signatory, "sign_reminder");
	write.record({
		event: "application.signatories_reminded",
		subject: {
			kind: "application",
			id: application.id,
			name: application.content.organisation.name,
		},
		caseId: application.id,
		detail: { by: actor.kind, count: waiting.length },
	});
	return waiting.length;
}
