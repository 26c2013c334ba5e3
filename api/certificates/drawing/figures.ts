import { deflateSync } from "node:zlib";
import {
	STITCH,
	stitchPath,
	stitchThread,
} from "../../../frontend/geometry.ts";
import { borderQuarter, COLOURS, operators, seal } from "./ornament.ts";
import type { Pen } from "./pen.ts";
import { qrCode } from "./qr.ts";
import type { Doc } from "./structure.ts";

const deflated = new Map<string, Buffer>();

/** The operators of an ornament, drawn and compressed once for all documents. */
function compressed(name: string, make: () => string): Buffer {
	let made = deflated.get(name);
	if (!made) {
		made = deflateSync(make(), { level: 9 });
		deflated.set(name, made);
	}
	return made;
}

function form(doc: Doc, name: string, box: number[], make: () => string): void {
	const reference = doc.ref({
		Type: "XObject",
		Subtype: "Form",
		BBox: box,
		Resources: {},
		Filter: "FlateDecode",
	});
	reference.end(compressed(name, make));
	doc.page.xobjects[name] = reference;
}

/** Gives the page the border, the seal and a stitch as form XObjects. */
export function embedOrnaments(doc: Doc): void {
	form(doc, "Border", [104, 8, 202, 149], borderQuarter);
	form(doc, "Seal", [-22, -22, 22, 22], seal);
	form(doc, "Stitch", [0, 0, STITCH.w, STITCH.t + STITCH.drop], stitchForm);
}

/** The border: one quarter and its three mirror images. */
export const border = [
	"1 0 0 1 0 0",
	"-1 0 0 1 210 0",
	"1 0 0 -1 0 297",
	"-1 0 0 -1 210 297",
]
	.map((mirror) => `q ${mirror} cm /Border Do Q\n`)
	.join("");

export const sealAt = (x: number, y: number): string =>
	`q 1 0 0 1 ${x} ${y} cm /Seal Do Q\n`;

export const rule = (x1: number, x2: number, y: number): string =>
	`${COLOURS.granit} RG 0.2 w ${x1} ${y} m ${x2} ${y} l S\n`;

const ROWS = 7;
const COLUMNS = 34;

const threadColours = {
	"": `${COLOURS.dyn} rg\n`,
	a: `${COLOURS.havtorn} rg\n`,
	b: `${COLOURS.kattegatt} rg\n`,
};

export const BAND = {
	/** Millimetres per unit of the geometry: 34 columns fill the 145 mm of the type area. */
	scale: 145 / (COLUMNS * STITCH.w),
	height:
		((ROWS - 1) * STITCH.row + STITCH.t + STITCH.drop) *
		(145 / (COLUMNS * STITCH.w)),
};

// A stitch is a form, in the colour that it is shown in, and the origin is moved from one to the next.
const stitchForm = (): string => `${operators(stitchPath(0, 0))}f\n`;

const halfway = (["a", "b"] as const)
	.map(
		(half) => `${threadColours[half]}${operators(stitchPath(0, 0, half))}f\n`,
	)
	.join("");

const down = `1 0 0 1 0 ${STITCH.row} cm\n`;
const nextColumn = `1 0 0 1 ${STITCH.w} ${(-(ROWS - 1) * STITCH.row).toFixed(1)} cm\n`;

function stitches(from: number, to: number): string {
	let out = "";
	let colour = "";
	for (let i = from; i < to; i++) {
		const thread = stitchThread(i, ROWS);
		if (thread === "ab") {
			out += halfway;
			colour = threadColours.b;
		} else {
			if (threadColours[thread] !== colour) out += threadColours[thread];
			colour = threadColours[thread];
			out += "/Stitch Do\n";
		}
		out += i % ROWS === ROWS - 1 ? nextColumn : down;
	}
	return out;
}

/**
 * The band up to the party's own stitch, the last one, with a line down from it. Of a long band only the columns that
 * fit are drawn. Returns where the line stands, from the band's left edge (mm).
 */
export function drawBand(
	pen: Pen,
	stitch: number,
	x: number,
	y: number,
): number {
	const last = Math.floor((stitch - 1) / ROWS);
	const col0 = Math.max(0, last + 1 - COLUMNS);
	const { scale } = BAND;
	const mark = (last - col0 + 0.5) * STITCH.w;
	const row = (stitch - 1) % ROWS;
	const top = row * STITCH.row + STITCH.t + STITCH.drop + 3;
	pen.draw(
		`${scale.toFixed(6)} 0 0 ${scale.toFixed(6)} ${x} ${y.toFixed(3)} cm\nq\n${stitches(col0 * ROWS, stitch)}Q\n` +
			`${COLOURS.granit} RG 1.6 w ${mark} ${top.toFixed(2)} m ${mark} 170.2 l S\n`,
	);
	return mark * scale;
}

/** The dark modules of a row that stand together: where they begin and how many they are. */
function* runsOf(row: Uint8Array): Generator<[from: number, length: number]> {
	for (let from = 0; from < row.length; from++) {
		if (!row[from]) continue;
		let to = from + 1;
		while (row[to]) to++;
		yield [from, to - from];
		from = to;
	}
}

/** The QR code of an address. The address is percent-encoded: readers disagree about other letters. */
export function drawQr(
	pen: Pen,
	url: string,
	x: number,
	y: number,
	size: number,
): void {
	const code = qrCode(URL.parse(url)?.href ?? encodeURI(url));
	// Each row at the same height, on axes a row further down: what repeats compresses to nothing.
	let rows = "";
	for (let row = 0; row < code.size; row++) {
		const from = row * code.size;
		const modules = code.modules.subarray(from, from + code.size);
		// A hair taller than a module, so that no white line shows between rows on a screen.
		for (const [at, length] of runsOf(modules))
			rows += `${at} 0 ${length} 1.02 re\n`;
		rows += "f 1 0 0 1 0 1 cm\n";
	}
	const scale = (size / code.size).toFixed(6);
	pen.draw(
		`${scale} 0 0 ${scale} ${x} ${y.toFixed(3)} cm\n${COLOURS.granit} rg\n${rows}`,
	);
}
