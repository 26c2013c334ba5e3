import { deflateSync } from "node:zlib";
import { twinOf } from "../twin.ts";
import type { CertificateContent } from "./content.ts";
import { embeddable, embedTersely } from "./embedding.ts";
import type { Fonts } from "./fonts.ts";
import { type Metadata, xmpPacket } from "./metadata.ts";
import { compressed, inlineTexts, outputTersely } from "./output.ts";
import { sRgbProfile } from "./profile.ts";
import { Codes } from "./subset.ts";
import type { Words } from "./words.ts";
import { writeTersely } from "./writing.ts";

export type Doc = PDFKit.PDFDocument;
type Reference = PDFKit.PDFKitReference;

/** What pdfkit has no way to say in its types: the catalog, the object of the last annotation, and parts of how it ends a file. */
interface Insides {
	_root: {
		data: Record<string, unknown> & {
			Names: { data: Record<string, unknown> };
		};
	};
	endSubset(): void;
	endMetadata(): void;
	page: {
		annotations: Reference[];
		dictionary: Reference & { data: Record<string, unknown> };
		resources: { data: Record<string, unknown> };
		content: {
			data: Record<string, unknown>;
			buffer: Uint8Array[];
			write(operators: string): void;
			end(): void;
			finalize(): void;
		};
	};
}

const load = () => import("pdfkit");
let pdfkit: ReturnType<typeof load> | undefined;

/**
 * An empty A4 page that declares itself PDF/A-3a and PDF/UA-1, and what gives the file when it has been closed. Ids and
 * dates come from the content alone.
 */
export async function openDocument(
	content: CertificateContent,
	words: Words,
	fonts: Fonts,
): Promise<{ doc: Doc; output: () => Uint8Array }> {
	// Importing anew would resolve the name anew, for each certificate.
	pdfkit ??= load();
	const { default: PDFDocument } = await pdfkit;
	const metadata: Metadata = {
		title: words.title,
		author: content.publicParty.name,
		subject: content.agreement.name,
		creator: "Handslag",
		producer: "Handslag (PDFKit)",
		created: new Date(content.issuedAt),
	};
	const doc = new PDFDocument({
		size: "A4",
		margin: 0,
		font: "",
		pdfVersion: "1.7",
		subset: "PDF/A-3a",
		lang: words.language,
		info: {
			Title: metadata.title,
			Author: metadata.author,
			Subject: metadata.subject,
			Creator: metadata.creator,
			Producer: metadata.producer,
			CreationDate: metadata.created,
		},
	});
	const codes = new Codes();
	for (const [name, font] of fonts.all) {
		const source = embeddable(font, codes) as unknown;
		doc.registerFont(name, source as PDFKit.Mixins.PDFFontSource);
	}
	writeTersely(doc);
	const output = outputTersely(doc);
	const insides = doc as unknown as Insides;
	modernise(insides.page);
	doc.on("pageAdded", () => modernise(insides.page));
	insides._root.data.MarkInfo = inCatalog({ Marked: true });
	insides._root.data.ViewerPreferences = inCatalog({ DisplayDocTitle: true });
	insides.endSubset = () => declareColours(doc);
	insides.endMetadata = () => describe(doc, metadata);
	return { doc, output };
}

/** Leaves out what readers of this century do not read (ISO 32000-1, 14.2), and what is as it would be anyway. */
function modernise({ resources, dictionary, content }: Insides["page"]): void {
	resources.data.ProcSet = undefined;
	dictionary.data.UserUnit = undefined;
	// One string until the end; of what is written so far only the axes' turn, by pdfkit itself.
	let text = Buffer.concat(content.buffer).toString("latin1");
	content.write = (operators) => {
		text += `${operators}\n`;
	};
	content.end = () => {
		content.buffer = [compressed(Buffer.from(text, "latin1"))];
		content.data.Filter = "FlateDecode";
		content.finalize();
	};
}

/** A dictionary that stands in the catalog. pdfkit has those that it ends as objects of their own. */
function inCatalog(dictionary: object): object {
	return Object.defineProperty(dictionary, "end", { value() {} });
}

let profile: Buffer | undefined;

/** Says what the colours of the page mean (ISO 19005-3, 6.2.3). */
function declareColours(doc: Doc): void {
	profile ??= deflateSync(sRgbProfile(), { level: 9 });
	const stream = doc.ref({ N: 3, Filter: "FlateDecode" });
	stream.end(profile);
	const { _root } = doc as unknown as Insides;
	_root.data.OutputIntents = [
		{
			Type: "OutputIntent",
			S: "GTS_PDFA1",
			OutputConditionIdentifier: new String("sRGB"),
			Info: new String("sRGB IEC61966-2.1"),
			DestOutputProfile: stream,
		},
	];
}

/** Adds the XMP packet, uncompressed, so that it can be found without a PDF library. */
function describe(doc: Doc, metadata: Metadata): void {
	doc.compress = false;
	const packet = doc.ref({ Type: "Metadata", Subtype: "XML" });
	packet.end(Buffer.from(xmpPacket(metadata)));
	doc.compress = true;
	const { _root } = doc as unknown as Insides;
	_root.data.Metadata = packet;
}

/** Attaches the machine-readable twin: the facts as JSON, uncompressed, so that it can be read without a PDF library. */
export function attachTwin(
	doc: Doc,
	content: CertificateContent,
	words: Words,
): void {
	const date = new Date(content.issuedAt);
	doc.compress = false;
	const options = {
		name: "intyg.json",
		type: "application/json",
		relationship: "Data",
		description: words.twin,
		modifiedDate: date,
	};
	doc.file(
		Buffer.from(`${JSON.stringify(twinOf(content), null, "\t")}\n`),
		options,
	);
	doc.compress = true;
}

/**
 * Adds the signature field, invisible, in a Form element of the structure (ISO 14289-1, 7.18.4), and closes the file with
 * its signature dictionary as the very last object: sealing then replaces that object and moves nothing before it.
 */
export function closeWithSealField(
	doc: Doc,
	parent: PDFKit.PDFStructureElement,
	words: Words,
): void {
	const insides = doc as unknown as Insides;
	const signature = doc.ref({
		Type: "Sig",
		Filter: "Adobe.PPKLite",
		SubFilter: "ETSI.CAdES.detached",
		ByteRange: [0, 0, 0, 0],
		Contents: new Uint8Array(0),
	});
	const form = doc.struct("Form", { alt: words.field });
	parent.add(form);
	const widget = {
		Subtype: "Widget",
		FT: "Sig",
		T: new String("Seal"),
		TU: new String(words.field),
		V: signature,
		P: insides.page.dictionary,
		// Print and Locked (ISO 32000-1, 12.5.3)
		F: 132,
		structParent: form,
	};
	doc.annotate(0, 0, 0, 0, widget as unknown as PDFKit.Mixins.AnnotationOption);
	form.end();
	parent.end();
	const acroForm = doc.ref({
		Fields: [insides.page.annotations.at(-1)],
		SigFlags: 3,
	});
	insides._root.data.AcroForm = acroForm;
	// pdfkit's own would look for the fonts of text fields.
	doc.endAcroForm = () => {
		acroForm.end(undefined);
		return doc;
	};
	insides._root.data.Names.data.Dests = undefined;
	embedTersely(doc);
	inlineTexts(doc);
	doc.end();
	signature.end(undefined);
}
