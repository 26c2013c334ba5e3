import { z } from "zod";
import { onDay } from "../platform/answers.ts";
import { paging } from "../platform/paging.ts";
import {
	day,
	line,
	lines,
	someLine,
	someLines,
	websiteOrEmpty,
} from "../platform/text.ts";

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

/** An address on the web, or a path of this site such as a document's. */
export const address = (needed: boolean) =>
	z
		.string()
		.max(300)
		.transform((typed, context) => {
			const text = typed.trim();
			if (/^\/(?!\/)\S*$/.test(text)) return text;
			const read = websiteOrEmpty.safeParse(text);
			const empty = read.data === "" && needed;
			const elsewhere = text.startsWith("//");
			if (read.success && !empty && !elsewhere) return read.data;
			const code = empty ? "required" : "invalid_website";
			context.addIssue({ code: "custom", params: { code } });
			return z.NEVER;
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

export const newsItem = z
	.object({
		slug: z.string(),
		/** Swedish also where English was asked for and the item is not wholly translated. */
		language: z.enum(["sv", "en"]),
		title: z.string(),
		kicker: z.string().nullable(),
		summary: z.string(),
		publishedOn: onDay,
		publishedOnPrecision: z.enum(["day", "year"]),
	})
	.meta({ id: "NewsItem" });
export type NewsItem = z.output<typeof newsItem>;

/** A picture as a page shows it. */
export const shownPicture = z.object({
	url: z.string(),
	alt: z.string(),
	/** pixels, of the widest file */
	width: z.int(),
	height: z.int(),
	/** `<picture>` with every size, as safe HTML. */
	html: z.string(),
});
export type ShownPicture = z.output<typeof shownPicture>;

/** One item in full. */
export const newsInFull = newsItem.extend({
	/** Markdown */
	text: z.string(),
	/** The same as safe HTML. */
	html: z.string(),
	picture: shownPicture.nullable(),
});
export type NewsInFull = z.output<typeof newsInFull>;

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
