import type { Bytes } from "./der.ts";

/** Where a seal is in a file, and what it covers. */
export interface SealedFile {
	/** Every byte of the file except the seal's own. */
	covered: Bytes;
	/** The seal without its padding. */
	cms: Bytes;
	/** The time that the seal's dictionary states. */
	at: Date | null;
}

export type FileFault =
	| "not_a_pdf"
	| "no_seal"
	| "bytes_before_the_file"
	| "bytes_outside_the_seal"
	| "padding_not_empty"
	| "seal_not_readable";

/** One character a byte, so that offsets in the text are offsets in the file; only the ASCII of it is looked at. */
export function singleByteText(bytes: Uint8Array): string {
	return new TextDecoder("windows-1252").decode(bytes);
}

const endOfDictionary = ">\n>>\nendobj\nxref\n";

export function unhex(digits: string): Bytes {
	const out = new Uint8Array(digits.length / 2);
	for (let i = 0; i < out.length; i++)
		out[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16);
	return out;
}

/** The length that a DER value announces, tag and length included; 0 when it cannot be read. */
export function announcedLength(der: Uint8Array): number {
	const first = der[1] ?? 0;
	if (der[0] !== 0x30) return 0;
	if (first < 128) return 2 + first;
	const count = first & 127;
	if (count < 1 || count > 3) return 0;
	let length = 0;
	for (const byte of der.subarray(2, 2 + count)) length = length * 256 + byte;
	return 2 + count + length;
}

function sealTime(dictionary: string): Date | null {
	const m = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/.exec(dictionary);
	if (!m) return null;
	const at = new Date(`${m[1]}-${m[2]}-${m[3]}T${m[4]}:${m[5]}:${m[6]}Z`);
	return Number.isNaN(at.getTime()) ? null : at;
}

/**
 * Finds the seal and accounts for every byte: the file begins with its header, ends where the seal's range ends, and the
 * gap in the range is the seal and nothing but the seal, in lower-case hexadecimal, padded with zeros.
 */
export function openSealedFile(
	bytes: Uint8Array,
	text: string,
): SealedFile | FileFault {
	if (!text.includes("%PDF-")) return "not_a_pdf";
	const start = text.lastIndexOf("/ByteRange [");
	const range =
		/^\/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\] *\n\/Contents </.exec(
			text.slice(start, start + 120),
		);
	if (start < 0 || !range) return "no_seal";
	if (text.startsWith("/Contents <>", start + range[0].length - 11))
		return "no_seal";
	if (!text.startsWith("%PDF-")) return "bytes_before_the_file";
	const [from = 0, to = 0, rest = 0] = range.slice(1).map(Number);
	const begins = start + range[0].length - 1;
	const ends = text.indexOf(">", begins) + 1;
	if (to + rest !== bytes.length || from !== begins || to !== ends)
		return "bytes_outside_the_seal";
	if (!text.startsWith(endOfDictionary, ends - 1))
		return "bytes_outside_the_seal";
	const digits = text.slice(begins + 1, ends - 1);
	if (digits.length % 2 === 1 || !/^[0-9a-f]+$/.test(digits))
		return "seal_not_readable";
	const padded = unhex(digits);
	const length = announcedLength(padded);
	if (length === 0 || length > padded.length) return "seal_not_readable";
	if (padded.subarray(length).some((byte) => byte !== 0))
		return "padding_not_empty";
	const covered = new Uint8Array(from + rest);
	covered.set(bytes.subarray(0, from));
	covered.set(bytes.subarray(to), from);
	const dictionary = text.slice(text.lastIndexOf(" obj\n", start), start);
	return { covered, cms: padded.slice(0, length), at: sealTime(dictionary) };
}

/** What the verifier reads in the certificate's machine-readable twin. */
export interface Twin {
	number: string;
	agreementVersion: string | null;
}

/**
 * The certificate's machine-readable twin, an attachment that our files carry uncompressed. It is looked up in the file's
 * cross-reference table: a name that looks like an attachment is then only a name.
 */
export function readTwin(bytes: Uint8Array, text: string): Twin | null {
	const at = Number(
		/startxref\n(\d{1,9})\n%%EOF\n$/.exec(text.slice(-40))?.[1] ?? -1,
	);
	if (at < 0) return null;
	const entries = /^xref\n0 \d+\n((?:\d{10} \d{5} [nf] \n)+)/.exec(
		text.slice(at),
	);
	for (const entry of entries?.[1]?.split("\n") ?? []) {
		const object = Number(entry.slice(0, 10));
		const head = text.slice(object, object + 600);
		if (!/^\d+ 0 obj\n<<\n\/Type \/EmbeddedFile\n/.test(head)) continue;
		const stream = head.indexOf(">>\nstream\n");
		const length = Number(
			/\/Length (\d+)\n/.exec(head.slice(0, stream))?.[1] ?? 0,
		);
		const data = object + stream + ">>\nstream\n".length;
		if (stream < 0) continue;
		return twinIn(bytes.subarray(data, data + length));
	}
	return null;
}

function field(value: unknown, name: string): unknown {
	if (typeof value !== "object" || value === null) return undefined;
	return Object.getOwnPropertyDescriptor(value, name)?.value;
}

function twinIn(json: Uint8Array): Twin | null {
	try {
		const twin: unknown = JSON.parse(
			new TextDecoder("utf-8", { fatal: true }).decode(json),
		);
		const number = field(twin, "number");
		const version = field(field(twin, "agreement"), "version");
		if (typeof number !== "string") return null;
		return {
			number,
			agreementVersion: typeof version === "string" ? version : null,
		};
	} catch {
		return null;
	}
}
