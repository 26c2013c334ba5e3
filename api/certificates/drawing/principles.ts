import { rule } from "./figures.ts";
import type { Ink } from "./ink.ts";
import { wrapAtMost } from "./layout.ts";
import { SEAL_BOTTOM } from "./middle.ts";
import { drawHeader } from "./page.ts";
import type { Style } from "./pen.ts";
import { AREA, type Sheet, serif, soft, tagged } from "./sheet.ts";
import { COLUMN } from "./signatures.ts";
import { drawTitle, heightOfTitle, layOutTitle } from "./title.ts";

/** The baseline of the last line (mm): as low as the QR code of the first page. */
const FOOT = 268;

/** From the rule above a principle to its title's baseline, from that to the text's, and after it (mm, at size 1). */
const STEP = { title: 1.55, text: 1.4, after: 2.2 };

/** A principle as it is set. */
interface Cell {
	title: Style;
	titleLines: string[];
	titleLeading: number;
	/** From the rule above it to its first baseline (mm) */
	titleDrop: number;
	text: Style;
	textLines: string[];
	textLeading: number;
}

const leading = ({ size }: Style, ink: Ink): number =>
	Math.max(size * 1.43, ink.leading);

function layOutCell(
	{ pen }: Sheet,
	principle: { title: string; description: string },
	size: number,
	most: number,
): Cell {
	const title = pen.suited(serif(size * 1.4), principle.title);
	const sans: Style = { face: "sans", size };
	const text = pen.suited(sans, principle.description);
	const { width } = COLUMN;
	const titleLines = wrapAtMost(pen.measure(title), principle.title, width, 3);
	const { description } = principle;
	const textLines = wrapAtMost(pen.measure(text), description, width, most);
	const ink = pen.ink(title, titleLines);
	return {
		title,
		titleLines,
		titleLeading: leading(title, ink),
		titleDrop: Math.max(title.size * STEP.title, ink.rise + 0.3),
		text,
		textLines,
		textLeading: leading(text, pen.ink(text, textLines)),
	};
}

/** From the rule above it to the last baseline (mm). */
function heightOf(cell: Cell): number {
	const { title, titleLines, titleLeading, titleDrop, textLines, textLeading } =
		cell;
	const texts =
		textLines.length > 0
			? title.size * STEP.text + (textLines.length - 1) * textLeading
			: 0;
	const titles = (titleLines.length - 1) * titleLeading;
	return titleDrop + titles + texts;
}

interface Grid {
	rows: Cell[][];
	/** Of each row, with the air after it (mm) */
	heights: number[];
}

function layOutGrid(sheet: Sheet, size: number, most: number): Grid {
	const cells = (sheet.content.principlesPage ?? []).map((principle) =>
		layOutCell(sheet, principle, size, most),
	);
	const rows: Cell[][] = [];
	for (let i = 0; i < cells.length; i += 2) rows.push(cells.slice(i, i + 2));
	const heights = rows.map(
		(row) => Math.max(...row.map(heightOf)) + size * STEP.after,
	);
	return { rows, heights };
}

const SIZES = [3.9, 3.5, 3.1, 2.8];

/** The largest size at which all principles have room; at the smallest, texts are cut until they have. */
function chooseGrid(sheet: Sheet, room: number): Grid {
	const fits = ({ heights }: Grid) => heights.reduce((a, b) => a + b, 0) < room;
	for (const size of SIZES) {
		const grid = layOutGrid(sheet, size, 40);
		if (fits(grid)) return grid;
	}
	let most = 20;
	let grid = layOutGrid(sheet, 2.8, most);
	while (!fits(grid) && most > 0) grid = layOutGrid(sheet, 2.8, --most);
	while (!fits(grid) && grid.rows.length > 0) {
		grid.rows.pop();
		grid.heights.pop();
	}
	return grid;
}

function drawCell(sheet: Sheet, cell: Cell, x: number, y: number): void {
	const { pen } = sheet;
	const { title, titleLines, titleLeading, text, textLines, textLeading } =
		cell;
	pen.artifact(() => pen.draw(rule(x, x + COLUMN.width, y)));
	const first = y + cell.titleDrop;
	tagged(
		sheet,
		"H2",
		() => pen.lines(title, x, first, titleLeading, titleLines),
		titleLines.join(" "),
	);
	if (textLines.length === 0) return;
	const last = first + (titleLines.length - 1) * titleLeading;
	const below = last + title.size * STEP.text;
	tagged(
		sheet,
		"P",
		() => pen.lines(text, x, below, textLeading, textLines),
		textLines.join(" "),
	);
}

/** Draws the second page: what the principles of the agreement are. */
export function drawPrinciples(sheet: Sheet): void {
	const { pen, content, words } = sheet;
	drawHeader(sheet, content.organisation.name);
	const title = layOutTitle(pen, content.agreement.name, 34);
	let y = SEAL_BOTTOM + 10 + heightOfTitle(title);
	drawTitle(sheet, title, y);
	y += 8.5 + title.fall;
	const facts = soft(3.5);
	const version = wrapAtMost(
		pen.measure(facts),
		words.principles.facts,
		AREA.width,
		2,
	);
	tagged(sheet, "P", () => pen.lines(facts, AREA.left, y, 5, version));
	y += (version.length - 1) * 5 + 9;
	const { rows, heights } = chooseGrid(sheet, FOOT - 6 - y);
	const used = heights.reduce((a, b) => a + b, 0);
	const spare = Math.min(8, (FOOT - 6 - y - used) / Math.max(1, rows.length));
	for (const [i, row] of rows.entries()) {
		for (const [column, cell] of row.entries())
			drawCell(sheet, cell, AREA.left + column * COLUMN.step, y);
		y += (heights[i] ?? 0) + spare;
	}
	drawNumber(sheet);
}

function drawNumber(sheet: Sheet): void {
	const { pen, words } = sheet;
	const style = pen.suited(soft(2.9), words.principles.foot);
	const [line = ""] = wrapAtMost(
		pen.measure(style),
		words.principles.foot,
		AREA.width,
		1,
	);
	tagged(sheet, "P", () => pen.text(style, AREA.left, FOOT, line), line);
}
