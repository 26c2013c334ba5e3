import type { NativeModule } from "./pkcs11-module.ts";

/** Writes and reads structures of numbers and addresses, which in PKCS #11 lie side by side without gaps. */
export function layout({ numberWidth, addressWidth, address }: NativeModule) {
	const read = (bytes: Buffer, at: number, width: number): bigint =>
		width === 8 ? bytes.readBigUInt64LE(at) : BigInt(bytes.readUInt32LE(at));
	const pack = (...fields: (number | bigint | Uint8Array | null)[]): Buffer => {
		const widths = fields.map((field) =>
			typeof field === "number" || typeof field === "bigint"
				? numberWidth
				: addressWidth,
		);
		const out = Buffer.alloc(widths.reduce((sum, width) => sum + width, 0));
		let at = 0;
		fields.forEach((field, i) => {
			const value = field instanceof Uint8Array ? address(field) : (field ?? 0);
			if (widths[i] === 8) out.writeBigUInt64LE(BigInt(value), at);
			else out.writeUInt32LE(Number(value), at);
			at += widths[i] ?? 0;
		});
		return out;
	};
	const numbers = (count: number) => Buffer.alloc(count * numberWidth);
	const numberAt = (bytes: Buffer, i: number) =>
		read(bytes, i * numberWidth, numberWidth);
	return { pack, read, numbers, numberAt };
}

export type Layout = ReturnType<typeof layout>;
