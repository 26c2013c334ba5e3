/** The part of fontkit 2 that the drawing uses; the package carries no types of its own. */
declare module "fontkit" {
	export interface GlyphPosition {
		xAdvance: number;
		yAdvance: number;
		xOffset: number;
		yOffset: number;
	}
	export interface Glyph {
		id: number;
		codePoints: number[];
		advanceWidth: number;
		/** The box around the outline's points, in units of the font; infinite and inside out when there is none. */
		cbox: { minX: number; minY: number; maxX: number; maxY: number };
		/** Parses the outline; the subsetter calls it each time it embeds the glyph. */
		_decode?(): unknown;
	}
	export interface GlyphRun {
		glyphs: Glyph[];
		positions: GlyphPosition[];
		readonly advanceWidth: number;
	}
	export interface Font {
		postscriptName: string;
		unitsPerEm: number;
		characterSet: number[];
		getGlyph(id: number, codePoints?: number[]): Glyph;
		layout(
			text: string,
			features?: unknown,
			script?: string,
			language?: string,
			direction?: "ltr" | "rtl",
		): GlyphRun;
	}
	export function create(data: Uint8Array): Font;
}
