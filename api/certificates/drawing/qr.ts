import qrcode from "qrcode-generator";

export interface QrCode {
	/** Modules along a side, without the quiet zone around */
	size: number;
	/** Row by row, 1 for dark */
	modules: Uint8Array;
}

/** The QR code of a text in ASCII (ISO/IEC 18004): error correction level M, the smallest version that holds it. */
export function qrCode(text: string): QrCode {
	const code = qrcode(0, "M");
	code.addData(text);
	code.make();
	const size = code.getModuleCount();
	const modules = Uint8Array.from({ length: size * size }, (_, i) =>
		code.isDark(Math.floor(i / size), i % size) ? 1 : 0,
	);
	return { size, modules };
}
