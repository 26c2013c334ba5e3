import type { Font, Glyph } from "fontkit";

/**
 * Subsets of TrueType fonts (OpenType 1.9, with a glyf table) for embedding: the outlines and what a PDF reader needs to
 * find them (ISO 32000-1, 9.9), nothing for fitting them to the pixels of an old screen.
 */

/** What fontkit has of a font's file. */
interface Inside {
	stream: { buffer: Uint8Array };
	directory: { tables: Record<string, { offset: number; length: number }> };
}

/** A glyph as it is embedded, and where in it other glyphs are referred to. */
interface Outline {
	data: Buffer;
	parts: { at: number; id: number }[];
}

const nothing: Outline = { data: Buffer.alloc(0), parts: [] };

/** A glyph, and the characters that it stands for. */
type Meant = Pick<Glyph, "id" | "codePoints">;

/** A font's file, taken apart once for all documents. */
interface Source {
	head: Buffer;
	hhea: Buffer;
	maxp: Buffer;
	hmtx: Buffer;
	metrics: number;
	/** Of the glyphs that stand for the usual characters on their own */
	usualCodes: Map<number, number>;
	outline(id: number): Outline;
}

const sources = new WeakMap<Font, Source>();

function sourceOf(font: Font): Source {
	let source = sources.get(font);
	if (!source) {
		source = takeApart(font);
		sources.set(font, source);
	}
	return source;
}

function takeApart(font: Font): Source {
	const { stream, directory } = font as unknown as Inside;
	const table = (tag: string): Buffer => {
		const entry = directory.tables[tag];
		if (!entry) throw new Error(`The font has no ${tag} table`);
		const { offset, length } = entry;
		return Buffer.from(stream.buffer.subarray(offset, offset + length));
	};
	const [head, hhea, maxp] = [table("head"), table("hhea"), table("maxp")];
	const [loca, glyf] = [table("loca"), table("glyf")];
	const start = (id: number): number =>
		head.readInt16BE(50) === 1
			? loca.readUInt32BE(4 * id)
			: 2 * loca.readUInt16BE(2 * id);
	const outlines = new Map<number, Outline>();
	const outline = (id: number): Outline => {
		let known = outlines.get(id);
		if (!known) {
			known = withoutInstructions(glyf.subarray(start(id), start(id + 1)));
			outlines.set(id, known);
		}
		return known;
	};
	// Checksum and dates of the whole font, and what its instructions may use: nothing of that is embedded.
	head.fill(0, 8, 12).fill(0, 20, 36);
	maxp.fill(0, 16, 28);
	return {
		head,
		hhea,
		maxp,
		hmtx: table("hmtx"),
		metrics: hhea.readUInt16BE(34),
		usualCodes: usualCodesOf(font),
		outline,
	};
}

function usualCodesOf(font: Font): Map<number, number> {
	const codes = new Map<number, number>();
	for (const [i, meaning] of usual.entries()) {
		const { glyphs } = font.layout(String.fromCodePoint(...meaning));
		const id = glyphs.length === 1 ? glyphs[0]?.id : 0;
		if (id && !codes.has(id)) codes.set(id, i + 1);
	}
	return codes;
}

// Of the flags of a composite glyph's parts (OpenType 1.9, glyf).
const WORDS = 1;
const SCALE = 8;
const MORE = 32;
const SCALES = 64;
const MATRIX = 128;
const INSTRUCTIONS = 256;

function withoutInstructions(glyph: Buffer): Outline {
	if (glyph.length === 0) return { data: glyph, parts: [] };
	const contours = glyph.readInt16BE(0);
	if (contours < 0) return composite(glyph);
	const at = 10 + 2 * contours;
	const length = glyph.readUInt16BE(at);
	const none = Buffer.alloc(2);
	const rest = glyph.subarray(at + 2 + length);
	return {
		data: Buffer.concat([glyph.subarray(0, at), none, rest]),
		parts: [],
	};
}

function composite(glyph: Buffer): Outline {
	const data = Buffer.from(glyph);
	const parts: Outline["parts"] = [];
	let at = 10;
	let flags = MORE;
	while (flags & MORE) {
		flags = data.readUInt16BE(at);
		data.writeUInt16BE(flags & ~INSTRUCTIONS, at);
		parts.push({ at: at + 2, id: data.readUInt16BE(at + 2) });
		at += flags & WORDS ? 8 : 6;
		if (flags & SCALE) at += 2;
		else if (flags & SCALES) at += 4;
		else if (flags & MATRIX) at += 8;
	}
	return { data: data.subarray(0, at), parts };
}

const even = (length: number): number => length + (length & 1);

function checksum(table: Buffer): number {
	let sum = 0;
	for (let i = 0; i < table.length; i += 4) {
		const whole = i + 4 <= table.length;
		const word = whole
			? table.readUInt32BE(i)
			: table.readUIntBE(i, table.length - i) * 256 ** (i + 4 - table.length);
		sum = (sum + word) >>> 0;
	}
	return sum;
}

/** An OpenType file of these tables, given in the order of their tags. */
function fileOf(tables: [tag: string, table: Buffer][]): Buffer {
	const directory = Buffer.alloc(12 + 16 * tables.length);
	const power = Math.floor(Math.log2(tables.length));
	directory.writeUInt32BE(0x10000, 0);
	directory.writeUInt16BE(tables.length, 4);
	directory.writeUInt16BE(2 ** power * 16, 6);
	directory.writeUInt16BE(power, 8);
	directory.writeUInt16BE((tables.length - 2 ** power) * 16, 10);
	const parts: Buffer[] = [directory];
	let offset = directory.length;
	for (const [i, [tag, table]] of tables.entries()) {
		const record = 12 + 16 * i;
		directory.write(tag, record, "latin1");
		directory.writeUInt32BE(checksum(table), record + 4);
		directory.writeUInt32BE(offset, record + 8);
		directory.writeUInt32BE(table.length, record + 12);
		const padding = Buffer.alloc((4 - (table.length % 4)) % 4);
		parts.push(table, padding);
		offset += table.length + padding.length;
	}
	return Buffer.concat(parts);
}

// A byte says which glyph, and zero is for what is missing.
const MOST = 256;

/** A cmap for symbols: the codes are the numbers of the glyphs (format 4 for platform 3, encoding 0). */
function symbols(count: number): Buffer {
	const [first, last] = [0xf001, 0xf000 + count - 1];
	// One segment, 0xf000 below which the glyphs are, and the one that ends all tables.
	const segments = [last, 0xffff, 0, first, 0xffff, 0x1000, 1, 0, 0];
	const head = [0, 1, 3, 0, 0, 12, 4, 32, 0, 4, 4, 1, 0];
	const out = Buffer.alloc(2 * (head.length + segments.length));
	for (const [i, n] of [...head, ...segments].entries())
		out.writeUInt16BE(n, 2 * i);
	return out;
}

/**
 * What has the same code in every file, from 1 on: the most used characters first, and ligatures. How a text of these is shown
 * is worked out once for all files, and so is what a reader is told of them.
 */
export const usual: readonly (readonly number[])[] = [
	...` etanrsidlokgmvöäfuåpbjchy.x-wqzé0123456789,/:–()&"'`,
	..."SFHKBVLGOÖMTARDPIÅENJÄUCWYQXZÉ…",
	...["fi", "tt", "ff", "fl"],
].map((text) => [...text].map((character) => character.codePointAt(0) ?? 0));

/**
 * What the codes of texts mean, for fonts that share it: so one table tells it of all of them. In each font a code has a
 * glyph of its own, or none.
 */
export class Codes {
	/** By code, from 1 on; first the usual ones */
	readonly meanings: (readonly number[])[] = [[], ...usual];
	// Of the others only
	readonly #byMeaning = new Map<string, number[]>();

	/** Whether it has no more than what all files have. */
	get areUsual(): boolean {
		return this.meanings.length === usual.length + 1;
	}

	/** The codes beyond the usual that stand for these characters, the first that was given first. */
	of(meaning: readonly number[]): readonly number[] {
		return this.#byMeaning.get(meaning.join()) ?? [];
	}

	get full(): boolean {
		return this.meanings.length >= MOST;
	}

	add(meaning: readonly number[]): number {
		const code = this.meanings.push(meaning) - 1;
		const key = meaning.join();
		this.#byMeaning.set(key, [...(this.#byMeaning.get(key) ?? []), code]);
		return code;
	}
}

/** Glyphs of a font that a document uses, each numbered with its code in a text. What pdfkit calls a subset. */
export class Subset {
	/** What all documents that use it have in common */
	readonly font: Font;
	readonly codes: Codes;
	readonly #source: Source;
	// With gaps where a code is of other fonts only
	readonly #glyphs: (number | undefined)[] = [0];
	readonly #numbers = new Map([[0, 0]]);

	constructor(font: Font, codes: Codes) {
		this.font = font;
		this.#source = sourceOf(font);
		this.codes = codes;
	}

	/** The glyphs by code, for what depends on them alone. */
	get key(): string {
		return this.#glyphs.join();
	}

	/** The usual code of a glyph, which is its own in this font in every file. */
	usualCodeOf({ id }: Meant): number | undefined {
		return this.#source.usualCodes.get(id);
	}

	#codeFor(meaning: readonly number[]): number | undefined {
		return this.codes
			.of(meaning)
			.find((code) => this.#glyphs[code] === undefined);
	}

	/** Whether the font's glyph is in the subset, or can be. */
	hasRoomFor(glyph: Meant): boolean {
		return (
			!this.codes.full ||
			this.#numbers.has(glyph.id) ||
			(this.usualCodeOf(glyph) ?? this.#codeFor(glyph.codePoints)) !== undefined
		);
	}

	/** The code in a text of the font's glyph, which there is room for. */
	codeOf(glyph: Meant): number {
		const { id, codePoints } = glyph;
		let code = this.#numbers.get(id);
		if (code === undefined) {
			code =
				this.usualCodeOf(glyph) ??
				this.#codeFor(codePoints) ??
				this.codes.add(codePoints);
			this.#glyphs[code] = id;
			this.#numbers.set(id, code);
		}
		return code;
	}

	/** What the characters by code are wide, in units of the font; undefined for those of other fonts. */
	widths(): (number | undefined)[] {
		const { hmtx, metrics } = this.#source;
		return Array.from(this.#glyphs, (id) =>
			id === undefined
				? undefined
				: hmtx.readUInt16BE(4 * Math.min(id, metrics - 1)),
		);
	}

	/** The number of a glyph that others are composed of. */
	#partOf(id: number): number {
		let number = this.#numbers.get(id);
		if (number === undefined) {
			number = this.#glyphs.push(id) - 1;
			this.#numbers.set(id, number);
		}
		return number;
	}

	/** The file of the subset. Parts of composite glyphs are included at the end. */
	encode(): Buffer {
		const codes = this.#glyphs.length;
		const outlines: Outline[] = [];
		const starts = [0];
		// Grows while it is walked through.
		for (const id of this.#glyphs) {
			const outline = id === undefined ? nothing : this.#source.outline(id);
			for (const part of outline.parts) this.#partOf(part.id);
			outlines.push(outline);
			starts.push((starts.at(-1) ?? 0) + even(outline.data.length));
		}
		const glyf = Buffer.alloc(starts.at(-1) ?? 0);
		for (const [i, { data, parts }] of outlines.entries()) {
			const start = starts[i] ?? 0;
			glyf.set(data, start);
			for (const part of parts)
				glyf.writeUInt16BE(this.#partOf(part.id), start + part.at);
		}
		const count = outlines.length;
		const long = glyf.length > 0x1fffe;
		const loca = Buffer.alloc(starts.length * (long ? 4 : 2));
		for (const [i, start] of starts.entries())
			if (long) loca.writeUInt32BE(start, 4 * i);
			else loca.writeUInt16BE(start / 2, 2 * i);
		return fileOf([
			["cmap", symbols(codes)],
			["glyf", glyf],
			["head", this.#changed("head", 50, long ? 1 : 0)],
			["hhea", this.#changed("hhea", 34, count)],
			["hmtx", this.#metrics()],
			["loca", loca],
			["maxp", this.#changed("maxp", 4, count)],
		]);
	}

	#changed(tag: "head" | "hhea" | "maxp", at: number, value: number): Buffer {
		const table = Buffer.from(this.#source[tag]);
		table.writeUInt16BE(value, at);
		return table;
	}

	#metrics(): Buffer {
		const { hmtx, metrics } = this.#source;
		const out = Buffer.alloc(4 * this.#glyphs.length);
		for (const [i, id] of this.#glyphs.entries()) {
			if (id === undefined) continue;
			const last = Math.min(id, metrics - 1);
			hmtx.copy(out, 4 * i, 4 * last, 4 * last + 2);
			// Past the last width there are only bearings.
			const bearing = id < metrics ? 4 * id + 2 : 2 * metrics + 2 * id;
			hmtx.copy(out, 4 * i + 2, bearing, bearing + 2);
		}
		return out;
	}
}
