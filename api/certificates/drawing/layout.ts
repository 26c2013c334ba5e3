/** Measures a text in millimetres at the size in question. */
export type Measure = (text: string) => number;

const ellipsis = "…";

/** The longest beginning of a text that fits, in whole characters. At least one, or breaking would never end. */
function beginning(measure: Measure, text: string, width: number): string {
	const characters = [...text];
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
	if (text.length < 2000 && measure(text) <= width) return text;
	const room = width - measure(ellipsis);
	return beginning(measure, text.slice(0, 400), room).trimEnd() + ellipsis;
}

/** Lines of at most the width. A word that is wider than a line is broken between characters, without a hyphen. */
export function wrap(measure: Measure, text: string, width: number): string[] {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		const longer = line ? `${line} ${word}` : word;
		if (measure(longer) <= width) {
			line = longer;
			continue;
		}
		if (line) lines.push(line);
		line = word;
		while (measure(line) > width) {
			const part = beginning(measure, line, width);
			lines.push(part);
			line = line.slice(part.length);
		}
	}
	if (line) lines.push(line);
	return lines;
}

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
	let lines = wrap(measure, text, width);
	let [low, high] = [width / lines.length / 2, width];
	while (high - low > 1) {
		const middle = (low + high) / 2;
		const tried = wrap(measure, text, middle);
		const broken = tried.join(" ") !== text;
		if (tried.length > lines.length || broken) low = middle;
		else [high, lines] = [middle, tried];
	}
	return lines;
}

/** Point sizes of the name and the lines it may take at each: the first that holds the name is used. */
const nameSizes = [
	{ pt: 43, lines: 2, leading: 16 },
	{ pt: 34, lines: 2, leading: 12.8 },
	{ pt: 28, lines: 3, leading: 10.6 },
	{ pt: 20, lines: 4, leading: 7.7 },
	{ pt: 14, lines: 6, leading: 5.4 },
	{ pt: 10, lines: 8, leading: 4 },
];

/** The size (points), the lines and their distance (millimetres) of a name that is never hyphenated and never lost. */
export function layOutName(
	measureAt: (pt: number) => Measure,
	name: string,
	width: number,
): { pt: number; lines: string[]; leading: number } {
	for (const { pt, lines: most, leading } of nameSizes) {
		if (name.length > 3000) break;
		const measure = measureAt(pt);
		const tooWide = name.split(" ").some((word) => measure(word) > width);
		const lines = wrap(measure, name, width);
		// A word is broken only when no size holds it whole.
		if (lines.length <= most && (!tooWide || pt <= 14))
			return { pt, lines: balanced(measure, name, width), leading };
	}
	const { pt, lines, leading } = { pt: 10, lines: 8, leading: 4 };
	return { pt, lines: wrapAtMost(measureAt(pt), name, width, lines), leading };
}
