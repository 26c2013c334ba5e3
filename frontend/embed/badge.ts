import { stitchPath } from "../geometry.ts";
import { badgeSize } from "./snippets.ts";

/** The standing that the badge shows: in force, waiting for minutes, or past. */
export type BadgeStanding = "signed" | "provisional" | "past";

/** A line of text as outlines: SVG path data from the baseline's left end, y downwards, in whole units of the size. */
export type Outlined = (
	face: "serif" | "sans",
	text: string,
	size: number,
) => string;

interface Badge {
	standing: BadgeStanding;
	dark: boolean;
	/** Said to whoever does not see it; already safe as XML */
	title: string;
	lines: [string, string];
	lang: "sv" | "en";
}

const colours = {
	light: {
		sheet: "#ffffff",
		edge: "#d5d0c3",
		text: "#14262f",
		soft: "#4a5a62",
		a: "#c4521b",
		b: "#14465c",
		past: "#6c7981",
	},
	dark: {
		sheet: "#152a35",
		edge: "#2e4751",
		text: "#ece8de",
		soft: "#b4bec1",
		a: "#f09a5b",
		b: "#83bdd4",
		past: "#84979f",
	},
};

// Outlines are in tenths of a pixel: whole numbers are half the bytes, and no eye sees the difference.
const fine = 10;

/** The organisation's own stitch, in its threads, half knitted or struck. */
function stitchOf(standing: BadgeStanding, dark: boolean): string {
	const c = dark ? colours.dark : colours.light;
	const [a, b] = [stitchPath(0, 0, "a"), stitchPath(0, 0, "b")];
	const outline = (d: string) =>
		`<path d="${d}" fill="none" stroke="${c.past}" stroke-width="1.5"/>`;
	if (standing === "past") return outline(`${a}${b}M1 31L35 0`);
	const first = `<path d="${a}" fill="${c.a}"/>`;
	if (standing === "provisional") return first + outline(b);
	return `${first}<path d="${b}" fill="${c.b}"/>`;
}

/**
 * The badge "Vi har skrivit under" as SVG of {@link badgeSize}. Letters are outlines, so it looks the same on every site;
 * colours are attributes, so it needs no style and works under any policy.
 */
export function badgeSvg(badge: Badge, outlined: Outlined): string {
	const { standing, dark, title, lines, lang } = badge;
	const c = dark ? colours.dark : colours.light;
	const past = standing === "past";
	const { width, height } = badgeSize;
	const line = (d: string, y: number, fill: string) =>
		`<path transform="translate(76 ${y}) scale(${1 / fine})" d="${d}" fill="${fill}"/>`;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t" lang="${lang}"><title id="t">${title}</title><path d="M.5.5h${width - 1}v${height - 1}H.5z" fill="${c.sheet}" stroke="${c.edge}"/><g transform="translate(20 23.5) scale(1.06)">${stitchOf(standing, dark)}</g>${line(outlined("serif", lines[0], 20 * fine), 37, past ? c.soft : c.text)}${line(outlined("sans", lines[1], 14 * fine), 59, c.soft)}</svg>`;
}
