import type { Style } from "../../certificates/drawing/line.ts";
import type { Block } from "./blocks.ts";

/** How papers look. All measures are millimetres. */

export const INK = { strong: "#14262f", soft: "#4a5a62", thread: "#c4521b" };

/** The type area of an A4 page; the foot's baseline is below it. */
export const AREA = { left: 25, top: 25, width: 160, bottom: 268, foot: 282 };
export const INDENT = 6;

/** How a kind of text is set, which structure element it is, and the room about it. */
export interface Look {
	style: Style;
	/** ISO 32000-1, 14.8.4 */
	tag: "H1" | "H2" | "H3" | "P" | "Link";
	/** From baseline to baseline */
	leading: number;
	/** Above the first line, unless it begins a page */
	above: number;
	/** What must have room below it on the same page: no heading is left alone. */
	keep: number;
}

const soft = (size: number): Style => ({ face: "sans", size, ink: INK.soft });

export const looks: Record<Exclude<Block["kind"], "list"> | "item", Look> = {
	title: {
		style: { face: "serif", size: 10 },
		tag: "H1",
		leading: 11.5,
		above: 2.5,
		keep: 20,
	},
	heading: {
		style: { face: "serif", size: 6.8 },
		tag: "H2",
		leading: 8.4,
		above: 9,
		keep: 32,
	},
	subheading: {
		style: { face: "bold", size: 4.2 },
		tag: "H3",
		leading: 5.8,
		above: 5,
		keep: 16,
	},
	lead: {
		style: { face: "sans", size: 4.4, ink: INK.soft },
		tag: "P",
		leading: 6.6,
		above: 4,
		keep: 0,
	},
	label: {
		style: soft(3.4),
		tag: "P",
		leading: 4.8,
		above: 3.4,
		keep: 8,
	},
	text: {
		style: { face: "sans", size: 4 },
		tag: "P",
		leading: 5.9,
		above: 0.6,
		keep: 0,
	},
	link: {
		style: { face: "sans", size: 4, ink: INK.strong },
		tag: "Link",
		leading: 5.9,
		above: 3.4,
		keep: 0,
	},
	item: {
		style: { face: "sans", size: 4 },
		tag: "P",
		leading: 5.9,
		above: 1.8,
		keep: 0,
	},
};

/** What stands under an item. */
export const note: Look = {
	style: soft(3.4),
	tag: "P",
	leading: 4.8,
	above: 0.3,
	keep: 0,
};
