import type { Font } from "fontkit";
import type { Codes } from "./codes.ts";
import { decimal, literal } from "./values.ts";

/** A word as it is set, in thousandths of an em; one entry for each glyph. */
interface Word {
	ids: number[];
	meanings: string[];
	/** As the file says, rounded; and how far the text goes on, kerning included */
	widths: number[];
	advances: number[];
	/** Where the glyph stands beside its place, if there are any that do */
	offsets: { x: number; y: number }[] | null;
}

const memories = new WeakMap<Font, Map<string, Word>>();
const memorySize = 4000;

/** The word with the font. Shared by all documents: most words of a certificate are those of the one before. */
function wordOf(font: Font, text: string): Word {
	let memory = memories.get(font);
	if (!memory) {
		memory = new Map();
		memories.set(font, memory);
	}
	let word = memory.get(text);
	if (!word) {
		if (memory.size >= memorySize) memory.clear();
		word = setWord(font, text);
		memory.set(text, word);
	}
	return word;
}

function setWord(font: Font, text: string): Word {
	const { glyphs, positions } = font.layout(text);
	const scale = 1000 / font.unitsPerEm;
	const offsets = positions.map(({ xOffset, yOffset }) => ({
		x: xOffset * scale,
		y: yOffset * scale,
	}));
	return {
		ids: glyphs.map(({ id }) => id),
		meanings: glyphs.map(({ codePoints }) =>
			String.fromCodePoint(...codePoints),
		),
		widths: glyphs.map(({ advanceWidth }) => Math.round(advanceWidth * scale)),
		advances: positions.map(({ xAdvance }) => xAdvance * scale),
		offsets: offsets.some(({ x, y }) => x !== 0 || y !== 0) ? offsets : null,
	};
}

/** A font in a document, for as many glyphs as there are codes for. */
export class FontInUse {
	/** The number of its object */
	readonly id: number;
	/** In the resources of pages */
	readonly name: string;
	readonly font: Font;
	readonly codes: Codes;
	/** The font's glyphs by their codes, and their widths; the first is the one for what is missing */
	readonly glyphs: (number | undefined)[] = [0];
	readonly widths: number[] = [];
	readonly #codes = new Map<number, number>();

	constructor(id: number, name: string, font: Font, codes: Codes) {
		this.id = id;
		this.name = name;
		this.font = font;
		this.codes = codes;
	}

	/** The code of the i-th glyph of a word, or 0 when there is none left for it. */
	codeOf(word: Word, i: number): number {
		const id = word.ids[i] ?? 0;
		return this.#codes.get(id) ?? this.#newCode(id, word, i);
	}

	#newCode(id: number, word: Word, i: number): number {
		const isTaken = (code: number) => this.glyphs[code] !== undefined;
		const code = this.codes.find(word.meanings[i] ?? "", isTaken);
		if (code === 0) return 0;
		// No holes of JavaScript's: they are slow, and skipped by those who walk through.
		while (this.glyphs.length < code) this.glyphs.push(undefined);
		while (this.widths.length < code) this.widths.push(0);
		this.glyphs[code] = id;
		this.widths[code] = word.widths[i] ?? 0;
		this.#codes.set(id, code);
		return code;
	}
}

/** The parts of the graphics state that texts leave behind on a page. */
export interface TextState {
	colour: string;
	font: string;
	spacing: string;
}

/** How a text is set: size and extra space after each glyph in points, colour as PDF operands. */
export interface TextStyle {
	font: FontInUse;
	size: number;
	spacing: number;
	colour: string;
}

/** `#14262f` as PDF colour operands (sRGB, 0–1). Rounded up: some readers cut off what they multiply by 255. */
export const operands = (colour: string): string =>
	[1, 3, 5]
		.map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
		.map((part) => Math.ceil((part / 255) * 10_000) / 10_000)
		.join(" ");

/**
 * The operators that show a line from (x, y), its baseline, upright where y grows downwards. What the page's state has
 * already is not set again; all else that is drawn keeps its graphics state to itself.
 */
export class LineWriter {
	readonly #style: TextStyle;
	readonly #x: number;
	readonly #y: number;
	readonly #next: (font: FontInUse) => FontInUse;
	#font: FontInUse;
	#out = "";
	#shown = "";
	#codes = "";
	/** In thousandths of an em: where the text is, and where the reader is. */
	#at = 0;
	#reached = 0;

	/** @param next the same font again, for the glyphs that it has no codes left for */
	constructor(
		style: TextStyle,
		x: number,
		y: number,
		next: (font: FontInUse) => FontInUse,
	) {
		this.#style = style;
		this.#x = x;
		this.#y = y;
		this.#next = next;
		this.#font = style.font;
	}

	/** The line, and the state that it leaves behind. */
	show(
		text: string,
		before: TextState,
	): { operators: string; after: TextState } {
		const { colour, spacing } = this.#style;
		const wanted = {
			colour: `${colour} rg\n`,
			font: this.#select(),
			spacing: `${decimal(spacing, 4)} Tc\n`,
		};
		if (wanted.colour !== before.colour) this.#out += wanted.colour;
		if (wanted.font !== before.font) this.#out += wanted.font;
		if (wanted.spacing !== before.spacing) this.#out += wanted.spacing;
		this.#place(0, 0);
		// Word by word, each with the space that follows: so it has been measured.
		for (let from = 0; from < text.length; ) {
			const space = text.indexOf(" ", from);
			const to = space < 0 ? text.length : space + 1;
			this.#add(wordOf(this.#style.font.font, text.slice(from, to)));
			from = to;
		}
		this.#flush();
		return {
			operators: `BT\n${this.#out}ET`,
			after: { ...wanted, font: this.#select() },
		};
	}

	#select(): string {
		return `/${this.#font.name} ${decimal(this.#style.size, 4)} Tf\n`;
	}

	#place(dx: number, dy: number): void {
		const em = this.#style.size / 1000;
		this.#out += `1 0 0 -1 ${decimal(this.#x + dx * em, 4)} ${decimal(this.#y - dy * em, 4)} Tm\n`;
	}

	#flush(): void {
		const codes = this.#codes && literal(this.#codes);
		if (this.#shown || codes) this.#out += `[${this.#shown}${codes}]TJ\n`;
		this.#shown = "";
		this.#codes = "";
	}

	/** To where the next glyph belongs, in whole thousandths of an em: what is rounded off is made up for by the next gap. */
	#catchUp(): void {
		const gap = Math.round(this.#reached - this.#at);
		if (gap === 0) return;
		this.#shown += `${this.#codes && literal(this.#codes)}${gap}`;
		this.#codes = "";
		this.#reached -= gap;
	}

	/** The code of a glyph, by a copy of the font if there is none left. */
	#codeOf(word: Word, i: number): string {
		let code = this.#font.codeOf(word, i);
		if (code === 0) {
			this.#flush();
			for (; code === 0; code = this.#font.codeOf(word, i))
				this.#font = this.#next(this.#font);
			this.#out += this.#select();
		}
		return String.fromCharCode(code);
	}

	#add(word: Word): void {
		const { ids, widths, advances, offsets } = word;
		for (let i = 0; i < ids.length; i++) {
			const code = this.#codeOf(word, i);
			const { x, y } = offsets?.[i] ?? middle;
			const moved = x !== 0 || y !== 0;
			if (moved) {
				this.#flush();
				this.#place(this.#at + x, y);
			} else this.#catchUp();
			this.#codes += code;
			this.#reached += widths[i] ?? 0;
			this.#at += advances[i] ?? 0;
			if (!moved) continue;
			this.#flush();
			this.#place(this.#at, 0);
			this.#reached = this.#at;
		}
	}
}

const middle = { x: 0, y: 0 };
