import * as asn1 from "asn1js";
import { Time } from "pkijs";

/** UTCTime through 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
export function timeOf(value: Date): Time {
	return new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

export const hexOf = (bytes: ArrayBuffer | Uint8Array): string =>
	Buffer.from(bytes as Uint8Array).toString("hex");

/** Positive, and of exactly as many octets. */
export function serialNumber(length: number): asn1.Integer {
	const bytes = globalThis.crypto.getRandomValues(new Uint8Array(length));
	bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
	return new asn1.Integer({ valueHex: bytes.buffer });
}
