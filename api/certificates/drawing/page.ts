import type { CertificateContent } from "./content.ts";
import { BAND, border, drawBand, drawQr, rule, sealAt } from "./figures.ts";
import { balanced, fit, layOutName, wrapAtMost } from "./layout.ts";
import { INK, MM, type Pen, type Style } from "./pen.ts";
import type { Doc } from "./structure.ts";
import type { Words } from "./words.ts";

// The type area (mm): the border's inner edge is at 15 and 195, 15 and 282.
const LEFT = 32.5;
const RIGHT = 177.5;
const WIDTH = RIGHT - LEFT;
const COLUMN = { width: 67.5, step: 77.5 };
const SEAL_BOTTOM = 93.2;
const QR = { y: 242.5, size: 23, textX: 60.5 };

const serif = (size: number): Style => ({ face: "serif", size });
const heading: Style = { face: "bold", size: 3.1 };
const small: Style = { face: "sans", size: 3.1 };
const soft = (size: number): Style => ({ face: "sans", size, ink: INK.soft });

interface Sheet {
	doc: Doc;
	pen: Pen;
	root: PDFKit.PDFStructureElement;
	content: CertificateContent;
	words: Words;
}

function tagged({ doc, root }: Sheet, type: string, draw: () => void): void {
	root.add(doc.struct(type, {}, draw));
}

function drawHeader(sheet: Sheet): void {
	const { pen, content, words } = sheet;
	pen.artifact(() => {
		pen.draw(border + sealAt(53.7, 72) + rule(LEFT, RIGHT, 41.5));
	});
	const number: Style = { face: "sans", size: 3.5 };
	const numberWidth = pen.measure(number)(words.certificate);
	tagged(sheet, "P", () => {
		const name = serif(4.6);
		const room = WIDTH - numberWidth - 8;
		pen.text(
			name,
			LEFT,
			36,
			fit(pen.measure(name), content.agreement.name, room),
		);
	});
	tagged(sheet, "P", () => {
		pen.text(number, RIGHT - numberWidth, 36, words.certificate);
	});
}

interface Signature {
	name: string;
	party: string;
	lines: string[];
}

/** Who signed, in columns: the organisation to the left and the public party to the right; three of the former fill a square with the latter. */
function layOutSignatures({
	pen,
	content,
	words,
}: Sheet): (Signature | null)[][] {
	const { organisation, signatories, publicParty, signedOn } = content;
	const measure = pen.measure(soft(3.1));
	// One line where it fits, else the title and the day on a line each.
	const lines = (texts: string[]) => {
		const one = texts.join(" ");
		if (measure(one) <= COLUMN.width) return [one];
		return texts.map((text) => fit(measure, text, COLUMN.width));
	};
	const fitted = (style: Style, text: string) =>
		fit(pen.measure(style), text, COLUMN.width);
	const signed = (name: string, party: string, texts: string[]): Signature => ({
		name,
		party: fitted(heading, party),
		lines: lines(texts),
	});
	const theirs = signatories
		.slice(0, 3)
		.map(({ name, title }) =>
			signed(
				name,
				words.forParty(organisation.name),
				words.signed(title, signedOn),
			),
		);
	const { signatory } = publicParty;
	const ours = signatory
		? signed(
				signatory.name,
				words.forParty(publicParty.name),
				words.signed(signatory.title, publicParty.signedOn),
			)
		: signed(
				publicParty.name,
				words.publicPartyAlone.role,
				words.signed(words.publicPartyAlone.facts, publicParty.signedOn),
			);
	const [first = null, second = null, third = null] = theirs;
	if (third)
		return [
			[first, second],
			[third, ours],
		];
	return second
		? [
				[first, ours],
				[second, null],
			]
		: [[first, ours]];
}

const rowHeight = (row: (Signature | null)[]): number =>
	9 + 4.4 * Math.max(...row.map((signature) => signature?.lines.length ?? 0));

function drawSignature(
	sheet: Sheet,
	signature: Signature,
	x: number,
	y: number,
): void {
	const { pen } = sheet;
	pen.artifact(() => pen.draw(rule(x, x + COLUMN.width, y + 2.9)));
	tagged(sheet, "P", () => {
		const width = pen.measure(serif(1))(signature.name);
		const style = serif(
			Math.max(3.6, Math.min(6, (COLUMN.width - 0.5) / width)),
		);
		pen.text(
			style,
			x,
			y,
			fit(pen.measure(style), signature.name, COLUMN.width),
		);
	});
	tagged(sheet, "P", () => {
		pen.text(heading, x, y + 7.7, signature.party);
	});
	tagged(sheet, "P", () => {
		for (const [i, line] of signature.lines.entries())
			pen.text(soft(3.1), x, y + 12.1 + i * 4.4, line);
	});
}

/** What stands between the seal and the QR code, before it is known how far apart. */
function layOutMiddle(sheet: Sheet, variant: { text: string; size: number }) {
	const { pen, content, words } = sheet;
	const tracking = -0.0165;
	const nameStyle = (pt: number): Style => ({
		face: "serif",
		size: pt / MM,
		tracking,
	});
	const name = layOutName(
		(pt) => pen.measure(nameStyle(pt)),
		content.organisation.name,
		WIDTH,
	);
	const facts = words.facts && fit(pen.measure(soft(3.5)), words.facts, WIDTH);
	const style = serif(variant.size);
	const measure = pen.measure(style);
	const greedy = wrapAtMost(measure, variant.text, 141, 9);
	const statement =
		greedy.length < 9 ? balanced(measure, variant.text, 141) : greedy;
	const rows = layOutSignatures(sheet);
	const leading = variant.size * 1.43;
	const capHeight = (name.pt / MM) * 0.7;
	const signatures = rows.reduce((sum, row) => sum + rowHeight(row) + 4, -4);
	// Heights of what is drawn, and the gaps between as the design has them; the gaps take up what is left over.
	const parts = {
		name: capHeight + (name.lines.length - 1) * name.leading,
		facts: facts ? 9.5 : 3,
		statement: 3.4 + (statement.length - 1) * leading,
		band: BAND.height + 6.1,
		signatures: 4.2 + signatures,
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
		nameStyle,
		facts,
		style,
		statement,
		leading,
		rows,
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
	const { name, nameStyle, facts, ...m } = chooseMiddle(sheet);
	let y = SEAL_BOTTOM + m.gaps.name * m.stretch + m.parts.name;
	const first = y - (name.lines.length - 1) * name.leading;
	tagged(sheet, "H1", () => {
		for (const [i, line] of name.lines.entries())
			pen.text(nameStyle(name.pt), LEFT, first + i * name.leading, line);
	});
	y += m.parts.facts;
	if (facts) tagged(sheet, "P", () => void pen.text(soft(3.5), LEFT, y, facts));
	y += m.gaps.statement * m.stretch + 3.4;
	tagged(sheet, "P", () => {
		for (const [i, line] of m.statement.entries())
			pen.text(m.style, LEFT, y + i * m.leading, line);
	});
	y += m.parts.statement - 3.4 + m.gaps.band * m.stretch;
	drawBandWithCaption(sheet, y);
	y += m.parts.band + m.gaps.signatures * m.stretch + 4.2;
	for (const row of m.rows) {
		for (const [column, signature] of row.entries())
			if (signature)
				drawSignature(sheet, signature, LEFT + column * COLUMN.step, y);
		y += rowHeight(row) + 4;
	}
}

function drawBandWithCaption(sheet: Sheet, y: number): void {
	const { doc, pen, content, words, root } = sheet;
	const { alternative, caption, mark } = words.band;
	const box = [LEFT, y, RIGHT, y + BAND.height + 2].map((v) => v * MM);
	const options = { alt: alternative, bbox: box };
	let at = 0;
	root.add(
		doc.struct("Figure", options, () => {
			at = LEFT + drawBand(pen, content.stitch, LEFT, y);
		}),
	);
	const style = soft(2.9);
	const width = pen.measure(style);
	const baseline = y + BAND.height + 6.1;
	const besideLine = at + 0.6;
	const fits = besideLine + width(mark) <= RIGHT;
	const x = fits ? besideLine : RIGHT - width(mark);
	const crowded = x < LEFT + width(caption) + 5;
	tagged(sheet, "P", () => {
		pen.text(style, crowded ? x + width(mark) + 5 : LEFT, baseline, caption);
	});
	tagged(sheet, "P", () => void pen.text(style, x, baseline, mark));
}

/** The line with the address, which is also a link to this certificate's own page. */
function drawScanLine(sheet: Sheet, y: number): void {
	const { doc, pen, root, content, words } = sheet;
	const { before, address, after } = words.scan;
	const measure = pen.measure(small);
	const room = RIGHT - QR.textX - measure(before + after);
	const shown = fit(measure, address, room);
	const x = QR.textX + measure(before);
	const paragraph = doc.struct("P");
	root.add(paragraph);
	paragraph.add(() => void pen.text(small, QR.textX, y, before));
	const link = doc.struct("Link", { alt: words.linkAlternative });
	paragraph.add(link);
	link.add(() => void pen.text(small, x, y, shown));
	const target = {
		Subtype: "Link",
		Contents: new String(words.linkAlternative),
		F: 4,
		A: { S: "URI", URI: new String(URL.parse(content.verifyUrl)?.href ?? "") },
		structParent: link,
	};
	doc.annotate(
		x * MM,
		(y - 3.2) * MM,
		measure(shown) * MM,
		4.4 * MM,
		target as unknown as PDFKit.Mixins.AnnotationOption,
	);
	link.end();
	paragraph.add(() => void pen.text(small, x + measure(shown), y, after));
	paragraph.end();
}

async function drawFoot(sheet: Sheet): Promise<void> {
	const { doc, pen, root, content, words } = sheet;
	const box = [LEFT, QR.y, LEFT + QR.size, QR.y + QR.size].map((v) => v * MM);
	const figure = doc.struct("Figure", {
		alt: words.qrAlternative,
		bbox: box,
	} as object);
	root.add(figure);
	const operators: string[] = [];
	await drawQr(
		{ ...pen, draw: (drawn) => operators.push(drawn) },
		content.verifyUrl,
		LEFT,
		QR.y,
		QR.size,
	);
	figure.add(() => pen.draw(operators.join("")));
	figure.end();
	tagged(
		sheet,
		"H2",
		() => void pen.text(heading, QR.textX, QR.y + 3.5, words.check),
	);
	drawScanLine(sheet, QR.y + 8.1);
	const style = soft(2.55);
	const measure = pen.measure(style);
	let y = QR.y + 13.9;
	for (const text of [words.seal, words.issued]) {
		const lines = wrapAtMost(measure, text, RIGHT - QR.textX, 5);
		tagged(sheet, "P", () => {
			for (const [i, line] of lines.entries())
				pen.text(style, QR.textX, y + i * 3.6, line);
		});
		y += lines.length * 3.6;
	}
}

/** Draws the whole page in reading order. */
export async function drawPage(sheet: Sheet): Promise<void> {
	drawHeader(sheet);
	drawMiddle(sheet);
	await drawFoot(sheet);
}
