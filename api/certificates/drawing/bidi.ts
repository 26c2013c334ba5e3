import type { Bidi } from "bidi-js";

const load = () => import("bidi-js/dist/bidi.mjs");
let loaded: Bidi | undefined;

const rightToLeft = /\p{scx=Arabic}/u;

/** Whether some of the text runs from right to left, of the scripts that the certificate has fonts for. */
export const runsLeftwards = (text: string): boolean => rightToLeft.test(text);

/** Loads the bidirectional algorithm: before the first text that {@link runsLeftwards} is laid out. */
export async function loadBidi(): Promise<void> {
	loaded ??= (await load()).default();
}

/** A stretch of one direction, its text in the order in which it is read. */
export interface Stretch {
	text: string;
	leftwards: boolean;
	/** Where in its line it is read. */
	start: number;
}

/**
 * The stretches of each line of a paragraph, from left to right as they are drawn (Unicode Standard Annex 9): directions
 * are found for the whole paragraph, the order line by line. In what runs leftwards brackets are turned.
 *
 * @param direction of the paragraph; auto: that of its first letter
 */
export function inVisualOrder(
	lines: string[],
	direction: "ltr" | "auto",
): Stretch[][] {
	if (!loaded) throw new Error("The bidirectional algorithm is not loaded");
	const bidi = loaded;
	const paragraph = lines.join(" ");
	const embedding = bidi.getEmbeddingLevels(paragraph, direction);
	const turned = bidi.getMirroredCharactersMap(paragraph, embedding.levels);
	let next = 0;
	return lines.map((line) => {
		const start = next;
		const end = start + line.length - 1;
		const order = bidi
			.getReorderedIndices(paragraph, embedding, start, end)
			.slice(start, end + 1);
		next = end + 2;
		const stretches: Stretch[] = [];
		let before: number | undefined;
		for (const index of order) {
			const leftwards = (embedding.levels[index] ?? 0) % 2 === 1;
			const character = turned.get(index) ?? paragraph.charAt(index);
			const last = stretches.at(-1);
			const follows = before === index + (leftwards ? 1 : -1);
			before = index;
			if (last?.leftwards !== leftwards || !follows)
				stretches.push({ text: character, leftwards, start: index - start });
			else if (leftwards) {
				last.text = character + last.text;
				last.start = index - start;
			} else last.text += character;
		}
		return stretches;
	});
}

/** Which language a text in Arabic script is in, as far as letters that only one of them has can tell (BCP 47). */
export function languageOf(text: string): string {
	if (/[ٹڈڑںھہے]/.test(text)) return "ur";
	if (/[ڭۇۈۋ]/.test(text)) return "ug";
	if (/[ڕڵۆێە]/.test(text)) return "ckb";
	if (/[ټډړږښڼۍ]/.test(text)) return "ps";
	return /[پچژکگی]/.test(text) ? "fa" : "ar";
}
