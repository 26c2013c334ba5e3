import { z } from "zod";
import { paging } from "../platform/paging.ts";
import { day, line, lines, someLine, someLines } from "../platform/text.ts";

export type { EventItem } from "./events/schema.ts";
export type { ActionPlan } from "./plan/schema.ts";

export const contentPage = paging;
export const slugParams = z.object({ slug: z.string().max(200) });

export const dayOrEmpty = z.literal("").or(day);
// A draft may lack what a reader needs; what is there has to be well-formed in both.
export const short = (max: number, needed: boolean) =>
	z.object({
		sv: needed ? someLine(max) : line(max),
		en: line(max).default(""),
	});
export const long = (max: number, needed: boolean) =>
	z.object({
		sv: needed ? someLines(max) : lines(max),
		en: lines(max).default(""),
	});

/** A text in both languages. */
export interface Both {
	sv: string;
	en: string;
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
	/** A picture's id; missing where none was ever chosen. */
	picture?: string | null;
}

/** `page.content` */
export interface PageContent {
	title: Both;
	lead: Both;
	/** Markdown */
	text: Both;
	/** Of a part: a sentence of its own elsewhere, and what search engines show. Missing: as the platform began. */
	note?: Both;
	description?: Both;
	picture?: string | null;
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

export interface NewsItem {
	slug: string;
	/** Swedish also where English was asked for and the item is not wholly translated. */
	language: "sv" | "en";
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

/** A picture as a page shows it. */
export interface ShownPicture {
	url: string;
	alt: string;
	/** pixels, of the widest file */
	width: number;
	height: number;
	/** `<picture>` with every size, as safe HTML. */
	html: string;
}

export type NewsInFull = Whole<NewsItem> & { picture: ShownPicture | null };

/** A page of text in one language. */
export interface PageView {
	slug: string;
	language: "sv" | "en";
	title: string;
	lead: string;
	/** Markdown, and the same as safe HTML. */
	text: string;
	html: string;
	picture: ShownPicture | null;
}
