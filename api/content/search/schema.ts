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
export interface Piece {
	text: string;
	mark: boolean;
}

export interface SearchHit {
	kind: SearchKind;
	title: Piece[];
	/** In the asked language */
	path: string;
	language: "sv" | "en";
	snippet: Piece[];
	/** A day, or a year */
	on: string | null;
	/** An event that will not be */
	cancelled: boolean;
}

export interface SearchGroup {
	kind: SearchKind;
	total: number;
	items: SearchHit[];
}

export interface SearchAnswer {
	q: string;
	total: number;
	/** Nothing matched in full: this resembles what was written */
	similar: boolean;
	groups: SearchGroup[];
}
