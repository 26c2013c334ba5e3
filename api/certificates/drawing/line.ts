import { inVisualOrder, runsLeftwards } from "./bidi.ts";
import type { Face } from "./faces.ts";
import type { Fonts, Run } from "./fonts.ts";

/** How a text is set: size in millimetres, extra space between letters in ems. */
export interface Style {
	face: Face;
	size: number;
	ink?: string;
	tracking?: number;
	/** Of its paragraphs: ltr unless said otherwise; auto: that of the first letter, for what is a name alone. */
	direction?: "ltr" | "auto";
}

/** What one font draws of a line: its size and where it begins, from the line's left end (mm). */
export interface Piece {
	font: string;
	text: string;
	size: number;
	x: number;
	/** Extra space after each glyph (mm). */
	spacing: number;
}

/** The width in millimetres of a text on a line of its own. */
export function widthOf(fonts: Fonts, style: Style, text: string): number {
	const { face, size, tracking = 0 } = style;
	const { width, spaced } = fonts.extent(face, text);
	return (width + tracking * spaced) * size;
}

/** A run, and where in its line it is read. */
type PlacedRun = Run & { at: number };

function placed(runs: readonly Run[], from: number): PlacedRun[] {
	let at = from;
	return runs.map((run) => {
		const one = { ...run, at };
		at += run.text.length;
		return one;
	});
}

// The font itself lays joined letters out leftwards; of all else each character is on its own.
const apart = (run: Run): Run[] =>
	run.joined ? [run] : [...run.text].map((text) => ({ ...run, text }));

/** The runs of each line, from left to right. */
function runsInOrder(
	fonts: Fonts,
	{ face, direction = "ltr" }: Style,
	lines: string[],
): PlacedRun[][] {
	if (!lines.some(runsLeftwards))
		return lines.map((line) => placed(fonts.runs(face, line), 0));
	return inVisualOrder(lines, direction).map((stretches) =>
		stretches.flatMap(({ text, leftwards, start }) => {
			const runs = fonts.runs(face, text);
			return leftwards
				? placed(runs.flatMap(apart), start).reverse()
				: placed(runs, start);
		}),
	);
}

/**
 * The pieces of the lines of a paragraph, those of each line in the order in which they are read: a tagged file has its
 * content in that order (ISO 32000-1, 14.8.2.3).
 */
export function setLines(
	fonts: Fonts,
	style: Style,
	lines: string[],
): Piece[][] {
	const { size, tracking = 0 } = style;
	return runsInOrder(fonts, style, lines).map((runs) => {
		let x = 0;
		const pieces = runs.map((run, i) => {
			const { font, text, scale, joined, at } = run;
			const spacing = joined ? 0 : tracking * size;
			const piece = { font, text, size: size * scale, x, spacing, at };
			if (i + 1 < runs.length) {
				const { width, spaced } = fonts.extentOf(run);
				x += width * size + spacing * spaced;
			}
			return piece;
		});
		return pieces.sort((one, other) => one.at - other.at);
	});
}

/**
 * The same, with a space after every line but the last: who reads the lines aloud or copies them finds the words apart
 * (ISO 32000-1, 14.8.2.5). What is laid out leftwards gets it as a piece of its own, which moves no letter.
 */
export function setParagraph(
	fonts: Fonts,
	style: Style,
	lines: string[],
): Piece[][] {
	const set = setLines(fonts, style, lines);
	return set.map((pieces, i) => {
		const last = pieces.at(-1);
		if (!last || i + 1 === set.length) return pieces;
		if (runsLeftwards(last.text)) return [...pieces, { ...last, text: " " }];
		return [...pieces.slice(0, -1), { ...last, text: `${last.text} ` }];
	});
}
