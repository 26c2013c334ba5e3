import {
	formatPlaces,
	type QrForm,
	qrForm,
	versionPlaces,
	withRemainder,
} from "./qr-form.ts";

// Of versions 1 to 40 at level M: codewords of error correction in a block, and blocks (ISO/IEC 18004, table 9).
const CORRECTION = [
	10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26,
	26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
	28, 28,
];
const BLOCKS = [
	1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18,
	20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];

interface Version extends QrForm {
	version: number;
	/** Codewords in all, and those that carry data */
	total: number;
	capacity: number;
	blocks: number;
	correction: number;
}

const versions: (Version | undefined)[] = [];

function versionOf(version: number): Version {
	const known = versions[version];
	if (known) return known;
	const form = qrForm(version);
	const total = form.places.length >> 3;
	const [blocks = 1, correction = 0] = [BLOCKS, CORRECTION].map(
		(table) => table[version - 1],
	);
	const capacity = total - blocks * correction;
	const made = { ...form, version, total, capacity, blocks, correction };
	versions[version] = made;
	return made;
}

// The field GF(256) of ISO/IEC 18004, 7.5.2, by powers of its generator; twice, so that no sum has to be reduced.
const power = new Uint8Array(512);
const logarithm = new Uint8Array(256);
for (let i = 0, x = 1; i < 255; i++) {
	power[i] = power[i + 255] = x;
	logarithm[x] = i;
	x = (x << 1) ^ (x & 0x80 ? 0x11d : 0);
}

const generators: (Uint8Array | undefined)[] = [];

/** The logarithms of the coefficients of a generator polynomial, without the first, which is 1. */
function generatorOf(degree: number): Uint8Array {
	const known = generators[degree];
	if (known) return known;
	const made = new Uint8Array(degree + 1);
	made[0] = 1;
	for (let i = 0; i < degree; i++)
		for (let j = i + 1; j > 0; j--) {
			const before = made[j - 1] ?? 0;
			if (before)
				made[j] = (made[j] ?? 0) ^ at(power, at(logarithm, before) + i);
		}
	const logarithms = made.slice(1).map((x) => at(logarithm, x));
	generators[degree] = logarithms;
	return logarithms;
}

const at = (table: Uint8Array, i: number): number => table[i] ?? 0;

/** The Reed-Solomon codewords of a block. */
function correctionFor(data: Uint8Array, degree: number): Uint8Array {
	const generator = generatorOf(degree);
	const rest = new Uint8Array(data.length + degree);
	rest.set(data);
	for (let i = 0; i < data.length; i++) {
		const lead = at(rest, i);
		if (lead === 0) continue;
		const shift = at(logarithm, lead);
		for (let j = 0; j < degree; j++)
			rest[i + 1 + j] =
				at(rest, i + 1 + j) ^ at(power, shift + at(generator, j));
	}
	return rest.subarray(data.length);
}

/** The text in byte mode: its length and bytes, then padding. */
function dataOf(bytes: Uint8Array, { version, capacity }: Version): Uint8Array {
	const data = new Uint8Array(capacity);
	const head =
		version < 10 ? [bytes.length] : [bytes.length >> 8, bytes.length & 255];
	// Half a byte of mode (0100), and so everything lies across two bytes.
	let [i, carry] = [0, 4];
	for (const byte of [...head, ...bytes]) {
		data[i++] = (carry << 4) | (byte >> 4);
		carry = byte & 15;
	}
	data[i++] = carry << 4;
	for (let pad = 0xec; i < capacity; pad ^= 0xec ^ 0x11) data[i++] = pad;
	return data;
}

/** Data and error correction, the blocks interleaved (7.6). */
function codewords(data: Uint8Array, version: Version): Uint8Array {
	const { total, blocks, correction, capacity } = version;
	const short = Math.floor(capacity / blocks);
	const long = capacity % blocks;
	let from = 0;
	const parts = Array.from({ length: blocks }, (_, i) => {
		const length = short + (i >= blocks - long ? 1 : 0);
		const part = data.subarray(from, from + length);
		from += length;
		return { part, check: correctionFor(part, correction) };
	});
	const out = new Uint8Array(total);
	let next = 0;
	for (let i = 0; i <= short; i++)
		for (const { part } of parts)
			if (i < part.length) out[next++] = at(part, i);
	for (let i = 0; i < correction; i++)
		for (const { check } of parts) out[next++] = at(check, i);
	return out;
}

/** How much there is in a code that could mislead a reader: large areas of one colour, what looks like a finder pattern, imbalance. */
function penalty(grid: Uint8Array, size: number): number {
	let points = 0;
	let dark = 0;
	for (let row = 0, i = 0; row < size; row++) {
		let [before, here] = [0, 0];
		let [across, down] = [0, 0];
		for (let column = 0; column < size; column++, i++) {
			dark += at(grid, i);
			// The last seven modules of the row, and of the column of the same number.
			across = ((across << 1) | at(grid, i)) & 127;
			down = ((down << 1) | at(grid, column * size + row)) & 127;
			if (column > 5) {
				if (across === 0b1011101) points += 40;
				if (down === 0b1011101) points += 40;
			}
			if (row === 0) continue;
			const pair = at(grid, i) + at(grid, i - size);
			if (column > 0) {
				const square = pair + at(grid, i - 1) + at(grid, i - 1 - size);
				if (square === 0 || square === 4) points += 3;
			}
			if (row === size - 1) continue;
			// The neighbourhood of the module to the left: three columns of three.
			const after = pair + at(grid, i + size);
			if (column > 1) {
				const self = at(grid, i - 1);
				const others = before + here + after - self;
				const same = self ? others : 8 - others;
				if (same > 5) points += same - 2;
			}
			[before, here] = [here, after];
		}
	}
	return points + Math.abs((100 * dark) / size / size - 50) * 2;
}

/** The code under the mask that misleads least. */
function masked(data: Uint8Array, { size, fixed, places, masks }: Version) {
	let best = { mask: 0, points: Infinity, grid: fixed };
	for (const [mask, turns] of masks.entries()) {
		const grid = fixed.slice();
		for (let i = 0; i < places.length; i++)
			grid[places[i] ?? 0] =
				((at(data, i >> 3) >> (7 - (i & 7))) & 1) ^ at(turns, i);
		const points = penalty(grid, size);
		if (points < best.points) best = { mask, points, grid };
	}
	return best;
}

export interface QrCode {
	/** Modules along a side, without the quiet zone around */
	size: number;
	/** Row by row, 1 for dark */
	modules: Uint8Array;
}

/**
 * The QR code of a text in ASCII (ISO/IEC 18004): byte mode, error correction level M, the smallest version that holds it.
 *
 * @throws {RangeError} when no version does
 */
export function qrCode(text: string): QrCode {
	const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
	let number = 1;
	const holds = (version: number) =>
		versionOf(version).capacity >= bytes.length + (version < 10 ? 2 : 3);
	while (number <= 40 && !holds(number)) number++;
	if (number > 40) throw new RangeError("The address is too long for a code");
	const version = versionOf(number);
	const { size } = version;
	const { mask, grid } = masked(
		codewords(dataOf(bytes, version), version),
		version,
	);
	// Level M is 00.
	const format = withRemainder(mask, 0x537) ^ 0x5412;
	for (let bit = 0; bit < 15; bit++)
		for (const [row, column] of formatPlaces(size, bit))
			grid[row * size + column] = (format >> bit) & 1;
	grid[(size - 8) * size + 8] = 1;
	for (const { row, column, dark } of versionPlaces(size, number))
		grid[row * size + column] = dark ? 1 : 0;
	return { size, modules: grid };
}
