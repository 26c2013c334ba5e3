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
		layout(text: string, features?: unknown): GlyphRun;
	}
	export function create(data: Uint8Array): Font;
}
