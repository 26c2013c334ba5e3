import {
	type Application,
	currentSignatories,
	lockApplication,
	moveApplication,
} from "../applications/queries.ts";
import { isOwnCase } from "../applications/review/rules.ts";
import { transitions } from "../applications/rules.ts";
import type { StaffUser } from "../auth/schema.ts";
import { actorOf } from "../auth/session.ts";
import { type Write, write } from "../log/write.ts";
import { enterOrganisation } from "../organisations/service.ts";
import { municipalityOf } from "../organisations/vocabulary.ts";
import { lastDay, swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { queueMail } from "../platform/mail/outbox.ts";
import type { CertificateBook } from "./book.ts";
import { latestSignedDay, nextOrdinal, standingSignature } from "./queries.ts";
import type { Earned } from "./schema.ts";

export interface Approved extends Earned {
	application: Application;
}

/**
 * Approves: in one transaction the organisation enters the register, the signature becomes
 * active, the certificate is numbered, mails are queued and all of it is logged.
 * @throws Refusal `application_already_decided`, `four_eyes`, `already_party`; `validation_failed` for what the certificate
 * could not say
 */
export async function approve(
	deps: Deps,
	book: CertificateBook,
	user: StaffUser,
	id: string,
	input: { caseNumber?: string | undefined; note?: string | undefined },
): Promise<Approved> {
	const actor = actorOf({ kind: "staff", sessionId: "", user });
	const approved = await write(deps, actor, async (w) => {
		const before = await lockApplication(w.tx, id);
		const now = deps.clock();
		const application = await moveApplication(w.tx, id, transitions.approve, {
			decided_at: now,
			decided_by: user.id,
			assignee_id: before.assignee_id ?? user.id,
			updated_at: now,
			...(input.caseNumber && { case_number: input.caseNumber }),
		});
		// After the status: who comes second learns that it is decided, not whose case it is.
		if (isOwnCase(application, user)) throw new Refusal("four_eyes");
		const version = await versionOf(w, application);
		const organisation = await enterOrganisation(
			w.tx,
			deps,
			application.content,
			async (known) => {
				const standing = await standingSignature(w.tx, known);
				return (
					standing !== undefined && standing.validFrom > version.valid_from
				);
			},
		);
		await w.tx
			.updateTable("application")
			.set({ organisation_id: organisation.id })
			.where("id", "=", id)
			.execute();
		w.record({
			event: "application.approved",
			subject: { kind: "application", id, name: organisation.name },
			caseId: id,
			detail: {
				...(input.note && { note: input.note }),
				...(organisation.before && { entryBefore: organisation.before }),
			},
		});
		return becomeParty(w, deps, book, { application, organisation, user });
	});
	deps.registerChanged();
	return approved;
}

function versionOf(w: Write, application: Application) {
	return w.tx
		.selectFrom("agreement_version")
		.selectAll()
		.where("id", "=", application.agreement_version_id)
		.executeTakeFirstOrThrow();
}

interface Entering {
	application: Application;
	organisation: { id: string; name: string; slug: string };
	user: StaffUser;
}

async function becomeParty(
	w: Write,
	deps: Deps,
	book: CertificateBook,
	entering: Entering,
): Promise<Approved> {
	const { application, organisation, user } = entering;
	const now = deps.clock();
	const version = await versionOf(w, application);
	const signedOn =
		application.paper_signed_on ??
		(await latestSignedDay(w.tx, application.id)) ??
		swedishDay(now);
	const earlier = await standingSignature(w.tx, organisation.id);
	if (earlier?.versionId === version.id) throw new Refusal("already_party");
	// An old paper form may come in after the organisation has signed a later version.
	const late = earlier !== undefined && earlier.validFrom > version.valid_from;
	const signatureId = newId(now);
	if (earlier && !late)
		await w.tx
			.updateTable("signature")
			.set({
				status: "superseded",
				ended_on: lastDay(signedOn, earlier.signedOn),
			})
			.where("id", "=", earlier.id)
			.execute();
	const status = late ? "superseded" : "active";
	const ordinal = await nextOrdinal(w.tx);
	await w.tx
		.insertInto("signature")
		.values({
			id: signatureId,
			organisation_id: organisation.id,
			agreement_version_id: version.id,
			application_id: application.id,
			status,
			ordinal,
			signed_on: signedOn,
			ended_on: late ? lastDay(earlier.signedOn, signedOn) : null,
			created_at: now,
		})
		.execute();
	w.record({
		event: `signature.${status}`,
		subject: { kind: "signature", id: signatureId, name: organisation.name },
		caseId: application.id,
		detail: { version: version.label, signedOn },
	});
	const number = await book.allot(w, {
		signatureId,
		ordinal,
		organisation: placeOf(application),
		agreement: {
			name: version.name_sv,
			version: version.label,
			textSha256: version.text_sha256,
			principles: version.principles.map(
				(one) => one[application.locale].title,
			),
		},
		signedOn,
		signatories: await signers(w, application),
		approvedBy: approver(deps, user),
		approvedOn: swedishDay(now),
		caseNumber: application.case_number,
		caseId: application.id,
		locale: application.locale,
	});
	if (earlier && !late)
		await book.close(w, earlier.id, { status: "superseded", by: number });
	if (late) {
		const later = await book.numberOf(w, earlier.id);
		if (later)
			await book.close(w, signatureId, { status: "superseded", by: later });
	}
	await tellApplicant(w, deps, application, organisation, number);
	return {
		application,
		signature: {
			id: signatureId,
			status,
			signedOn,
			organisationId: organisation.id,
			slug: organisation.slug,
		},
		certificate: { number },
	};
}

// A name that the fonts lack must not keep the certificate from being made.
function approver(deps: Deps, user: StaffUser) {
	const plain =
		deps.uncoveredCharacters(user.name + user.employer).length === 0;
	return plain ? { name: user.name, title: user.employer } : null;
}

function placeOf(application: Application) {
	const { organisation } = application.content;
	return {
		name: organisation.name,
		organisationNumber: organisation.organisationNumber,
		place: municipalityOf(organisation.municipalityCode)?.name ?? null,
	};
}

async function signers(w: Write, application: Application) {
	if (application.paper)
		return application.content.signatories.map(({ name, title }) => ({
			name,
			title,
		}));
	const signed = await currentSignatories(w.tx, application.id);
	return signed.map(({ name, title }) => ({ name, title }));
}

async function tellApplicant(
	w: Write,
	deps: Deps,
	application: Application,
	organisation: { name: string; slug: string },
	number: string,
): Promise<void> {
	if (!application.email) return;
	await queueMail(w, deps, {
		to: application.email,
		caseId: application.id,
		locale: application.locale,
		template: "application_approved",
		values: {
			organisation: organisation.name,
			url: `${deps.config.publicUrl}/signatarer/${organisation.slug}`,
			number,
		},
	});
}
