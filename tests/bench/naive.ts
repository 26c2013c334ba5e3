import { readFile } from "node:fs/promises";
import PDFDocument from "pdfkit";
import type { CertificateContent } from "../../api/certificates/drawing/draw.ts";
import {
	BAND,
	border,
	drawBand,
	drawQr,
	embedOrnaments,
	rule,
	sealAt,
} from "../../api/certificates/drawing/figures.ts";
import { MM, type Pen } from "../../api/certificates/drawing/pen.ts";
import { openTypeOf } from "../../api/certificates/drawing/woff.ts";
import { type Words, wordsOf } from "../../api/certificates/drawing/words.ts";
import {
	band,
	borderThreads,
	EMBLEM,
	ringThreads,
} from "../../frontend/geometry.ts";
import type { Alternative } from "./alternative.ts";
import { contentOf } from "./contents.ts";

/** The files of the page's fonts, as OpenType: pdfkit takes WOFF too, but then takes longer. */
export async function fontFiles(): Promise<Record<string, Uint8Array>> {
	const files = {
		serif: "hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal",
		sans: "schibsted-grotesk/files/schibsted-grotesk-latin-400-normal",
		bold: "schibsted-grotesk/files/schibsted-grotesk-latin-600-normal",
	};
	const read = async ([name, file]: [string, string]) => {
		const url = new URL(import.meta.resolve(`@fontsource/${file}.woff`));
		return [name, openTypeOf(await readFile(url))] as const;
	};
	return Object.fromEntries(await Promise.all(Object.entries(files).map(read)));
}

/** A line or a paragraph: face, size (mm), left edge, baseline and width (mm). */
export interface Part {
	tag: string;
	face: "serif" | "sans" | "bold";
	size: number;
	x: number;
	y: number;
	width: number;
	text: string;
}

/** What an ordinary program would draw: every text of the page, where ours has it. */
export function partsOf(content: CertificateContent, words: Words): Part[] {
	const part = (
		tag: string,
		face: Part["face"],
		size: number,
		x: number,
		y: number,
		text: string,
		width = 145,
	) => ({ tag, face, size, x, y, width, text });
	const { organisation, publicParty, signatories } = content;
	const signatures = [
		{ party: organisation.name, day: content.signedOn, who: signatories[0] },
		{
			party: publicParty.name,
			day: publicParty.signedOn,
			who: publicParty.signatory,
		},
	].flatMap(({ party, day, who }, i) => {
		const x = 32.5 + 77.5 * i;
		const lines = words.signed(who?.title ?? "", day).join(" ");
		return [
			part("P", "serif", 6, x, 216, who?.name ?? "", 67.5),
			part("P", "bold", 3.1, x, 223.7, words.forParty(party), 67.5),
			part("P", "sans", 3.1, x, 228.1, lines, 67.5),
		];
	});
	const { before, address, after } = words.scan;
	return [
		part("P", "serif", 4.6, 32.5, 36, content.agreement.name, 100),
		part("P", "sans", 3.5, 142, 36, words.certificate, 40),
		part("H1", "serif", 10, 32.5, 112, organisation.name),
		part("P", "sans", 3.5, 32.5, 137, words.facts),
		part("P", "serif", 4.75, 32.5, 149, words.statement.full),
		part("P", "sans", 2.9, 32.5, 203, words.band.caption, 80),
		part("P", "sans", 2.9, 150, 203, words.band.mark, 30),
		...signatures,
		part("H2", "bold", 3.1, 60.5, 248.5, words.check, 117),
		part("P", "sans", 3.1, 60.5, 253.1, before + address + after, 117),
		part("P", "sans", 2.55, 60.5, 258.9, words.seal, 117),
		part("P", "sans", 2.55, 60.5, 270, words.issued, 117),
	];
}

/** Rules and the QR code, and the ornaments by what shows them. */
export function drawFigures(
	draw: (operators: string) => void,
	content: CertificateContent,
	shown: string,
): void {
	draw(shown + rule(32.5, 177.5, 41.5));
	for (const x of [32.5, 110]) draw(rule(x, x + 67.5, 218.9));
	drawQr({ draw } as Pen, content.verifyUrl, 32.5, 245, 23);
}

const bandTop = 196 - BAND.height;

/** What shows the ornaments that a page has as forms. */
export function shownForms({ stitch }: CertificateContent): string {
	let band = "";
	const draw = (operators: string) => {
		band += `q ${operators}Q\n`;
	};
	drawBand({ draw } as Pen, stitch, 32.5, bandTop);
	return border + sealAt(53.7, 72) + band;
}

const BLUE = "#14465c";
const ORANGE = "#c4521b";

const emblemPaths = [
	{ d: EMBLEM.a, colour: ORANGE },
	{ d: EMBLEM.b, colour: BLUE },
];

let paths: { d: string; colour: string }[] | undefined;

/** The threads of the border and of the ring around the emblem, as an SVG has them. */
export function ornamentPaths() {
	const box = { x: 12.5, y: 12.5, w: 185, h: 272, r: 11 };
	const border = { box, A: 2.5, n: 64, K: 2, delta: 0.24, perWave: 5 };
	const place = { cx: 53.7, cy: 72, R: 20 };
	const ring = { ...place, A: 1.15, n: 28, K: 1, delta: 0.35, perWave: 5 };
	paths ??= [borderThreads(border), ringThreads(ring)].flatMap(({ a, b }) => [
		{ d: b.join(""), colour: BLUE },
		{ d: a.join(""), colour: ORANGE },
	]);
	return paths;
}

type Ornaments = (
	doc: PDFKit.PDFDocument,
	content: CertificateContent,
) => string;

/** By means that pdfkit does not offer: as forms, compressed once for all documents. Returns what shows them. */
const asForms: Ornaments = (doc, content) => {
	embedOrnaments(doc);
	return shownForms(content);
};

/** By pdfkit's own call: the paths, worked out once but for the band, are given to every document. */
const asPaths: Ornaments = (doc, { stitch }) => {
	doc.save().scale(MM).lineWidth(0.17);
	for (const { d, colour } of ornamentPaths()) doc.path(d).stroke(colour);
	doc.save().translate(32.5, bandTop).scale(BAND.scale);
	const { ground, a, b } = band({ count: stitch });
	for (const [d, colour] of [
		[ground, "#e6dfce"],
		[a, ORANGE],
		[b, BLUE],
	] as const)
		if (d) doc.path(d).fill(colour);
	doc.restore();
	doc.translate(40.26, 58.56).scale(0.28).lineWidth(EMBLEM.stroke);
	for (const { d, colour } of emblemPaths) doc.path(d).stroke(colour);
	doc.restore();
	return "";
};

/**
 * The same page by plain pdfkit: archive-proof and tagged, its lines broken by pdfkit, the fonts given as files to every document.
 *
 * @param ornaments how the border and the seal are drawn; the rest of what is not text is ours in any case
 */
export function naivePdfkit(
	name: string,
	ornaments: "as paths" | "as forms",
): Alternative {
	const draw = ornaments === "as paths" ? asPaths : asForms;
	return {
		name,
		open: async () => {
			const fonts = await fontFiles();
			return { make: async (i) => drawNaively(contentOf(i), fonts, draw) };
		},
	};
}

async function drawNaively(
	content: CertificateContent,
	fonts: Record<string, Uint8Array>,
	ornaments: Ornaments,
): Promise<Uint8Array> {
	const words = wordsOf(content);
	const doc = new PDFDocument({
		size: "A4",
		margin: 0,
		font: "",
		pdfVersion: "1.7",
		subset: "PDF/A-3a",
		tagged: true,
		lang: words.language,
		displayTitle: true,
		info: { Title: words.title, Author: content.publicParty.name },
	});
	const chunks: Uint8Array[] = [];
	doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
	for (const [face, file] of Object.entries(fonts))
		doc.registerFont(face, Buffer.from(file));
	const root = doc.struct("Document");
	doc.addStructure(root);
	doc.markContent("Artifact", { type: "Layout" });
	const scale = MM.toFixed(6);
	const shown = ornaments(doc, content);
	drawFigures(
		(operators) => {
			doc.addContent(`q ${scale} 0 0 ${scale} 0 0 cm\n${operators}Q`);
		},
		content,
		shown,
	);
	doc.endMarkedContent();
	for (const { tag, face, size, x, y, width, text } of partsOf(content, words))
		root.add(
			doc.struct(tag, {}, () => {
				doc
					.font(face)
					.fontSize(size * MM)
					.fillColor("#14262f")
					.text(text, x * MM, (y - size) * MM, { width: width * MM });
			}),
		);
	root.end();
	doc.file(Buffer.from(JSON.stringify(content)), { name: "intyg.json" });
	const ended = new Promise((resolve) => doc.on("end", resolve));
	doc.end();
	await ended;
	return Buffer.concat(chunks);
}
