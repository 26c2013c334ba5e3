import { fileTypeFromBuffer } from "file-type";
import type { Sharp, SharpOptions } from "sharp";
import { Refusal } from "../../../platform/errors.ts";

/** pixels; a phone's camera gives 12 to 50 million, and each takes four bytes while it is worked on */
export const mostPixels = 40_000_000;
/** pixels; what a phone, a text column and a dense screen ask for */
// 720 is a text's column on a large screen, 480 and 960 a telephone's.
const widths = [480, 720, 960, 1600];
const accepted = ["image/jpeg", "image/png", "image/webp", "image/avif"];

export interface EncodedFile {
	format: "webp" | "jpeg";
	width: number;
	height: number;
	bytes: Buffer;
}

type Open = (bytes: Buffer | Uint8Array, options?: SharpOptions) => Sharp;
let opened: Promise<Open> | undefined;

/** Loads sharp when the first picture comes: it costs some 20 MB that most processes never need. */
function loadSharp(): Promise<Open> {
	opened ??= import("sharp").then(({ default: sharp }) => {
		sharp.cache(false);
		sharp.concurrency(1);
		// Only what we take in can be read, whatever a file pretends to be.
		sharp.block({ operation: ["VipsForeignLoad"] });
		sharp.unblock({
			operation: [
				"VipsForeignLoadJpegBuffer",
				"VipsForeignLoadPngBuffer",
				"VipsForeignLoadWebpBuffer",
				"VipsForeignLoadHeifBuffer",
			],
		});
		return sharp;
	});
	return opened;
}

/** Refuses by content and by what the head of the file claims, before anything is decoded. */
async function openPicture(bytes: Buffer): Promise<() => Sharp> {
	const type = await fileTypeFromBuffer(bytes);
	if (!type || !accepted.includes(type.mime)) throw new Refusal("picture_type");
	const sharp = await loadSharp();
	const open = () =>
		sharp(bytes, { limitInputPixels: mostPixels, failOn: "error", pages: 1 });
	const head = await sharp(bytes, { limitInputPixels: false, pages: 1 })
		.metadata()
		.catch(() => undefined);
	if (!head?.width || !head.height) throw new Refusal("picture_unreadable");
	if (head.width * head.height > mostPixels)
		throw new Refusal("picture_too_many_pixels", {
			values: { width: head.width, height: head.height },
		});
	return open;
}

// One at a time: a picture of 40 megapixels needs its 160 MB alone.
let last: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const turn = last.then(work, work);
	last = turn.catch(() => {});
	return turn;
}

/**
 * A picture made anew, upright and without metadata (EXIF, GPS, XMP, thumbnails), in WebP and
 * JPEG at up to four widths, never wider than it was; narrowest first.
 * @throws Refusal `picture_type`, `picture_too_many_pixels`, `picture_unreadable`
 */
export function encodePicture(bytes: Buffer): Promise<EncodedFile[]> {
	return inTurn(async () => {
		const open = await openPicture(bytes);
		try {
			return await encode(open);
		} catch {
			throw new Refusal("picture_unreadable");
		}
	});
}

async function encode(open: () => Sharp): Promise<EncodedFile[]> {
	// Decoded once, at the widest that is needed; transparent parts become white, as JPEG has none.
	const { data, info } = await open()
		.autoOrient()
		.resize({ width: widths.at(-1) ?? 1600, withoutEnlargement: true })
		.flatten({ background: "#ffffff" })
		.toColourspace("srgb")
		.timeout({ seconds: 30 })
		.raw()
		.toBuffer({ resolveWithObject: true });
	const { width, height, channels } = info;
	const sharp = await loadSharp();
	const files: EncodedFile[] = [];
	for (const wanted of new Set(widths.map((one) => Math.min(one, width)))) {
		const small = sharp(data, { raw: { width, height, channels } }).resize({
			width: wanted,
		});
		const encoders = {
			webp: small.clone().webp({ quality: 70, effort: 6 }),
			jpeg: small.clone().jpeg({ quality: 74, mozjpeg: true }),
		};
		for (const format of ["webp", "jpeg"] as const) {
			const made = await encoders[format].toBuffer({ resolveWithObject: true });
			const { info: size, data: out } = made;
			files.push({
				format,
				width: size.width,
				height: size.height,
				bytes: out,
			});
		}
	}
	return files;
}
