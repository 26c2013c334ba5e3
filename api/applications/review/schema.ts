import { z } from "zod";
import {
	contactFields,
	organisationFields,
} from "../../organisations/schema.ts";
import { instant, uuid } from "../../platform/answers.ts";
import { day, line, someLines } from "../../platform/text.ts";
import {
	applicationAnswer,
	applicationStatus,
	locale,
	mandateFields,
	signatoryFields,
} from "../schema.ts";

export const checkId = z.enum([
	"organisation_number",
	"duplicates",
	"minutes",
	"signatures",
	"mandate",
]);

export const check = z.object({
	id: checkId,
	outcome: z.enum(["passed", "warning", "failed"]),
	/** A sentence in the reader's language. */
	detail: z.string(),
	/** For `duplicates`: what it resembles. */
	related: z
		.array(
			z.object({
				name: z.string(),
				organisationNumber: z.string().nullable(),
				path: z.string(),
			}),
		)
		.optional(),
});
export type Check = z.output<typeof check>;

export const staffAction = z.enum([
	"claim",
	"approve",
	"reject",
	"request_completion",
]);
export type StaffAction = z.output<typeof staffAction>;

/** `GET /admin/applications/:id` */
export const staffApplicationView = applicationAnswer
	.omit({ allowedActions: true })
	.extend({
		checks: z.array(check),
		allowedActions: z.array(staffAction),
		/** Why an action that one would expect is missing, e.g. `four_eyes`. */
		hindrance: z.string().nullable(),
		assignee: z
			.object({
				id: uuid,
				name: z.string(),
			})
			.nullable(),
		paper: z.boolean(),
		/** On the paper path: who asked the office to enter it. */
		onBehalfOf: z.string().nullable(),
		/** Whole days since the case came in. */
		waitingDays: z.int().nullable(),
		signatureId: z.string().nullable(),
	})
	.meta({ id: "ApplicationForStaff" });
export type StaffApplicationView = z.output<typeof staffApplicationView>;

export const queueItem = z.object({
	id: uuid,
	caseNumber: z.string().nullable(),
	status: applicationStatus,
	organisation: z.object({
		name: z.string(),
		organisationNumber: z.string().nullable(),
		kind: z.string().nullable(),
		municipality: z
			.object({
				code: z.string(),
				name: z.string(),
			})
			.nullable(),
		wholeCounty: z.boolean(),
	}),
	checks: z.object({
		passed: z.int(),
		total: z.int(),
		notPassed: z.array(checkId),
	}),
	receivedAt: instant.nullable(),
	createdAt: instant,
	waitingDays: z.int().nullable(),
	assignee: z
		.object({
			id: uuid,
			name: z.string(),
		})
		.nullable(),
	paper: z.boolean(),
});
export type QueueItem = z.output<typeof queueItem>;

/** `GET /admin/applications`: a page of the queue and how many stand in each view. */
export const queue = z.object({
	items: z.array(queueItem),
	total: z.int(),
	next: z.string().nullable(),
	counts: z.object({
		open: z.int(),
		toReview: z.int(),
		awaitingCompletion: z.int(),
		awaitingSignature: z.int(),
		decidedThisYear: z.int(),
	}),
});
export type Queue = z.output<typeof queue>;

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
