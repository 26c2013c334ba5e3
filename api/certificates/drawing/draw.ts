import { setImmediate } from "node:timers/promises";
import { type CertificateContent, plainContent } from "./content.ts";
import { findUncoveredCharacters, UncoveredCharacters } from "./coverage.ts";
import { embedOrnaments } from "./figures.ts";
import { loadFonts } from "./fonts.ts";
import { drawPage } from "./page.ts";
import { makePen } from "./pen.ts";
import { drawPrinciples } from "./principles.ts";
import type { Sheet } from "./sheet.ts";
import { attachTwin, closeWithSealField, openDocument } from "./structure.ts";
import { wordsOf } from "./words.ts";

export type { CertificateContent } from "./content.ts";
export { findUncoveredCharacters, UncoveredCharacters } from "./coverage.ts";

/** Adds the page of the principles, and goes back to the first one: the seal's field belongs to that. */
function drawSecondPage(sheet: Sheet): void {
	const { doc } = sheet;
	const { xobjects } = doc.page;
	// pdfkit would otherwise write the first page out, and it could not be returned to.
	doc.options.bufferPages = true;
	doc.addPage();
	Object.assign(doc.page.xobjects, xobjects);
	drawPrinciples(sheet);
	doc.switchToPage(0);
}

/**
 * Draws a certificate: an A4 page, or two with the principles, PDF/A-3a and PDF/UA-1, with its facts attached as JSON and an empty signature field
 * for the seal. The same content gives the same bytes. pdfkit and the fonts are loaded by the first call.
 *
 * @throws {UncoveredCharacters} when a text holds characters that no embedded font can draw
 */
export async function drawCertificate(
	content: CertificateContent,
): Promise<Uint8Array> {
	// A turn for others, who may have waited for the last drawing: it never pauses. Also for pdfkit's stream, which nobody reads.
	await setImmediate();
	const plain = plainContent(content);
	const words = wordsOf(plain);
	// The words around are covered, as a test shows; the statement has principles in small letters.
	const text = JSON.stringify([plain, words.statement.full]);
	const uncovered = findUncoveredCharacters(text);
	if (uncovered.length > 0) throw new UncoveredCharacters(uncovered);
	const fonts = await loadFonts(text);
	const { doc, output } = await openDocument(plain, words, fonts);
	await embedOrnaments(doc);
	const root = doc.struct("Document");
	doc.addStructure(root);
	const sheet = { doc, pen: makePen(doc, fonts), root, content: plain, words };
	await drawPage(sheet);
	if (plain.principlesPage?.length) drawSecondPage(sheet);
	attachTwin(doc, plain, words);
	closeWithSealField(doc, root, words);
	return output();
}
