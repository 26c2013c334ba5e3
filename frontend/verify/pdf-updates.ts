import { type Bytes, join } from "./der.ts";

/**
 * What we append to a sealed file (ISO 32000-1, 7.5.6): a document security store (ETSI EN 319 142-1, 5.4.2) or an archive time stamp
 * (5.4.3). There is one way to write each, so that a verifier can write it again and compare.
 */

/** What has to be known of a file before anything can be appended to it. */
export interface PdfState {
	/** The number of objects, the deleted one included: the next new object's number */
	size: number;
	/** The lines of the trailer that stay the same: Root, Info and ID */
	trailer: string;
	/** Where the newest cross-reference table is */
	xref: number;
	/** How long the file is */
	length: number;
	catalog: { id: number; body: string };
	form: { id: number; fields: string[] };
	/** The store's object, and the objects in it; 0 while there is no store */
	store: { id: number } & StoreRefs;
	stamps: number;
}

interface StoreRefs {
	Certs: number[];
	OCSPs: number[];
	CRLs: number[];
}

/** What proves the certificates of seal and time stamps, in DER. */
export interface Evidence {
	certificates: Uint8Array[];
	ocsps: Uint8Array[];
	crls: Uint8Array[];
}

/** One character a byte. */
export function latin1(text: string): Bytes {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

interface Part {
	id: number;
	bytes: Bytes;
}

const objectOf = (id: number, body: string): Part => ({
	id,
	bytes: latin1(`${id} 0 obj\n<<\n${body}>>\nendobj\n`),
});

function streamOf(id: number, data: Uint8Array): Part {
	const head = latin1(`${id} 0 obj\n<<\n/Length ${data.length}\n>>\nstream\n`);
	return { id, bytes: join(head, data, latin1("\nendstream\nendobj\n")) };
}

/** The cross-reference section and the trailer after some objects that begin at `start` (7.5.4, 7.5.5). */
function ending(state: PdfState, parts: Part[], start: number): Bytes {
	let at = start;
	const entries = parts.map(({ id, bytes }) => {
		const entry = { id, at };
		at += bytes.length;
		return entry;
	});
	entries.sort((a, b) => a.id - b.id);
	let table = "xref\n";
	for (const [i, { id }] of entries.entries()) {
		if (entries[i - 1]?.id === id - 1) continue;
		let count = 1;
		while (entries[i + count]?.id === id + count) count++;
		table += `${id} ${count}\n`;
		for (const entry of entries.slice(i, i + count))
			table += `${String(entry.at).padStart(10, "0")} 00000 n \n`;
	}
	const size = Math.max(state.size, ...entries.map(({ id }) => id + 1));
	return latin1(
		`${table}trailer\n<<\n/Size ${size}\n${state.trailer}/Prev ${state.xref}\n>>\nstartxref\n${at}\n%%EOF\n`,
	);
}

function after(state: PdfState, parts: Part[], tail: Bytes): PdfState {
	const objects = parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
	return {
		...state,
		size: Math.max(state.size, ...parts.map(({ id }) => id + 1)),
		xref: state.length + objects,
		length: state.length + objects + tail.length,
	};
}

export interface Update {
	bytes: Bytes;
	state: PdfState;
}

/** Appends evidence. The first time the catalog learns of the store; later the store is written anew with more in it. */
export function encodeStore(state: PdfState, evidence: Evidence): Update {
	const first = state.store.id === 0;
	const id = first ? state.size : state.store.id;
	let next = first ? id + 1 : state.size;
	const streams: Part[] = [];
	const add = (known: number[], more: Uint8Array[]): number[] => [
		...known,
		...more.map((data) => {
			streams.push(streamOf(next, data));
			return next++;
		}),
	];
	const store = {
		id,
		Certs: add(state.store.Certs, evidence.certificates),
		OCSPs: add(state.store.OCSPs, evidence.ocsps),
		CRLs: add(state.store.CRLs, evidence.crls),
	};
	const list = (name: keyof StoreRefs) =>
		store[name].length > 0
			? `/${name} [${store[name].map((ref) => `${ref} 0 R`).join(" ")}]\n`
			: "";
	const dictionary = `/Type /DSS\n${list("Certs")}${list("OCSPs")}${list("CRLs")}`;
	const catalog = first
		? { ...state.catalog, body: `${state.catalog.body}/DSS ${id} 0 R\n` }
		: state.catalog;
	const parts = [
		objectOf(id, dictionary),
		...(first ? [objectOf(catalog.id, catalog.body)] : []),
		...streams,
	];
	const tail = ending(state, parts, state.length);
	return {
		bytes: join(...parts.map(({ bytes }) => bytes), tail),
		state: { ...after(state, parts, tail), store, catalog },
	};
}

/** An update with a gap: what stands before and after the time stamp, which covers all the rest of the file. */
export interface StampUpdate {
	before: Bytes;
	after: Bytes;
	state: PdfState;
}

/** Appends an archive time stamp with room for a token of `room` bytes, in hexadecimal between `before` and `after`. */
export function encodeStamp(state: PdfState, room: number): StampUpdate {
	const id = state.size;
	const name = `Archive${state.stamps + 1}`;
	const fields = [...state.form.fields, `${id + 1} 0 R`];
	const head = `${id} 0 obj\n<<\n/Type /DocTimeStamp\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.RFC3161\n/ByteRange [0`;
	const contents = "\n/Contents <";
	// As in the seal: the range is padded, so that its digits do not move what it counts.
	const width = 40;
	const from = state.length + head.length + width + contents.length - 1;
	const to = from + 2 * room + 2;
	const close = ">\n>>\nendobj\n";
	const stamp: Part = {
		id,
		bytes: new Uint8Array(to - state.length + close.length - 1),
	};
	const parts = [
		stamp,
		objectOf(id + 1, `/FT /Sig\n/T (${name})\n/V ${id} 0 R\n`),
		objectOf(state.form.id, `/Fields [${fields.join(" ")}]\n/SigFlags 3\n`),
	];
	const tail = ending(state, parts, state.length);
	const rest = join(...parts.slice(1).map(({ bytes }) => bytes), tail);
	const counted = close.length - 1 + rest.length;
	const range = ` ${from} ${to} ${counted}]`.padEnd(width);
	return {
		before: latin1(head + range + contents),
		after: join(latin1(close), rest),
		state: {
			...after(state, parts, tail),
			form: { ...state.form, fields },
			stamps: state.stamps + 1,
		},
	};
}
