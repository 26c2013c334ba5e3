import type { Fonts } from "./fonts.ts";
import { type Ink, inkOf } from "./ink.ts";
import type { Measure } from "./layout.ts";
import {
	type Piece,
	type Style,
	setLines,
	setParagraph,
	widthOf,
} from "./line.ts";
import type { Doc } from "./structure.ts";

export type { Style } from "./line.ts";

export const MM = 72 / 25.4;

export const INK = { strong: "#14262f", soft: "#4a5a62" };

/** Measures text. */
export interface Ruler {
	measure(style: Style): Measure;
	/** What the letters of these lines take up. */
	ink(style: Style, lines: string[]): Ink;
	/** The style for a name: if its face lacks a letter of it, one that has them all. */
	suited(style: Style, name: string): Style;
}

/** Draws on the page in millimetres from its top left corner. */
export interface Pen extends Ruler {
	/** One line with its baseline at y. */
	text(style: Style, x: number, y: number, text: string): void;
	/** The lines of a paragraph, the first with its baseline at y, the others `leading` apart. */
	lines(
		style: Style,
		x: number,
		y: number,
		leading: number,
		lines: string[],
	): void;
	/** PDF operators in millimetres, y downwards, with a graphics state of their own. */
	draw(operators: string): void;
	artifact(draw: () => void): void;
}

export function makeRuler(fonts: Fonts): Ruler {
	return {
		measure: (style) => (text) => widthOf(fonts, style, text),
		ink: (style, lines) => inkOf(fonts, setLines(fonts, style, lines)),
		suited: (style, name) => ({
			...style,
			face: fonts.suited(style.face, name),
		}),
	};
}

function drawPiece(doc: Doc, ink: string, x: number, y: number, piece: Piece) {
	doc
		.font(piece.font)
		.fontSize(piece.size * MM)
		.fillColor(ink)
		.text(piece.text, (x + piece.x) * MM, y * MM, {
			lineBreak: false,
			baseline: "alphabetic",
			characterSpacing: piece.spacing * MM,
		});
}

export function makePen(doc: Doc, fonts: Fonts): Pen {
	const lines: Pen["lines"] = (style, x, y, leading, texts) => {
		for (const [i, pieces] of setParagraph(fonts, style, texts).entries()) {
			for (const piece of pieces)
				drawPiece(doc, style.ink ?? INK.strong, x, y + i * leading, piece);
		}
	};
	const draw = (operators: string): void => {
		doc.addContent(
			`q ${MM.toFixed(6)} 0 0 ${MM.toFixed(6)} 0 0 cm\n${operators}Q`,
		);
	};
	const artifact = (drawing: () => void): void => {
		doc.markContent("Artifact", { type: "Layout" });
		drawing();
		doc.endMarkedContent();
	};
	return {
		...makeRuler(fonts),
		lines,
		text: (style, x, y, text) => lines(style, x, y, 0, [text]),
		draw,
		artifact,
	};
}
