import type { Ink } from "./ink.ts";
import { layOutName } from "./layout.ts";
import { MM, type Ruler, type Style } from "./pen.ts";
import { AREA, type Sheet, tagged } from "./sheet.ts";

/** A name as it is set; lengths in millimetres. */
export interface Title {
	text: string;
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

/** How far a letter may begin before the type area: round ones look better so (mm). */
export const OVERHANG = 0.6;

/** How far a j or the last letter of an Arabic name may do, if let (mm). */
const TAIL = 3;

/** The style for a line above which there is this much room (mm): smaller where marks are piled up on a high letter. */
export function noHigher(
	pen: Ruler,
	style: Style,
	line: string,
	room: number,
): { style: Style; ink: Ink } {
	const ink = pen.ink(style, [line]);
	if (ink.rise <= room) return { style, ink };
	const smaller = { ...style, size: (style.size * room) / ink.rise };
	return { style: smaller, ink: pen.ink(smaller, [line]) };
}

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
	const set = (width: number) => {
		const name = layOutName((pt) => pen.measure(at(pt)), text, width, largest);
		return { ...name, ink: pen.ink(at(name.pt), name.lines) };
	};
	let { ink, ...name } = set(AREA.width);
	if (ink.before > OVERHANG) ({ ink, ...name } = set(AREA.width - TAIL));
	const inset = ink.before > OVERHANG ? Math.min(TAIL, ink.before) : 0;
	const style = at(name.pt);
	// The gaps have room for the ring of Å above capitals, and for a g below the line.
	const rise = Math.max(0.7 * style.size, ink.rise - 0.26 * style.size);
	const fall = Math.max(0, ink.fall - 0.26 * style.size);
	const leading = Math.max(name.leading, ink.leading);
	return { ...name, text, style, leading, inset, rise, fall };
}

/** From the top of the first line to the last baseline (mm). */
export const heightOfTitle = ({ rise, lines, leading }: Title): number =>
	rise + (lines.length - 1) * leading;

/** Draws a title with its last line's baseline at y. */
export function drawTitle(sheet: Sheet, title: Title, y: number): void {
	const { text, style, lines, leading, inset } = title;
	const first = y - (lines.length - 1) * leading;
	const draw = () =>
		sheet.pen.lines(style, AREA.left + inset, first, leading, lines);
	// Of a word that is broken readers would make two.
	const broken = lines.join(" ") !== text;
	tagged(sheet, "H1", draw, text, broken);
}
