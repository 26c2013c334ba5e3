import { z } from "zod";
import {
	day,
	email,
	emailOrEmpty,
	id,
	line,
	phoneOrEmpty,
} from "../../platform/text.ts";
import { agreement } from "../agreement/schema.ts";
import { activityKinds, activityStates } from "../plan/schema.ts";
import { dayOrEmpty, long, short } from "../schema.ts";

/** The wire contract of `/admin/content`: what editors send and see. */

export const kinds = [
	"news",
	"page",
	"plan_year",
	"event",
	"agreement",
	"follow_up",
	"office",
] as const;
export type Kind = (typeof kinds)[number];

/** A kind's place in an address. */
export const segments = {
	news: "news",
	page: "pages",
	plan_year: "plan-years",
	event: "events",
	agreement: "agreement",
	follow_up: "follow-ups",
	office: "office",
} as const satisfies Record<Kind, string>;

/** The sections that are pages of text. */
export const pageSlugs = [
	"samverkan",
	"plattformen",
	"aktiviteter",
	"kontakt",
] as const;
export type PageSlug = (typeof pageSlugs)[number];

/** The words of pages whose shape is in the code: the start page and its steps, the plan, what signing means. */
export const partSlugs = [
	"start",
	"skriv-under",
	"handlingsplan",
	"overenskommelsen",
] as const;
export type PartSlug = (typeof partSlugs)[number];

/** Whether the site needs a kind's items, which have a fixed place in it: they can be changed but not taken away. Every page links to the sections and says how the office is reached. */
export const isNeeded = (kind: Kind) =>
	kind === "page" || kind === "follow_up" || kind === "office";

const picture = id.nullable().default(null);

const news = (needed: boolean) =>
	z.object({
		title: short(150, needed),
		kicker: short(80, false).nullable().default(null),
		summary: long(500, needed),
		text: long(30_000, needed),
		/** Empty: the day that it is published. */
		publishedOn: dayOrEmpty.default(""),
		precision: z.enum(["day", "year"]).default("day"),
		picture,
	});

const page = (needed: boolean) =>
	z.object({
		title: short(150, needed),
		lead: long(500, needed),
		// Needed too, but for the plan, whose years are its text.
		text: long(30_000, false),
		picture,
	});

const event = (needed: boolean) =>
	z.object({
		title: short(150, needed),
		summary: long(500, needed),
		text: long(30_000, needed),
		year: z.int().min(2000).max(2100),
		on: day.nullable().default(null),
		place: line(200).nullable().default(null),
	});

const year = z.int().min(2000).max(2100).nullable();

/** An address on the web, or a path of this site. */
const address = (needed: boolean) =>
	z
		.string()
		.max(300)
		.transform((typed) => typed.trim())
		.superRefine((typed, context) => {
			if (typed === "" && !needed) return;
			const fits =
				/^\/(?!\/)\S*$/.test(typed) ||
				(/^https?:\/\/\S+$/i.test(typed) && URL.canParse(typed));
			const code = typed === "" ? "required" : "invalid_website";
			if (!fits) context.addIssue({ code: "custom", params: { code } });
		});

// Optional: what was published before these could be said stays as it was.
const activity = (needed: boolean) =>
	z
		.looseObject({
			title: short(300, needed),
			carriedOverFrom: year.default(null),
			carriedOverTo: year.optional(),
			kind: z.enum(activityKinds).nullable().optional(),
			state: z.enum(activityStates).nullable().optional(),
			/** A day, or a month where the day is not known. */
			on: day
				.or(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/))
				.nullable()
				.optional(),
			documents: z
				.array(
					z.looseObject({ title: short(200, needed), url: address(needed) }),
				)
				.max(20)
				.optional(),
		})
		.superRefine(({ state, carriedOverTo }, context) => {
			if (needed && state === "carried_over" && !carriedOverTo)
				context.addIssue({
					code: "custom",
					path: ["carriedOverTo"],
					params: { code: "required" },
				});
		});

// Loose: what else the plan keeps with a year is kept, not stripped.
const planYear = (needed: boolean) =>
	z.looseObject({
		theme: short(150, needed),
		themePrinciple: line(60).nullable().default(null),
		focusAreas: z
			.array(
				z.looseObject({
					title: short(200, needed),
					continued: z.boolean().default(false),
				}),
			)
			.max(20)
			.default([]),
		focusNote: short(300, false).nullable().default(null),
		activities: z.array(activity(needed)).max(100).default([]),
		followUp: z
			.looseObject({
				period: line(60).default(""),
				url: address(false).nullable().default(null),
			})
			.nullable()
			.default(null),
	});

/** What a year's follow-up begins with, above its results. */
const followUp = (needed: boolean) => z.object({ text: long(10_000, needed) });

/** How the office is reached. */
const office = (needed: boolean) =>
	z.object({
		email: needed ? email : emailOrEmpty,
		phone: needed
			? phoneOrEmpty.refine((typed) => typed !== "", {
					params: { code: "required" },
				})
			: phoneOrEmpty,
		/** When the telephone is answered, as it stands in a sentence: "vardagar 9–12". */
		hours: short(80, needed),
	});

/** What may be saved, and what may be published, of each kind. */
export const contentSchemas = {
	news: { draft: news(false), whole: news(true) },
	page: { draft: page(false), whole: page(true) },
	event: { draft: event(false), whole: event(true) },
	plan_year: { draft: planYear(false), whole: planYear(true) },
	agreement: { draft: agreement(false), whole: agreement(true) },
	follow_up: { draft: followUp(false), whole: followUp(true) },
	office: { draft: office(false), whole: office(true) },
};
export type NewsRevision = z.output<ReturnType<typeof news>>;
export type PageRevision = z.output<ReturnType<typeof page>>;
export type EventRevision = z.output<ReturnType<typeof event>>;
export type PlanYearRevision = z.output<ReturnType<typeof planYear>>;
export type FollowUpRevision = z.output<ReturnType<typeof followUp>>;

export type OfficeRevision = z.output<ReturnType<typeof office>>;

export type RevisionState = "draft" | "scheduled" | "published" | "withdrawn";
export type RevisionAction =
	| "publish"
	| "schedule"
	| "unschedule"
	| "withdraw"
	| "undo"
	| "restore";

export interface RevisionSummary {
	id: string;
	ordinal: number;
	state: RevisionState;
	author: string;
	employer: string | null;
	note: string | null;
	autosaved: boolean;
	createdAt: string;
	publishAt: string | null;
	publishedAt: string | null;
	withdrawnAt: string | null;
	allowedActions: RevisionAction[];
}

export interface RevisionView extends RevisionSummary {
	kind: Kind;
	key: string;
	content: Record<string, unknown>;
}

/** One item with what an editor needs to go on. */
/** A principle of the agreement, of the version that applies or of an earlier one. */
export interface ThemePrinciple {
	id: string;
	title: { sv: string; en: string };
	/** Whether the version that applies today has it */
	current: boolean;
}

export interface ItemView {
	kind: Kind;
	key: string;
	title: string;
	/** The public address, in Swedish. */
	path: string;
	/** The latest revision, which the next is based on. */
	head: RevisionView;
	/** What the public reads. */
	live: RevisionSummary | null;
	scheduled: RevisionSummary | null;
	/** Of a follow-up: what is published is read once the year's results are public. */
	awaitsResults?: boolean;
	/** Of a year of the plan: what its theme can be about. */
	principles?: ThemePrinciple[];
	/** Of a version of the agreement. */
	version?: {
		/** Something refers to it: what is signed of it can no longer be changed. */
		bound: boolean;
		/** Why the latest revision cannot be published by the one who asks: a code of ours. */
		publishRefused: "agreement_signed" | "agreement_binds" | null;
	};
}

export interface ItemSummary {
	kind: Kind;
	key: string;
	title: string;
	path: string;
	/** Of the latest revision. */
	state: RevisionState;
	/** Whether the public reads it, maybe in an earlier revision. */
	live: boolean;
	publishAt: string | null;
	changedAt: string;
	changedBy: string;
}

export interface Change {
	/** Where in the content, e.g. `text.sv`. */
	path: string;
	parts: { kind: "same" | "added" | "removed"; text: string }[];
}

export interface PictureView {
	id: string;
	filename: string;
	alt: { sv: string; en: string };
	decorative: boolean;
	width: number;
	height: number;
	/** Ascending. */
	widths: number[];
	addedBy: string;
	createdAt: string;
}

export const kindParams = z.object({
	kind: z
		.enum(Object.values(segments))
		.transform(
			(segment) => kinds.find((kind) => segments[kind] === segment) ?? "news",
		),
});
export const itemParams = kindParams.extend({ key: z.string().max(200) });
export const revisionParams = z.object({ id });
export const compareParams = z.object({ id, other: id });
export const listQuery = z.object({ q: line(100).default("") });
export const newItem = z.object({
	/** The year of a plan's year or a follow-up; otherwise the address comes of the title. */
	key: z.string().max(80).optional(),
	content: z.record(z.string(), z.unknown()),
});
export const saveItem = z.object({
	/** The revision that the editor saw. */
	basedOn: id,
	content: z.record(z.string(), z.unknown()),
	note: line(200).default(""),
	/** Replaces the same author's previous autosave. */
	autosave: z.boolean().default(false),
});
export const scheduleBody = z.object({
	publishAt: z.iso.datetime({ offset: true }),
});
export const pictureText = z.object({
	alt: z.object({ sv: line(300), en: line(300).default("") }),
	decorative: z.boolean().default(false),
});
