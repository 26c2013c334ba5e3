import {
	borderThreads,
	EMBLEM,
	ringThreads,
} from "../../../frontend/geometry.ts";

/** The design's palette as PDF colour operands (sRGB, 0–1). */
export const COLOURS = {
	havtorn: "0.7686 0.3216 0.1059",
	kattegatt: "0.0784 0.2745 0.3608",
	granit: "0.0784 0.149 0.1843",
	granitLjus: "0.2902 0.3529 0.3843",
	dyn: "0.902 0.8745 0.8078",
};

type Segment = number[];
const round = (n: number): string => String(Math.round(n * 100) / 100);

/** PDF path operators (ISO 32000-1, 8.5.2) of SVG path data with the commands M, L, l, H, V, v, C, A (quarter circles) and Z. */
export function operators(d: string): string {
	let out = "";
	let [x, y] = [0, 0];
	const go = (op: string, ...points: number[]) => {
		[x, y] = points.slice(-2) as [number, number];
		out += `${points.map(round).join(" ")} ${op}\n`;
	};
	for (const [, command = "", rest = ""] of d.matchAll(
		/([a-zA-Z])([^a-zA-Z]*)/g,
	)) {
		const n = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
		const [p = 0, q = 0] = n;
		if (command === "M") go("m", p, q);
		else if (command === "L") go("l", p, q);
		else if (command === "l") go("l", x + p, y + q);
		else if (command === "H") go("l", p, y);
		else if (command === "V") go("l", x, p);
		else if (command === "v") go("l", x, y + p);
		else if (command === "C") go("c", ...n);
		else if (command === "A") for (const c of arc(x, y, n)) go("c", ...c);
		else if (command === "Z") out += "h\n";
		else throw new Error(`No such path command here: ${command}`);
	}
	return out;
}

/** A circular SVG arc of less than a full turn as Béziers of at most a quarter turn. */
function arc(x0: number, y0: number, n: number[]): Segment[] {
	const [r = 0, , , large = 0, sweep = 0, x1 = 0, y1 = 0] = n;
	const [dx, dy] = [x1 - x0, y1 - y0];
	const chord = Math.hypot(dx, dy);
	const side = large === sweep ? -1 : 1;
	const h = side * Math.sqrt(Math.max(0, r * r - (chord * chord) / 4));
	const cx = (x0 + x1) / 2 - (h * dy) / chord;
	const cy = (y0 + y1) / 2 + (h * dx) / chord;
	const start = Math.atan2(y0 - cy, x0 - cx);
	let turn = Math.atan2(y1 - cy, x1 - cx) - start;
	if (sweep === 1 && turn < 0) turn += 2 * Math.PI;
	if (sweep === 0 && turn > 0) turn -= 2 * Math.PI;
	const count = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
	const k = (4 / 3) * Math.tan(turn / count / 4) * r;
	return Array.from({ length: count }, (_, i) => {
		const [u, v] = [i, i + 1].map((j) => start + (turn * j) / count) as [
			number,
			number,
		];
		const [ux, uy, vx, vy] = [
			Math.cos(u),
			Math.sin(u),
			Math.cos(v),
			Math.sin(v),
		];
		return [
			cx + r * ux - k * uy,
			cy + r * uy + k * ux,
			cx + r * vx + k * vy,
			cy + r * vy - k * vx,
			cx + r * vx,
			cy + r * vy,
		];
	});
}

// The threads are computed in hundredths of a millimetre, because their path data is rounded to two decimals: that
// keeps one wave the same as the next to the last digit, and what repeats compresses to nothing.
const FINE = 100;

/** A closed thread: its start, then the six numbers of each Bézier. */
interface Thread {
	start: Segment;
	curves: Segment[];
}

function parsed(paths: string[]): Thread[] {
	return paths.map((path) => {
		const n = (path.match(/-?\d+(\.\d+)?/g) ?? []).map((v) => Number(v) / FINE);
		const curves: Segment[] = [];
		for (let i = 2; i + 5 < n.length; i += 6) curves.push(n.slice(i, i + 6));
		return { start: n.slice(0, 2), curves };
	});
}

/** One wave of a bundle of threads, in coordinates from the origin. */
function wave(
	bundle: Thread[],
	index: number,
	perWave: number,
	origin: [number, number],
): string {
	const from = (n: Segment) =>
		n.map((v, i) => round(v - (i % 2 === 0 ? origin[0] : origin[1]))).join(" ");
	return bundle
		.map(({ start, curves }) => {
			const first = index * perWave;
			const before = curves[first - 1]?.slice(4) ?? start;
			const body = curves.slice(first, first + perWave);
			return `${from(before)} m\n${body.map((c) => `${from(c)} c\n`).join("")}`;
		})
		.join("");
}

function inColours(draw: (thread: "a" | "b") => string): string {
	return `${COLOURS.kattegatt} RG\n${draw("b")}S\n${COLOURS.havtorn} RG\n${draw("a")}S\n`;
}

/**
 * The upper right quarter of the border (millimetres, y downwards), from the middle of the top edge to the middle of the
 * right one. n is divisible by four, so the three others are its mirror images.
 */
export function borderQuarter(): string {
	const [n, perWave] = [64, 8];
	const box = { x: 12.5, y: 12.5, w: 185, h: 272, r: 11 };
	const scaled = Object.fromEntries(
		Object.entries(box).map(([key, v]) => [key, v * FINE]),
	) as typeof box;
	const paths = borderThreads({
		box: scaled,
		A: 2.5 * FINE,
		n,
		K: 2,
		delta: 0.24,
		perWave,
	});
	const threads = { a: parsed(paths.a), b: parsed(paths.b) };
	const P = 2 * (box.w + box.h - 4 * box.r) + 2 * Math.PI * box.r;
	// Round caps: the waves are stroked one by one, and butt ends would show as hairlines where they meet.
	let out = "0.17 w 1 J 1 j\n";
	const corner = box.w / 2 - box.r + (Math.PI * box.r) / 2;
	for (let i = 0; i < n / 4; i++) {
		const s = (i * P) / n;
		const origin: [number, number] =
			s < corner
				? [box.x + box.w / 2 + s, box.y]
				: [box.x + box.w, box.y + box.r + s - corner];
		const body = inColours((thread) =>
			wave(threads[thread], i, perWave, origin),
		);
		out += `q 1 0 0 1 ${origin.map((v) => v.toFixed(4)).join(" ")} cm\n${body}Q\n`;
	}
	return out;
}

/** The seal: the ring of radius 20 mm around the origin with the emblem in it (millimetres, y downwards). */
export function seal(): string {
	const [n, perWave] = [28, 8];
	const paths = ringThreads({
		cx: 0,
		cy: 0,
		R: 20 * FINE,
		A: 1.15 * FINE,
		n,
		K: 1,
		delta: 0.35,
		perWave,
	});
	const threads = { a: parsed(paths.a), b: parsed(paths.b) };
	const [cos, sin] = [Math.cos, Math.sin].map((f) =>
		f((2 * Math.PI) / n).toFixed(8),
	);
	const turn = `${cos} ${sin} ${Number(sin) * -1} ${cos} 0 0 cm\n`;
	// One wave, turned n times. A whole thread at a time, for the threads cross where one wave ends and the next begins.
	const ring = (
		[
			["b", COLOURS.kattegatt],
			["a", COLOURS.havtorn],
		] as const
	)
		.map(([thread, colour]) => {
			const motif = `${wave(threads[thread], 0, perWave, [0, 0])}S\n${turn}`;
			return `q ${colour} RG 0.22 w 1 J 1 j\n${motif.repeat(n)}Q\n`;
		})
		.join("");
	const strand = (colour: string, path: string) =>
		`${colour} RG\n${operators(path)}S\n`;
	const emblem = `q 0.28 0 0 0.28 -13.44 -13.44 cm ${EMBLEM.stroke} w\n${strand(COLOURS.havtorn, EMBLEM.a)}${strand(COLOURS.kattegatt, EMBLEM.b)}Q\n`;
	return ring + emblem;
}
