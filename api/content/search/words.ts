import { folded } from "../../platform/text.ts";

/** Lower case with accents folded, letter by letter: positions stay as they were. */
const fold = (text: string) =>
	[...text]
		.map((letter) => {
			const lower = letter.toLowerCase();
			return lower.length === letter.length ? (folded[lower] ?? lower) : letter;
		})
		.join("");

/** The words of a search in the form of the function `search_form`; at most ten. */
export function searchWords(q: string): string[] {
	return fold(q.normalize("NFC"))
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean)
		.slice(0, 10);
}

/** For `like`: what stands for itself. */
export const escaped = (text: string): string =>
	text.replace(/[\\%_]/g, "\\$&");

/** Markdown as a reader hears it: no signs, no addresses. */
export function plainText(markdown: string): string {
	return markdown
		.replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replace(/^\s*(#{1,6}|[-*+>]|\d+\.)\s+/gm, "")
		.replace(/[*_`]{1,3}/g, "")
		.replace(/\s+/g, " ")
		.trim();
}

/** Where each word that begins as one searched for stands: from, to. */
export function places(text: string, words: string[]): [number, number][] {
	const form = fold(text);
	const found: [number, number][] = [];
	for (const match of form.matchAll(/[\p{L}\p{N}]+/gu)) {
		const [whole] = match;
		const best = words
			.filter((word) => whole.startsWith(word))
			.reduce((a, b) => (b.length > a.length ? b : a), "");
		if (best) found.push([match.index, match.index + best.length]);
	}
	return found;
}
