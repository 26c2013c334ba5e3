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
import { type EventRevision, event } from "../events/schema.ts";
import { activityKinds, activityStates } from "../plan/schema.ts";
import { address, dayOrEmpty, long, short } from "../schema.ts";

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
		// Needed too, but for the parts that have none.
		text: long(30_000, false),
		// What was published before these could be said goes on with the words that the platform began with.
		note: short(300, needed).optional(),
		description: short(300, needed).optional(),
		picture,
	});

const year = z.int().min(2000).max(2100).nullable();

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
		/** What the register is, in the foot of every page; missing: as the platform began. */
		about: short(200, needed).optional(),
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
export type { EventRevision };
export type PlanYearRevision = z.output<ReturnType<typeof planYear>>;
export type FollowUpRevision = z.output<ReturnType<typeof followUp>>;

export type OfficeRevision = z.output<ReturnType<typeof office>>;

export type {
	Change,
	DocumentView,
	ItemSummary,
	ItemView,
	PictureView,
	RevisionAction,
	RevisionState,
	RevisionSummary,
	RevisionView,
	ThemePrinciple,
} from "./view-schema.ts";

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
