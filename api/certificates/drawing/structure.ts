import { once } from "node:events";
import { twinOf } from "../twin.ts";
import type { CertificateContent } from "./content.ts";
import { embeddable, embedTersely } from "./embedding.ts";
import type { Fonts } from "./fonts.ts";
import type { Words } from "./words.ts";
import { writeTersely } from "./writing.ts";

export type Doc = PDFKit.PDFDocument;
type Reference = PDFKit.PDFKitReference;

/** What pdfkit has no way to say in its types: the catalog, and the object of the last annotation. */
interface Insides {
	_root: { data: Record<string, unknown> };
	page: { annotations: Reference[]; dictionary: Reference };
}

const xml: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** A text of the information dictionary. pdfkit writes it into the XMP packet too, as template text and unescaped. */
class InfoText extends String {
	override toString(): string {
		return this.valueOf().replace(/[&<>]/g, (c) => xml[c] ?? c);
	}
}
// DocumentInfo asks for a primitive; pdfkit takes either and handles String objects as text.
const infoText = (text: string): string =>
	new InfoText(text) as unknown as string;

// PDF/UA identification with the extension schema that PDF/A demands for it (ISO 19005-3, 6.6.2.3.3).
const pdfUa = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`;

const load = () => import("pdfkit");
let pdfkit: ReturnType<typeof load> | undefined;

/** An empty A4 page that declares itself PDF/A-3a and PDF/UA-1. Ids and dates come from the content alone. */
export async function openDocument(
	content: CertificateContent,
	words: Words,
	fonts: Fonts,
): Promise<Doc> {
	// Importing anew would resolve the name anew, for each certificate.
	pdfkit ??= load();
	const { default: PDFDocument } = await pdfkit;
	const doc = new PDFDocument({
		size: "A4",
		margin: 0,
		font: "",
		pdfVersion: "1.7",
		subset: "PDF/A-3a",
		tagged: true,
		lang: words.language,
		displayTitle: true,
		info: {
			Title: infoText(words.title),
			Author: infoText(content.publicParty.name),
			Subject: infoText(content.agreement.name),
			Creator: infoText("Handslag"),
			Producer: infoText("Handslag (PDFKit)"),
			CreationDate: new Date(content.issuedAt),
		},
	});
	for (const [name, font] of fonts.all) {
		const source = embeddable(font) as unknown;
		doc.registerFont(name, source as PDFKit.Mixins.PDFFontSource);
	}
	writeTersely(doc);
	doc.appendXML(pdfUa);
	return doc;
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
		creationDate: date,
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
export async function closeWithSealField(
	doc: Doc,
	parent: PDFKit.PDFStructureElement,
	words: Words,
): Promise<Uint8Array> {
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
	const chunks: Uint8Array[] = [];
	doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
	const ended = once(doc, "end");
	embedTersely(doc);
	doc.end();
	signature.end(undefined);
	await ended;
	return new Uint8Array(Buffer.concat(chunks));
}
