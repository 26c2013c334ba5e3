import { readFile, writeFile } from "node:fs/promises";
import { takeApart } from "./cms.ts";
import { LEVELS, type Sample } from "./samples.ts";
import type { Flaw } from "./validator.ts";

/** The file with one byte at `at` replaced. */
function altered(pdf: Buffer, at: number, by: (byte: number) => number) {
	if (at <= 0) throw new Error("The sample has no such place");
	const copy = Buffer.from(pdf);
	copy[at] = by(copy[at] ?? 0);
	return copy;
}

/** Another digit, that is a digit too: `0` and `1`, `8` and `9`. */
const otherDigit = (byte: number) => byte ^ 1;

function replaced(pdf: Buffer, text: string, other: string): Buffer {
	const at = pdf.indexOf(text);
	if (at < 0 || other.length !== text.length)
		throw new Error(`The sample has no ${text}`);
	const copy = Buffer.from(pdf);
	copy.write(other, at, "latin1");
	return copy;
}

/** In the middle of the page's content stream. */
function inContent(pdf: Buffer): number {
	const text = pdf.toString("latin1");
	const id = /\/Contents (\d+) 0 R/.exec(text)?.[1];
	const object = text.indexOf(`\n${id} 0 obj\n`);
	const start = text.indexOf("stream\n", object);
	return Math.floor((start + text.indexOf("endstream", start)) / 2);
}

/** In the middle of the signature value, which is last of what B-B holds. */
function inSignature(pdf: Buffer): number {
	const { message } = takeApart(pdf);
	const length = 4 + message.readUInt16BE(2);
	return pdf.indexOf(message.toString("hex", length - 40, length)) + 20;
}

/** A revision as readers write them: the page once more, upside down. */
function revised(pdf: Buffer): Buffer {
	const text = pdf.toString("latin1");
	const page = /\n(\d+ 0) obj\n<<\n\/Type \/Page\n[\s\S]*?\nendobj\n/.exec(
		text,
	);
	const trailer = /trailer\n<<\n([\s\S]*?)>>\nstartxref\n(\d+)\n%%EOF\n$/.exec(
		text,
	);
	if (!page?.[1] || !trailer?.[1]) throw new Error("The sample has no page");
	const object = page[0].slice(1).replace("/Type /Page\n", "$&/Rotate 180\n");
	const offset = String(pdf.length).padStart(10, "0");
	const table = `xref\n${page[1].split(" ")[0]} 1\n${offset} 00000 n \n`;
	const dictionary = `trailer\n<<\n${trailer[1]}/Prev ${trailer[2]}\n>>\n`;
	const end = `startxref\n${pdf.length + object.length}\n%%EOF\n`;
	return Buffer.concat([
		pdf,
		Buffer.from(object + table + dictionary + end, "latin1"),
	]);
}

const breaking: Partial<Record<Flaw, (pdf: Buffer) => Buffer>> = {
	content: (pdf) => altered(pdf, inContent(pdf), (byte) => byte ^ 1),
	table: (pdf) => {
		const at = pdf.lastIndexOf("startxref\n") + "startxref\n".length;
		return altered(pdf, at, otherDigit);
	},
	revision: revised,
	signature: (pdf) =>
		altered(pdf, inSignature(pdf), (byte) => (byte === 0x30 ? 0x31 : 0x30)),
	heading: (pdf) => replaced(pdf, "/S /H1", "/S /H2"),
	pdfaid: (pdf) => replaced(pdf, "<pdfaid:part>3<", "<pdfaid:part>2<"),
	pdfuaid: (pdf) =>
		replaced(pdf, "<pdfuaid:part>1</pdfuaid:part>", " ".repeat(30)),
};

/** The same sample with a flaw. `stranger` is an authority that has nothing to do with it. */
async function withFlaw(
	sample: Sample,
	flaw: Flaw,
	stranger: string[],
): Promise<Sample & { flaw: Flaw }> {
	const name = `${sample.name}: ${flaw}`;
	if (flaw === "stranger") return { ...sample, name, flaw, roots: stranger };
	if (flaw === "level") {
		const level = LEVELS[LEVELS.indexOf(sample.level) + 1] ?? sample.level;
		return { ...sample, name, flaw, level };
	}
	const path = `${sample.path}.${flaw}.pdf`;
	const pdf = await readFile(sample.path);
	await writeFile(path, breaking[flaw]?.(pdf) ?? pdf);
	return { ...sample, name, flaw, path };
}

/** Of each level one sample, once with every flaw. */
export async function flawed(
	samples: Sample[],
	flaws: Flaw[],
): Promise<(Sample & { flaw: Flaw })[]> {
	const stranger = samples[0]?.roots ?? [];
	const broken = LEVELS.flatMap((level) => {
		// The last has an intermediate, and another root than the first.
		const sample = samples.findLast((one) => one.level === level);
		const wanted = flaws.filter(
			(flaw) => flaw !== "level" || level !== LEVELS.at(-1),
		);
		return sample ? wanted.map((flaw) => withFlaw(sample, flaw, stranger)) : [];
	});
	return Promise.all(broken);
}
