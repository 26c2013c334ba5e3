/**
 * The colour space of the page as an ICC profile (ICC.1:2004-10, a three-component matrix-based display profile): sRGB
 * (IEC 61966-2-1), its curve as a formula instead of a table of a thousand values.
 */

const fixed = (numbers: number[]): Buffer => {
	const out = Buffer.alloc(4 * numbers.length);
	for (const [i, n] of numbers.entries())
		out.writeInt32BE(Math.round(n * 65_536), 4 * i);
	return out;
};

const typed = (type: string, ...data: Buffer[]): Buffer =>
	Buffer.concat([Buffer.from(`${type}\0\0\0\0`), ...data]);

/** A text in one language (multiLocalizedUnicodeType). */
function text(words: string): Buffer {
	const record = Buffer.alloc(20);
	record.writeUInt32BE(1, 0);
	record.writeUInt32BE(12, 4);
	record.write("enUS", 8);
	record.writeUInt32BE(2 * words.length, 12);
	record.writeUInt32BE(28, 16);
	return typed("mluc", record, Buffer.from(words, "utf16le").swap16());
}

const D50 = [0.9642, 1, 0.8249];

/** The tags: primaries and white as seen in daylight of 5000 K, which is what profiles are compared in. */
function tags(): [signatures: string[], data: Buffer][] {
	const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];
	// Bradford's adaptation from D65.
	const adaptation = [
		[1.04788, 0.02292, -0.05022],
		[0.02959, 0.99048, -0.01707],
		[-0.00925, 0.01508, 0.75168],
	].flat();
	return [
		[["desc"], text("sRGB")],
		[["cprt"], text("CC0")],
		[["wtpt"], typed("XYZ ", fixed(D50))],
		[["chad"], typed("sf32", fixed(adaptation))],
		[["rXYZ"], typed("XYZ ", fixed([0.43607, 0.22249, 0.01392]))],
		[["gXYZ"], typed("XYZ ", fixed([0.38515, 0.71687, 0.09708]))],
		[["bXYZ"], typed("XYZ ", fixed([0.14307, 0.06061, 0.7141]))],
		// The formula of type 3: (ax + b)^g from d on, and cx below.
		[
			["rTRC", "gTRC", "bTRC"],
			typed("para", Buffer.from([0, 3, 0, 0]), fixed(curve)),
		],
	];
}

/** The profile's bytes. */
export function sRgbProfile(): Buffer {
	const all = tags();
	const count = all.reduce((sum, [names]) => sum + names.length, 0);
	const table = Buffer.alloc(4 + 12 * count);
	table.writeUInt32BE(count, 0);
	const parts: Buffer[] = [];
	let [entry, at] = [4, 128 + table.length];
	for (const [names, data] of all) {
		for (const name of names) {
			table.write(name, entry);
			table.writeUInt32BE(at, entry + 4);
			table.writeUInt32BE(data.length, entry + 8);
			entry += 12;
		}
		const padded = Buffer.alloc(Math.ceil(data.length / 4) * 4);
		data.copy(padded);
		parts.push(padded);
		at += padded.length;
	}
	const header = Buffer.alloc(128);
	header.writeUInt32BE(at, 0);
	header.writeUInt32BE(0x04200000, 8);
	header.write("mntrRGB XYZ ", 12);
	// The day of the specification: a profile has to have one.
	for (const [i, n] of [2004, 10, 1, 0, 0, 0].entries())
		header.writeUInt16BE(n, 24 + 2 * i);
	header.write("acsp", 36);
	fixed(D50).copy(header, 68);
	return Buffer.concat([header, table, ...parts]);
}
