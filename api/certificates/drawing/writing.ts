import type { Font, Glyph, GlyphPosition } from "fontkit";
import type { EmbeddedFont } from "./embedding.ts";
import { wordsOf } from "./fonts.ts";
import { Memory } from "./remember.ts";
import type { Doc } from "./structure.ts";

interface Options {
	characterSpacing?: number;
}

/** What of pdfkit the writing of text replaces or reads. */
interface Inside {
	_font: EmbeddedFont;
	_fontSize: number;
	_fontCount: number;
	_fontFamilies: Record<string, EmbeddedFont>;
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

const number = (n: number): string => String(Math.round(n * 1e4) / 1e4);

/** `#14262f` as PDF colour operands (sRGB, 0–1). Rounded up: some readers cut off what they multiply by 255. */
const operands = (colour: string): string =>
	[1, 3, 5]
		.map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
		.map((part) => Math.ceil((part / 255) * 10_000) / 10_000)
		.join(" ");

const escapes: Record<string, string> = {
	"\\": "\\\\",
	"(": "\\(",
	")": "\\)",
	"\r": "\\r",
};
/** Codes as a literal string (ISO 32000-1, 7.3.4.2). */
const literal = (codes: string): string =>
	codes && `(${codes.replace(/[\\()\r]/g, (c) => escapes[c] ?? c)})`;

/** How a text is shown with a font in every file: its glyphs have their usual codes and stand on the line. */
interface Usual {
	operators: string;
	/** Each once */
	glyphs: Glyph[];
}

const usualTexts = new WeakMap<Font, Memory<Usual>>();

function usualTextsOf({ subset: { font } }: EmbeddedFont): Memory<Usual> {
	let memory = usualTexts.get(font);
	if (!memory) {
		memory = new Memory(1000);
		usualTexts.set(font, memory);
	}
	return memory;
}

/** What moves to a place beside the line's beginning (thousandths of an em), what sets a font, and the copy of a font that is full. */
interface Means {
	place(dx: number, dy: number): string;
	set(font: EmbeddedFont): string;
	next: Next;
}

/** Shows a text with one font, or with as many copies of it as it takes to have a code for every glyph. */
class Line {
	#out = "";
	#shown = "";
	#codes = "";
	/** In thousandths of an em: where the text is, and where the reader is. */
	#at = 0;
	#reached = 0;
	readonly #means: Means;
	readonly #glyphs = new Map<number, Glyph>();
	font: EmbeddedFont;
	/** Whether all files show it so. */
	#usual = true;

	constructor(font: EmbeddedFont, means: Means) {
		this.font = font;
		this.#means = means;
	}

	#flush(): void {
		const shown = this.#shown + literal(this.#codes);
		if (shown) this.#out += `[${shown}]TJ\n`;
		this.#shown = "";
		this.#codes = "";
	}

	/** To where the next glyph belongs, in whole thousandths of an em: what is rounded off is made up for by the next gap. */
	#catchUp(): void {
		const gap = Math.round(this.#reached - this.#at);
		if (gap === 0) return;
		this.#shown += `${literal(this.#codes)}${gap}`;
		this.#codes = "";
		this.#reached -= gap;
	}

	add(glyph: Glyph, position: GlyphPosition): void {
		const { scale } = this.font;
		const { place, set, next } = this.#means;
		const { xAdvance, xOffset, yOffset } = position;
		const moved = xOffset !== 0 || yOffset !== 0;
		this.#usual &&= !moved && this.font.subset.usualCodeOf(glyph) !== undefined;
		this.#glyphs.set(glyph.id, glyph);
		if (!this.font.subset.hasRoomFor(glyph)) {
			this.#flush();
			while (!this.font.subset.hasRoomFor(glyph)) this.font = next(this.font);
			this.#out += set(this.font);
		}
		if (moved) {
			this.#flush();
			this.#out += place(this.#at + xOffset * scale, yOffset * scale);
		} else this.#catchUp();
		this.#codes += String.fromCharCode(this.font.subset.codeOf(glyph));
		this.#reached += Math.round(glyph.advanceWidth * scale);
		this.#at += xAdvance * scale;
		if (moved) {
			this.#flush();
			this.#out += place(this.#at, 0);
			this.#reached = this.#at;
		}
	}

	end(): Usual & { isUsual: boolean } {
		this.#flush();
		return {
			operators: this.#out,
			glyphs: [...this.#glyphs.values()],
			isUsual: this.#usual,
		};
	}
}

/** The same font again, for the glyphs that the first copy has no codes left for. */
type Next = (font: EmbeddedFont) => EmbeddedFont;

function copies(inside: Inside): Next {
	const following = new Map<EmbeddedFont, EmbeddedFont>();
	return (font) => {
		let next = following.get(font);
		if (!next) {
			const id = `F${++inside._fontCount}`;
			next = new font.constructor(inside, font.font, id);
			inside._fontFamilies[id] = next;
			following.set(font, next);
		}
		return next;
	};
}

/**
 * Lets the document write its text in fewer bytes and less time than pdfkit does: single lines, from the left, with the
 * baseline at y. A colour, a font or a spacing that a page has already is not set again; all else that is drawn keeps its
 * graphics state to itself.
 */
export function writeTersely(doc: Doc): void {
	const inside = doc as unknown as Inside;
	const states = new WeakMap<object, State>();
	const next = copies(inside);
	let colour = "#000000";
	inside.fillColor = (wanted) => {
		colour = wanted;
		return doc;
	};
	inside.text = (text, x, y, { characterSpacing = 0 }) => {
		if (!text) return doc;
		const { page, _font, _fontSize: size } = inside;
		const before = states.get(page) ?? {
			colour: "",
			font: "",
			spacing: "0 Tc\n",
		};
		const set = (font: EmbeddedFont) => {
			page.fonts[font.id] ??= font.ref();
			return `/${font.id} ${number(size)} Tf\n`;
		};
		const place = (dx: number, dy: number) =>
			`1 0 0 -1 ${number(x + (dx * size) / 1000)} ${number(y - (dy * size) / 1000)} Tm\n`;
		const wanted = {
			colour: `${operands(colour)} rg\n`,
			font: set(_font),
			spacing: `${number(characterSpacing)} Tc\n`,
		};
		let out = "BT\n";
		for (const key of ["colour", "font", "spacing"] as const)
			if (wanted[key] !== before[key]) out += wanted[key];
		const { operators, last } = show(text, _font, { place, set, next });
		states.set(page, { ...wanted, font: set(last) });
		doc.addContent(`${out}${place(0, 0)}${operators}ET`);
		return doc;
	};
}

/** What shows a text at its place, and the font that it ends with. */
function show(
	text: string,
	font: EmbeddedFont,
	means: Means,
): { operators: string; last: EmbeddedFont } {
	const memory = usualTextsOf(font);
	const known = memory.get(text);
	if (known) {
		for (const glyph of known.glyphs) font.subset.codeOf(glyph);
		return { operators: known.operators, last: font };
	}
	const line = new Line(font, means);
	// Word by word, each with the space that follows: so it has been measured.
	for (const word of wordsOf(text)) {
		const { glyphs, positions } = font.font.layout(word);
		for (const [i, glyph] of glyphs.entries())
			line.add(glyph, positions[i] ?? still);
	}
	const { isUsual, ...shown } = line.end();
	if (isUsual) memory.set(text, shown);
	return { operators: shown.operators, last: line.font };
}

const still = { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 };
