import * as asn1 from "asn1js";
import type { SubjectPublicKeyInfo } from "./certificates.ts";
import { type Bytes, oid, same, sequence, tlv } from "./der.ts";

export type Hash = "SHA-256" | "SHA-384" | "SHA-512";

/** How a signature is made: the key's kind and the hash. */
export interface Scheme {
	key: "rsa" | "ecdsa";
	hash: Hash;
}

const NULL = tlv(0x05);
const RSA_ENCRYPTION = sequence(oid("1.2.840.113549.1.1.1"), NULL);

const hashes: [Hash, string, string, string][] = [
	[
		"SHA-256",
		"2.16.840.1.101.3.4.2.1",
		"1.2.840.10045.4.3.2",
		"1.2.840.113549.1.1.11",
	],
	[
		"SHA-384",
		"2.16.840.1.101.3.4.2.2",
		"1.2.840.10045.4.3.3",
		"1.2.840.113549.1.1.12",
	],
	[
		"SHA-512",
		"2.16.840.1.101.3.4.2.3",
		"1.2.840.10045.4.3.4",
		"1.2.840.113549.1.1.13",
	],
];

/** The hash that an identifier names, or null. */
export function hashNamed(identifier: string): Hash | null {
	return hashes.find(([, name]) => name === identifier)?.[0] ?? null;
}

/** The identifier of a hash, in dotted form. */
export function nameOfHash(hash: Hash): string {
	return hashes.find(([name]) => name === hash)?.[1] ?? "";
}

/**
 * The scheme of an AlgorithmIdentifier, which has to be in an encoding that RFC 5754 gives it; null for any other. For RSA the
 * parameters are NULL or, as RFC 4055, section 5, has readers accept, absent. Plain rsaEncryption, as time-stamping
 * authorities like to write, takes its hash from beside it.
 */
export function schemeOf(
	algorithm: Uint8Array,
	beside?: Hash | null,
): Scheme | null {
	if (beside && same(algorithm, RSA_ENCRYPTION))
		return { key: "rsa", hash: beside };
	for (const [hash, , ecdsa, rsa] of hashes) {
		if (same(algorithm, sequence(oid(ecdsa)))) return { key: "ecdsa", hash };
		if (
			same(algorithm, sequence(oid(rsa), NULL)) ||
			same(algorithm, sequence(oid(rsa)))
		)
			return { key: "rsa", hash };
	}
	return null;
}

/** The digest of some bytes. */
export async function digest(hash: Hash, data: Uint8Array): Promise<Bytes> {
	return new Uint8Array(
		await globalThis.crypto.subtle.digest(hash, new Uint8Array(data)),
	);
}

const curves: Record<string, { namedCurve: string; size: number }> = {
	"1.2.840.10045.3.1.7": { namedCurve: "P-256", size: 32 },
	"1.3.132.0.34": { namedCurve: "P-384", size: 48 },
	"1.3.132.0.35": { namedCurve: "P-521", size: 66 },
};

/**
 * r and s side by side, as WebCrypto wants them, from the DER of RFC 3279; null when it is not DER to the last byte. asn1js
 * reads past lengths that are too small, so what it found is written again and compared.
 */
export function rawEcdsa(der: Uint8Array, size: number): Bytes | null {
	const { result } = asn1.fromBER(der);
	if (!(result instanceof asn1.Sequence)) return null;
	const numbers = result.valueBlock.value.map((number) =>
		number instanceof asn1.Integer
			? new Uint8Array(number.valueBlock.valueHexView)
			: new Uint8Array(0),
	);
	const out = new Uint8Array(2 * size);
	for (const [i, bytes] of numbers.entries()) {
		const digits = bytes[0] === 0 ? bytes.subarray(1) : bytes;
		if (i > 1 || digits.length === 0 || digits.length > size) return null;
		out.set(digits, (i + 1) * size - digits.length);
	}
	const again = sequence(...numbers.map((bytes) => tlv(0x02, bytes)));
	return numbers.length === 2 && same(again, der) ? out : null;
}

/** Whether a signature over `data` was made with this key. Never throws. */
export async function verifyWithKey(
	info: SubjectPublicKeyInfo,
	scheme: Scheme,
	signature: Uint8Array,
	data: Uint8Array,
): Promise<boolean> {
	try {
		const { hash } = scheme;
		const spki = info.toSchema().toBER();
		const signed = new Uint8Array(data);
		const { subtle } = globalThis.crypto;
		if (scheme.key === "rsa") {
			const rsa = { name: "RSASSA-PKCS1-v1_5", hash };
			const key = await subtle.importKey("spki", spki, rsa, false, ["verify"]);
			return await subtle.verify(rsa, key, new Uint8Array(signature), signed);
		}
		const parameters = info.algorithm.algorithmParams;
		const curve =
			curves[
				parameters instanceof asn1.ObjectIdentifier ? parameters.getValue() : ""
			];
		const pair = curve && rawEcdsa(signature, curve.size);
		if (!curve || !pair) return false;
		const ecdsa = { name: "ECDSA", hash, namedCurve: curve.namedCurve };
		const key = await subtle.importKey("spki", spki, ecdsa, false, ["verify"]);
		return await subtle.verify(ecdsa, key, pair, signed);
	} catch {
		return false;
	}
}
