/**
 * The shapes of Handslag as pure functions that return SVG path data: the same numbers draw the web page, the print and
 * the PDF certificate. Everything grows from one formula, two threads in opposite phase:
 *
 *     y = ± A · sin(2πx / λ)
 *
 * Thread "a" is the associations' (havtorn), thread "b" the region's (kattegatt).
 */

const TAU = Math.PI * 2;

export type Point = readonly [x: number, y: number];
type Pair = { a: string[]; b: string[] };
/** A rounded rectangle in any unit; `r` is the corner radius. */
export type Box = { x: number; y: number; w: number; h: number; r: number };

const num = (n: number): number => {
	const v = Math.round(n * 100) / 100;
	return Object.is(v, -0) ? 0 : v;
};
const pt = ([x, y]: Point): string => `${num(x)} ${num(y)}`;

/** A smooth curve through the points (Catmull–Rom expressed as cubic Béziers). An empty list gives an empty path. */
export function curve(points: readonly Point[]): string {
	const last = points.length - 1;
	const origin: Point = [0, 0];
	const at = (i: number): Point =>
		points[Math.max(0, Math.min(last, i))] ?? origin;
	if (last < 0) return "";
	let d = `M${pt(at(0))}`;
	for (let i = 0; i < last; i++) {
		const [p, a, b, q] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
		d += `C${pt([a[0] + (b[0] - p[0]) / 6, a[1] + (b[1] - p[1]) / 6])} `;
		d += `${pt([b[0] - (q[0] - a[0]) / 6, b[1] - (q[1] - a[1]) / 6])} ${pt(b)}`;
	}
	return d;
}

/** The emblem: lines and arcs only, butt caps. Half a turn swaps the parties and gives the same mark: neither is first. */
export const EMBLEM = {
	viewBox: "0 0 96 96",
	stroke: 8.4,
	a: "M14 5V18A12 12 0 0 0 26 30H50A12 12 0 0 1 50 54H40.3M27.7 54H26A12 12 0 0 0 14 66V91",
	b: "M82 91V78A12 12 0 0 0 70 66H46A12 12 0 0 1 46 42H55.7M68.3 42H70A12 12 0 0 0 82 30V5",
};

/** One stitch of the band: column width, leg thickness, how far the legs fall, distance between rows, gap between legs. */
export const STITCH = { w: 36, t: 18, drop: 13, row: 20.6, gap: 1.1 };

/** The two strokes of the stitch whose top left corner is (x, y), or only one `half` of it. */
export function stitchPath(x: number, y: number, half?: "a" | "b"): string {
	const { w, t, drop, gap: g } = STITCH;
	const m = w / 2;
	const k = drop * (1 - (2 * g) / m);
	const a = `M${pt([x + g, y])}l${pt([m - 1.6 * g, k])}v${t}L${pt([x + g, y + t])}Z`;
	const b = `M${pt([x + w - g, y])}l${pt([-(m - 1.6 * g), k])}v${t}L${pt([x + w - g, y + t])}Z`;
	if (half) return half === "a" ? a : b;
	return a + b;
}

/** Which thread stitch number i (from 0) belongs to: "ab" where they meet, "" for the ground. */
export function stitchThread(
	i: number,
	rows = 7,
	lambda = 16,
): "a" | "b" | "ab" | "" {
	const c = Math.floor(i / rows);
	const r = i % rows;
	const m = (rows - 1) / 2;
	const s = m * Math.sin((TAU * c) / lambda);
	const a = Math.round(m + s) === r;
	const b = Math.round(m - s) === r;
	if (a) return b ? "ab" : "a";
	return b ? "b" : "";
}

/**
 * The band of `count` stitches, one an organisation, filled column by column: path data by colour for the columns
 * [col0, col1), and its size. `empty` continues the grid with that many unfilled stitches.
 */
export function band(options: {
	count: number;
	col0?: number;
	col1?: number;
	rows?: number;
	empty?: number;
}) {
	const {
		count,
		col0 = 0,
		col1 = Number.POSITIVE_INFINITY,
		rows = 7,
		empty = 0,
	} = options;
	const out = { ground: "", a: "", b: "", empty: "" };
	const cols = Math.min(col1, Math.ceil((count + empty) / rows)) - col0;
	for (let i = col0 * rows; i < count + empty; i++) {
		const c = Math.floor(i / rows) - col0;
		if (c >= cols) break;
		const x = c * STITCH.w;
		const y = (i % rows) * STITCH.row;
		const thread = i < count ? stitchThread(i, rows) : "empty";
		if (thread === "ab") {
			out.a += stitchPath(x, y, "a");
			out.b += stitchPath(x, y, "b");
		} else out[thread || "ground"] += stitchPath(x, y);
	}
	const size: [width: number, height: number] = [
		cols * STITCH.w,
		(rows - 1) * STITCH.row + STITCH.t + STITCH.drop,
	];
	return { ...out, size };
}

/** The point and the outward normal at length s along a rounded rectangle, counted from the middle of its top edge. */
function roundedRect(s: number, { x, y, w, h, r }: Box): [Point, Point] {
	const W = w - 2 * r;
	const H = h - 2 * r;
	const q = (Math.PI * r) / 2;
	const arc = (cx: number, cy: number, v: number): [Point, Point] => {
		const n: Point = [Math.cos(v), Math.sin(v)];
		return [[cx + r * n[0], cy + r * n[1]], n];
	};
	const sides: [number, (t: number) => [Point, Point]][] = [
		[
			W,
			(t) => [
				[x + r + t, y],
				[0, -1],
			],
		],
		[q, (t) => arc(x + w - r, y + r, -Math.PI / 2 + t / r)],
		[
			H,
			(t) => [
				[x + w, y + r + t],
				[1, 0],
			],
		],
		[q, (t) => arc(x + w - r, y + h - r, t / r)],
		[
			W,
			(t) => [
				[x + w - r - t, y + h],
				[0, 1],
			],
		],
		[q, (t) => arc(x + r, y + h - r, Math.PI / 2 + t / r)],
		[
			H,
			(t) => [
				[x, y + h - r - t],
				[-1, 0],
			],
		],
		[q, (t) => arc(x + r, y + r, Math.PI + t / r)],
	];
	let rest = (s + W / 2) % (2 * W + 2 * H + 4 * q);
	for (const [length, at] of sides) {
		if (rest <= length) return at(rest);
		rest -= length;
	}
	return [
		[x + r, y],
		[0, -1],
	];
}

/** A closed smooth curve (cubic Béziers) that has the place and the slope of `at` at `count` shares of the way. */
function around(count: number, at: (u: number) => Point): string {
	const step = 1e-3 / count;
	const knots = Array.from({ length: count }, (_, i) => {
		const u = i / count;
		const [[x, y], before, after] = [at(u), at(u - step), at(u + step)];
		// A third of the way to the next point, as the slope is (Hermite).
		const [dx, dy] = [0, 1].map(
			(axis) => ((after[axis] ?? 0) - (before[axis] ?? 0)) / 6e-3,
		) as [number, number];
		return {
			point: pt([x, y]),
			into: pt([x - dx, y - dy]),
			out: pt([x + dx, y + dy]),
		};
	});
	const [first] = knots;
	if (!first) return "";
	const curves = knots.map(({ out }, i) => {
		const { into, point } = knots[(i + 1) % count] ?? first;
		return `C${out} ${into} ${point}`;
	});
	return `M${first.point}${curves.join("")}Z`;
}

/** Both signs of a wave, each with 2K + 1 lines that shift by delta: `at(u, sign, phase)` is the point at share u of the way. */
function threads(
	count: number,
	K: number,
	delta: number,
	at: (u: number, sign: number, phase: number) => Point,
): Pair {
	const lines = (sign: number) =>
		Array.from({ length: 2 * K + 1 }, (_, line) =>
			around(count, (u) => at(u, sign, (line - K) * delta)),
		);
	return { a: lines(1), b: lines(-1) };
}

/**
 * The certificate's border: F±k(s) = C(s) ± A · cos(2πns / P + kδ) · N(s), where C is the rounded rectangle of length P
 * and N its normal. n is whole, so that every thread closes without a seam, and divisible by four, so that the corners
 * mirror each other.
 */
export function borderThreads(options: {
	box: Box;
	A?: number;
	n?: number;
	K?: number;
	delta?: number;
	perWave?: number;
}): Pair {
	const { box, A = 3, n = 64, K = 2, delta = 0.2, perWave = 8 } = options;
	const P = 2 * (box.w + box.h - 4 * box.r) + TAU * box.r;
	return threads(n * perWave, K, delta, (u, sign, phase) => {
		const [[cx, cy], [nx, ny]] = roundedRect(u * P, box);
		const o = sign * A * Math.cos(TAU * n * u + phase);
		return [cx + o * nx, cy + o * ny];
	});
}

/** The ring of the seal, the same two threads around a circle: r(θ) = R ± A · sin(nθ + kδ). */
export function ringThreads(options: {
	cx: number;
	cy: number;
	R: number;
	A?: number;
	n?: number;
	K?: number;
	delta?: number;
	perWave?: number;
}): Pair {
	const { cx, cy, R, A = 1.2, n = 24, K = 1 } = options;
	const { delta = 0.25, perWave = 8 } = options;
	return threads(n * perWave, K, delta, (u, sign, phase) => {
		const v = u * TAU;
		const r = R + sign * A * Math.sin(n * v + phase);
		return [cx + r * Math.cos(v), cy + r * Math.sin(v)];
	});
}

/** Open water: rows of the same sine, for fields and the map. One path a row. */
export function waves(options: {
	x: number;
	y: number;
	width: number;
	rows?: number;
	pitch?: number;
	A?: number;
	lambda?: number;
	shift?: number;
}): string[] {
	const { x, y, width, rows = 4, pitch = 9, A = 3 } = options;
	const { lambda = 48, shift = 0.9 } = options;
	return Array.from({ length: rows }, (_, j) => {
		const points: Point[] = [];
		for (let i = 0; i <= width / (lambda / 8); i++) {
			const u = (i * lambda) / 8;
			points.push([
				x + u,
				y + j * pitch + A * Math.sin((TAU * u) / lambda + j * shift),
			]);
		}
		return curve(points);
	});
}
