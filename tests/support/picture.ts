import { execFileSync } from "node:child_process";
import { crc32, deflateSync, inflateSync } from "node:zlib";

/** Pixels of three bytes each, row by row. */
export interface Picture {
	width: number;
	height: number;
	pixels: Uint8Array;
}

/** Fine enough that rasterisers agree about how dark a thin line makes its surroundings (dots per inch). */
const RESOLUTION = 150;

/** Dots along the side of a square of which the picture keeps the mean: 2 mm. */
const SIDE = 12;

/**
 * A page of a PDF file, small: each pixel is the mean colour of a square of 2 mm. It shows what stands where and in which
 * colour, and not how a program smooths the edges of letters.
 */
export function pictureOf(path: string, page: number): Picture {
	return shrunk(ppmOf(path, page));
}

/** A page of a PDF file in PPM, at 150 dots per inch. */
export function ppmOf(path: string, page: number): Buffer {
	const only = ["-f", String(page), "-l", String(page)];
	const args = ["-r", String(RESOLUTION), ...only, path];
	return execFileSync("pdftoppm", args, { maxBuffer: 1 << 26 });
}

/** The squares of a picture in PPM (binary, eight bits). */
export function shrunk(ppm: Buffer): Picture {
	const [head = "", w = "", h = ""] =
		/^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.toString("latin1", 0, 40)) ?? [];
	const data = ppm.subarray(head.length);
	const stride = Number(w) * 3;
	const width = Math.floor(Number(w) / SIDE);
	const height = Math.floor(Number(h) / SIDE);
	const sums = new Float64Array(width * height * 3);
	for (let y = 0; y < height * SIDE; y++)
		for (let x = 0; x < width * SIDE * 3; x++) {
			const column = Math.floor(x / 3 / SIDE);
			const square = Math.floor(y / SIDE) * width + column;
			const i = square * 3 + (x % 3);
			sums[i] = (sums[i] ?? 0) + (data[y * stride + x] ?? 0);
		}
	const pixels = Uint8Array.from(sums, (sum) => Math.round(sum / SIDE ** 2));
	return { width, height, pixels };
}

function chunk(type: string, data: Uint8Array): Buffer {
	const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
	const out = Buffer.alloc(named.length + 8);
	out.writeUInt32BE(data.length, 0);
	named.copy(out, 4);
	out.writeUInt32BE(crc32(named), named.length + 4);
	return out;
}

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** The picture as a PNG file without filters (ISO/IEC 15948). */
export function pngOf({ width, height, pixels }: Picture): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 2, 0, 0, 0], 8);
	const stride = width * 3;
	const rows = Buffer.alloc((stride + 1) * height);
	for (let y = 0; y < height; y++)
		rows.set(
			pixels.subarray(y * stride, (y + 1) * stride),
			y * (stride + 1) + 1,
		);
	const data = deflateSync(rows, { level: 9 });
	const parts = [
		chunk("IHDR", head),
		chunk("IDAT", data),
		chunk("IEND", Buffer.alloc(0)),
	];
	return Buffer.concat([SIGNATURE, ...parts]);
}

/** Reads what {@link pngOf} wrote. */
export function readPng(png: Buffer): Picture {
	const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
	const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
	const stride = width * 3;
	const pixels = new Uint8Array(stride * height);
	for (let y = 0; y < height; y++)
		pixels.set(
			rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)),
			y * stride,
		);
	return { width, height, pixels };
}

// Measured: at these two other rasterisers differ in two squares of a page, and a line of small text that moves by 3 mm in six.
const LIGHT = 28;
const HUE = 16;

/** How many pixels of two pictures differ clearly, in light or in hue; all, if the pictures are not equally large. */
export function differing(one: Picture, other: Picture): number {
	const [a, b] = [one.pixels, other.pixels];
	if (a.length !== b.length) return a.length / 3;
	let found = 0;
	for (let i = 0; i < a.length; i += 3) {
		const [red = 0, green = 0, blue = 0] = [0, 1, 2].map(
			(c) => (a[i + c] ?? 0) - (b[i + c] ?? 0),
		);
		const light = Math.max(...[red, green, blue].map(Math.abs));
		const hue = Math.max(Math.abs(red - blue), Math.abs(red - green));
		if (light > LIGHT || hue > HUE) found++;
	}
	return found;
}
