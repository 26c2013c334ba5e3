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
export interface PlanActivity {
	title: string;
	kind: ActivityKind | null;
	state: ActivityState | null;
	carriedOverFrom: number | null;
	carriedOverTo: number | null;
	on: string | null;
	documents: { title: string; url: string }[];
}

/** Something of another year that was carried over from or to the year that tells of it. */
export interface Carried {
	title: string;
	year: number;
}

/** A year of the plan in one language. */
export interface PlanYear {
	year: number;
	/** Swedish also where English was asked for and the year is not wholly translated. */
	language: "sv" | "en";
	theme: string;
	themePrinciple: string | null;
	focusAreas: { title: string; continued: boolean }[];
	focusNote: string | null;
	activities: PlanActivity[];
	/** What only the other year says of its activities. */
	carriedOver: { from: Carried[]; to: Carried[] };
	followUp: { period: string; url: string | null } | null;
}

/** `GET /action-plan` */
export interface ActionPlan {
	name: string;
	/** Of `name` and `introduction`: Swedish also where English was asked for and they are not translated. */
	language: "sv" | "en";
	from: number;
	to: number;
	introduction: string;
	years: PlanYear[];
}

/** `GET /action-plan/:year` */
export interface PlanYearView extends PlanYear {
	/** The plan's name. */
	plan: string;
	/** The nearest years that are in the plan. */
	previous: number | null;
	next: number | null;
}

export const yearParams = z.object({
	year: z.string().regex(/^\d{4}$/),
});
