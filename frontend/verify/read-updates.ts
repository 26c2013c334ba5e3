import { type Bytes, join, same } from "./der.ts";
import { announcedLength, unhex } from "./file.ts";
import {
	type Evidence,
	encodeStamp,
	encodeStore,
	latin1,
	type PdfState,
} from "./pdf-updates.ts";

/** Something appended to the sealed file, in the order in which it was. */
export type Appended =
	| { kind: "store"; evidence: Evidence }
	| { kind: "stamp"; covered: Bytes; token: Bytes };

const tableEnd = /trailer\n<<\n([\s\S]*?)>>\nstartxref\n(\d{1,9})\n%%EOF\n$/;

/** Where each revision's cross-reference table is, the newest first, as the trailers tell. */
function tables(text: string): number[] {
	const found: number[] = [];
	let at = Number(/startxref\n(\d{1,9})\n%%EOF\n$/.exec(text.slice(-40))?.[1]);
	while (at > 0 && text.startsWith("xref\n", at) && found.length < 200) {
		if (found.length > 0 && at >= (found.at(-1) ?? 0)) break;
		found.push(at);
		const end = text.indexOf("\n>>\nstartxref\n", at);
		at = Number(/\n\/Prev (\d{1,9})$/.exec(text.slice(at, end))?.[1]);
	}
	return found;
}

/** How long the file was when it was sealed: its first revision. The whole length when that cannot be told. */
export function sealedLength(text: string): number {
	const first = tables(text).at(-1);
	const end = first === undefined ? -1 : text.indexOf("\n%%EOF\n", first);
	return end < 0 ? text.length : end + "\n%%EOF\n".length;
}

function bodyOf(text: string, entries: number[], id: number): string {
	const at = entries[id] ?? -1;
	const head = `${id} 0 obj\n<<\n`;
	const end = text.indexOf("\n>>\nendobj\n", at);
	if (at < 0 || end < 0 || !text.startsWith(head, at))
		throw new Error("no such object");
	return text.slice(at + head.length, end + 1);
}

/**
 * What a sealed file of ours, without anything appended, looks like from the end.
 * @throws {Error} when it is not one
 */
export function readState(text: string): PdfState {
	const tail = tableEnd.exec(text.slice(-1000));
	const xref = Number(tail?.[2]);
	const table = /^xref\n0 (\d{1,6})\n((?:\d{10} \d{5} [nf] \n)+)trailer\n/.exec(
		text.slice(xref),
	);
	const lines = /^\/Size (\d{1,6})\n(\/Root (\d{1,6}) 0 R\n[\s\S]*)$/.exec(
		tail?.[1] ?? "",
	);
	if (!table?.[2] || !lines?.[2] || table[1] !== lines[1])
		throw new Error("no table");
	const entries = table[2].split("\n").map((line) => Number(line.slice(0, 10)));
	const root = Number(lines[3]);
	const catalog = { id: root, body: bodyOf(text, entries, root) };
	const form = Number(/^\/AcroForm (\d{1,6}) 0 R$/m.exec(catalog.body)?.[1]);
	const fields = /^\/Fields \[(\d{1,6} 0 R)\]\n\/SigFlags 3\n$/.exec(
		bodyOf(text, entries, form),
	);
	if (!fields?.[1]) throw new Error("no form");
	return {
		size: Number(lines[1]),
		trailer: lines[2],
		xref,
		length: text.length,
		catalog,
		form: { id: form, fields: [fields[1]] },
		store: { id: 0, Certs: [], OCSPs: [], CRLs: [] },
		stamps: 0,
	};
}

function streams(bytes: Bytes, text: string, from: number, ids: number[]) {
	let at = from;
	return ids.map((id) => {
		const head = /^(\d+) 0 obj\n<<\n\/Length (\d{1,8})\n>>\nstream\n/.exec(
			text.slice(at, at + 80),
		);
		if (Number(head?.[1]) !== id) throw new Error("another object");
		const start = at + (head?.[0].length ?? 0);
		const end = start + Number(head?.[2]);
		at = end + "\nendstream\nendobj\n".length;
		return bytes.slice(start, end);
	});
}

function readStore(bytes: Bytes, text: string, state: PdfState): Evidence {
	const at = state.length;
	const dictionary = text.slice(at, text.indexOf(">>\nendobj\n", at));
	const fresh = (name: "Certs" | "OCSPs" | "CRLs"): number[] => {
		const list = new RegExp(`\\n/${name} \\[([^\\]]*)\\]\\n`).exec(dictionary);
		const refs = list?.[1]?.split(" R").slice(0, -1).map(Number.parseFloat);
		return (refs ?? []).slice(state.store[name].length);
	};
	const ids = [fresh("Certs"), fresh("OCSPs"), fresh("CRLs")];
	const all = ids.flat();
	const begin = text.indexOf(`\n${all[0] ?? 0} 0 obj\n`, at) + 1;
	const data = streams(bytes, text, begin, all);
	const [certificates = 0, ocsps = 0] = ids.map(({ length }) => length);
	return {
		certificates: data.slice(0, certificates),
		ocsps: data.slice(certificates, certificates + ocsps),
		crls: data.slice(certificates + ocsps),
	};
}

function readStamp(bytes: Bytes, text: string, state: PdfState) {
	const begins = text.indexOf("\n/Contents <", state.length) + 12;
	const ends = text.indexOf(">", begins);
	const digits = text.slice(begins, ends);
	if (begins < 12 || !/^(?:[0-9a-f]{2})+$/.test(digits))
		throw new Error("no stamp");
	const padded = unhex(digits);
	const length = announcedLength(padded);
	if (length === 0 || padded.subarray(length).some((byte) => byte !== 0))
		throw new Error("padding not empty");
	const update = encodeStamp(state, padded.length);
	const written = join(update.before, latin1(digits), update.after);
	const covered = join(
		bytes.subarray(0, begins - 1),
		bytes.subarray(ends + 1, update.state.length),
	);
	return { update, written, covered, token: padded.slice(0, length) };
}

/**
 * What has been appended to the first `state.length` bytes. Each update is written again from what it says and compared
 * with the file, so nothing else can be in it.
 *
 * @throws {Error} when anything is not exactly as we write it
 */
export function readUpdates(
	bytes: Bytes,
	text: string,
	sealed: PdfState,
): { appended: Appended[]; state: PdfState } {
	const appended: Appended[] = [];
	let state = sealed;
	while (state.length < bytes.length) {
		const before = state.length;
		const type = /^\d+ 0 obj\n<<\n\/Type \/(DSS|DocTimeStamp)\n/.exec(
			text.slice(before, before + 60),
		)?.[1];
		let written: Bytes;
		if (type === "DSS") {
			const evidence = readStore(bytes, text, state);
			const update = encodeStore(state, evidence);
			({ bytes: written, state } = update);
			appended.push({ kind: "store", evidence });
		} else if (type === "DocTimeStamp") {
			const { update, covered, token, ...stamp } = readStamp(
				bytes,
				text,
				state,
			);
			({ written } = stamp);
			({ state } = update);
			appended.push({ kind: "stamp", covered, token });
		} else throw new Error("another update");
		if (!same(written, bytes.subarray(before, state.length)))
			throw new Error("not as we write it");
	}
	return { appended, state };
}
