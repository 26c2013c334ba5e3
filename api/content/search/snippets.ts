import type { Piece } from "./schema.ts";
import { places } from "./words.ts";

/** Letters of a snippet, and of those before the first word that was found. */
const length = 180;
const before = 60;

/** A text in pieces, with what begins as a searched word marked. */
export function marked(text: string, words: string[]): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	for (const [from, to] of places(text, words)) {
		if (from > at) pieces.push({ text: text.slice(at, from), mark: false });
		pieces.push({ text: text.slice(from, to), mark: true });
		at = to;
	}
	if (at < text.length) pieces.push({ text: text.slice(at), mark: false });
	return pieces;
}

/** The part of a text around the first word that was found, cut between words. */
export function snippet(text: string, words: string[]): Piece[] {
	const [first] = places(text, words);
	const from = first && first[0] > before ? first[0] - before : 0;
	const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
	const whole = text.slice(start);
	const end = whole.lastIndexOf(" ", length);
	const cut =
		whole.length <= length ? whole : whole.slice(0, end > 0 ? end : length);
	const pieces = marked(cut, words);
	if (start > 0) pieces.unshift({ text: "… ", mark: false });
	if (cut.length < whole.length) pieces.push({ text: " …", mark: false });
	return pieces;
}
