import { type CertificateContent, plainContent } from "./content.ts";
import { findUncoveredCharacters, UncoveredCharacters } from "./coverage.ts";
import { embedOrnaments } from "./figures.ts";
import { loadFonts } from "./fonts.ts";
import { drawPage } from "./page.ts";
import { makePen } from "./pen.ts";
import { attachTwin, closeWithSealField, openDocument } from "./structure.ts";
import { type Words, wordsOf } from "./words.ts";

export type { CertificateContent } from "./content.ts";
export { findUncoveredCharacters, UncoveredCharacters } from "./coverage.ts";

/** All that is drawn, in one string. */
function textOf(content: CertificateContent, words: Words): string {
	const { field, twin, ...drawn } = words;
	const { organisation, agreement, signatories, publicParty } = content;
	return JSON.stringify([
		drawn,
		[organisation, agreement, signatories, publicParty],
		content.principlesPage,
	]);
}

/**
 * Draws a certificate: one A4 page, PDF/A-3a and PDF/UA-1, with its facts attached as JSON and an empty signature field
 * for the seal. The same content gives the same bytes. pdfkit and the fonts are loaded by the first call.
 *
 * @throws {UncoveredCharacters} when a text holds characters that no embedded font can draw
 */
export async function drawCertificate(
	content: CertificateContent,
): Promise<Uint8Array> {
	const plain = plainContent(content);
	const words = wordsOf(plain);
	const text = textOf(plain, words);
	const uncovered = findUncoveredCharacters(text);
	if (uncovered.length > 0) throw new UncoveredCharacters(uncovered);
	const fonts = await loadFonts(text);
	const doc = await openDocument(plain, words, fonts);
	await embedOrnaments(doc);
	const root = doc.struct("Document");
	doc.addStructure(root);
	await drawPage({
		doc,
		pen: makePen(doc, fonts),
		root,
		content: plain,
		words,
	});
	attachTwin(doc, plain, words);
	return closeWithSealField(doc, root, words);
}
