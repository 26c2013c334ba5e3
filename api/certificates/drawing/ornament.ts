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

// Ornaments are drawn in hundredths of a millimetre, all numbers whole: that keeps one wave the same as the next to the
// last digit, and what repeats compresses to nothing.
const FINE = 100;
const fine = `${1 / FINE} 0 0 ${1 / FINE} 0 0 cm\n`;

/** Points, as x and y in turn. */
type Points = number[];

/** A closed thread: its start, then the three points of each Bézier. */
interface Thread {
	start: Points;
	curves: Points[];
}

function parsed(paths: string[]): Thread[] {
	return paths.map((path) => {
		const n = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
		const curves: Points[] = [];
		for (let i = 2; i + 5 < n.length; i += 6) curves.push(n.slice(i, i + 6));
		return { start: n.slice(0, 2), curves };
	});
}

/** One wave of a bundle of threads, in coordinates that `map` makes of each point. */
function wave(
	bundle: Thread[],
	index: number,
	perWave: number,
	map: (x: number, y: number) => [number, number],
): string {
	const mapped = (points: Points) => {
		const out: number[] = [];
		for (let i = 0; i + 1 < points.length; i += 2)
			out.push(...map(points[i] ?? 0, points[i + 1] ?? 0));
		return out.map((v) => Math.round(v) || 0).join(" ");
	};
	return bundle
		.map(({ start, curves }) => {
			const first = index * perWave;
			const before = curves[first - 1]?.slice(4) ?? start;
			const body = curves.slice(first, first + perWave);
			return `${mapped(before)} m\n${body.map((c) => `${mapped(c)} c\n`).join("")}`;
		})
		.join("");
}

/**
 * The upper right quarter of the border (millimetres, y downwards), from the middle of the top edge to the middle of the
 * right one. n is divisible by four, so the three others are its mirror images.
 */
export function borderQuarter(): string {
	const [n, perWave] = [64, 5];
	const box = { x: 1250, y: 1250, w: 18_500, h: 27_200, r: 1100 };
	const delta = 0.24;
	const paths = borderThreads({ box, A: 250, n, K: 2, delta, perWave });
	const threads = { a: parsed(paths.a), b: parsed(paths.b) };
	const P = 2 * (box.w + box.h - 4 * box.r) + 2 * Math.PI * box.r;
	const length = P / n;
	const straight = box.w / 2 - box.r;
	const arc = (Math.PI * box.r) / 2;
	// Each wave is drawn as if its edge were straight, along the edge that it lies on most of: then nearly all of them are
	// the same, and the threads on the two sides of the middle are mirror images of each other.
	const turned = Math.ceil((straight + arc / 2) / length);
	const waveAt = (i: number): string => {
		const s = i * length;
		const [top, right] = [
			{ x: box.x + box.w / 2 + s, y: box.y },
			{ x: box.x + box.w, y: box.y + box.r + s - straight - arc },
		];
		const along = (x: number, y: number): [number, number] =>
			i < turned ? [x - top.x, y - top.y] : [y - right.y, right.x - x];
		const mirrored = (x: number, y: number): [number, number] => {
			const [u, v] = along(x, y);
			return [u, -v];
		};
		const b = wave(threads.b, i, perWave, along);
		const a = wave(threads.a, i, perWave, mirrored);
		return `q ${COLOURS.kattegatt} RG\n${b}S\n${COLOURS.havtorn} RG 1 0 0 -1 0 0 cm\n${a}S Q\n1 0 0 1 ${length.toFixed(4)} 0 cm\n`;
	};
	const waves = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, i) => waveAt(from + i)).join("");
	const begin = box.y + box.r + turned * length - straight - arc;
	// Round caps: the waves are stroked one by one, and butt ends would show as hairlines where they meet.
	return `${fine}17 w 1 J 1 j\nq 1 0 0 1 ${box.x + box.w / 2} ${box.y} cm\n${waves(0, turned)}Q\n0 1 -1 0 ${box.x + box.w} ${begin.toFixed(2)} cm\n${waves(turned, n / 4)}`;
}

/** The seal: the ring of radius 20 mm around the origin with the emblem in it (millimetres, y downwards). */
export function seal(): string {
	const [n, perWave] = [28, 5];
	const paths = ringThreads({
		...{ cx: 0, cy: 0, R: 2000, A: 115 },
		...{ n, K: 1, delta: 0.35, perWave },
	});
	const [cos, sin] = [Math.cos, Math.sin].map((f) =>
		f((2 * Math.PI) / n).toFixed(8),
	);
	const turn = `${cos} ${sin} ${Number(sin) * -1} ${cos} 0 0 cm\n`;
	// One wave of the one thread, turned n times; the other thread is its mirror image. A whole thread at a time, for the
	// threads cross where one wave ends and the next begins.
	const motif = `${wave(parsed(paths.b), 0, perWave, (x, y) => [x, y])}S\n${turn}`;
	const ring = `${motif.repeat(n)}Q\n`;
	const begin = `q ${fine}22 w 1 J 1 j\n`;
	const strand = (colour: string, path: string) =>
		`${colour} RG\n${operators(path)}S\n`;
	const emblem = `q 0.28 0 0 0.28 -13.44 -13.44 cm ${EMBLEM.stroke} w\n${strand(COLOURS.havtorn, EMBLEM.a)}${strand(COLOURS.kattegatt, EMBLEM.b)}Q\n`;
	return `${begin}${COLOURS.kattegatt} RG\n${ring}${begin}${COLOURS.havtorn} RG 1 0 0 -1 0 0 cm\n${ring}${emblem}`;
}
