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

/** Draws something as the content of a structure element of this type. */
export function tagged(
	{ doc, root }: Sheet,
	type: string,
	draw: () => void,
): void {
	root.add(doc.struct(type, {}, draw));
}
