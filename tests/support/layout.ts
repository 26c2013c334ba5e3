import type { CertificateContent } from "../../api/certificates/drawing/content.ts";
import type { Fonts } from "../../api/certificates/drawing/fonts.ts";
import { type Box, glyphBoxes } from "../../api/certificates/drawing/ink.ts";
import { setLines } from "../../api/certificates/drawing/line.ts";
import { MM, makeRuler, type Pen } from "../../api/certificates/drawing/pen.ts";
import type { Sheet } from "../../api/certificates/drawing/sheet.ts";
import type { Doc } from "../../api/certificates/drawing/structure.ts";
import { wordsOf } from "../../api/certificates/drawing/words.ts";

/** Something on a page (mm): a line of text with the boxes of its glyphs, or a figure or rule. */
export interface Part {
	/** The type of its structure element, or `rule`. */
	type: string;
	text: string;
	/** Of a line of text, in points */
	size?: number;
	box: Box;
	glyphs: Box[];
}

const around = (boxes: Box[]): Box => ({
	left: Math.min(...boxes.map((box) => box.left)),
	right: Math.max(...boxes.map((box) => box.right)),
	top: Math.min(...boxes.map((box) => box.top)),
	bottom: Math.max(...boxes.map((box) => box.bottom)),
});

const RULE = /0\.2 w ([\d.]+) ([\d.]+) m ([\d.]+) [\d.]+ l S/g;

/** A sheet that draws nothing and keeps a list of what was put where. */
export function observedSheet(
	fonts: Fonts,
	content: CertificateContent,
): { sheet: Sheet; parts: Part[] } {
	const parts: Part[] = [];
	let type = "";
	const box = (kind: string, one: Box) =>
		parts.push({ type: kind, text: "", box: one, glyphs: [one] });
	const lines: Pen["lines"] = (style, x, y, leading, texts) => {
		for (const [i, pieces] of setLines(fonts, style, texts).entries()) {
			const at = y + i * leading;
			const glyphs = pieces
				.flatMap((piece) => glyphBoxes(fonts, piece))
				.map(({ left, right, top, bottom }) => ({
					left: left + x,
					right: right + x,
					top: top + at,
					bottom: bottom + at,
				}));
			if (glyphs.length > 0)
				parts.push({
					type,
					text: texts[i] ?? "",
					size: style.size * MM,
					box: around(glyphs),
					glyphs,
				});
		}
	};
	const draw = (operators: string): void => {
		for (const [, x1, y, x2] of operators.matchAll(RULE))
			box("rule", {
				left: Number(x1),
				right: Number(x2),
				top: Number(y) - 0.1,
				bottom: Number(y) + 0.1,
			});
	};
	const pen: Pen = {
		...makeRuler(fonts),
		lines,
		text: (style, x, y, text) => lines(style, x, y, 0, [text]),
		draw,
		artifact: (drawing) => drawing(),
	};
	const within = (kind: string, drawing: unknown) => {
		const outer = type;
		type = kind;
		if (typeof drawing === "function") drawing();
		type = outer;
	};
	const struct = (kind: string, options: object, drawing?: unknown) => {
		if ("bbox" in options) {
			const [left = 0, top = 0, right = 0, bottom = 0] = (
				options.bbox as number[]
			).map((value) => value / MM);
			box(kind, { left, top, right, bottom });
		}
		within(kind, drawing);
		return { add: (child: unknown) => within(kind, child), end: () => {} };
	};
	const doc = {
		struct: (kind: string, options: object = {}, drawing?: unknown) =>
			struct(kind, options, drawing),
		annotate: () => {},
	} as unknown as Doc;
	const root = doc.struct("Document");
	return { sheet: { doc, pen, root, content, words: wordsOf(content) }, parts };
}

const TOLERANCE = 0.02;

const overlap = (one: Box, other: Box): boolean =>
	one.left < other.right - TOLERANCE &&
	other.left < one.right - TOLERANCE &&
	one.top < other.bottom - TOLERANCE &&
	other.top < one.bottom - TOLERANCE;

/** The pairs of parts of which some glyph, figure or rule lies over one of the other. */
export function overlaps(parts: Part[]): [Part, Part][] {
	const pairs: [Part, Part][] = [];
	for (const [i, one] of parts.entries())
		for (const other of parts.slice(i + 1))
			if (
				overlap(one.box, other.box) &&
				one.glyphs.some((a) => other.glyphs.some((b) => overlap(a, b)))
			)
				pairs.push([one, other]);
	return pairs;
}
