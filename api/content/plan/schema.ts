import { z } from "zod";
import type { Both } from "../schema.ts";

/** What an activity of the plan can be. Ids are public and never change. */
export const activityKinds = [
	"seminar",
	"report",
	"example_conference",
	"dialogue_meeting",
	"training",
	"workshop",
	"conference",
	"other",
] as const;
export type ActivityKind = (typeof activityKinds)[number];

export const activityStates = [
	"planned",
	"done",
	"carried_over",
	"cancelled",
] as const;
export type ActivityState = (typeof activityStates)[number];

/** `plan_year.content`. What may be missing was not asked for when the plan was first written. */
export interface PlanYearContent {
	theme: Both;
	/** The principle that the theme is about, when it is one of the six. */
	themePrinciple: string | null;
	focusAreas: { title: Both; continued: boolean }[];
	/** What is said while no focus area has been decided. */
	focusNote: Both | null;
	activities: PlanActivityContent[];
	/** The years that the follow-up covers, and where it is published, when it is. */
	followUp: { period: string; url: string | null } | null;
}

export interface PlanActivityContent {
	title: Both;
	carriedOverFrom: number | null;
	/** Given when, and only when, it has been carried over. */
	carriedOverTo?: number | null;
	kind?: ActivityKind | null;
	/** Missing where nobody has said. */
	state?: ActivityState | null;
	/** `YYYY-MM-DD`, or `YYYY-MM` where only the month is known. */
	on?: string | null;
	documents?: { title: Both; url: string }[];
}

/** An activity in one language; null is what nobody has said. */
export const planActivity = z.object({
	title: z.string(),
	kind: z.enum(activityKinds).nullable(),
	state: z.enum(activityStates).nullable(),
	carriedOverFrom: z.int().nullable(),
	carriedOverTo: z.int().nullable(),
	on: z.string().nullable(),
	documents: z.array(
		z.object({
			title: z.string(),
			url: z.string(),
			/** bytes, of a PDF that is kept here; null of an address elsewhere */
			size: z.int().nullable(),
		}),
	),
});
export type PlanActivity = z.output<typeof planActivity>;

/** Something of another year that was carried over from or to the year that tells of it. */
export const carried = z.object({
	title: z.string(),
	year: z.int(),
});
export type Carried = z.output<typeof carried>;

/** A year of the plan in one language. */
export const planYear = z
	.object({
		year: z.int(),
		/** Swedish also where English was asked for and the year is not wholly translated. */
		language: z.enum(["sv", "en"]),
		theme: z.string(),
		themePrinciple: z.string().nullable(),
		focusAreas: z.array(
			z.object({
				title: z.string(),
				continued: z.boolean(),
			}),
		),
		focusNote: z.string().nullable(),
		activities: z.array(planActivity),
		/** What only the other year says of its activities. */
		carriedOver: z.object({
			from: z.array(carried),
			to: z.array(carried),
		}),
		followUp: z
			.object({
				period: z.string(),
				url: z.string().nullable(),
			})
			.nullable(),
	})
	.meta({ id: "PlanYear" });
export type PlanYear = z.output<typeof planYear>;

/** `GET /action-plan` */
export const actionPlan = z
	.object({
		name: z.string(),
		/** Of `name` and `introduction`: Swedish also where English was asked for and they are not translated. */
		language: z.enum(["sv", "en"]),
		from: z.int(),
		to: z.int(),
		introduction: z.string(),
		years: z.array(planYear),
	})
	.meta({ id: "ActionPlan" });
export type ActionPlan = z.output<typeof actionPlan>;

/** `GET /action-plan/:year` */
export const planYearView = planYear.extend({
	/** The plan's name. */
	plan: z.string(),
	/** The nearest years that are in the plan. */
	previous: z.int().nullable(),
	next: z.int().nullable(),
});
export type PlanYearView = z.output<typeof planYearView>;

export const yearParams = z.object({
	year: z.string().regex(/^\d{4}$/),
});
