import type { Doc } from "./structure.ts";

/** How pdfkit writes: objects and table as strings of one character a byte, streams as bytes. */
interface Inside {
	_write(data: string | Uint8Array): void;
	ref(data?: object): PDFKit.PDFKitReference;
}

// Read by our verifier, and by whoever appends to a sealed file, as pdfkit writes them.
const asItIs =
	/^<<\n(?:\/Type \/(?:Sig|EmbeddedFile|Catalog)\n|\/Fields |\/Size )/;

const literal = /\((?:[^\\()]|\\[\s\S])*\)/g;

/**
 * Text strings in PDFDocEncoding instead of UTF-16 where that has the letters (ISO 32000-1, 7.9.2.2 and annex D): from
 * U+00A1 on it is Latin-1, as the bytes are.
 */
function inFewerBytes(string: string): string {
	if (!string.startsWith("(\xfe\xff")) return string;
	const bytes = string
		.slice(3, -1)
		.replace(/\\([\s\S])/g, (_, c: string) => unescaped[c] ?? c);
	if (!/^(?:\0[\x20-\x7e\xa1-\xac\xae-\xff])*$/.test(bytes)) return string;
	return `(${bytes.replace(/\0/g, "").replace(/[\\()]/g, "\\$&")})`;
}

const unescaped: Record<string, string> = {
	n: "\n",
	r: "\r",
	t: "\t",
	b: "\b",
	f: "\f",
};

/** A dictionary without the white space that its tokens do without (ISO 32000-1, 7.2.2). */
function terse(object: string): string {
	let out = "";
	let from = 0;
	for (const { 0: string, index } of object.matchAll(literal)) {
		out += squeezed(object.slice(from, index)) + inFewerBytes(string);
		from = index + string.length;
	}
	return out + squeezed(object.slice(from));
}

const squeezed = (part: string): string =>
	part
		.replace(/\s+(?=[/<>[\]])|(?<=[<>[\]])\s+/g, "")
		.replace(/\s+/g, " ")
		.replace(/\d+\.\d{3,}/g, (n) => String(Math.round(Number(n) * 100) / 100));

/** Lets the document write what it writes in fewer bytes. */
export function outputTersely(doc: Doc): void {
	const inside = doc as unknown as Inside;
	const write = inside._write.bind(doc);
	inside._write = (data) => {
		const whole =
			typeof data !== "string" || !data.startsWith("<<") || asItIs.test(data);
		write(whole ? data : terse(data));
	};
}

/** Lets what the document writes from now on have its texts and dates where they are referred to, not as objects of their own. */
export function inlineTexts(doc: Doc): void {
	const inside = doc as unknown as Inside;
	const ref = inside.ref.bind(doc);
	inside.ref = (data) =>
		data instanceof String || data instanceof Date
			? (Object.assign(data, { end() {} }) as unknown as ReturnType<typeof ref>)
			: ref(data);
}
