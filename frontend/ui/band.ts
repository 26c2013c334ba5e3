import { html, nothing, svg, type TemplateResult } from "lit";
import { band, STITCH, stitchPath } from "../geometry.ts";

/** The band as the pages show it: every stitch stands for organisations, so it is never mere ornament. */

const rows = 7;
const leastColumns = 17;

const path = (name: string, d: string) =>
	d ? svg`<path class=${name} d=${d}></path>` : nothing;

/** Where each year begins: how many organisations had signed before it. */
export interface YearMark {
	year: number;
	from: number;
}

function years(marks: YearMark[], col0: number, columns: number) {
	const here = marks
		.map(({ year, from }) => ({ year, column: Math.floor(from / rows) }))
		.filter(({ column }) => column >= col0 && column < col0 + columns);
	// A year that begins right after another would be written over it: the one before keeps its place.
	const room = Math.ceil(columns / 6);
	let last = Number.NEGATIVE_INFINITY;
	const clear = here.filter(({ column }) => {
		const fits = column - last >= room;
		if (fits) last = column;
		return fits;
	});
	if (clear.length === 0) return nothing;
	const share = (column: number) =>
		`${Math.round(((column - col0) / columns) * 10_000) / 100}%`;
	return html`<svg class="years" width="100%" height="20" aria-hidden="true">${clear.map(
		({ year, column }) =>
			svg`<line x1=${share(column)} x2=${share(column)} y1="0" y2="18"></line><text x=${share(column)} dx="7" y="14">${year}</text>`,
	)}</svg>`;
}

/** The columns of one piece of a band of two pieces that holds `count` stitches with room for more. */
export function pieceColumns(count: number): number {
	return Math.max(leastColumns, Math.ceil((count + rows) / rows / 2));
}

/**
 * The band in two pieces, side by side where there is room and else one above the other.
 * @param alt says the counts in words
 */
export function clothOf(
	count: number,
	marks: YearMark[],
	alt: string,
): TemplateResult {
	const columns = pieceColumns(count);
	const empty = columns * 2 * rows - count;
	return html`<div class="cloth" role="img" aria-label=${alt}>${[
		0,
		columns,
	].map((col0) => {
		const d = band({ count, empty, col0, col1: col0 + columns });
		return html`<div class="piece"><svg class="stitches" viewBox="0 0 ${d.size[0]} ${d.size[1]}" aria-hidden="true">${path("g", d.ground)}${path("a", d.a)}${path("b", d.b)}${path("e", d.empty)}</svg>${years(marks, col0, columns)}</div>`;
	})}</div>`;
}

/** The whole band, quiet, with one stitch marked; `number` counts from 1. */
export function markedBand(
	number: number,
	of: number,
	alt: string,
): TemplateResult {
	const columns = pieceColumns(of) * 2;
	const d = band({ count: of, empty: columns * rows - of });
	const x = Math.floor((number - 1) / rows) * STITCH.w;
	const y = ((number - 1) % rows) * STITCH.row;
	const foot = y + STITCH.drop + STITCH.t + 4;
	return html`<svg class="stitches own" viewBox="0 0 ${d.size[0]} ${d.size[1] + 24}" role="img" aria-label=${alt}>${path("g", d.ground)}${path("g2", d.a + d.b)}${path("e", d.empty)}${path("halo", stitchPath(x, y))}${path("a", stitchPath(x, y, "a"))}${path("b", stitchPath(x, y, "b"))}${path("mark", `M${x + STITCH.w / 2} ${foot}V${d.size[1] + 24}`)}</svg>`;
}

/** How far along the band a stitch is, 0–1; where its label belongs. */
export function placeInBand(number: number, of: number): number {
	const column = Math.floor((number - 1) / rows);
	return (column + 0.5) / (pieceColumns(of) * 2);
}

/** One row of `count` stitches in a bar that has room for `room`. */
export function stitchRow(count: number, room: number): TemplateResult {
	const at = Array.from({ length: count }, (_, i) => i * STITCH.w);
	const half = (thread: "a" | "b") =>
		at.map((x) => stitchPath(x, 0, thread)).join("");
	return html`<svg class="stitches" viewBox="0 0 ${room * STITCH.w} 31" preserveAspectRatio="none" aria-hidden="true">${path("a", half("a"))}${path("b", half("b"))}</svg>`;
}

/** Five outlined stitches: nothing here yet. */
export function emptyStitches(): TemplateResult {
	const d = Array.from({ length: 5 }, (_, i) => stitchPath(i * STITCH.w, 0));
	return html`<svg class="stitches" viewBox="-1 -1 182 33" aria-hidden="true">${path("e", d.join(""))}</svg>`;
}
