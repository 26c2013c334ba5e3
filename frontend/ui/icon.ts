import { html, svg, type TemplateResult } from "lit";
import { EMBLEM } from "../geometry.ts";

/**
 * Drawings that pages share. Each is decoration beside a word, so all are hidden from screen readers.
 */

const ring = "M2.4 10a7.6 7.6 0 1 0 15.2 0a7.6 7.6 0 1 0-15.2 0";

/** 20 px grid, stroke 1.75, butt caps like the emblem. */
const icons = {
	alert: `${ring}M10 5.6v5.6M10 12.8v1.8`,
	broken:
		"M11.2 2.5a7.6 7.6 0 0 0-8.7 9M8.8 17.5a7.6 7.6 0 0 0 8.7-9M7 16l2.4-4.2-2-2.6L12.4 4",
	check: "M3 10.8l4.6 4.6L17 5",
	clock: `${ring}M10 5.4V10l3.2 2.2`,
	cross: "M4.5 4.5l11 11M15.5 4.5l-11 11",
	doc: "M4.5 2.5h7.2l3.8 3.8v11.2h-11zM11.5 2.8v3.7h3.8M7.2 10.2h5.6M7.2 13.4h5.6",
	down: "M4 7.5l6 6 6-6",
	download: "M10 2.5v10.6M5 8.4l5 5 5-5M3 17h14",
	filter: "M2.5 5h15M5.5 10h9M8.5 15h3",
	info: `${ring}M10 14.4V9M10 7.2V5.4`,
	left: "M17.5 10H3.9M9.5 4.4 3.9 10l5.6 5.6",
	lock: "M4 9h12v8.4H4zM6.6 9V6.4a3.4 3.4 0 0 1 6.8 0V9",
	mail: "M2.5 4.5h15v11h-15zM2.8 5l7.2 6 7.2-6",
	menu: "M2.5 5h15M2.5 10h15M2.5 15h15",
	minus: "M3 10h14",
	pen: "M3.4 16.6l.9-3.9L13.6 3.4l3 3-9.3 9.3zM11.4 5.6l3 3",
	person:
		"M6.7 6.4a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0-6.6 0M3.4 17.4c.5-3.7 3-5.6 6.6-5.6s6.1 1.9 6.6 5.6",
	plus: "M10 3v14M3 10h14",
	right: "M2.5 10h13.6M10.5 4.4 16.1 10l-5.6 5.6",
	seal: `${ring}M6.4 10.3l2.6 2.6 4.8-5.4`,
	search:
		"M2.9 8.5a5.6 5.6 0 1 0 11.2 0a5.6 5.6 0 1 0-11.2 0M12.6 12.6 17.5 17.5",
	sort: "M6.5 16.5v-13M3 7l3.5-3.5L10 7M13.5 3.5v13M10 13l3.5 3.5L17 13",
	stop: `${ring}M4.7 4.7l10.6 10.6`,
	warn: "M10 2.6 18.2 17H1.8zM10 7.8v4.4M10 13.4v1.7",
} as const;

export type IconName = keyof typeof icons;

/** A line icon in the colour of the text around it. */
export function icon(name: IconName): TemplateResult {
	return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${icons[name]}></path></svg>`;
}

/** The H of two threads that hook each other, in the parties' colours. */
export function emblem(): TemplateResult {
	return html`<svg class="emblem" viewBox="7 2 82 92" aria-hidden="true"><path class="ta" d=${EMBLEM.a}></path><path class="tb" d=${EMBLEM.b}></path></svg>`;
}

const left = "M1.2 3.4 9.4 9.4v7.4L1.2 10.8z";
const right = "M18.8 3.4 10.6 9.4v7.4l8.2-6z";

const glyphs = {
	full: svg`<path class="ta" d=${left}></path><path class="tb" d=${right}></path>`,
	half: svg`<path class="ta" d=${left}></path><path class="line" d=${right}></path>`,
	empty: svg`<path class="line" d=${left + right}></path>`,
	struck: svg`<path class="line" d=${`${left}${right}M1.5 17.5 18.5 2.5`}></path>`,
} as const;

export type StitchGlyph = keyof typeof glyphs;

/** One stitch as a status glyph: full = in force, half = waiting, struck = ended, empty = not yet. */
export function stitchGlyph(kind: StitchGlyph): TemplateResult {
	return html`<svg class="glyph" viewBox="0 0 20 20" aria-hidden="true">${glyphs[kind]}</svg>`;
}

/** A link that leads on: the words are underlined, the arrow moves. */
export function go(
	href: string,
	label: unknown,
	name: IconName | null = "right",
	side: "before" | "after" = "after",
): TemplateResult {
	const drawing = name ? icon(name) : "";
	return html`<a class="go" href=${href}>${side === "before" ? drawing : ""}<span>${label}</span>${side === "after" ? drawing : ""}</a>`;
}
