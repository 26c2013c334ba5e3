import type { Font } from "fontkit";
import { compressed, Verbatim } from "./output.ts";
import { Memory } from "./remember.ts";
import type { Doc } from "./structure.ts";
import { Codes, Subset } from "./subset.ts";

type Reference = PDFKit.PDFKitReference;

/** What pdfkit has of a font in a document. Measures are in thousandths of an em. */
export interface EmbeddedFont {
	/** The name in the page's resources. */
	id: string;
	font: Font;
	scale: number;
	subset: Subset;
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

/**
 * The font with our way to subset it.
 *
 * @param shared the codes of its first subset; each of those that follow, when they are full, has codes of its own
 */
export function embeddable(font: Font, shared: Codes): Font {
	let codes: Codes | undefined = shared;
	const createSubset = () => {
		const subset = new Subset(font, codes ?? new Codes());
		codes = undefined;
		return subset;
	};
	return Object.create(font, { createSubset: { value: createSubset } }) as Font;
}

const hex = (n: number, digits: number): string =>
	n.toString(16).padStart(digits, "0");

function utf16(codePoints: readonly number[]): string {
	const text = String.fromCodePoint(...codePoints);
	return Array.from({ length: text.length }, (_, i) =>
		hex(text.charCodeAt(i), 4),
	).join("");
}

/** What the codes of a text mean, from 1 on, for those who search, copy or listen to it (ISO 32000-1, 9.10.3). */
function toUnicode(unicode: (readonly number[])[]): string {
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

function stream(doc: Doc, data: Uint8Array): Reference {
	const reference = doc.ref({ Filter: "FlateDecode" });
	reference.end(data);
	return reference;
}

type Tables = Map<Codes, Reference>;

let usualMeanings: Buffer | undefined;

/** What the codes mean: one stream for all fonts that share them. */
function meaningsOf(doc: Doc, codes: Codes, tables: Tables): Reference {
	let table = tables.get(codes);
	if (!table) {
		const make = () => compressed(toUnicode(codes.meanings.slice(1)));
		if (codes.areUsual) usualMeanings ??= make();
		table = stream(
			doc,
			codes.areUsual && usualMeanings ? usualMeanings : make(),
		);
		tables.set(codes, table);
	}
	return table;
}

/** What of a subset depends on its glyphs alone. */
interface Encoded {
	/** Compressed */
	file: Buffer;
	/** Of the characters from the first to the last that the font has a glyph for; in thousandths of an em */
	widths: Verbatim;
	first: number;
	last: number;
}

const encodings = new WeakMap<Font, Memory<Encoded>>();

/** Many files share their letters: fonts for the fixed texts have the same glyphs in most of them. */
function encodedOf({ subset, scale }: EmbeddedFont): Encoded {
	const memory = encodings.get(subset.font) ?? new Memory<Encoded>(200);
	encodings.set(subset.font, memory);
	return memory.of(subset.key, () => {
		const widths = subset.widths();
		const first = widths.findIndex((width) => width !== undefined);
		return {
			file: compressed(subset.encode()),
			widths: new Verbatim(
				`[${widths
					.slice(first)
					.map((width) => Math.round((width ?? 0) * scale))
					.join(" ")}]`,
			),
			first,
			last: widths.length - 1,
		};
	});
}

function embed(doc: Doc, embedded: EmbeddedFont, tables: Tables): void {
	const { font, scale, subset, id } = embedded;
	const facts = font as unknown as FontFacts;
	const { minX, minY, maxX, maxY } = facts.bbox;
	const scaled = (n: number) => Math.round(n * scale);
	const tag = `A${String.fromCharCode(64 + Number(id.slice(1)))}`.padEnd(
		6,
		"A",
	);
	const name = `${tag}+${font.postscriptName.replaceAll(" ", "_")}`;
	const { file, widths, first, last } = encodedOf(embedded);
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
		FontFile2: stream(doc, file),
	});
	descriptor.end(undefined);
	if (!embedded.dictionary) return;
	// A simple font, not a composite one: codes of one byte, and two dictionaries less.
	embedded.dictionary.data = {
		Type: "Font",
		Subtype: "TrueType",
		BaseFont: name,
		FirstChar: first,
		LastChar: last,
		Widths: widths,
		FontDescriptor: descriptor,
		ToUnicode: meaningsOf(doc, subset.codes, tables),
	};
	embedded.dictionary.end();
}

/** Lets the document embed the fonts that it has used in our way, when it ends. */
export function embedTersely(doc: Doc): void {
	const { _fontFamilies } = doc as unknown as {
		_fontFamilies: Record<string, EmbeddedFont>;
	};
	const tables: Tables = new Map();
	for (const font of Object.values(_fontFamilies))
		font.embed = () => embed(doc, font, tables);
}
