import { z } from "zod";
import { instant, uuid } from "../../platform/answers.ts";
import { kinds } from "./schema.ts";

/** What editors are answered. */

export const revisionState = z.enum([
	"draft",
	"scheduled",
	"published",
	"withdrawn",
]);
export type RevisionState = z.output<typeof revisionState>;
export const revisionAction = z.enum([
	"publish",
	"schedule",
	"unschedule",
	"withdraw",
	"undo",
	"restore",
]);
export type RevisionAction = z.output<typeof revisionAction>;

export const revisionSummary = z.object({
	id: uuid,
	ordinal: z.int(),
	state: revisionState,
	author: z.string(),
	employer: z.string().nullable(),
	note: z.string().nullable(),
	autosaved: z.boolean(),
	createdAt: instant,
	publishAt: instant.nullable(),
	publishedAt: instant.nullable(),
	withdrawnAt: instant.nullable(),
	allowedActions: z.array(revisionAction),
});
export type RevisionSummary = z.output<typeof revisionSummary>;

export const revisionView = revisionSummary.extend({
	kind: z.enum(kinds),
	key: z.string(),
	content: z.record(z.string(), z.unknown()),
});
export type RevisionView = z.output<typeof revisionView>;

/** A principle of the agreement, of the version that applies or of an earlier one. */
const themePrinciple = z.object({
	id: z.string(),
	title: z.object({ sv: z.string(), en: z.string() }),
	/** Whether the version that applies today has it */
	current: z.boolean(),
});
export type ThemePrinciple = z.output<typeof themePrinciple>;

/** One item with what an editor needs to go on. */
export const itemView = z
	.object({
		kind: z.enum(kinds),
		key: z.string(),
		title: z.string(),
		/** The public address, in Swedish. */
		path: z.string(),
		/** The latest revision, which the next is based on. */
		head: revisionView,
		/** What the public reads. */
		live: revisionSummary.nullable(),
		scheduled: revisionSummary.nullable(),
		/** Fields of the latest revision that name a picture or a document that is no more. */
		missing: z.array(
			z.object({ path: z.string(), kind: z.enum(["picture", "document"]) }),
		),
		/** Of a follow-up: what is published is read once the year's results are public. */
		awaitsResults: z.boolean().optional(),
		/** Of an event: how many are mailed of another time, place or link if its latest is published, or what is live undone. */
		told: z.object({ publish: z.int(), undo: z.int() }).optional(),
		/** Of an event that is public. */
		event: z
			.object({
				/** It is ahead, and nobody can register */
				registrationClosed: z.boolean(),
				/** Why it cannot be unpublished now: a code of ours */
				withdrawRefused: z.enum(["event_has_people"]).nullable(),
			})
			.optional(),
		/** Of a year of the plan: what its theme can be about. */
		principles: z.array(themePrinciple).optional(),
		/** Of a version of the agreement. */
		version: z
			.object({
				/** Something refers to it: what is signed of it can no longer be changed. */
				bound: z.boolean(),
				/** Why the latest revision cannot be published by the one who asks: a code of ours. */
				publishRefused: z
					.enum(["agreement_signed", "agreement_binds"])
					.nullable(),
			})
			.optional(),
	})
	.meta({ id: "Item" });
export type ItemView = z.output<typeof itemView>;

export const itemSummary = z.object({
	kind: z.enum(kinds),
	key: z.string(),
	title: z.string(),
	path: z.string(),
	/** Of the latest revision. */
	state: revisionState,
	/** Whether the public reads it, maybe in an earlier revision. */
	live: z.boolean(),
	publishAt: instant.nullable(),
	changedAt: instant,
	changedBy: z.string(),
});
export type ItemSummary = z.output<typeof itemSummary>;

export const change = z.object({
	/** Where in the content, e.g. `text.sv`. */
	path: z.string(),
	parts: z.array(
		z.object({
			kind: z.enum(["same", "added", "removed"]),
			text: z.string(),
		}),
	),
});
export type Change = z.output<typeof change>;

/** A PDF that an editor has uploaded. */
export const documentView = z.object({
	id: uuid,
	filename: z.string(),
	/** Where the public reads it: a path of this site */
	url: z.string(),
	/** bytes */
	size: z.int(),
	addedBy: z.string(),
	createdAt: instant,
});
export type DocumentView = z.output<typeof documentView>;

export const pictureView = z.object({
	id: uuid,
	filename: z.string(),
	alt: z.object({
		sv: z.string(),
		en: z.string(),
	}),
	decorative: z.boolean(),
	width: z.int(),
	height: z.int(),
	/** Ascending. */
	widths: z.array(z.int()),
	addedBy: z.string(),
	createdAt: instant,
});
export type PictureView = z.output<typeof pictureView>;
