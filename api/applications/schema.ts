import { z } from "zod";
import {
	contactFields,
	organisationFields,
	organisationNumber,
} from "../organisations/schema.ts";
import { instant, onDay, uuid } from "../platform/answers.ts";
import { day, email, emailOrEmpty, line } from "../platform/text.ts";

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
export const applicationContent = z.object({
	organisation: z.object({
		name: z.string(),
		organisationNumber: z.string().nullable(),
		/** True when "vi har inget nummer" is chosen: null above is then an answer. */
		withoutNumber: z.boolean(),
		kind: organisationFields.shape.kind.nullable(),
		municipalityCode: organisationFields.shape.municipalityCode,
		wholeCounty: z.boolean(),
		themes: z.array(z.string()),
		website: z.string().nullable(),
		description: z.string(),
	}),
	contacts: z.array(contactFields),
	mandate: z.object({
		body: z.string(),
		decidedOn: onDay.nullable(),
		paragraph: z.string(),
		signing: z.enum(["alone", "jointly"]).nullable(),
	}),
	signatories: z.array(signatoryFields),
});
export type ApplicationContent = z.output<typeof applicationContent>;

export const attachmentKind = z.enum(["minutes", "statutes", "other", "scan"]);

export const attachment = z.object({
	id: uuid,
	kind: attachmentKind,
	filename: z.string(),
	mediaType: z.enum(["application/pdf", "image/jpeg", "image/png"]),
	/** bytes */
	size: z.int(),
	/** hex */
	sha256: z.string(),
});
export type Attachment = z.output<typeof attachment>;

export const applicationEvent = z.object({
	/** RFC 3339, UTC */
	at: instant,
	/** e.g. `application.submitted`, `signature.given`, `application.approved` */
	event: z.string(),
	/** Who, as this reader may see it. */
	by: z.string(),
	message: z.string().nullable(),
});
export type ApplicationEvent = z.output<typeof applicationEvent>;

export const applicantAction = z.enum([
	"edit",
	"attach",
	"submit",
	"retract",
	"remind_signatories",
	"withdraw",
]);
export type ApplicantAction = z.output<typeof applicantAction>;

/** `GET /applications/:id`: the case as its applicant may see it. */
export const applicationAnswer = applicationContent
	.omit({ signatories: true })
	.extend({
		id: uuid,
		status: applicationStatus,
		email: z.string(),
		emailConfirmed: z.boolean(),
		locale: z.enum(["sv", "en"]),
		agreementVersion: z.string(),
		signatories: z.array(
			signatoryFields.extend({
				id: uuid.nullable(),
				status: z.enum(["not_invited", "invited", "signed", "declined"]),
				signedAt: instant.nullable(),
				linkExpiresAt: instant.nullable(),
			}),
		),
		attachments: z.array(attachment),
		allowedActions: z.array(applicantAction),
		events: z.array(applicationEvent),
		/** Field groups that a given signature covers: changing one voids what was signed. */
		signedParts: z.array(
			z.enum([
				"organisation.name",
				"organisation.organisationNumber",
				"mandate",
				"signatories",
			]),
		),
		completionRequest: z
			.object({
				message: z.string(),
				at: instant,
			})
			.nullable(),
		decision: z
			.object({
				outcome: z.enum(["approved", "rejected"]),
				reason: z.string().nullable(),
				at: instant,
			})
			.nullable(),
		caseNumber: z.string().nullable(),
		organisationId: z.string().nullable(),
		certificateNumber: z.string().nullable(),
		signatoryPage: z.string().nullable(),
		receivedAt: instant.nullable(),
		createdAt: instant,
		updatedAt: instant,
	})
	.meta({ id: "Application" });
export type ApplicationView = z.output<typeof applicationAnswer>;

/** `GET /organisation-numbers/:number`: answer while typing. */
export const numberQuestion = z.object({ number: organisationNumber });

export const numberAnswer = z.object({
	number: z.string(),
	/** Whether it stands in the register */
	known: z.boolean(),
});

/** `POST /applications` */
export const started = z.object({
	application: applicationAnswer,
	accessToken: z.string(),
});
