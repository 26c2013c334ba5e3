import { rule } from "./figures.ts";
import type { Ink } from "./ink.ts";
import { fit } from "./layout.ts";
import type { Style } from "./pen.ts";
import { AREA, heading, type Sheet, serif, soft, tagged } from "./sheet.ts";
import { noHigher, OVERHANG } from "./title.ts";

/** The two columns of the page (mm). */
export const COLUMN = { width: 67.5, step: 77.5 };
const LEADING = 4.4;
/** Between the last line of one row and the baseline of the next row's names (mm). */
const ROW_GAP = 10.2;

/** From the baseline of a name to the line below it (mm). */
const RULE = 2.9;
/** And to the baseline of whom it signs for. */
const PARTY = 7.7;

interface Signature {
	name: string;
	party: string;
	/** The title and the day, on one line or two. */
	lines: string[];
}

/** Signatures in two columns, and the size of the names (mm). */
interface Signatures {
	rows: (Signature | null)[][];
	nameSize: number;
	/** Lines under each name, the same for all, so that the rows stand even. */
	lines: number;
}

/** The organisation's to the left, the public party's to the right; three of the former fill a square with the latter. */
function arrange(theirs: Signature[], ours: Signature) {
	const [first = null, second = null, third = null] = theirs;
	if (third)
		return [
			[first, second],
			[third, ours],
		];
	if (second)
		return [
			[first, ours],
			[second, null],
		];
	return [[first, ours]];
}

export function layOutSignatures({ pen, content, words }: Sheet): Signatures {
	const { organisation, publicParty, signedOn } = content;
	const signed = (name: string, party: string, lines: string[]) => ({
		name,
		party,
		lines,
	});
	const theirs = content.signatories
		.slice(0, 3)
		.map(({ name, title }) =>
			signed(
				name,
				words.forParty(organisation.name),
				words.signed(title, signedOn),
			),
		);
	const { name, signatory } = publicParty;
	const { role, facts } = words.publicPartyAlone;
	const ours = signatory
		? signed(
				signatory.name,
				words.forParty(name),
				words.signed(signatory.title, publicParty.signedOn),
			)
		: signed(name, role, words.signed(facts, publicParty.signedOn));
	const all = [...theirs, ours];
	const oneLine = all.every(({ lines }) => {
		const text = lines.join(" ");
		const measure = pen.measure(pen.suited(soft(3.1), text));
		return fit(measure, text, COLUMN.width) === text;
	});
	if (oneLine) for (const one of all) one.lines = [one.lines.join(" ")];
	const rows = arrange(theirs, ours);
	const nameSize = rows.length > 1 ? 5.2 : 6;
	return {
		rows,
		nameSize,
		lines: Math.max(...all.map(({ lines }) => lines.length)),
	};
}

const rowHeight = ({ lines }: Signatures): number => PARTY + LEADING * lines;

/** From the first names' baseline to the last line (mm). */
export function heightOfSignatures(signatures: Signatures): number {
	const { rows } = signatures;
	return rows.length * rowHeight(signatures) + (rows.length - 1) * ROW_GAP;
}

/** A name above its line. A long one is made smaller before any of it is left out, a deep one lest it crosses the line. */
function layOutSigned(
	{ pen }: Sheet,
	text: string,
	size: number,
): { style: Style; inset: number; name: string } {
	const name = text.slice(0, 300);
	const em = pen.suited({ ...serif(1), direction: "auto" }, name);
	const ink = pen.ink(em, [name]);
	// As for a title: a long last letter of Arabic begins before its place.
	const before = ink.before * size > OVERHANG ? ink.before : 0;
	const wide = (COLUMN.width - 0.5) / (pen.measure(em)(name) + before);
	const deep = (RULE - 0.2) / ink.fall;
	const style = { ...em, size: Math.max(2.9, Math.min(size, wide, deep)) };
	const inset = before * style.size;
	const room = COLUMN.width - inset;
	return { style, inset, name: fit(pen.measure(style), text, room) };
}

/** Whom somebody signs for, below the line and never across it. */
function layOutParty(
	{ pen }: Sheet,
	text: string,
): { style: Style; ink: Ink; party: string } {
	const style = pen.suited(heading, text);
	const party = fit(pen.measure(style), text, COLUMN.width);
	return { party, ...noHigher(pen, style, party, PARTY - RULE - 0.2) };
}

function drawSignature(
	sheet: Sheet,
	signature: Signature,
	size: number,
	x: number,
	y: number,
): void {
	const { pen } = sheet;
	const { width } = COLUMN;
	pen.artifact(() => pen.draw(rule(x, x + width, y + RULE)));
	const { style, inset, name } = layOutSigned(sheet, signature.name, size);
	tagged(sheet, "P", () => pen.text(style, x + inset, y, name), name);
	const { style: bold, ink, party } = layOutParty(sheet, signature.party);
	tagged(sheet, "P", () => pen.text(bold, x, y + PARTY, party), party);
	const text = signature.lines.join(" ");
	const plain = pen.suited(soft(3.1), text);
	const lines = signature.lines.map((line) =>
		fit(pen.measure(plain), line, width),
	);
	// Deep letters above high ones need a little more than the usual distance.
	const rise = pen.ink(plain, lines).rise;
	const first = y + PARTY + Math.max(LEADING, ink.fall + rise + 0.1);
	const draw = () => pen.lines(plain, x, first, LEADING, lines);
	tagged(sheet, "P", draw, lines.join(" "));
}

/** Draws the signatures with the first row's names on the baseline y. */
export function drawSignatures(
	sheet: Sheet,
	signatures: Signatures,
	y: number,
): void {
	for (const [i, row] of signatures.rows.entries())
		for (const [column, signature] of row.entries())
			if (signature)
				drawSignature(
					sheet,
					signature,
					signatures.nameSize,
					AREA.left + column * COLUMN.step,
					y + i * (rowHeight(signatures) + ROW_GAP),
				);
}
