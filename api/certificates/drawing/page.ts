import { BAND, border, drawBand, rule, sealAt } from "./figures.ts";
import { drawFoot, QR } from "./foot.ts";
import { balanced, fit, layOutName, wrapAtMost } from "./layout.ts";
import { MM, type Ruler, type Style } from "./pen.ts";
import { AREA, type Sheet, serif, soft, tagged } from "./sheet.ts";
import {
	drawSignatures,
	heightOfSignatures,
	layOutSignatures,
} from "./signatures.ts";

const SEAL_BOTTOM = 93.2;

function drawHeader(sheet: Sheet): void {
	const { pen, content, words } = sheet;
	pen.artifact(() => {
		pen.draw(border + sealAt(53.7, 72) + rule(AREA.left, AREA.right, 41.5));
	});
	const number: Style = { face: "sans", size: 3.5 };
	const numberWidth = pen.measure(number)(words.certificate);
	tagged(sheet, "P", () => {
		const name = serif(4.6);
		const room = AREA.width - numberWidth - 8;
		pen.text(
			name,
			AREA.left,
			36,
			fit(pen.measure(name), content.agreement.name, room),
		);
	});
	tagged(sheet, "P", () => {
		pen.text(number, AREA.right - numberWidth, 36, words.certificate);
	});
}

/** The organisation's name, with room for what its letters take up beyond the usual. */
function layOutTitle(pen: Ruler, text: string) {
	const title: Style = {
		face: "serif",
		size: 1,
		tracking: -0.0165,
		direction: "auto",
	};
	const em = pen.suited(title, text);
	const at = (pt: number): Style => ({ ...em, size: pt / MM });
	const name = layOutName((pt) => pen.measure(at(pt)), text, AREA.width);
	const style = at(name.pt);
	const ink = pen.ink(style, name.lines);
	// The gaps have room for the ring of Å above capitals, and for a g below the line.
	const rise = Math.max(0.7 * style.size, ink.rise - 0.26 * style.size);
	const fall = Math.max(0, ink.fall - 0.26 * style.size);
	const leading = Math.max(name.leading, ink.leading);
	return { ...name, style, leading, rise, fall };
}

/** What stands between the seal and the QR code, before it is known how far apart. */
function layOutMiddle(sheet: Sheet, variant: { text: string; size: number }) {
	const { pen, content, words } = sheet;
	const name = layOutTitle(pen, content.organisation.name);
	const facts =
		words.facts && fit(pen.measure(soft(3.5)), words.facts, AREA.width);
	const style = serif(variant.size);
	const measure = pen.measure(style);
	const greedy = wrapAtMost(measure, variant.text, 141, 9);
	const statement =
		greedy.length < 9 ? balanced(measure, variant.text, 141) : greedy;
	const signed = layOutSignatures(sheet);
	const leading = variant.size * 1.43;
	// Heights of what is drawn, and the gaps between as the design has them; the gaps take up what is left over.
	const parts = {
		name: name.rise + (name.lines.length - 1) * name.leading,
		facts: (facts ? 9.5 : 3) + name.fall,
		statement: 3.4 + (statement.length - 1) * leading,
		band: BAND.height + 6.1,
		signatures: 4.2 + heightOfSignatures(signed),
	};
	const gaps = {
		name: 10,
		statement: 9.6,
		band: 10.1,
		signatures: 11.9,
		end: 6.9,
	};
	const sum = (numbers: object) =>
		Object.values(numbers).reduce((a, b) => a + b, 0);
	const stretch = (QR.y - SEAL_BOTTOM - sum(parts)) / sum(gaps);
	return {
		name,
		facts,
		style,
		statement,
		leading,
		signed,
		parts,
		gaps,
		stretch,
	};
}

type Middle = ReturnType<typeof layOutMiddle>;

/** The roomiest wording and size that leaves the parts air between them. */
function chooseMiddle(sheet: Sheet): Middle {
	const { full, short } = sheet.words.statement;
	const sizes = [full, short].flatMap((text) =>
		[4.75, 4.2].map((size) => ({ text, size })),
	);
	let middle: Middle | undefined;
	for (const variant of sizes) {
		middle = layOutMiddle(sheet, variant);
		if (middle.stretch >= 0.55 && middle.statement.length <= 5) return middle;
	}
	return middle ?? layOutMiddle(sheet, { text: short, size: 4.2 });
}

function drawMiddle(sheet: Sheet): void {
	const { pen } = sheet;
	const { name, facts, ...m } = chooseMiddle(sheet);
	let y = SEAL_BOTTOM + m.gaps.name * m.stretch + m.parts.name;
	const first = y - (name.lines.length - 1) * name.leading;
	tagged(
		sheet,
		"H1",
		() => pen.lines(name.style, AREA.left, first, name.leading, name.lines),
		name.lines.join(" "),
	);
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

/** Draws the whole page in reading order. */
export async function drawPage(sheet: Sheet): Promise<void> {
	drawHeader(sheet);
	drawMiddle(sheet);
	await drawFoot(sheet);
}
