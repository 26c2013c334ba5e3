import { PDFDocument, StandardFonts } from "pdf-lib";
import type { Answer, Caller } from "./actors.ts";

/** A file and the fields beside it as a browser's form sends them (RFC 7578). */
export function formOf(
	bytes: Uint8Array,
	name: string,
	fields: Record<string, string> = {},
) {
	const part = (field: string) =>
		`--grans\r\ncontent-disposition: form-data; name="${field}"`;
	const texts = Object.entries(fields).map(
		([field, value]) => `${part(field)}\r\n\r\n${value}\r\n`,
	);
	const head = `${part("file")}; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
	return {
		headers: { "content-type": "multipart/form-data; boundary=grans" },
		body: Buffer.concat([
			Buffer.from(texts.join("") + head),
			bytes,
			Buffer.from("\r\n--grans--\r\n"),
		]),
	};
}

/** Uploads a document as an editor. */
export function uploadDocument(
	call: Caller,
	bytes: Uint8Array,
	name = "Rapport.pdf",
	more: Record<string, string> = {},
): Promise<Answer> {
	const { headers, body } = formOf(bytes, name);
	return call("POST", "/admin/content/documents", body, {
		...headers,
		...more,
	});
}

/** A small PDF, by a library that is not ours. */
export async function smallPdf(words = "Hej"): Promise<Buffer> {
	const pdf = await PDFDocument.create();
	const font = await pdf.embedFont(StandardFonts.Helvetica);
	pdf.addPage([200, 200]).drawText(words, { font, size: 12, x: 20, y: 100 });
	return Buffer.from(await pdf.save());
}
