import { readFile, writeFile } from "node:fs/promises";
import { takeApart } from "./cms.ts";
import type { Sample } from "./samples.ts";
import { LEVELS, type Level } from "./stages.ts";
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

const otherHex = (byte: number) => (byte === 0x30 ? 0x31 : 0x30);

/** The first match with its end replaced by as many other characters. */
function ended(pdf: Buffer, pattern: RegExp, end: string): Buffer {
	const match = pattern.exec(pdf.toString("latin1"));
	if (!match) throw new Error(`The sample has no ${pattern.source}`);
	const copy = Buffer.from(pdf);
	copy.write(end, match.index + match[0].length - end.length, "latin1");
	return copy;
}

/** In the middle of the stream of the object at `at`. */
function inStream(text: string, at: number): number {
	if (at < 0) throw new Error("The sample has no such object");
	const start = text.indexOf("stream", at);
	return Math.floor((start + text.indexOf("endstream", start)) / 2);
}

/** In the middle of the page's content. */
function inContent(pdf: Buffer): number {
	const text = pdf.toString("latin1");
	const id = /\/Contents\s*(\d+) 0 R/.exec(text)?.[1];
	return inStream(text, text.indexOf(`\n${id} 0 obj`));
}

// id-aa-timeStampToken (RFC 3161, appendix A) in DER, as hexadecimal
const TOKEN = "060b2a864886f70d010910020e";

/** In the seal's message: near the end of the signature value, after which comes the time stamp if there is one. */
function inSignature(pdf: Buffer): number {
	const { message } = takeApart(pdf);
	const hex = message.toString("hex");
	const token = hex.indexOf(TOKEN);
	// Between them are two headers of at most four bytes.
	const end = token < 0 ? 2 * wholeLength(message) : token - 16;
	return pdf.indexOf(hex.slice(0, end)) + end - 20;
}

/** Near the end of the time stamp's signature value, which is last in the seal's message. */
function inStamp(pdf: Buffer): number {
	const { message } = takeApart(pdf);
	const length = wholeLength(message);
	return pdf.indexOf(message.toString("hex")) + 2 * length - 20;
}

/** How much of a message is not padding. */
const wholeLength = (message: Buffer) => 4 + message.readUInt16BE(2);

/** At the end of the first embedded OCSP answer, where a signature value is. */
function inEvidence(pdf: Buffer): number {
	const text = pdf.toString("latin1");
	const id = /\/OCSPs\s*\[\s*(\d+) 0 R/.exec(text)?.[1];
	return text.indexOf("\nendstream", text.indexOf(`\n${id} 0 obj`)) - 5;
}

/** A revision as readers write them: the page once more, upside down. */
function revised(pdf: Buffer): Buffer {
	const text = pdf.toString("latin1");
	const page =
		/\n(\d+) 0 obj\s*<<\s*\/Type\s*\/Page(?=[\s/])[\s\S]*?endobj\n/.exec(text);
	const last = text.slice(text.lastIndexOf("trailer"));
	const trailer = /^trailer\s*<<([\s\S]*?)>>\s*startxref\s+(\d+)/.exec(last);
	if (!page || !trailer?.[1]) throw new Error("The sample has no page");
	const object = page[0].slice(1).replace("/Page", "/Page/Rotate 180");
	const offset = String(pdf.length).padStart(10, "0");
	const table = `xref\n${page[1]} 1\n${offset} 00000 n \n`;
	const entries = trailer[1].replace(/\/Prev \d+/, "");
	const dictionary = `trailer\n<<${entries}/Prev ${trailer[2]}>>\n`;
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
	signature: (pdf) => altered(pdf, inSignature(pdf), otherHex),
	stamp: (pdf) => altered(pdf, inStamp(pdf), otherHex),
	evidence: (pdf) => altered(pdf, inEvidence(pdf), (byte) => byte ^ 1),
	heading: (pdf) => ended(pdf, /\/S\s*\/H1/, "2"),
	pdfaid: (pdf) => ended(pdf, /<pdfaid:part>3/, "2"),
	pdfuaid: (pdf) =>
		ended(pdf, /<pdfuaid:part>1<\/pdfuaid:part>/, " ".repeat(30)),
};

/** A sample with a flaw, and the level that it really is of. */
export type Flawed = Sample & { flaw: Flaw; of: Level };

/** The same sample with a flaw. `stranger` is an authority that has nothing to do with it. */
async function withFlaw(
	sample: Sample,
	flaw: Flaw,
	stranger: string[],
): Promise<Flawed> {
	const flawed = { ...sample, flaw, of: sample.level };
	const name = `${sample.name}: ${flaw}`;
	if (flaw === "stranger") return { ...flawed, name, roots: stranger };
	if (flaw === "level") {
		const level = LEVELS[LEVELS.indexOf(sample.level) + 1] ?? sample.level;
		return { ...flawed, name, level };
	}
	const path = `${sample.path}.${flaw}.pdf`;
	const pdf = await readFile(sample.path);
	await writeFile(path, breaking[flaw]?.(pdf) ?? pdf);
	return { ...flawed, name, path };
}

/** Of each level one sample, once with every flaw that is to be noticed at that level. */
export async function flawed(
	samples: Sample[],
	flawsAt: (level: Level) => Flaw[],
): Promise<Flawed[]> {
	const stranger = samples[0]?.roots ?? [];
	const broken = LEVELS.flatMap((level) => {
		// The last has an intermediate, and another root than the first.
		const sample = samples.findLast((one) => one.level === level);
		const flaws = sample ? [...new Set(flawsAt(level))] : [];
		return flaws.map((flaw) => withFlaw(sample as Sample, flaw, stranger));
	});
	return Promise.all(broken);
}
