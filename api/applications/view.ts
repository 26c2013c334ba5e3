import type { Connection } from "../platform/db.ts";
import {
	type Application,
	caseEntries,
	currentSignatories,
	listAttachments,
	outcome,
	type Signatory,
} from "./queries.ts";
import { applicantActions, signedParts } from "./rules.ts";
import type {
	ApplicationEvent,
	ApplicationView,
	SignatoryFields,
} from "./schema.ts";

// Autosave would drown the thread that people read; the log keeps each change.
const quiet = new Set(["application.changed"]);

async function events(
	db: Connection,
	applicationId: string,
	reader: "applicant" | "staff",
): Promise<ApplicationEvent[]> {
	const entries = await caseEntries(db, applicationId);
	return entries
		.filter(({ event }) => !quiet.has(event))
		.map((entry) => ({
			at: entry.at.toISOString(),
			event: entry.event,
			// The applicant meets the office, the log keeps the person.
			by:
				reader === "applicant" && entry.actor_kind === "staff"
					? (entry.actor_employer ?? entry.actor_name)
					: entry.actor_name,
			message:
				typeof entry.detail.message === "string" ? entry.detail.message : null,
		}));
}

function signatoryView(
	signatory: Signatory | undefined,
	fields: SignatoryFields,
) {
	const status = signatory?.status;
	return {
		...fields,
		id: signatory?.id ?? null,
		status:
			status === undefined || status === "voided"
				? ("not_invited" as const)
				: status,
		signedAt: signatory?.signed_at?.toISOString() ?? null,
		linkExpiresAt: signatory?.expires_at?.toISOString() ?? null,
	};
}

/** The case as its applicant or (with names) the staff may see it. */
export async function applicationView(
	db: Connection,
	application: Application,
	reader: "applicant" | "staff" = "applicant",
): Promise<ApplicationView> {
	const [signatories, attachments, thread, result, version] = await Promise.all(
		[
			currentSignatories(db, application.id),
			listAttachments(db, application.id),
			events(db, application.id, reader),
			outcome(db, application.id),
			db
				.selectFrom("agreement_version")
				.select("label")
				.where("id", "=", application.agreement_version_id)
				.executeTakeFirstOrThrow(),
		],
	);
	const { content } = application;
	const signed = signatories.some((one) => one.status === "signed");
	const standing =
		result?.status === "active" || result?.status === "provisional";
	return {
		id: application.id,
		status: application.status,
		email: application.email ?? "",
		emailConfirmed: application.email_confirmed_at !== null,
		locale: application.locale,
		agreementVersion: version.label,
		organisation: content.organisation,
		contacts: content.contacts,
		mandate: content.mandate,
		signatories: content.signatories.map((fields, i) =>
			signatoryView(
				signatories.find((one) => one.position === i),
				fields,
			),
		),
		attachments,
		allowedActions: applicantActions(application.status, standing),
		events: thread,
		signedParts: signed ? signedParts : [],
		completionRequest:
			application.status === "completion_requested" &&
			application.completion_requested_at
				? {
						message: application.completion_message ?? "",
						at: application.completion_requested_at.toISOString(),
					}
				: null,
		decision:
			application.decided_at &&
			(application.status === "approved" || application.status === "rejected")
				? {
						outcome: application.status,
						reason: application.decision_reason,
						at: application.decided_at.toISOString(),
					}
				: null,
		caseNumber: application.case_number,
		organisationId: application.organisation_id,
		certificateNumber: result?.certificateNumber ?? null,
		signatoryPage: result ? `/signatarer/${result.slug}` : null,
		receivedAt: application.received_at?.toISOString() ?? null,
		createdAt: application.created_at.toISOString(),
		updatedAt: application.updated_at.toISOString(),
	};
}
