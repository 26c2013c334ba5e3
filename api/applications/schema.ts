import { z } from "zod";
import {
	contactFields,
	organisationFields,
	organisationNumber,
} from "../organisations/schema.ts";
import { day, email, emailOrEmpty, line, someLines } from "../platform/text.ts";

export const applicationStatuses = [
	"draft",
	"awaiting_signature",
	"submitted",
	"in_review",
	"completion_requested",
	"approved",
	"rejected",
	"retracted",
] as const;
export const applicationStatus = z.enum(applicationStatuses);
export type ApplicationStatus = z.infer<typeof applicationStatus>;

export const locale = z.enum(["sv", "en"]);

export const startApplication = z.object({ email, locale: locale.optional() });

export const mandateFields = z.object({
	/** Which body decided: "Styrelsen", "Årsmötet". */
	body: line(120),
	decidedOn: day.nullable().or(z.literal("").transform(() => null)),
	paragraph: line(40),
	signing: z.enum(["alone", "jointly"]),
});

export const signatoryFields = z.object({
	name: line(120).default(""),
	title: line(120).default(""),
	email: emailOrEmpty.default(""),
});
export type SignatoryFields = z.infer<typeof signatoryFields>;

/** Any part of an application: a draft may be incomplete, what is given is well-formed. */
export const applicationChange = z.object({
	organisation: organisationFields.partial().optional(),
	contacts: z.array(contactFields).max(10).optional(),
	mandate: mandateFields.partial().optional(),
	signatories: z.array(signatoryFields).max(5).optional(),
	locale: locale.optional(),
});
export type ApplicationChange = z.infer<typeof applicationChange>;

/** What an application says so far; missing is null or empty. */
export interface ApplicationContent {
	organisation: {
		name: string;
		organisationNumber: string | null;
		/** True when "vi har inget nummer" is chosen: null above is then an answer. */
		withoutNumber: boolean;
		kind: z.infer<typeof organisationFields>["kind"] | null;
		municipalityCode: z.infer<typeof organisationFields>["municipalityCode"];
		wholeCounty: boolean;
		themes: string[];
		website: string | null;
		description: string;
	};
	contacts: z.infer<typeof contactFields>[];
	mandate: {
		body: string;
		decidedOn: string | null;
		paragraph: string;
		signing: "alone" | "jointly" | null;
	};
	signatories: SignatoryFields[];
}

export const attachmentKind = z.enum(["minutes", "statutes", "other", "scan"]);

export interface Attachment {
	id: string;
	kind: z.infer<typeof attachmentKind>;
	filename: string;
	mediaType: "application/pdf" | "image/jpeg" | "image/png";
	/** bytes */
	size: number;
	/** hex */
	sha256: string;
}

export interface ApplicationEvent {
	/** RFC 3339, UTC */
	at: string;
	/** e.g. `application.submitted`, `signature.given`, `application.approved` */
	event: string;
	/** Who, as this reader may see it. */
	by: string;
	message: string | null;
}

export type ApplicantAction =
	| "edit"
	| "attach"
	| "submit"
	| "retract"
	| "remind_signatories"
	| "withdraw";

/** `GET /applications/:id`: the case as its applicant may see it. */
export interface ApplicationView
	extends Omit<ApplicationContent, "signatories"> {
	id: string;
	status: ApplicationStatus;
	email: string;
	emailConfirmed: boolean;
	locale: "sv" | "en";
	agreementVersion: string;
	signatories: (SignatoryFields & {
		id: string | null;
		status: "not_invited" | "invited" | "signed" | "declined";
		signedAt: string | null;
		linkExpiresAt: string | null;
	})[];
	attachments: Attachment[];
	allowedActions: ApplicantAction[];
	events: ApplicationEvent[];
	/** Field groups that a given signature covers: changing one voids what was signed. */
	signedParts: (
		| "organisation.name"
		| "organisation.organisationNumber"
		| "mandate"
		| "signatories"
	)[];
	completionRequest: { message: string; at: string } | null;
	decision: {
		outcome: "approved" | "rejected";
		reason: string | null;
		at: string;
	} | null;
	caseNumber: string | null;
	organisationId: string | null;
	certificateNumber: string | null;
	signatoryPage: string | null;
	receivedAt: string | null;
	createdAt: string;
	updatedAt: string;
}

export type CheckId =
	| "organisation_number"
	| "duplicates"
	| "minutes"
	| "signatures"
	| "mandate";

export interface Check {
	id: CheckId;
	outcome: "passed" | "warning" | "failed";
	/** A sentence in the reader's language. */
	detail: string;
	/** For `duplicates`: what it resembles. */
	related?: { name: string; organisationNumber: string | null; path: string }[];
}

export type StaffAction = "claim" | "approve" | "reject" | "request_completion";

/** `GET /admin/applications/:id` */
export interface StaffApplicationView
	extends Omit<ApplicationView, "allowedActions"> {
	checks: Check[];
	allowedActions: StaffAction[];
	/** Why an action that one would expect is missing, e.g. `four_eyes`. */
	hindrance: string | null;
	assignee: { id: string; name: string } | null;
	paper: boolean;
	/** On the paper path: who asked the office to enter it. */
	onBehalfOf: string | null;
	/** Whole days since the case came in. */
	waitingDays: number | null;
	signatureId: string | null;
}

export interface QueueItem {
	id: string;
	caseNumber: string | null;
	status: ApplicationStatus;
	organisation: {
		name: string;
		organisationNumber: string | null;
		kind: string | null;
		municipality: { code: string; name: string } | null;
		wholeCounty: boolean;
	};
	checks: { passed: number; total: number; notPassed: CheckId[] };
	receivedAt: string | null;
	createdAt: string;
	waitingDays: number | null;
	assignee: { id: string; name: string } | null;
	paper: boolean;
}

/** `GET /admin/applications`: a page of the queue and how many stand in each view. */
export interface Queue {
	items: QueueItem[];
	total: number;
	next: string | null;
	counts: {
		open: number;
		toReview: number;
		awaitingCompletion: number;
		awaitingSignature: number;
		decidedThisYear: number;
	};
}

export const queueQuery = z.object({
	/** One status, several with commas, or `open` (all undecided but drafts). */
	status: z.string().max(200).optional(),
	q: z.string().max(200).optional(),
	/** A staff member's id, or `none`. */
	assignee: z.string().max(60).optional(),
	municipality: z.string().max(10).optional(),
	sort: z.enum(["waiting", "-received", "name"]).default("waiting"),
});

export const approval = z.object({
	caseNumber: line(60).optional(),
	note: line(1000).optional(),
});
export const rejection = z.object({ reason: someLines(4000) });
export const completion = z.object({ message: someLines(4000) });

/** The paper path: staff enter a signed form on behalf of the organisation. */
export const paperApplication = z.object({
	/** Who asked the office to enter it: a name and role, or a letter's date and number. */
	onBehalfOf: line(200).refine((text) => text.length > 0, {
		params: { code: "required" },
	}),
	agreementVersion: line(40).optional(),
	signedOn: day,
	receivedOn: day.optional(),
	organisation: organisationFields.partial({
		organisationNumber: true,
		municipalityCode: true,
		wholeCounty: true,
		themes: true,
		website: true,
		description: true,
	}),
	contacts: z.array(contactFields).max(10).default([]),
	mandate: mandateFields.partial().optional(),
	signatories: z
		.array(signatoryFields.omit({ email: true }))
		.min(1)
		.max(5),
	caseNumber: line(60).optional(),
	locale: locale.default("sv"),
});

/** `GET /organisation-numbers/:number`: answer while typing. */
export const numberQuestion = z.object({ number: organisationNumber });
