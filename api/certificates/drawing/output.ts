import { deflateSync } from "node:zlib";
import type { Doc } from "./structure.ts";

type Reference = PDFKit.PDFKitReference & {
	id: number;
	offset: number;
	data: Record<string, unknown>;
	buffer: Uint8Array[] | Uint8Array;
	finalize(): void;
};

/** How pdfkit writes: objects and table as strings of one character a byte, streams as bytes. */
interface Inside {
	_root: Reference;
	_offset: number;
	_write(data: string | Uint8Array): void;
	_refEnd(reference: Reference): void;
	push(chunk: Uint8Array | null): boolean;
	read(): Uint8Array | null;
	ref(data?: object): Reference;
}

/** What pdfkit has of name and number trees (ISO 32000-1, 7.9.6 and 7.9.7). */
interface Tree {
	_items: Record<string, unknown>;
	limits: boolean;
	_compareKeys(one: string, other: string): number;
	_keysName(): string;
	_dataForKey(key: string): unknown;
}

const unwritten = {
	"\\": "\\\\",
	"(": "\\(",
	")": "\\)",
	"\n": "\\n",
	"\r": "\\r",
} as const;

const escaped = (bytes: string): string =>
	`(${bytes.replace(/[\\()\n\r]/g, (c) => unwritten[c as keyof typeof unwritten])})`;

// U+00A1 and on are Latin-1 but for the soft hyphen; what is below, ASCII without controls.
const inPdfDoc = /^[\x20-\x7e\xa1-\xac\xae-\xff]*$/;

/** A text string: in PDFDocEncoding where that has its letters, else in UTF-16 (ISO 32000-1, 7.9.2.2 and annex D). */
export function textString(text: string): string {
	if (inPdfDoc.test(text)) return escaped(text);
	let bytes = "\xfe\xff";
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		bytes += String.fromCharCode(unit >> 8, unit & 0xff);
	}
	return escaped(bytes);
}

/** For what is of one file only: level 4 takes half the time of the usual 6, for 0.2 kB more in a file. */
export const compressed = (data: Uint8Array | string): Buffer =>
	deflateSync(data, { level: 4, memLevel: 9, chunkSize: 8192 });

/** An object that is written already. */
export class Verbatim {
	readonly #written: string;

	constructor(written: string) {
		this.#written = written;
	}

	toString(): string {
		return this.#written;
	}
}

const delimited = /^[/<[(]/;

/** Tokens without the white space that they do without (ISO 32000-1, 7.2.2). */
function joined(tokens: string[]): string {
	let out = "";
	let open = true;
	for (const token of tokens) {
		out += open || delimited.test(token) ? token : ` ${token}`;
		open = /[>\])]$/.test(token);
	}
	return out;
}

function treeOf(tree: Tree): string {
	const keys = Object.keys(tree._items).sort((one, other) =>
		tree._compareKeys(one, other),
	);
	const entries = keys.flatMap((key) => [
		tersely(tree._dataForKey(key)),
		tersely(tree._items[key]),
	]);
	const limits = [keys.at(0), keys.at(-1)].map((key) =>
		tersely(tree._dataForKey(key ?? "")),
	);
	const some = tree.limits && keys.length > 1;
	return `<<${some ? `/Limits[${joined(limits)}]` : ""}/${tree._keysName()}[${joined(entries)}]>>`;
}

/** An object as pdfkit has it, in as few bytes as it takes; measures to a hundredth of a point. */
function tersely(value: unknown): string {
	if (typeof value === "string") return `/${value}`;
	if (typeof value === "number") return String(Math.round(value * 100) / 100);
	if (value instanceof String) return textString(value.valueOf());
	if (value instanceof Date)
		return `(D:${value.toISOString().replace(/\D/g, "").slice(0, 14)}Z)`;
	if (Array.isArray(value)) return `[${joined(value.map(tersely))}]`;
	if (value === null || typeof value !== "object") return `${value ?? null}`;
	if ("_items" in value) return treeOf(value as Tree);
	// A reference says of itself what it is: "12 0 R"; so does what is written already.
	if (Object.getPrototypeOf(value) !== Object.prototype) return `${value}`;
	const tokens: string[] = [];
	for (const [key, one] of Object.entries(value))
		if (one !== undefined) tokens.push(`/${key}`, tersely(one));
	return `<<${joined(tokens)}>>`;
}

// Read by our verifier, and by whoever appends to a sealed file, as pdfkit writes them.
const asItIs = ({ data }: Reference): boolean =>
	["Sig", "EmbeddedFile", "Catalog"].includes(String(data.Type)) ||
	"Fields" in data;

function finalize(inside: Inside, reference: Reference): void {
	const { id, data, buffer } = reference;
	reference.offset = inside._offset;
	const stream = Array.isArray(buffer) ? Buffer.concat(buffer) : buffer;
	if (stream.length > 0) data.Length = stream.length;
	const object = `${id} 0 obj\n${tersely(data)}\n`;
	if (stream.length > 0) {
		inside._write(`${object}stream`);
		inside._write(stream);
		inside._write("\nendstream\nendobj");
	} else inside._write(`${object}endobj`);
	reference.buffer = [];
	inside._refEnd(reference);
}

/**
 * Lets the document write what it writes in fewer bytes, and keep it instead of streaming it.
 *
 * @returns what gives the whole file when the document has ended
 */
export function outputTersely(doc: Doc): () => Uint8Array {
	const inside = doc as unknown as Inside;
	const { page } = doc as unknown as Record<string, Record<string, Reference>>;
	const lighten = (reference: Reference | undefined): void => {
		if (!reference) return;
		const original = reference.finalize.bind(reference);
		reference.finalize = () =>
			asItIs(reference) ? original() : finalize(inside, reference);
	};
	const ref = inside.ref.bind(doc);
	inside.ref = (data) => {
		const reference = ref(data);
		lighten(reference);
		return reference;
	};
	const { Pages, Names } = inside._root.data as Record<string, Reference>;
	for (const reference of [
		Pages,
		Names,
		page?.dictionary,
		page?.resources,
		page?.content,
	])
		lighten(reference);
	// What stands before the first object has been written already.
	const pieces: Uint8Array[] = [inside.read() ?? new Uint8Array()];
	let text = "";
	const flush = () => {
		if (text) pieces.push(Buffer.from(text, "latin1"));
		text = "";
	};
	inside._write = (data) => {
		inside._offset += data.length;
		if (typeof data === "string") {
			text += `${data}\n`;
			inside._offset += 1;
			return;
		}
		flush();
		pieces.push(data);
	};
	inside.push = () => true;
	return () => {
		flush();
		return new Uint8Array(Buffer.concat(pieces));
	};
}

/** Lets what the document writes from now on have its texts and dates where they are referred to, not as objects of their own. */
export function inlineTexts(doc: Doc): void {
	const inside = doc as unknown as Inside;
	const ref = inside.ref.bind(doc);
	inside.ref = (data) =>
		data instanceof String || data instanceof Date
			? (Object.assign(data, { end() {} }) as unknown as Reference)
			: ref(data);
}
