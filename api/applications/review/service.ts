import type { z } from "zod";
import {
	currentVersion,
	holdAgreement,
	versionByLabel,
} from "../../agreement/queries.ts";
import type { StaffUser } from "../../auth/schema.ts";
import { actorOf } from "../../auth/session.ts";
import { write } from "../../log/write.ts";
import { firstDay, swedishDay } from "../../platform/clock.ts";
import { refuseUncovered } from "../../platform/coverage.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import {
	type Application,
	lockApplication,
	moveApplication,
} from "../queries.ts";
import { changed, emptyContent, onCertificate, transitions } from "../rules.ts";
import type { ApplicationContent } from "../schema.ts";
import type { paperApplication } from "./schema.ts";

const subjectOf = (application: Application) => ({
	kind: "application",
	id: application.id,
	name: application.content.organisation.name,
});

const staffActor = (user: StaffUser) =>
	actorOf({ kind: "staff", sessionId: "", user });

/** Takes a case: from then on everybody sees who works on it. */
export function claim(
	deps: Deps,
	user: StaffUser,
	id: string,
): Promise<Application> {
	return write(deps, staffActor(user), async (w) => {
		await lockApplication(w.tx, id);
		const after = await moveApplication(w.tx, id, transitions.claim, {
			assignee_id: user.id,
			updated_at: deps.clock(),
		});
		w.record({
			event: "application.claimed",
			subject: subjectOf(after),
			caseId: id,
		});
		return after;
	});
}

/** Rejects, with a reason that the applicant can read. */
export function reject(
	deps: Deps,
	user: StaffUser,
	id: string,
	reason: string,
): Promise<Application> {
	return write(deps, staffActor(user), async (w) => {
		await lockApplication(w.tx, id);
		const now = deps.clock();
		const after = await moveApplication(w.tx, id, transitions.reject, {
			decided_at: now,
			decided_by: user.id,
			decision_reason: reason,
			updated_at: now,
		});
		w.record({
			event: "application.rejected",
			subject: subjectOf(after),
			caseId: id,
			detail: { message: reason },
		});
		await tellApplicant(w, deps, after, "application_rejected", { reason });
		return after;
	});
}

/** Asks the applicant to complete; the case waits for them. */
export function requestCompletion(
	deps: Deps,
	user: StaffUser,
	id: string,
	message: string,
): Promise<Application> {
	return write(deps, staffActor(user), async (w) => {
		const { paper } = await lockApplication(w.tx, id);
		if (paper) throw new Refusal("wrong_status");
		const now = deps.clock();
		const after = await moveApplication(
			w.tx,
			id,
			transitions.requestCompletion,
			{
				completion_message: message,
				completion_requested_at: now,
				updated_at: now,
			},
		);
		w.record({
			event: "application.completion_requested",
			subject: subjectOf(after),
			caseId: id,
			detail: { message },
		});
		await tellApplicant(w, deps, after, "completion_requested", { message });
		return after;
	});
}

type Letter =
	| ["application_rejected", { reason: string }]
	| ["completion_requested", { message: string }];

async function tellApplicant(
	w: Parameters<Parameters<typeof write>[2]>[0],
	deps: Deps,
	application: Application,
	...[template, values]: Letter
): Promise<void> {
	if (!application.email) return;
	await queueMail(w, deps, {
		to: application.email,
		caseId: application.id,
		locale: application.locale,
		template,
		values: {
			...values,
			organisation: application.content.organisation.name,
			url: `${deps.config.publicUrl}/ansok/${application.id}`,
		} as never,
	});
}

/** The version that a paper names, or the one that applied when it was signed. @throws Refusal `validation_failed` */
async function versionOnPaper(
	{ db }: Deps,
	{ agreementVersion, signedOn }: z.infer<typeof paperApplication>,
	today: string,
) {
	const version = agreementVersion
		? await versionByLabel(db, agreementVersion)
		: await currentVersion(db, firstDay(signedOn, today));
	// Nobody can have signed what does not apply yet.
	if (!version || version.valid_from > today)
		throw new Refusal("validation_failed", {
			errors: [{ path: "agreementVersion", code: "unknown_version" }],
		});
	return version;
}

/** The paper path: a signed form, entered on behalf of the organisation, straight to the queue. */
export async function enterPaper(
	deps: Deps,
	user: StaffUser,
	input: z.infer<typeof paperApplication>,
): Promise<Application> {
	refuseUncovered(deps, {
		...onCertificate(input),
		caseNumber: input.caseNumber,
	});
	const now = deps.clock();
	const today = swedishDay(now);
	const version = await versionOnPaper(deps, input, today);
	if (input.signedOn > today)
		throw new Refusal("validation_failed", {
			errors: [{ path: "signedOn", code: "day_in_future" }],
		});
	const content: ApplicationContent = changed(emptyContent(), {
		organisation: {
			...input.organisation,
			organisationNumber: input.organisation.organisationNumber ?? null,
		},
		contacts: input.contacts,
		mandate: input.mandate,
		signatories: input.signatories.map((one) => ({ ...one, email: "" })),
	});
	const id = newId(now);
	return write(deps, staffActor(user), async (w) => {
		await holdAgreement(w.tx, "together");
		const row = await w.tx
			.insertInto("application")
			.values({
				id,
				status: "submitted",
				email: content.contacts.find((one) => one.email)?.email ?? null,
				locale: input.locale,
				content: JSON.stringify(content),
				agreement_version_id: version.id,
				paper: true,
				on_behalf_of: input.onBehalfOf,
				paper_signed_on: input.signedOn,
				entered_by: user.id,
				case_number: input.caseNumber ?? null,
				received_at: input.receivedOn
					? new Date(`${input.receivedOn}T12:00:00Z`)
					: now,
				created_at: now,
				updated_at: now,
			})
			.returningAll()
			.executeTakeFirstOrThrow();
		const application = row as Application;
		w.record({
			event: "application.entered_on_paper",
			subject: subjectOf(application),
			caseId: id,
			detail: { onBehalfOf: input.onBehalfOf, signedOn: input.signedOn },
		});
		return application;
	});
}
