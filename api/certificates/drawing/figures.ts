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

export const BAND = {
	/** Millimetres per unit of the geometry: 34 columns fill the 145 mm of the type area. */
	scale: 145 / (COLUMNS * STITCH.w),
	height:
		((ROWS - 1) * STITCH.row + STITCH.t + STITCH.drop) *
		(145 / (COLUMNS * STITCH.w)),
};

/** The pattern begins anew after so many columns. */
const PERIOD = 16;
const BOTTOM = (ROWS - 1) * STITCH.row + STITCH.t + STITCH.drop;

const strands = {
	"": [[COLOURS.dyn, undefined]],
	a: [[COLOURS.havtorn, undefined]],
	b: [[COLOURS.kattegatt, undefined]],
	ab: [
		[COLOURS.havtorn, "a"],
		[COLOURS.kattegatt, "b"],
	],
} as const;

/** The pattern once, to be laid out side by side: what of it is shown is cut out. */
function cloth(): string {
	const next = `1 0 0 1 0 ${STITCH.row} cm\n`;
	const nextColumn = `1 0 0 1 ${STITCH.w} ${(-ROWS * STITCH.row).toFixed(1)} cm\n`;
	let out = "";
	for (let i = 0; i < PERIOD * ROWS; i++) {
		for (const [colour, half] of strands[stitchThread(i, ROWS)])
			out += `${colour} rg\n${operators(stitchPath(0, 0, half))}f\n`;
		out += next;
		if (i % ROWS === ROWS - 1) out += nextColumn;
	}
	return out;
}

/** What is around whole columns and the stitches of the last one down to `row`, in the middle of the gaps around them. */
function cut(columns: number, row: number): string {
	const { w, t, drop, row: pitch } = STITCH;
	const [left, right] = [columns * w, (columns + 1) * w];
	const y = row * pitch + t + (pitch - t) / 2 - 1;
	const points = [
		[0, -1],
		[right, -1],
		[right, y],
		[(left + right) / 2, y + drop],
		[left, y],
		[left, BOTTOM + 1],
		[0, BOTTOM + 1],
	];
	const path = points.map(([px = 0, py = 0]) => `${px} ${py.toFixed(1)}`);
	return `${path.join(" l ").replace(" l ", " m ")} l h W n\n`;
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
	const first = Math.max(0, last + 1 - COLUMNS);
	const { scale } = BAND;
	const mark = (last - first + 0.5) * STITCH.w;
	const row = (stitch - 1) % ROWS;
	const top = row * STITCH.row + STITCH.t + STITCH.drop + 3;
	const into = first % PERIOD;
	const cloths = Math.ceil((into + last - first + 1) / PERIOD);
	const laidOut = `/Cloth Do 1 0 0 1 ${PERIOD * STITCH.w} 0 cm\n`.repeat(
		cloths,
	);
	pen.draw(
		`${scale.toFixed(6)} 0 0 ${scale.toFixed(6)} ${x} ${y.toFixed(3)} cm\n` +
			`q\n${cut(last - first, row)}1 0 0 1 ${-into * STITCH.w} 0 cm\n${laidOut}Q\n` +
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

interface Ornament {
	box: number[];
	/** Operators, compressed */
	data: Buffer;
}

let made: Record<string, Ornament> | undefined;

/** What looks the same in every file, by its name on the page: drawn and compressed once. */
export function ornaments(): Record<string, Ornament> {
	const compressed = (drawn: string) => deflateSync(drawn, { level: 9 });
	made ??= {
		Border: { box: [104, 8, 202, 149], data: compressed(borderQuarter()) },
		Seal: { box: [-22, -22, 22, 22], data: compressed(seal()) },
		Cloth: {
			box: [0, 0, PERIOD * STITCH.w, BOTTOM],
			data: compressed(cloth()),
		},
	};
	return made;
}

/** Gives the page the ornaments as form XObjects. */
export function embedOrnaments(doc: Doc): void {
	for (const [name, { box, data }] of Object.entries(ornaments())) {
		const reference = doc.ref({
			Type: "XObject",
			Subtype: "Form",
			BBox: box,
			Resources: {},
			Filter: "FlateDecode",
		});
		reference.end(data);
		doc.page.xobjects[name] = reference;
	}
}
