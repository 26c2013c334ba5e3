import { BAND } from "./figures.ts";
import { QR } from "./foot.ts";
import { balanced, fit, SMALLEST_NAME, wrapAtMost } from "./layout.ts";
import { AREA, type Sheet, serif, soft } from "./sheet.ts";
import { heightOfSignatures, layOutSignatures } from "./signatures.ts";
import { heightOfTitle, layOutTitle, type Title } from "./title.ts";

/** Where the seal ends (mm). */
export const SEAL_BOTTOM = 93.2;

/** The least part of the design's gaps that keeps what stands between them apart. */
const LEAST = 0.45;

/** One wording of the statement, and its size (mm). */
interface Variant {
	text: string;
	size: number;
}

type Signatures = ReturnType<typeof layOutSignatures>;

const gaps = {
	name: 10,
	statement: 9.6,
	band: 10.1,
	signatures: 11.9,
	end: 6.9,
};

const sum = (numbers: object): number =>
	Object.values(numbers).reduce((a, b) => a + b, 0);

/** What stands between the seal and the QR code, before it is known how far apart. */
function layOutMiddle(
	{ pen, words }: Sheet,
	name: Title,
	signed: Signatures,
	variant: Variant,
) {
	const facts =
		words.facts && fit(pen.measure(soft(3.5)), words.facts, AREA.width);
	const style = serif(variant.size);
	const measure = pen.measure(style);
	const greedy = wrapAtMost(measure, variant.text, 141, 9);
	const statement =
		greedy.length < 9 ? balanced(measure, variant.text, 141) : greedy;
	const leading = variant.size * 1.43;
	// Heights of what is drawn, and the gaps between as the design has them; the gaps take up what is left over.
	const parts = {
		name: heightOfTitle(name),
		facts: (facts ? 9.5 : 3) + name.fall,
		statement: 3.4 + (statement.length - 1) * leading,
		band: BAND.height + 6.1,
		signatures: 4.2 + heightOfSignatures(signed),
	};
	const stretch = (QR.y - SEAL_BOTTOM - sum(parts)) / sum(gaps);
	const heights = { parts, gaps, stretch };
	return { name, facts, style, statement, leading, signed, ...heights };
}

export type Middle = ReturnType<typeof layOutMiddle>;

/**
 * The roomiest wording and size that leaves the parts air between them. If none does, the name is made smaller.
 */
export function chooseMiddle(sheet: Sheet): Middle {
	const { full, short } = sheet.words.statement;
	const variants = [full, short].flatMap((text) =>
		[4.75, 4.2].map((size) => ({ text, size })),
	);
	const signed = layOutSignatures(sheet);
	const { name } = sheet.content.organisation;
	let title = layOutTitle(sheet.pen, name, Infinity);
	for (const variant of variants) {
		const middle = layOutMiddle(sheet, title, signed, variant);
		if (middle.stretch >= 0.55 && middle.statement.length <= 5) return middle;
	}
	const last = { text: short, size: 4.2 };
	let middle = layOutMiddle(sheet, title, signed, last);
	while (middle.stretch < LEAST && title.pt > SMALLEST_NAME) {
		title = layOutTitle(sheet.pen, name, title.pt - 1);
		middle = layOutMiddle(sheet, title, signed, last);
	}
	return middle;
}
