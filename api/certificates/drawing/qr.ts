import { correction, generate, mode } from "lean-qr";

export interface QrCode {
	/** Modules along a side, without the quiet zone around */
	size: number;
	/** Row by row, 1 for dark */
	modules: Uint8Array;
}

/** The QR code of a text in ASCII (ISO/IEC 18004): error correction level M, the smallest version that holds it. */
export function qrCode(text: string): QrCode {
	const level = correction.M;
	const code = generate(mode.ascii(text), {
		minCorrectionLevel: level,
		maxCorrectionLevel: level,
	});
	const { size } = code;
	const modules = new Uint8Array(size * size);
	for (let y = 0, i = 0; y < size; y++)
		for (let x = 0; x < size; x++, i++) modules[i] = code.get(x, y) ? 1 : 0;
	return { size, modules };
}
