import { inflateSync } from "node:zlib";

/**
 * The OpenType file inside a WOFF 1.0 file (W3C WOFF 1.0, section 3). fontkit reads WOFF too, but inflates the whole
 * glyph table anew for each glyph.
 *
 * @throws {Error} when the data is not WOFF
 */
export function openTypeOf(woff: Buffer): Uint8Array {
	if (woff.toString("latin1", 0, 4) !== "wOFF")
		throw new Error("Not a WOFF file");
	const count = woff.readUInt16BE(12);
	const directory = Buffer.alloc(12 + 16 * count);
	woff.copy(directory, 0, 4, 8);
	const power = Math.floor(Math.log2(count));
	directory.writeUInt16BE(count, 4);
	directory.writeUInt16BE(2 ** power * 16, 6);
	directory.writeUInt16BE(power, 8);
	directory.writeUInt16BE((count - 2 ** power) * 16, 10);
	const parts: Buffer[] = [directory];
	let offset = directory.length;
	for (let i = 0; i < count; i++) {
		const entry = 44 + 20 * i;
		const at = woff.readUInt32BE(entry + 4);
		const compressed = woff.readUInt32BE(entry + 8);
		const length = woff.readUInt32BE(entry + 12);
		const data = woff.subarray(at, at + compressed);
		const table = compressed < length ? inflateSync(data) : data;
		const record = 12 + 16 * i;
		woff.copy(directory, record, entry, entry + 4);
		woff.copy(directory, record + 4, entry + 16, entry + 20);
		directory.writeUInt32BE(offset, record + 8);
		directory.writeUInt32BE(length, record + 12);
		const padding = Buffer.alloc((4 - (length % 4)) % 4);
		parts.push(table, padding);
		offset += length + padding.length;
	}
	return new Uint8Array(Buffer.concat(parts));
}
