import { deflateSync } from "node:zlib";
import type { Font } from "fontkit";
import type { Doc } from "./structure.ts";
import { Subset } from "./subset.ts";

type Reference = PDFKit.PDFKitReference;

/** What pdfkit has of a font in a document. Measures are in thousandths of an em. */
export interface EmbeddedFont {
	/** The name in the page's resources. */
	id: string;
	font: Font;
	scale: number;
	subset: Subset;
	/** Of the glyphs of the subset: what they mean, and their widths. */
	unicode: number[][];
	widths: number[];
	ascender: number;
	descender: number;
	dictionary?: { data: object; end(): void };
	ref(): Reference;
	embed(): void;
	constructor: new (doc: object, font: Font, id: string) => EmbeddedFont;
}

interface FontFacts {
	bbox: Record<"minX" | "minY" | "maxX" | "maxY", number>;
	italicAngle: number;
	ascent: number;
	capHeight: number;
}

/** The font with our way to subset it. */
export function embeddable(font: Font): Font {
	const createSubset = () => new Subset(font);
	return Object.create(font, { createSubset: { value: createSubset } }) as Font;
}

const hex = (n: number, digits: number): string =>
	n.toString(16).padStart(digits, "0");

function utf16(codePoints: number[]): string {
	const text = String.fromCodePoint(...codePoints);
	return Array.from({ length: text.length }, (_, i) =>
		hex(text.charCodeAt(i), 4),
	).join("");
}

/** What the codes of a text mean, from 1 on, for those who search, copy or listen to it (ISO 32000-1, 9.10.3). */
function toUnicode(unicode: number[][]): string {
	const meanings = unicode.map((points) => `<${utf16(points)}>`).join("");
	return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00><ff>
endcodespacerange
1 beginbfrange
<01><${hex(unicode.length, 2)}>[${meanings}]
endbfrange
endcmap
CMapName currentdict/CMap defineresource pop
end
end`;
}

function stream(doc: Doc, data: Uint8Array | string): Reference {
	const reference = doc.ref({ Filter: "FlateDecode" });
	reference.end(deflateSync(data, { chunkSize: 4096 }));
	return reference;
}

function embed(doc: Doc, embedded: EmbeddedFont): void {
	const { font, scale, subset, unicode, widths, id } = embedded;
	const facts = font as unknown as FontFacts;
	const { minX, minY, maxX, maxY } = facts.bbox;
	const scaled = (n: number) => Math.round(n * scale);
	const tag = `A${String.fromCharCode(64 + Number(id.slice(1)))}`.padEnd(
		6,
		"A",
	);
	const name = `${tag}+${font.postscriptName.replaceAll(" ", "_")}`;
	const descriptor = doc.ref({
		Type: "FontDescriptor",
		FontName: name,
		// Symbolic: with codes of its own
		Flags: 4,
		FontBBox: [minX, minY, maxX, maxY].map(scaled),
		ItalicAngle: facts.italicAngle,
		Ascent: Math.round(embedded.ascender),
		Descent: Math.round(embedded.descender),
		CapHeight: scaled(facts.capHeight || facts.ascent),
		StemV: 0,
		FontFile2: stream(doc, subset.encode()),
	});
	descriptor.end(undefined);
	if (!embedded.dictionary) return;
	// A simple font, not a composite one: codes of one byte, and two dictionaries less.
	embedded.dictionary.data = {
		Type: "Font",
		Subtype: "TrueType",
		BaseFont: name,
		FirstChar: 1,
		LastChar: widths.length - 1,
		Widths: widths.slice(1),
		FontDescriptor: descriptor,
		ToUnicode: stream(doc, toUnicode(unicode.slice(1))),
	};
	embedded.dictionary.end();
}

/** Lets the document embed the fonts that it has used in our way, when it ends. */
export function embedTersely(doc: Doc): void {
	const { _fontFamilies } = doc as unknown as {
		_fontFamilies: Record<string, EmbeddedFont>;
	};
	for (const font of Object.values(_fontFamilies))
		font.embed = () => embed(doc, font);
}
