import { readFile } from "node:fs/promises";
import type { Font } from "fontkit";
import { loadBidi } from "./bidi.ts";
import { groupsOf } from "./coverage.ts";
import {
	type Face,
	type Family,
	type FamilyName,
	faces,
	families,
	type Group,
	wideOf,
} from "./faces.ts";
import { Memory, remembering } from "./remember.ts";

/** A stretch of text that one font file can draw. */
export interface Run {
	/** The name that the font is registered under. */
	font: string;
	text: string;
	/** The part of the text's size that the font is set at. */
	scale: number;
	/** Whether the letters join: extra space between them would tear them apart. */
	joined: boolean;
}

/** Of a text at size 1: its width, kerning included, and how many glyphs would take tracking. */
export interface Extent {
	width: number;
	spaced: number;
}

interface OpenFile {
	name: string;
	characters: Set<number>;
}

// What is shaped as one: letters of the Arabic script with their marks and non-joiners, but not its digits.
const joined = /([[\p{scx=Arabic}&&[\p{L}\p{M}]]\u200c]+)/v;

const mark = /\p{M}/u;

/** Each with the space that follows, exactly as pdfkit lays them out. */
export function wordsOf(text: string): string[] {
	const words: string[] = [];
	for (let from = 0; from < text.length; ) {
		const space = text.indexOf(" ", from);
		const to = space < 0 ? text.length : space + 1;
		words.push(text.slice(from, to));
		from = to;
	}
	return words;
}

/** A memory for each face; longer texts are rarely seen twice. */
class Faces<T> {
	readonly #byFace = new Map<Face, Memory<T>>();

	of(face: Face, text: string, make: () => T): T {
		if (text.length > 300) return make();
		let memory = this.#byFace.get(face);
		if (!memory) {
			memory = new Memory();
			this.#byFace.set(face, memory);
		}
		return memory.of(text, make);
	}
}

function total(extents: Extent[]): Extent {
	const sum = { width: 0, spaced: 0 };
	for (const { width, spaced } of extents) {
		sum.width += width;
		sum.spaced += spaced;
	}
	return sum;
}

/** The certificate's fonts, as many as have been asked for so far. */
export class Fonts {
	readonly all = new Map<string, Font>();
	readonly #open = new Map<FamilyName, OpenFile[]>();
	readonly #extents = new Faces<Extent>();
	readonly #wordExtents = new Faces<Extent>();
	readonly #runs = new Faces<Run[]>();
	readonly #opening = new Map<Group, Promise<void>>();

	/** Opens the fonts of a group, once. */
	need(group: Group): Promise<void> {
		let opening = this.#opening.get(group);
		if (!opening) {
			opening = this.#openGroup(group);
			this.#opening.set(group, opening);
		}
		return opening;
	}

	async #openGroup(group: Group): Promise<void> {
		const [fontkit, { openTypeOf }] = await Promise.all([
			import("fontkit"),
			import("./woff.ts"),
		]);
		for (const [name, family] of Object.entries<Family>(families)) {
			if (family.group !== group) continue;
			const open: OpenFile[] = [];
			for (const [i, file] of family.files.entries()) {
				const url = new URL(import.meta.resolve(`@fontsource/${file}`));
				const font = fontkit.create(openTypeOf(await readFile(url)));
				open.push({
					name: `${name}${i}`,
					characters: new Set(font.characterSet),
				});
				this.all.set(`${name}${i}`, remembering(font, family.features));
			}
			this.#open.set(name as FamilyName, open);
		}
	}

	#fileOf(family: FamilyName, character: string): string | undefined {
		const code = character.codePointAt(0) ?? 0;
		return this.#open.get(family)?.find((file) => file.characters.has(code))
			?.name;
	}

	#has(family: FamilyName, text: string): boolean {
		for (const character of text)
			if (this.#fileOf(family, character) === undefined) return false;
		return true;
	}

	/** The face for the whole of a name: letters of two families in one name look like a mistake. */
	suited(face: Face, name: string): Face {
		const [latin, , arabic = latin] = faces[face];
		const [wide, , other = wide] = faces[wideOf[face]];
		const has = (family: FamilyName, character: string) =>
			this.#fileOf(family, character) !== undefined;
		const lacks = (one: string) =>
			!has(latin, one) &&
			(has(wide, one) || (!has(arabic, one) && has(other, one)));
		return [...name].some(lacks) ? wideOf[face] : face;
	}

	/** The runs of a text, in the order of the text: each word by the first family of the face that has all its characters. */
	runs(face: Face, text: string): readonly Run[] {
		return this.#runs.of(face, text, () => {
			const out: Run[] = [];
			for (const part of wordsOf(text))
				for (const word of part.split(joined))
					if (word) this.#addWord(out, face, word);
			return out;
		});
	}

	#addWord(out: Run[], face: Face, word: string): void {
		const order = faces[face];
		const joins = joined.test(word);
		const whole = order.find((family) => this.#has(family, word));
		for (const character of word) {
			const family =
				whole ?? order.find((one) => this.#fileOf(one, character)) ?? order[0];
			const last = out.at(-1);
			// Only a letter's own font knows where its mark goes.
			const font = mark.test(character)
				? (last?.font ?? `${order[0]}0`)
				: (this.#fileOf(family, character) ?? `${order[0]}0`);
			if (last?.font === font && last.joined === joins) last.text += character;
			else {
				const { scale } = families[family];
				out.push({ font, text: character, scale, joined: joins });
			}
		}
	}

	/** The extent of a run, at the size of its text. */
	extentOf({ font: name, text, scale, joined }: Run): Extent {
		const font = this.all.get(name);
		const sum = { width: 0, spaced: 0 };
		if (!font) return sum;
		for (const word of wordsOf(text)) {
			const { glyphs, advanceWidth } = font.layout(word);
			sum.width += (advanceWidth / font.unitsPerEm) * scale;
			if (!joined) sum.spaced += glyphs.length;
		}
		return sum;
	}

	#extentOfWord(face: Face, word: string): Extent {
		return this.#wordExtents.of(face, word, () =>
			total(this.runs(face, word).map((run) => this.extentOf(run))),
		);
	}

	/** The extent of a text, in whatever order it is drawn. */
	extent(face: Face, text: string): Extent {
		return this.#extents.of(face, text, () =>
			total(wordsOf(text).map((word) => this.#extentOfWord(face, word))),
		);
	}
}

const fonts = new Fonts();

/** The fonts that the text needs, read and parsed on first use and then shared: a process that draws nothing holds none. */
export async function loadFonts(text: string): Promise<Fonts> {
	const groups = groupsOf(text);
	for (const group of groups) await fonts.need(group);
	if (groups.includes("arabic")) await loadBidi();
	return fonts;
}
