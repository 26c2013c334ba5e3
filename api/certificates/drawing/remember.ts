import type { Font, Glyph, GlyphRun } from "fontkit";
import type { Family } from "./faces.ts";

/** What has been made of texts, up to a number of them; then it begins anew. */
export class Memory<T> {
	readonly #made = new Map<string, T>();
	readonly #size: number;

	constructor(size = 4000) {
		this.#size = size;
	}

	of(text: string, make: () => T): T {
		let made = this.#made.get(text);
		if (made === undefined) {
			made = make();
			this.set(text, made);
		}
		return made;
	}

	get(text: string): T | undefined {
		return this.#made.get(text);
	}

	set(text: string, made: T): void {
		if (this.#made.size >= this.#size) this.#made.clear();
		this.#made.set(text, made);
	}
}

// fontkit lays digits of the Arabic script out from right to left, as if they were letters.
const letter = /[^\p{Nd}\p{P}\p{S}\s]/u;

/** The glyphs of a text, without the empty one that fontkit leaves for a non-joiner: it has shaped its neighbours. */
function layOut(
	font: Font,
	text: string,
	features: Family["features"],
): GlyphRun {
	const direction = letter.test(text) ? undefined : "ltr";
	// A copy: fontkit writes its own choices into it.
	const asked = features && { ...features };
	const run = font.layout(text, asked, undefined, undefined, direction);
	const shown = (_: unknown, i: number) =>
		!text.includes("\u200c") || run.glyphs[i]?.codePoints[0] !== 0x20;
	const glyphs = run.glyphs.filter(shown);
	const positions = run.positions.filter(shown);
	const advanceWidth = positions.reduce((sum, one) => sum + one.xAdvance, 0);
	return { glyphs, positions, advanceWidth };
}

/**
 * The font with a memory for the words that it has laid out and the outlines that it has parsed, shared by all documents.
 * Nobody may change a run.
 */
export function remembering(font: Font, features: Family["features"]): Font {
	correctGlyphs(font);
	const runs = new Memory<GlyphRun>();
	const layout = (text: string): GlyphRun =>
		runs.of(text, () => layOut(font, text, features));
	return Object.create(font, { layout: { value: layout } }) as Font;
}

/** The font for pdfkit's own text functions, which scale the positions of a run in place: each call gets its own. */
export function withOwnPositions(font: Font): Font {
	const layout: Font["layout"] = (...asked) => {
		const run = font.layout(...asked);
		return { ...run, positions: run.positions.map((one) => ({ ...one })) };
	};
	return Object.create(font, { layout: { value: layout } }) as Font;
}

/**
 * Lets the font parse each outline once, and gives each glyph the meaning that it has where it stands. fontkit keeps that
 * of the first time it is used, which is none for the ı that some í is composed of: every later ı could not be copied.
 */
function correctGlyphs(font: Font): void {
	const original = font.getGlyph.bind(font);
	const decoded = new WeakSet<Glyph>();
	font.getGlyph = (id, codePoints = []) => {
		const glyph = original(id, codePoints);
		if (!decoded.has(glyph) && glyph._decode) {
			const outline = glyph._decode();
			glyph._decode = () => outline;
			decoded.add(glyph);
		}
		const means = codePoints.length === 0 || same(codePoints, glyph.codePoints);
		return means
			? glyph
			: Object.create(glyph, { codePoints: { value: codePoints } });
	};
}

const same = (one: number[], other: number[]): boolean =>
	one.length === other.length && one.every((code, i) => code === other[i]);
