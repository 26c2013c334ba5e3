/** The little of DER (ITU-T X.690) that writing a seal takes. Reading is left to asn1js and pkijs. */

export type Bytes = Uint8Array<ArrayBuffer>;

export function join(...parts: Uint8Array[]): Bytes {
	const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		out.set(part, at);
		at += part.length;
	}
	return out;
}

/** -1, 0 or 1: the bytewise order of DER's SET OF (X.690, 11.6). */
export function compare(a: Uint8Array, b: Uint8Array): number {
	const length = Math.min(a.length, b.length);
	for (let i = 0; i < length; i++) {
		const difference = (a[i] ?? 0) - (b[i] ?? 0);
		if (difference !== 0) return Math.sign(difference);
	}
	return Math.sign(a.length - b.length);
}

export const same = (a: Uint8Array, b: Uint8Array): boolean =>
	compare(a, b) === 0;

/** Tag, length and the joined contents. */
export function tlv(tag: number, ...contents: Uint8Array[]): Bytes {
	const content = join(...contents);
	const digits: number[] = [];
	for (let rest = content.length; rest > 0; rest >>>= 8)
		digits.unshift(rest & 255);
	const length =
		content.length < 128 ? [content.length] : [128 + digits.length, ...digits];
	return join(Uint8Array.of(tag, ...length), content);
}

/** What stands after tag and length. */
export function contentsOf(der: Uint8Array): Uint8Array {
	const long = (der[1] ?? 0) > 127;
	return der.subarray(long ? 2 + ((der[1] ?? 0) & 127) : 2);
}

export const sequence = (...contents: Uint8Array[]): Bytes =>
	tlv(0x30, ...contents);
export const octets = (content: Uint8Array): Bytes => tlv(0x04, content);
export const integer = (small: number): Bytes =>
	tlv(0x02, Uint8Array.of(small));
/** SET OF: the elements in their bytewise order. */
export const setOf = (...elements: Uint8Array[]): Bytes =>
	tlv(0x31, ...elements.toSorted(compare));

/** An object identifier from its dotted form (X.690, 8.19). */
export function oid(dotted: string): Bytes {
	const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
	const bytes = [first * 40 + second];
	for (const part of rest) {
		const septets = [part & 127];
		for (let more = part >>> 7; more > 0; more >>>= 7)
			septets.unshift((more & 127) | 128);
		bytes.push(...septets);
	}
	return tlv(0x06, Uint8Array.from(bytes));
}
