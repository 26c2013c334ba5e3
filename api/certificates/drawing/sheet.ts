import { languageOf, runsLeftwards } from "./bidi.ts";
import type { CertificateContent } from "./content.ts";
import type { Pen, Style } from "./pen.ts";
import { INK } from "./pen.ts";
import type { Doc } from "./structure.ts";
import type { Words } from "./words.ts";

/** The type area (mm): the border's inner edge is at 15 and 195, 15 and 282. */
export const AREA = { left: 32.5, right: 177.5, width: 145 };

export const serif = (size: number): Style => ({ face: "serif", size });
export const soft = (size: number): Style => ({
	face: "sans",
	size,
	ink: INK.soft,
});
export const heading: Style = { face: "bold", size: 3.1 };

/** What every part of the page is drawn from and on. */
export interface Sheet {
	doc: Doc;
	pen: Pen;
	/** The Document element of the structure tree; parts are added in reading order. */
	root: PDFKit.PDFStructureElement;
	content: CertificateContent;
	words: Words;
}

/**
 * What readers of the file are told of a text that partly runs leftwards: the whole of it in one piece, since the words
 * drawn are in two directions and on several lines, and its language, if it is all in Arabic script.
 */
function spoken(
	text: string,
	always: boolean,
): { actual?: string; lang?: string } {
	if (!runsLeftwards(text)) return always ? { actual: text } : {};
	const mixed = /\p{Script=Latin}/u.test(text);
	return mixed ? { actual: text } : { actual: text, lang: languageOf(text) };
}

/** Draws something as the content of a structure element of this type. The text is given where it may be in any script, and told in any case when `always`. */
export function tagged(
	{ doc, root }: Pick<Sheet, "doc" | "root">,
	type: string,
	draw: () => void,
	text = "",
	always = false,
): void {
	root.add(doc.struct(type, spoken(text, always), draw));
}
