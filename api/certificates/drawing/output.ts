import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { refer } from "./values.ts";

/** A PDF file as it is written: header, objects, cross-reference table, trailer (ISO 32000-1, 7.5). */
export class Output {
	readonly #chunks: (string | Uint8Array)[] = [];
	#length = 0;
	/** Where each object begins, by its number; the first is the head of the list of the deleted ones. */
	readonly #offsets: number[] = [0];

	constructor() {
		this.#write("%PDF-1.7\n%\xff\xff\xff\xff\n");
	}

	/** One character a byte. */
	#write(chunk: string | Uint8Array): void {
		this.#chunks.push(chunk);
		this.#length += chunk.length;
	}

	/** The number of an object that is to come. */
	reserve(): number {
		return this.#offsets.push(0) - 1;
	}

	/** Writes an object. Returns its number. */
	object(body: string, id = this.reserve()): number {
		this.#offsets[id] = this.#length;
		this.#write(`${id} 0 obj\n${body}\nendobj\n`);
		return id;
	}

	/** Writes a stream. @param head the dictionary up to its length and its end. Returns its number. */
	stream(head: string, data: Uint8Array, id = this.reserve()): number {
		this.#offsets[id] = this.#length;
		this.#write(`${id} 0 obj\n${head}/Length ${data.length}\n>>\nstream\n`);
		this.#write(data);
		this.#write("\nendstream\nendobj\n");
		return id;
	}

	/** Writes a stream that is compressed already. */
	deflated(entries: string, data: Uint8Array, id?: number): number {
		return this.stream(`<<${entries}/Filter/FlateDecode`, data, id);
	}

	/** Writes a stream and compresses it. */
	compressed(entries: string, data: Uint8Array | string, id?: number): number {
		const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
		return this.deflated(entries, deflateSync(bytes, thrifty), id);
	}

	/** The whole file; its id is a digest of all that is in it. */
	end(root: number, info: number): Uint8Array {
		const digest = createHash("sha256");
		for (const chunk of this.#chunks)
			if (typeof chunk === "string") digest.update(chunk, "latin1");
			else digest.update(chunk);
		const id = digest.digest("hex").slice(0, 32);
		const size = this.#offsets.length;
		const at = this.#length;
		let table = `xref\n0 ${size}\n0000000000 65535 f \n`;
		for (const offset of this.#offsets.slice(1))
			table += `${String(offset).padStart(10, "0")} 00000 n \n`;
		this.#write(
			`${table}trailer\n<<\n/Size ${size}\n/Root ${refer(root)}\n/Info ${refer(info)}\n/ID [<${id}> <${id}>]\n>>\nstartxref\n${at}\n%%EOF\n`,
		);
		const file = Buffer.allocUnsafeSlow(this.#length);
		let next = 0;
		for (const chunk of this.#chunks) {
			if (typeof chunk === "string") file.write(chunk, next, "latin1");
			else file.set(chunk, next);
			next += chunk.length;
		}
		return new Uint8Array(file.buffer, 0, file.length);
	}
}

// A small memory makes for blocks of their own: a page's text, its stitches and its code are unlike each other.
const thrifty = { level: 9, memLevel: 5 };
