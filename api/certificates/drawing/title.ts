import { runsLeftwards } from "./bidi.ts";
import { layOutName } from "./layout.ts";
import { MM, type Ruler, type Style } from "./pen.ts";
import { AREA, type Sheet, tagged } from "./sheet.ts";

/** A name as it is set; lengths in millimetres. */
export interface Title {
	pt: number;
	style: Style;
	lines: string[];
	leading: number;
	/** From the left edge of the type area, for letters that begin before their place. */
	inset: number;
	/** Above the first baseline, beyond what the gap there has room for. */
	rise: number;
	/** Below the last baseline, likewise. */
	fall: number;
}

/** How much longer than its place the last letter of an Arabic name may be (mm). */
const TAIL = 3;

/** A page's great name, no larger than the points given, with room for what its letters take up beyond the usual. */
export function layOutTitle(pen: Ruler, text: string, largest: number): Title {
	const title: Style = {
		face: "serif",
		size: 1,
		tracking: -0.0165,
		direction: "auto",
	};
	const em = pen.suited(title, text);
	const at = (pt: number): Style => ({ ...em, size: pt / MM });
	const measureAt = (pt: number) => pen.measure(at(pt));
	const width = AREA.width - (runsLeftwards(text) ? TAIL : 0);
	const name = layOutName(measureAt, text, width, largest);
	const style = at(name.pt);
	const ink = pen.ink(style, name.lines);
	// The gaps have room for the ring of Å above capitals, and for a g below the line.
	const rise = Math.max(0.7 * style.size, ink.rise - 0.26 * style.size);
	const fall = Math.max(0, ink.fall - 0.26 * style.size);
	const leading = Math.max(name.leading, ink.leading);
	const inset = runsLeftwards(text) ? Math.min(TAIL, ink.before) : 0;
	return { ...name, style, leading, inset, rise, fall };
}

/** From the top of the first line to the last baseline (mm). */
export const heightOfTitle = ({ rise, lines, leading }: Title): number =>
	rise + (lines.length - 1) * leading;

/** Draws a title with its last line's baseline at y. */
export function drawTitle(sheet: Sheet, title: Title, y: number): void {
	const { style, lines, leading, inset } = title;
	const first = y - (lines.length - 1) * leading;
	const draw = () =>
		sheet.pen.lines(style, AREA.left + inset, first, leading, lines);
	tagged(sheet, "H1", draw, lines.join(" "));
}
