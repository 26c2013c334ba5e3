import { once } from "node:events";
import type { Fonts } from "../../certificates/drawing/fonts.ts";
import { withOwnPositions } from "../../certificates/drawing/remember.ts";
import type { Paper } from "./blocks.ts";

export type Doc = PDFKit.PDFDocument;

const load = () => import("pdfkit");
let pdfkit: ReturnType<typeof load> | undefined;

/** A document without pages that declares itself PDF/UA-1 (ISO 14289-1). pdfkit is loaded on first use. */
export async function openPaper(paper: Paper, fonts: Fonts): Promise<Doc> {
	pdfkit ??= load();
	const { default: PDFDocument } = await pdfkit;
	const options = {
		autoFirstPage: false,
		bufferPages: true,
		size: "A4",
		margin: 0,
		font: "",
		pdfVersion: "1.7",
		subset: "PDF/UA",
		tagged: true,
		displayTitle: true,
		lang: paper.language,
		info: {
			Title: paper.title,
			Author: paper.author,
			Creator: "Handslag",
			Producer: "Handslag (PDFKit)",
			CreationDate: paper.changedAt,
		},
	};
	const doc = new PDFDocument(options as PDFKit.PDFDocumentOptions);
	for (const [name, font] of fonts.all) {
		const source = withOwnPositions(font) as unknown;
		doc.registerFont(name, source as PDFKit.Mixins.PDFFontSource);
	}
	withoutSets(doc);
	return doc;
}

/**
 * pdfkit takes the 1 of PDF/UA-1 for that of PDF/A-1 and lists the glyphs of each font, not as the fonts have them.
 * Fonts are written before the subset's own metadata: until then it is called by another number.
 */
function withoutSets(doc: Doc): void {
	const insides = doc as unknown as { subset: number; endSubset(): void };
	const { endSubset } = insides;
	const part = insides.subset;
	insides.subset = 2;
	insides.endSubset = () => {
		insides.subset = part;
		endSubset.call(doc);
	};
}

/** Writes the document out. */
export async function closePaper(doc: Doc): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
	const ended = once(doc, "end");
	doc.end();
	await ended;
	return Buffer.concat(chunks);
}
