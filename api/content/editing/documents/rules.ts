import { slugOf } from "../../../organisations/service.ts";

/** Whether a file says at once that it is a PDF: readers take junk before that, and so do those who hide something in it. */
export const isPdf = (bytes: Buffer): boolean =>
	bytes.subarray(0, 5).toString("latin1") === "%PDF-";

/** Whether a PDF has its end, which says where everything in it is (ISO 32000-2, 7.5.5). */
export function hasEnd(bytes: Buffer): boolean {
	const end = bytes.subarray(-1024).toString("latin1");
	return /startxref\s+\d+\s+%%EOF/.test(end);
}

/** Where the public reads a document, with a name for people to know it by. */
export const documentUrl = ({
	id,
	filename,
}: {
	id: string;
	filename: string;
}): string =>
	`/dokument/${id}/${slugOf(filename.replace(/\.pdf$/i, ""), "dokument")}.pdf`;
