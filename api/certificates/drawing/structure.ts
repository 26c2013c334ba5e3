import { deflateSync } from "node:zlib";
import { twinOf } from "../twin.ts";
import type { CertificateContent } from "./content.ts";
import { PdfDocument } from "./document.ts";
import type { Element, ElementOptions } from "./element.ts";
import type { Fonts } from "./fonts.ts";
import { type Metadata, xmpPacket } from "./metadata.ts";
import { sRgbProfile } from "./profile.ts";
import { dateString, literal, Reference, refer, textString } from "./values.ts";
import type { Words } from "./words.ts";

/** The document as those who draw on it know it: by pdfkit's types, which are like its own. */
export interface Doc
	extends Omit<PdfDocument, "struct" | "addStructure" | "annotate"> {
	struct(
		type: string,
		options?: ElementOptions,
		draw?: () => void,
	): PDFKit.PDFStructureElement;
	addStructure(element: PDFKit.PDFStructureElement): void;
	annotate(
		x: number,
		y: number,
		width: number,
		height: number,
		options: PDFKit.Mixins.AnnotationOption,
	): void;
	/** Of no effect: pages are written when the document ends. */
	options: { bufferPages?: boolean };
}

const known = (doc: Doc): PdfDocument => doc as unknown as PdfDocument;

/** An empty A4 page. */
export async function openDocument(
	_content: CertificateContent,
	_words: Words,
	fonts: Fonts,
): Promise<Doc> {
	const doc = Object.assign(new PdfDocument(fonts.all), { options: {} });
	return doc as unknown as Doc;
}

// What is written first is referred to last.
const attachments = new WeakMap<PdfDocument, number>();

/** Attaches the machine-readable twin: the facts as JSON, uncompressed, so that it can be read without a PDF library. */
export function attachTwin(
	doc: Doc,
	content: CertificateContent,
	words: Words,
): void {
	const { output } = known(doc);
	const json = Buffer.from(`${JSON.stringify(twinOf(content), null, "\t")}\n`);
	const date = dateString(new Date(content.issuedAt));
	// Verifiers look for the first lines as they stand here.
	const file = output.stream(
		`<<\n/Type /EmbeddedFile\n/Subtype /application#2Fjson\n/Params <</ModDate ${date}/Size ${json.length}>>\n`,
		json,
	);
	const specification = output.object(
		`<</Type/Filespec/AFRelationship/Data/F(intyg.json)/UF(intyg.json)/EF<</F ${refer(file)}>>/Desc${textString(words.twin)}>>`,
	);
	attachments.set(known(doc), specification);
	describe(known(doc), content, words);
}

interface Declared {
	info: number;
	packet: number;
	profile: number;
	language: string;
}

const declarations = new WeakMap<PdfDocument, Declared>();
let compressedProfile: Buffer | undefined;

/** Says that the file is PDF/A-3a and PDF/UA-1, what it is about, and what its colours mean (ISO 19005-3, 6.2.3 and 6.6.2). */
function describe(
	doc: PdfDocument,
	content: CertificateContent,
	words: Words,
): void {
	const { output } = doc;
	const metadata: Metadata = {
		title: words.title,
		author: content.publicParty.name,
		subject: content.agreement.name,
		creator: "Handslag",
		producer: "Handslag",
		created: new Date(content.issuedAt),
	};
	const { title, author, subject, creator, producer, created } = metadata;
	compressedProfile ??= deflateSync(sRgbProfile(), { level: 9 });
	declarations.set(doc, {
		info: output.object(
			`<</Producer${literal(producer)}/Creator${literal(creator)}/CreationDate${dateString(created)}/Title${textString(title)}/Author${textString(author)}/Subject${textString(subject)}>>`,
		),
		// Uncompressed, so that it can be found without a PDF library.
		packet: output.stream(
			"<</Type/Metadata/Subtype/XML",
			Buffer.from(xmpPacket(metadata)),
		),
		profile: output.deflated("/N 3", compressedProfile),
		language: words.language,
	});
}

/**
 * Adds the signature field, invisible, in a Form element of the structure (ISO 14289-1, 7.18.4), and closes the file with
 * its signature dictionary as the very last object: sealing then replaces that object and moves nothing before it. What
 * verifying and appending read, and the seal's dictionary, are written on lines of their own.
 */
export async function closeWithSealField(
	drawn: Doc,
	parent: PDFKit.PDFStructureElement,
	words: Words,
): Promise<Uint8Array> {
	const doc = known(drawn);
	const { output, ids } = doc;
	const [specification, declared] = [
		attachments.get(doc),
		declarations.get(doc),
	];
	if (!specification || !declared) throw new Error("The twin is missing");
	const signature = output.reserve();
	const structParent = doc.struct("Form", { alt: words.field });
	(parent as unknown as Element).add(structParent);
	const field = doc.annotate(0, 0, 0, 0, {
		Subtype: "Widget",
		FT: "Sig",
		T: new String("Seal"),
		TU: new String(words.field),
		V: new Reference(signature),
		P: new Reference(doc.page.id),
		// Print and Locked (ISO 32000-1, 12.5.3)
		F: 132,
		structParent,
	});
	doc.finish();
	const form = output.object(`<<\n/Fields [${refer(field)}]\n/SigFlags 3\n>>`);
	const { info, packet, profile, language } = declared;
	const attached = refer(specification);
	output.object(
		[
			"<<\n/Type /Catalog",
			`/AcroForm ${refer(form)}`,
			`/Pages ${refer(ids.pages)}`,
			`/StructTreeRoot ${refer(ids.structure)}/MarkInfo<</Marked true>>`,
			`/Lang${literal(language)}/ViewerPreferences<</DisplayDocTitle true>>`,
			`/Metadata ${refer(packet)}`,
			`/AF[${attached}]/Names<</EmbeddedFiles<</Names[(intyg.json)${attached}]>>>>`,
			`/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${refer(profile)}>>]\n>>`,
		].join("\n"),
		ids.catalog,
	);
	output.object(
		"<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange [0 0 0 0]\n/Contents <>\n>>",
		signature,
	);
	return output.end(ids.catalog, info);
}
