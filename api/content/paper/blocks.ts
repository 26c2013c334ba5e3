/** What a paper says, in reading order. Texts are one paragraph each. */
export type Block =
	| { kind: "title" | "heading" | "subheading"; text: string; lang?: Lang }
	| { kind: "lead" | "text" | "label"; text: string; lang?: Lang }
	| { kind: "link"; text: string; url: string; lang?: Lang }
	| { kind: "list"; items: Item[] };

/** One of a list: what is known beside its text, and what belongs to it. */
export interface Item {
	text: string;
	lang?: Lang;
	note?: string | undefined;
	/** `url` is absolute. */
	links?: { text: string; url: string }[];
}

/** Of a text that is in another language than the paper. */
export type Lang = "sv" | "en" | undefined;

export interface Paper {
	title: string;
	author: string;
	/** BCP 47 */
	language: "sv" | "en";
	/** To the second; the same paper of the same moment has the same bytes. */
	changedAt: Date;
	/** The words at the foot of a page, counted from 1. */
	foot: (page: number, of: number) => string;
	blocks: Block[];
}
