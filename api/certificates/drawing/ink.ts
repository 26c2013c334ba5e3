import { type Fonts, wordsOf } from "./fonts.ts";
import type { Piece } from "./line.ts";

/** A rectangle (mm), y downwards. */
export interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** The boxes of the glyphs of a piece, from the left end of its line and its baseline. Spaces have none. */
export function glyphBoxes(fonts: Fonts, piece: Piece): Box[] {
	const font = fonts.all.get(piece.font);
	if (!font) return [];
	const boxes: Box[] = [];
	const scale = piece.size / font.unitsPerEm;
	let x = piece.x;
	for (const word of wordsOf(piece.text)) {
		const { glyphs, positions } = font.layout(word);
		for (const [i, { cbox }] of glyphs.entries()) {
			const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[i] ?? {};
			const { minX, maxX, minY, maxY } = cbox;
			if (maxX > minX)
				boxes.push({
					left: x + (xOffset + minX) * scale,
					right: x + (xOffset + maxX) * scale,
					top: -(yOffset + maxY) * scale,
					bottom: -(yOffset + minY) * scale,
				});
			x += xAdvance * scale + piece.spacing;
		}
	}
	return boxes;
}

/**
 * How far the letters of lines rise above their first baseline, fall below their last, and begin before the lines do (mm),
 * and how far apart their baselines must be, lest letters touch.
 */
export interface Ink {
	before: number;
	rise: number;
	fall: number;
	leading: number;
}

const AIR = 0.2;

function distance(above: Box[], below: Box[]): number {
	let most = 0;
	for (const one of above)
		for (const other of below) {
			const apart = one.right < other.left || other.right < one.left;
			if (!apart) most = Math.max(most, one.bottom - other.top + AIR);
		}
	return most;
}

export function inkOf(fonts: Fonts, lines: Piece[][]): Ink {
	const boxes = lines.map((pieces) =>
		pieces.flatMap((piece) => glyphBoxes(fonts, piece)),
	);
	return {
		before: Math.max(0, ...boxes.flat().map(({ left }) => -left)),
		rise: Math.max(0, ...(boxes.at(0) ?? []).map(({ top }) => -top)),
		fall: Math.max(0, ...(boxes.at(-1) ?? []).map(({ bottom }) => bottom)),
		leading: Math.max(
			0,
			...boxes.slice(1).map((below, i) => distance(boxes[i] ?? [], below)),
		),
	};
}
