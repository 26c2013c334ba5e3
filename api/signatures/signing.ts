import { currentVersion, holdAgreement } from "../agreement/queries.ts";
import {
	type Application,
	currentSignatories,
	lockApplication,
	moveApplication,
	type Signatory,
} from "../applications/queries.ts";
import { transitions } from "../applications/rules.ts";
import { type Actor, type Write, write } from "../log/write.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { sha256 } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import type { Signing, SigningReceipt } from "./schema.ts";

interface Found {
	signatory: Signatory;
	application: Application;
}

async function find(db: Connection, token: string): Promise<Found> {
	const signatory = await db
		.selectFrom("signatory")
		.selectAll()
		.where("token_hash", "=", sha256(token))
		.executeTakeFirst();
	if (!signatory) throw new Refusal("unknown_link");
	const application = await db
		.selectFrom("application")
		.selectAll()
		.where("id", "=", signatory.application_id)
		.executeTakeFirstOrThrow();
	return { signatory, application: application as Application };
}

/** Whether the link still opens something. @throws Refusal (410) saying why not */
function refuseClosed({ signatory, application }: Found, now: Date): void {
	if (signatory.status === "signed") throw new Refusal("already_signed");
	if (
		signatory.status !== "invited" ||
		application.status !== "awaiting_signature"
	)
		throw new Refusal("link_expired");
	if (signatory.expires_at && signatory.expires_at <= now)
		throw new Refusal("link_expired");
}

/**
 * What is to be signed: until the first of a case has signed, the version that applies; then the others sign the
 * very text that the first one did.
 */
async function versionToSign(
	db: Connection,
	application: Application,
	signatories: Signatory[],
	now: Date,
) {
	const begun = signatories.some(({ status }) => status === "signed");
	const current = begun ? undefined : await currentVersion(db, swedishDay(now));
	return (
		current ??
		db
			.selectFrom("agreement_version")
			.selectAll()
			.where("id", "=", application.agreement_version_id)
			.executeTakeFirstOrThrow()
	);
}

/** What a signatory's link opens. Reads only: mail scanners follow links. */
export async function findSigning(deps: Deps, token: string): Promise<Signing> {
	const found = await find(deps.db, token);
	refuseClosed(found, deps.clock());
	const { signatory, application } = found;
	const everybody = await currentSignatories(deps.db, application.id);
	const version = await versionToSign(
		deps.db,
		application,
		everybody,
		deps.clock(),
	);
	const { organisation, mandate } = application.content;
	return {
		organisation: {
			name: organisation.name,
			organisationNumber: organisation.organisationNumber,
		},
		agreement: {
			name: version.name_sv,
			version: version.label,
			text: version.text_sv,
			textSha256: version.text_sha256,
		},
		signatory: { name: signatory.name, title: signatory.title },
		mandate: { ...mandate, signing: mandate.signing ?? "alone" },
		others: everybody
			.filter((one) => one.id !== signatory.id)
			.map((one) => ({ name: one.name, signed: one.status === "signed" })),
		status: "open",
		expiresAt: signatory.expires_at?.toISOString() ?? "",
	};
}

/**
 * Puts the case under the version that is signed.
 * @throws Refusal `agreement_text_changed` when the text read is not the one that is to be signed
 */
async function takeText(
	{ tx }: Write,
	application: Application,
	textSha256: string,
	now: Date,
): Promise<void> {
	await holdAgreement(tx, "together");
	const everybody = await currentSignatories(tx, application.id);
	const version = await versionToSign(tx, application, everybody, now);
	if (version.text_sha256 !== textSha256)
		throw new Refusal("agreement_text_changed");
	if (version.id !== application.agreement_version_id)
		await tx
			.updateTable("application")
			.set({ agreement_version_id: version.id })
			.where("id", "=", application.id)
			.where("status", "=", "awaiting_signature")
			.execute();
}

/** All have signed: the case goes to the office, and its applicant is told. */
async function sendToOffice(
	w: Write,
	deps: Deps,
	application: Application,
	last: Signatory,
	now: Date,
): Promise<void> {
	await moveApplication(w.tx, application.id, transitions.allSigned, {
		updated_at: now,
		received_at: application.received_at ?? now,
	});
	await queueMail(w, deps, {
		to: application.email ?? last.email,
		caseId: application.id,
		locale: application.locale,
		template: "application_received",
		values: {
			organisation: application.content.organisation.name,
			url: `${deps.config.publicUrl}/ansok/${application.id}`,
		},
	});
}

/**
 * Signs. What is kept: who, for whom, when (UTC), how, and the SHA-256 of the exact text.
 * The last signature sends the case to the office.
 * @throws Refusal `agreement_text_changed` when the text read is not the one that applies
 */
export async function signAgreement(
	deps: Deps,
	token: string,
	input: { name: string; textSha256: string },
): Promise<SigningReceipt> {
	const first = await find(deps.db, token);
	const actor: Actor = {
		kind: "signatory",
		id: first.signatory.id,
		name: first.signatory.name,
	};
	return write(deps, actor, async (w) => {
		// The lock makes two signatories of one case take turns, so that one of them is last.
		const application = await lockApplication(w.tx, first.application.id);
		const { signatory } = await find(w.tx, token);
		const now = deps.clock();
		refuseClosed({ signatory, application }, now);
		await takeText(w, application, input.textSha256, now);
		await w.tx
			.updateTable("signatory")
			.set({
				status: "signed",
				signed_at: now,
				signed_name: input.name,
				signed_text_sha256: input.textSha256,
				signed_how: "one-time link by e-mail",
			})
			.where("id", "=", signatory.id)
			.where("status", "=", "invited")
			.executeTakeFirstOrThrow();
		const { organisation } = application.content;
		w.record({
			event: "signature.given",
			subject: {
				kind: "application",
				id: application.id,
				name: organisation.name,
			},
			caseId: application.id,
			detail: { textSha256: input.textSha256 },
		});
		const everybody = await currentSignatories(w.tx, application.id);
		const waiting = everybody.some((one) => one.status !== "signed");
		if (!waiting) await sendToOffice(w, deps, application, signatory, now);
		return {
			status: "signed",
			signedAt: now.toISOString(),
			organisation: organisation.name,
			waitingForOthers: waiting,
		};
	});
}
