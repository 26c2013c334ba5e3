import { z } from "zod";
import { paging } from "../platform/paging.ts";

export type { EventItem } from "./events/schema.ts";

export const contentPage = paging;
export const slugParams = z.object({ slug: z.string().max(200) });

/** A text in both languages. */
export interface Both {
	sv: string;
	en: string;
}

/** `plan_year.content` */
export interface PlanYearContent {
	theme: Both;
	/** The principle that the theme is about, when it is one of the six. */
	themePrinciple: string | null;
	focusAreas: { title: Both; continued: boolean }[];
	/** What is said while no focus area has been decided. */
	focusNote: Both | null;
	activities: { title: Both; carriedOverFrom: number | null }[];
	/** The years that the follow-up covers, and where it is published, when it is. */
	followUp: { period: string; url: string | null } | null;
}

/** `news_item.content` */
export interface NewsContent {
	title: Both;
	kicker: Both | null;
	summary: Both;
	/** Markdown */
	text: Both;
	/** `year`: only the year is known, the day stands for it. */
	precision: "day" | "year";
}

/** `event.content` */
export interface EventContent {
	title: Both;
	summary: Both;
	/** Markdown */
	text: Both;
	/** The day, when it is known. */
	on: string | null;
	place: string | null;
}

interface PlanYear {
	year: number;
	theme: string;
	themePrinciple: string | null;
	focusAreas: { title: string; continued: boolean }[];
	focusNote: string | null;
	activities: { title: string; carriedOverFrom: number | null }[];
	followUp: { period: string; url: string | null } | null;
}

/** `GET /action-plan` */
export interface ActionPlan {
	name: string;
	from: number;
	to: number;
	introduction: string;
	years: PlanYear[];
}

export interface NewsItem {
	slug: string;
	title: string;
	kicker: string | null;
	summary: string;
	publishedOn: string;
	publishedOnPrecision: "day" | "year";
}

/** One item in full. */
export type Whole<Item> = Item & {
	/** Markdown */
	text: string;
	/** The same as safe HTML. */
	html: string;
};
