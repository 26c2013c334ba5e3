import { plain } from "./content.ts";
import type { Group } from "./faces.ts";

// What the embedded fonts have a glyph for, as ranges in hex. Written down, so that an application can be refused early
// without loading a font; a test compares it with the fonts. Each range is of the group that completes it in every face.
const written: Record<Group, string> = {
	latin: `20-7e a0-ac ae-b4 b6-113 116-12b 12e-137 139-13e 141-148 14a-14d 150-165 168-17e 192 218-21b 237 2c6-2c7 2da
2dc-2dd 1e80-1e85 1e9e 1ef2-1ef3 1ef8-1ef9 2013-2014 2018-201a 201c-201e 2020 2022 2026 2039-203a 2044 20ac 2122 2191
2193 2212`,
	// Vietnamese and all other letters of Latin alphabets. Not the phonetic ones, which look like letters that they are not.
	wide: `b5 114-115 12c-12d 138 13f-140 149 14e-14f 166-167 17f-191 193-217 21c-236 238-24f 253-254 256-257 259 25b 263
268-269 272 289 292 2b9-2bf 2c8-2cc 1e00-1e7f 1e86-1e9d 1e9f-1ef1 1ef4-1ef7 1efa-1eff 2032-2033 20a9 20b9-20ba 20bd 20bf
2113`,
	// Arabic, Persian, Kurdish, Urdu, Pashto, Sindhi, Uyghur; the last is the non-joiner of Persian and Kurdish.
	arabic: `60c 61b 61f 621-63a 640-64a 660-66c 671 679-681 683-689 68a 68c-68d 68f 691 693 695-696 698-69a 6a0-6a1 6a4 6a6
6a9-6ad 6af 6b1 6b3 6b5 6ba-6bc 6be 6c0-6c3 6c6-6d0 6d2-6d5 6f0-6f9 200c`,
};

// Vowel signs and the like, which the fonts place on the letter before them.
const marks = "64b-655 670";

const MOST_MARKS = 2;
// As in اللَّٰه: the small alef stands above a doubled letter's vowel sign.
const threeMarks = /^[\u064e\u064f\u0650]\u0651\u0670$/;

interface Range {
	from: number;
	to: number;
}

const parsed = (ranges: string): Range[] =>
	ranges
		.split(/\s+/)
		.map((range) => range.split("-").map((end) => Number.parseInt(end, 16)))
		.map(([from = 0, to = from]) => ({ from, to }));

const within = (ranges: Range[], character: string): boolean => {
	const code = character.codePointAt(0) ?? 0;
	return ranges.some(({ from, to }) => code >= from && code <= to);
};

const tables: Record<Group, Range[]> = {
	latin: parsed(written.latin),
	wide: parsed(written.wide),
	arabic: parsed(written.arabic),
};
const arabicMarks = parsed(marks);

const inHex = (code: number): string => `\\u{${code.toString(16)}}`;
const allLatin = new RegExp(
	`^[${tables.latin.map(({ from, to }) => `${inHex(from)}-${inHex(to)}`).join("")}]*$`,
	"u",
);

const known = new Map<string, Group | null>();

/** The fonts by which every face of the certificate can draw the character; null when there are none. */
export function groupOf(character: string): Group | null {
	let group = known.get(character);
	if (group === undefined) {
		group = lookUp(character);
		if (known.size < 10_000) known.set(character, group);
	}
	return group;
}

function lookUp(character: string): Group | null {
	if (within(tables.latin, character)) return "latin";
	if (within(tables.wide, character)) return "wide";
	const isArabic = [tables.arabic, arabicMarks].some((table) =>
		within(table, character),
	);
	return isArabic ? "arabic" : null;
}

/** The fonts that a text needs, in the order in which they are to be opened. */
export function groupsOf(text: string): Group[] {
	if (allLatin.test(text)) return ["latin"];
	const groups = new Set<Group | null>(["latin"]);
	for (const character of new Set(text)) groups.add(groupOf(character));
	return [...groups].filter((group) => group !== null);
}

// The tones of Yoruba, which Unicode has no letters for.
const yoruba = /^[ẹọẸỌ][\u0300\u0301]$/;

// Elsewhere only the Arabic fonts know where a mark goes. In Latin script NFC has composed what has a place of its own in
// the fonts.
function isDrawn(cluster: string): boolean {
	const [base = "", ...on] = cluster;
	if (on.length === 0)
		return groupOf(base) !== null && !within(arabicMarks, base);
	if (yoruba.test(cluster)) return true;
	return (
		(on.length <= MOST_MARKS || threeMarks.test(on.join(""))) &&
		/\p{Script=Arabic}/u.test(base) &&
		within(tables.arabic, base) &&
		on.every((mark) => within(arabicMarks, mark))
	);
}

/**
 * The characters of a text that no embedded font can draw, each once, in the order they appear; a letter together with
 * its marks when it is the marks that have no place. Control and format characters are not among them: they are left out
 * of the drawing.
 */
export function findUncoveredCharacters(text: string): string[] {
	if (allLatin.test(text)) return [];
	const drawn = plain(text);
	const clusters = /\p{M}/u.test(drawn)
		? drawn.match(/\P{M}\p{M}*|\p{M}+/gu)
		: drawn;
	return [...new Set(clusters)].filter((cluster) => !isDrawn(cluster));
}

/** A name holds characters that no embedded font can draw. A certificate with holes in a name is never made. */
export class UncoveredCharacters extends Error {
	readonly characters: string[];
	constructor(characters: string[]) {
		super(
			`The certificate's fonts cannot draw these characters: ${characters.join(" ")}`,
		);
		this.name = "UncoveredCharacters";
		this.characters = characters;
	}
}
