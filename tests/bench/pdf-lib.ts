import type { CertificateContent } from "../../api/certificates/drawing/draw.ts";
import { ornaments } from "../../api/certificates/drawing/figures.ts";
import { MM } from "../../api/certificates/drawing/pen.ts";
import { wordsOf } from "../../api/certificates/drawing/words.ts";
import { type Alternative, NotRun } from "./alternative.ts";
import { contentOf } from "./contents.ts";
import { drawFigures, fontFiles, partsOf, shownForms } from "./naive.ts";

type PdfLib = typeof import("pdf-lib");
type Fontkit = Parameters<
	PdfLib["PDFDocument"]["prototype"]["registerFontkit"]
>[0];

/** fontkit as pdf-lib expects it: subsets of the first major version came in streams. */
async function fontkitForPdfLib(): Promise<Fontkit> {
	const { create } = await import("fontkit");
	interface Subset {
		encode(): Uint8Array;
		encodeStream?(): object;
	}
	const withStreams = (data: Uint8Array) => {
		const font = create(data) as ReturnType<typeof create> & {
			createSubset(): Subset;
		};
		const createSubset = font.createSubset.bind(font);
		font.createSubset = () => {
			const subset = createSubset();
			subset.encodeStream = () => {
				const stream = {
					on(event: string, listen: (data?: Uint8Array) => void) {
						if (event === "data") listen(subset.encode());
						if (event === "end") listen();
						return stream;
					},
				};
				return stream;
			};
			return subset;
		};
		return font;
	};
	return { create: withStreams } as unknown as Fontkit;
}

/** The same page by pdf-lib, which has no XMP, output intent or tags. The ornaments are ours, compressed once. */
export function pdfLib(name: string): Alternative {
	return {
		name,
		open: async () => {
			const library = await import("pdf-lib").catch(() => {
				throw new NotRun("pdf-lib cannot be loaded");
			});
			const [fonts, fontkit] = [await fontFiles(), await fontkitForPdfLib()];
			const draw = drawer(library, fontkit, fonts);
			return { make: (i) => draw(contentOf(i)) };
		},
	};
}

function drawer(
	{ PDFDocument, PDFName, PDFRawStream, rgb }: PdfLib,
	fontkit: Fontkit,
	files: Record<string, Uint8Array>,
) {
	return async (content: CertificateContent): Promise<Uint8Array> => {
		const words = wordsOf(content);
		const doc = await PDFDocument.create();
		doc.registerFontkit(fontkit);
		doc.setTitle(words.title);
		const page = doc.addPage([595.28, 841.89]);
		for (const [name, { box, data }] of Object.entries(ornaments())) {
			const head = { Subtype: "Form", BBox: box, Filter: "FlateDecode" };
			const dict = doc.context.obj({ Type: "XObject", ...head });
			const form = PDFRawStream.of(dict, data);
			page.node.setXObject(PDFName.of(name), doc.context.register(form));
		}
		let figures = "";
		const scale = MM.toFixed(6);
		const draw = (operators: string) => {
			figures += `q ${scale} 0 0 -${scale} 0 841.89 cm\n${operators}Q\n`;
		};
		drawFigures(draw, content, shownForms(content));
		const stream = doc.context.flateStream(figures);
		page.node.addContentStream(doc.context.register(stream));
		const fonts = new Map(
			await Promise.all(
				Object.entries(files).map(
					async ([face, file]) =>
						[face, await doc.embedFont(file, { subset: true })] as const,
				),
			),
		);
		for (const { face, size, x, y, width, text } of partsOf(content, words))
			page.drawText(text, {
				font: fonts.get(face),
				size: size * MM,
				x: x * MM,
				y: 841.89 - y * MM,
				maxWidth: width * MM,
				lineHeight: size * MM * 1.43,
				color: rgb(0.08, 0.15, 0.18),
			});
		await doc.attach(Buffer.from(JSON.stringify(content)), "intyg.json");
		return doc.save();
	};
}
