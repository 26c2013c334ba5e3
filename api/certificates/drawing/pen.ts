import type { Face, Fonts } from "./fonts.ts";
import type { Measure } from "./layout.ts";
import type { Doc } from "./structure.ts";

export const MM = 72 / 25.4;

export const INK = { strong: "#14262f", soft: "#4a5a62" };

/** How a text is set: size in millimetres, extra space between letters in ems. */
export interface Style {
	face: Face;
	size: number;
	ink?: string;
	tracking?: number;
}

/** Draws on the page in millimetres from its top left corner. */
export interface Pen {
	measure(style: Style): Measure;
	/** One line with its baseline at y; returns its width. */
	text(style: Style, x: number, y: number, text: string): number;
	/** PDF operators in millimetres, y downwards, with a graphics state of their own. */
	draw(operators: string): void;
	artifact(draw: () => void): void;
}

export function makePen(doc: Doc, fonts: Fonts): Pen {
	const measure = ({ face, size, tracking = 0 }: Style): Measure => {
		return (text) => (fonts.width(face, text) + tracking * text.length) * size;
	};
	const text = (style: Style, x: number, y: number, words: string): number => {
		const { size, ink = INK.strong, tracking = 0 } = style;
		let at = x;
		for (const run of fonts.runs(style.face, words)) {
			doc
				.font(run.font)
				.fontSize(size * MM)
				.fillColor(ink)
				.text(run.text, at * MM, y * MM, {
					lineBreak: false,
					baseline: "alphabetic",
					characterSpacing: tracking * size * MM,
				});
			at += measure(style)(run.text);
		}
		return at - x;
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
	return { measure, text, draw, artifact };
}
