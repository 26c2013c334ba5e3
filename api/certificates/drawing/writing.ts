import type { EmbeddedFont } from "./embedding.ts";
import type { Doc } from "./structure.ts";

interface Options {
	characterSpacing?: number;
}

/** What of pdfkit the writing of text replaces or reads. */
interface Inside {
	_font: EmbeddedFont;
	_fontSize: number;
	page: { fonts: Record<string, unknown> };
	text(text: string, x: number, y: number, options: Options): Doc;
	fillColor(colour: string): Doc;
}

/** The parts of the graphics state that texts leave behind on a page. */
interface State {
	colour: string;
	font: string;
	spacing: string;
}

const number = (n: number, decimals: number): string =>
	String(Math.round(n * 10 ** decimals) / 10 ** decimals);

/** `#14262f` as PDF colour operands (sRGB, 0–1). Rounded up: some readers cut off what they multiply by 255. */
const operands = (colour: string): string =>
	[1, 3, 5]
		.map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
		.map((part) => Math.ceil((part / 255) * 10_000) / 10_000)
		.join(" ");

const hex = (n: number): string => n.toString(16).padStart(4, "0");

/** The number of a glyph in the font's subset, where its width and its meaning are kept too. */
function codeOf(
	{ subset, widths, unicode, scale }: EmbeddedFont,
	glyph: { id: number; advanceWidth: number; codePoints: number[] },
): string {
	const code = subset.includeGlyph(glyph.id);
	widths[code] ??= width(glyph.advanceWidth * scale);
	unicode[code] ??= glyph.codePoints;
	return hex(code);
}

const width = (n: number): number => Math.round(n * 100) / 100;

/** The operators that show a text from (x, y), upright where y grows downwards. */
function show(
	font: EmbeddedFont,
	size: number,
	text: string,
	x: number,
	y: number,
): string {
	const { scale } = font;
	const place = (dx: number, dy: number) =>
		`1 0 0 -1 ${number(x + (dx * size) / 1000, 6)} ${number(y - (dy * size) / 1000, 6)} Tm\n`;
	let out = place(0, 0);
	let line = "";
	let codes = "";
	// In thousandths of an em: where the text is, and where the reader is.
	let [at, reached] = [0, 0];
	const flush = () => {
		if (codes) line += `<${codes}>`;
		if (line) out += `[${line}]TJ\n`;
		[line, codes] = ["", ""];
	};
	// Word by word, each with the space that follows: so it has been measured.
	for (const word of text.split(/(?<= )/)) {
		const { glyphs, positions } = font.font.layout(word);
		for (const [i, glyph] of glyphs.entries()) {
			const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
			const moved = xOffset !== 0 || yOffset !== 0;
			if (moved) {
				flush();
				out += place(at + xOffset * scale, yOffset * scale);
			} else {
				const gap = Math.round((reached - at) * 100) / 100;
				if (gap !== 0) {
					line += `${codes && `<${codes}>`}${gap}`;
					codes = "";
					reached -= gap;
				}
			}
			codes += codeOf(font, glyph);
			reached += width(glyph.advanceWidth * scale);
			at += xAdvance * scale;
			if (moved) {
				flush();
				out += place(at, 0);
				reached = at;
			}
		}
	}
	flush();
	return out;
}

/**
 * Lets the document write its text in fewer bytes and less time than pdfkit does: single lines, from the left, with the
 * baseline at y. A colour, a font or a spacing that a page has already is not set again; all else that is drawn keeps its
 * graphics state to itself.
 */
export function writeTersely(doc: Doc): void {
	const inside = doc as unknown as Inside;
	const states = new WeakMap<object, State>();
	let colour = "#000000";
	inside.fillColor = (next) => {
		colour = next;
		return doc;
	};
	inside.text = (text, x, y, { characterSpacing = 0 }) => {
		if (!text) return doc;
		const { page, _font: font, _fontSize: size } = inside;
		page.fonts[font.id] ??= font.ref();
		const state = states.get(page) ?? { colour: "", font: "", spacing: "0" };
		const wanted = {
			colour,
			font: `/${font.id} ${number(size, 6)} Tf\n`,
			spacing: number(characterSpacing, 6),
		};
		states.set(page, wanted);
		doc.addContent(
			`BT\n${wanted.colour === state.colour ? "" : `${operands(colour)} rg\n`}${
				wanted.font === state.font ? "" : wanted.font
			}${wanted.spacing === state.spacing ? "" : `${wanted.spacing} Tc\n`}${show(font, size, text, x, y)}ET`,
		);
		return doc;
	};
}
