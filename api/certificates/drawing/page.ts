import { BAND, border, drawBand, rule, sealAt } from "./figures.ts";
import { drawFoot } from "./foot.ts";
import { fit } from "./layout.ts";
import { chooseMiddle, SEAL_BOTTOM } from "./middle.ts";
import { MM, type Style } from "./pen.ts";
import { AREA, type Sheet, serif, soft, tagged } from "./sheet.ts";
import { drawSignatures } from "./signatures.ts";
import { drawTitle, noHigher } from "./title.ts";

/** The border, the seal, and a line with a name to the left and the certificate's number to the right. */
export function drawHeader(sheet: Sheet, name: string): void {
	const { pen, words } = sheet;
	pen.artifact(() => {
		pen.draw(border + sealAt(53.7, 72) + rule(AREA.left, AREA.right, 41.5));
	});
	const number: Style = { face: "sans", size: 3.5 };
	const numberWidth = pen.measure(number)(words.certificate);
	const style = pen.suited({ ...serif(4.6), direction: "auto" }, name);
	const room = AREA.width - numberWidth - 8;
	const shown = fit(pen.measure(style), name, room);
	// Only marks rise so high.
	const set = /\p{M}/u.test(shown)
		? noHigher(pen, style, shown, 7.5).style
		: style;
	tagged(sheet, "P", () => pen.text(set, AREA.left, 36, shown), shown);
	tagged(sheet, "P", () => {
		pen.text(number, AREA.right - numberWidth, 36, words.certificate);
	});
}

function drawMiddle(sheet: Sheet): void {
	const { pen } = sheet;
	const { name, facts, ...m } = chooseMiddle(sheet);
	let y = SEAL_BOTTOM + m.gaps.name * m.stretch + m.parts.name;
	drawTitle(sheet, name, y);
	y += m.parts.facts;
	if (facts)
		tagged(sheet, "P", () => void pen.text(soft(3.5), AREA.left, y, facts));
	y += m.gaps.statement * m.stretch + 3.4;
	tagged(sheet, "P", () => {
		pen.lines(m.style, AREA.left, y, m.leading, m.statement);
	});
	y += m.parts.statement - 3.4 + m.gaps.band * m.stretch;
	drawBandWithCaption(sheet, y);
	y += m.parts.band + m.gaps.signatures * m.stretch + 4.2;
	drawSignatures(sheet, m.signed, y);
}

function drawBandWithCaption(sheet: Sheet, y: number): void {
	const { doc, pen, content, words, root } = sheet;
	const { alternative, caption, mark } = words.band;
	const box = [AREA.left, y, AREA.right, y + BAND.height + 2].map(
		(v) => v * MM,
	);
	const options = { alt: alternative, bbox: box };
	let at = 0;
	root.add(
		doc.struct("Figure", options, () => {
			at = AREA.left + drawBand(pen, content.stitch, AREA.left, y);
		}),
	);
	const style = soft(2.9);
	const width = pen.measure(style);
	const baseline = y + BAND.height + 6.1;
	const besideLine = at + 0.6;
	const fits = besideLine + width(mark) <= AREA.right;
	const x = fits ? besideLine : AREA.right - width(mark);
	const crowded = x < AREA.left + width(caption) + 5;
	tagged(sheet, "P", () => {
		pen.text(
			style,
			crowded ? x + width(mark) + 5 : AREA.left,
			baseline,
			caption,
		);
	});
	tagged(sheet, "P", () => void pen.text(style, x, baseline, mark));
}

/** Draws all of the first page but its foot, in reading order. */
export function drawFace(sheet: Sheet): void {
	drawHeader(sheet, sheet.content.agreement.name);
	drawMiddle(sheet);
}

/** Draws the whole first page in reading order. */
export async function drawPage(sheet: Sheet): Promise<void> {
	drawFace(sheet);
	await drawFoot(sheet);
}
