import { plain } from "./content.ts";

// What the embedded fonts have a glyph for, as ranges in hex. Written down, so that an application can be refused early
// without loading a font; a test compares it with the fonts.
const ranges =
	`20-7e a0-ac ae-17e 18f 192 19d 1cd-1ce 1e6-1e7 1ea-1eb 1fa-1ff 218-21b 232-233 237 259 272 2bb-2bc 2c6-2c7 2da
2dc-2dd 300-301 303-304 308 323 1e80-1e85 1e9e 1ef2-1ef3 1ef8-1ef9 2013-2014 2018-201a 201c-201e 2020 2022 2026
2032-2033 2039-203a 2044 20a9 20ac 20b9-20ba 20bd 20bf 2113 2122 2191 2193 2212 2215`
		.split(/\s+/)
		.map((range) => range.split("-").map((end) => Number.parseInt(end, 16)))
		.map(([from = 0, to = from]) => ({ from, to }));

/** Whether every face of the certificate can draw the code point. */
export function isCovered(codePoint: number): boolean {
	return ranges.some(({ from, to }) => codePoint >= from && codePoint <= to);
}

/**
 * The characters of a text that no embedded font can draw, each once, in the order they appear. Control and format
 * characters are not among them: they are left out of the drawing.
 */
export function findUncoveredCharacters(text: string): string[] {
	const characters = new Set(plain(text));
	return [...characters].filter((c) => !isCovered(c.codePointAt(0) ?? 0));
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
