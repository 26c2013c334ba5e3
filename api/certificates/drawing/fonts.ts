import { readFile } from "node:fs/promises";
import type { Font, Glyph, GlyphRun } from "fontkit";

/** serif: Hedvig Letters Serif; sans and bold: Schibsted Grotesk 400 and 600. */
export type Face = "serif" | "sans" | "bold";

/** A stretch of text that one font file can draw. */
export interface Run {
	/** The name that the font is registered under. */
	font: string;
	text: string;
}

interface Fonts {
	all: Map<string, Font>;
	/** The runs of a text, each by the first font of the face that has its characters. */
	runs(face: Face, text: string): Run[];
	/** The width of a text in ems, kerning included. */
	width(face: Face, text: string): number;
}

// woff, not woff2: fontkit subsets the latter's transformed glyph table wrongly.
const files: Record<string, string> = {
	serif:
		"hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff",
	serifExtended:
		"hedvig-letters-serif/files/hedvig-letters-serif-latin-ext-400-normal.woff",
	sans: "schibsted-grotesk/files/schibsted-grotesk-latin-400-normal.woff",
	sansExtended:
		"schibsted-grotesk/files/schibsted-grotesk-latin-ext-400-normal.woff",
	bold: "schibsted-grotesk/files/schibsted-grotesk-latin-600-normal.woff",
	boldExtended:
		"schibsted-grotesk/files/schibsted-grotesk-latin-ext-600-normal.woff",
};

// The serif lacks some letters that the sans has; a name with one of them borrows it.
const order: Record<Face, string[]> = {
	serif: ["serif", "serifExtended", "sans", "sansExtended"],
	sans: ["sans", "sansExtended"],
	bold: ["bold", "boldExtended"],
};

const memoSize = 4000;

/**
 * The font with a memory for the words that it has laid out and the outlines that it has parsed. Parsed fonts are shared by all documents, but pdfkit scales
 * the positions of a run in place, so every caller gets positions of its own.
 */
function remembering(font: Font): Font {
	const memo = new Map<string, GlyphRun>();
	const layout = (text: string, features?: unknown): GlyphRun => {
		if (features) return font.layout(text, features);
		let run = memo.get(text);
		if (!run) {
			const { glyphs, positions } = font.layout(text);
			run = { glyphs, positions, advanceWidth: 0 };
			if (memo.size >= memoSize) memo.clear();
			memo.set(text, run);
		}
		const positions = run.positions.map((position) => ({ ...position }));
		return {
			glyphs: run.glyphs,
			positions,
			get advanceWidth() {
				return positions.reduce((sum, position) => sum + position.xAdvance, 0);
			},
		};
	};
	const decoded = new WeakSet<Glyph>();
	const getGlyph = (id: number, codePoints?: number[]): Glyph => {
		const glyph = font.getGlyph(id, codePoints);
		if (!decoded.has(glyph) && glyph._decode) {
			const outline = glyph._decode();
			glyph._decode = () => outline;
			decoded.add(glyph);
		}
		return glyph;
	};
	return Object.create(font, {
		layout: { value: layout },
		getGlyph: { value: getGlyph },
	}) as Font;
}

async function open(): Promise<Fonts> {
	const [fontkit, { openTypeOf }] = await Promise.all([
		import("fontkit"),
		import("./woff.ts"),
	]);
	const all = new Map<string, Font>();
	const characters = new Map<string, Set<number>>();
	for (const [name, file] of Object.entries(files)) {
		const url = new URL(import.meta.resolve(`@fontsource/${file}`));
		const font = fontkit.create(openTypeOf(await readFile(url)));
		all.set(name, remembering(font));
		characters.set(name, new Set(font.characterSet));
	}
	const choose = (face: Face, character: string): string => {
		const has = (name: string) =>
			characters.get(name)?.has(character.codePointAt(0) ?? 0);
		return order[face].find(has) ?? face;
	};
	const runs = (face: Face, text: string): Run[] => {
		const out: Run[] = [];
		for (const character of text) {
			const font = choose(face, character);
			const last = out.at(-1);
			if (last?.font === font) last.text += character;
			else out.push({ font, text: character });
		}
		return out;
	};
	const widths = new Map<string, number>();
	const wordWidth = (face: Face, word: string): number => {
		const key = `${face} ${word}`;
		let sum = widths.get(key);
		if (sum === undefined) {
			sum = 0;
			for (const { font: name, text } of runs(face, word)) {
				const font = all.get(name);
				if (font) sum += font.layout(text).advanceWidth / font.unitsPerEm;
			}
			if (widths.size >= memoSize) widths.clear();
			widths.set(key, sum);
		}
		return sum;
	};
	// Word by word, each with the space that follows, exactly as pdfkit lays it out.
	const width = (face: Face, text: string) =>
		text.split(/(?<= )/).reduce((sum, word) => sum + wordWidth(face, word), 0);
	return { all, runs, width };
}

let opened: Promise<Fonts> | undefined;

/** The certificate's fonts, read and parsed on first use and then shared: a process that draws nothing holds none. */
export function loadFonts(): Promise<Fonts> {
	opened ??= open();
	return opened;
}

export type { Fonts };
