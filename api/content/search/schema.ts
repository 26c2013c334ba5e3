import { z } from "zod";

/** The wire contract of the search over the whole site. */

export const searchKinds = [
	"organisations",
	"certificates",
	"news",
	"events",
	"plan",
	"follow-ups",
	"working-group",
	"pages",
	"agreement",
] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchQuery = z.object({
	q: z.string().max(200).default(""),
	/** Left out: the first of every kind */
	kind: z.enum(searchKinds).optional(),
});
export type SearchQuery = z.output<typeof searchQuery>;

/** A piece of text; what was searched for is marked. It is text, not HTML. */
export const piece = z.object({
	text: z.string(),
	mark: z.boolean(),
});
export type Piece = z.output<typeof piece>;

export const searchHit = z.object({
	kind: z.enum(searchKinds),
	title: z.array(piece),
	/** In the asked language */
	path: z.string(),
	language: z.enum(["sv", "en"]),
	snippet: z.array(piece),
	/** A day, or a year */
	on: z.string().nullable(),
	/** An event that will not be */
	cancelled: z.boolean(),
});
export type SearchHit = z.output<typeof searchHit>;

export const searchGroup = z.object({
	kind: z.enum(searchKinds),
	total: z.int(),
	items: z.array(searchHit),
});
export type SearchGroup = z.output<typeof searchGroup>;

export const searchAnswer = z.object({
	q: z.string(),
	total: z.int(),
	/** Nothing matched in full: this resembles what was written */
	similar: z.boolean(),
	groups: z.array(searchGroup),
});
export type SearchAnswer = z.output<typeof searchAnswer>;
