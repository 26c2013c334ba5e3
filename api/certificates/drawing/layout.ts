/** Measures a text in millimetres at the size in question. */
export type Measure = (text: string) => number;

const ellipsis = "…";

// No line of the page holds this many characters, at any size: longer texts need not be measured to be too long.
const ENOUGH = 400;

/** The characters of a text, each with its marks. */
const charactersOf = (text: string): string[] =>
	/\p{M}/u.test(text) ? (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) : [...text];

/** The longest beginning of a text that fits, in whole characters. At least one, or breaking would never end. */
function beginning(measure: Measure, text: string, width: number): string {
	const characters = charactersOf(text.slice(0, ENOUGH));
	let [low, high] = [1, characters.length];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (measure(characters.slice(0, middle).join("")) <= width) low = middle;
		else high = middle - 1;
	}
	return characters.slice(0, low).join("");
}

/** The text, or as much of it as fits with an ellipsis. */
export function fit(measure: Measure, text: string, width: number): string {
	if (text.length < ENOUGH && measure(text) <= width) return text;
	const room = width - measure(ellipsis);
	return beginning(measure, text, room).trimEnd() + ellipsis;
}

/** A word of a text, its width, and its width with the space that follows when another word does (mm). */
interface Word {
	text: string;
	alone: number;
	followed: number;
}

const measured = (measure: Measure, text: string): Word => ({
	text,
	alone: text.length < ENOUGH ? measure(text) : Infinity,
	followed: text.length < ENOUGH ? measure(`${text} `) : Infinity,
});

const wordsIn = (measure: Measure, text: string): Word[] =>
	text.split(" ").map((word) => measured(measure, word));

/** Lines of these words. Words are laid out apart from each other, so a line is as wide as they are together. */
function fill(measure: Measure, words: Word[], width: number): string[] {
	const lines: string[] = [];
	let line = "";
	// With the space after it
	let reached = 0;
	for (const word of words) {
		const short = line.length + word.text.length < ENOUGH - 1;
		if (short && reached + word.alone <= width) {
			line = line ? `${line} ${word.text}` : word.text;
			reached += word.followed;
			continue;
		}
		if (line) lines.push(line);
		let rest = word;
		while (rest.alone > width) {
			const part = beginning(measure, rest.text, width);
			lines.push(part);
			rest = measured(measure, rest.text.slice(part.length));
		}
		line = rest.text;
		reached = rest.followed;
	}
	if (line) lines.push(line);
	return lines;
}

/** Lines of at most the width. A word that is wider than a line is broken between characters, without a hyphen. */
export const wrap = (measure: Measure, text: string, width: number): string[] =>
	fill(measure, wordsIn(measure, text), width);

/** At most `most` lines; if there is more, the last one says so with an ellipsis. */
export function wrapAtMost(
	measure: Measure,
	text: string,
	width: number,
	most: number,
): string[] {
	// Nobody reads a thousand words here, and measuring them takes time.
	const lines = wrap(measure, text.slice(0, 3000), width);
	if (lines.length <= most) return lines;
	const rest = lines.slice(most - 1).join(" ");
	return [
		...lines.slice(0, most - 1),
		fit(measure, `${rest}${ellipsis}`, width),
	];
}

/** As many lines as the width needs, made as even as they can be: no preposition is left alone at the end of one. */
export function balanced(
	measure: Measure,
	text: string,
	width: number,
): string[] {
	const words = wordsIn(measure, text);
	let lines = fill(measure, words, width);
	let [low, high] = [width / lines.length / 2, width];
	while (high - low > 1) {
		const middle = (low + high) / 2;
		const tried = fill(measure, words, middle);
		const broken = tried.join(" ") !== text;
		if (tried.length > lines.length || broken) low = middle;
		else [high, lines] = [middle, tried];
	}
	return lines;
}

const smallestName = { pt: 10, lines: 8, leading: 4 };

/** Point sizes of the name and the lines it may take at each: the first that holds the name is used. */
const nameSizes = [
	{ pt: 43, lines: 2, leading: 16 },
	{ pt: 34, lines: 2, leading: 12.8 },
	{ pt: 28, lines: 3, leading: 10.6 },
	{ pt: 20, lines: 4, leading: 7.7 },
	{ pt: 14, lines: 6, leading: 5.4 },
	smallestName,
];

/** In points; what does not fit at this size is cut. */
export const SMALLEST_NAME = smallestName.pt;

/**
 * The size (points), the lines and their distance (millimetres) of a name that is never hyphenated and never lost.
 *
 * @param largest the size that it is not to be larger than
 */
export function layOutName(
	measureAt: (pt: number) => Measure,
	name: string,
	width: number,
	largest: number,
): { pt: number; lines: string[]; leading: number } {
	const words = name.length > 8 * ENOUGH ? [] : name.split(" ");
	const one = measureAt(1);
	const widest = Math.max(
		...words.map((word) => (word.length > ENOUGH ? Infinity : one(word))),
	);
	for (const [i, size] of nameSizes.entries()) {
		if (words.length === 0) break;
		// A word that is too wide makes the name smaller; only below the last size is it broken.
		const pt = Math.min(size.pt, largest, Math.floor(width / widest));
		const next = nameSizes[i + 1];
		if (next ? pt <= next.pt : pt < SMALLEST_NAME) continue;
		const measure = measureAt(pt);
		if (wrap(measure, name, width).length > size.lines) continue;
		const leading = (size.leading * pt) / size.pt;
		return { pt, lines: balanced(measure, name, width), leading };
	}
	const { pt, lines, leading } = smallestName;
	return {
		pt,
		lines: wrapAtMost(measureAt(pt), name, width, lines),
		leading,
	};
}
