import * as asn1 from "asn1js";
import { BasicConstraints, Certificate } from "pkijs";
import type { SealAlgorithm } from "./cms.ts";
import { type Bytes, sequence, tlv } from "./der.ts";
import { same } from "./read-cms.ts";

const BASIC_CONSTRAINTS = "2.5.29.19";
const COMMON_NAME = "2.5.4.3";
const ORGANISATION = "2.5.4.10";
const ECDSA = "1.2.840.10045.4.";
const MOST_ECDSA_BYTES = 66;

/** An X.509 certificate with the bytes that matter, as they stand in it. */
export interface Certified {
	der: Bytes;
	certificate: Certificate;
	subject: Uint8Array;
	issuer: Uint8Array;
	serialNumber: Uint8Array;
}

/** @throws {Error} when the bytes are not an X.509 certificate */
export function readCertificate(der: Uint8Array): Certified {
	const bytes = new Uint8Array(der);
	const certificate = Certificate.fromBER(bytes.buffer);
	return {
		der: bytes,
		certificate,
		subject: new Uint8Array(certificate.subject.valueBeforeDecode),
		issuer: new Uint8Array(certificate.issuer.valueBeforeDecode),
		serialNumber: new Uint8Array(certificate.serialNumber.toBER()),
	};
}

const roots = new WeakMap<Uint8Array, Certified>();

/** As {@link readCertificate}, remembered: a caller gives the same roots for every file. */
export function readRoot(der: Uint8Array): Certified {
	const root = roots.get(der) ?? readCertificate(der);
	roots.set(der, root);
	return root;
}

/** The common name of the subject, else its organisation. */
export function subjectName({ certificate }: Certified): string {
	const values = certificate.subject.typesAndValues;
	const found = [COMMON_NAME, ORGANISATION]
		.map((type) => values.find((value) => value.type === type))
		.find(Boolean);
	return String(found?.value.valueBlock.value ?? "");
}

function mayIssue({ certificate }: Certified): boolean {
	const extension = certificate.extensions?.find(
		({ extnID }) => extnID === BASIC_CONSTRAINTS,
	);
	const constraints = extension?.parsedValue;
	return constraints instanceof BasicConstraints && constraints.cA === true;
}

function holdsAt({ certificate }: Certified, at: Date): boolean {
	return certificate.notBefore.value <= at && at <= certificate.notAfter.value;
}

async function issued(issuer: Certified, subject: Certified): Promise<boolean> {
	if (!same(issuer.subject, subject.issuer) || !mayIssue(issuer)) return false;
	if (!isStrict(subject)) return false;
	try {
		return await subject.certificate.verify(issuer.certificate);
	} catch {
		return false;
	}
}

/**
 * The certificates from the signer's to a trusted root, both included, all within their time at `at`; null when there is
 * no such path. Trust comes from the root given, never from what the file carries.
 */
export async function findPath(
	signer: Certified,
	carried: Certified[],
	trusted: Certified[],
	at: Date,
): Promise<Certified[] | null> {
	const path = [signer];
	while (path.length <= 6) {
		const last = path.at(-1) as Certified;
		if (!holdsAt(last, at)) return null;
		if (trusted.some((root) => same(root.der, last.der))) return path;
		const candidates = [
			...trusted,
			...carried.filter((one) => !path.includes(one)),
		];
		let next: Certified | undefined;
		for (const candidate of candidates)
			if (await issued(candidate, last)) {
				next = candidate;
				break;
			}
		if (!next) return null;
		path.push(next);
	}
	return null;
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
function rawEcdsa(der: Uint8Array, size: number): Bytes | null {
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

/**
 * Whether the certificate is in DER to the last byte, also where its own signature does not reach: what stands after the
 * signed part has to repeat it (RFC 5280, 4.1.1.2) and hold nothing of its own.
 */
function isStrict({ certificate, der }: Certified): boolean {
	const { signature, signatureAlgorithm, signatureValue } = certificate;
	const inner = new Uint8Array(signature.toSchema().toBER());
	const outer = new Uint8Array(signatureAlgorithm.toSchema().toBER());
	if (!same(inner, outer) || signatureValue.valueBlock.unusedBits !== 0)
		return false;
	if (!same(new Uint8Array(certificate.toSchema().toBER()), der)) return false;
	if (!signatureAlgorithm.algorithmId.startsWith(ECDSA)) return true;
	const value = new Uint8Array(signatureValue.valueBlock.valueHexView);
	return rawEcdsa(value, MOST_ECDSA_BYTES) !== null;
}

/** Whether a signature over `data` was made with the key of the certificate. Never throws. */
export async function verifySignature(
	{ certificate }: Certified,
	algorithm: SealAlgorithm,
	signature: Uint8Array,
	data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
	try {
		const info = certificate.subjectPublicKeyInfo;
		const spki = info.toSchema().toBER();
		const subtle = globalThis.crypto.subtle;
		if (algorithm === "rsa-sha256") {
			const rsa = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
			const key = await subtle.importKey("spki", spki, rsa, false, ["verify"]);
			return await subtle.verify(rsa, key, new Uint8Array(signature), data);
		}
		const parameters = info.algorithm.algorithmParams;
		const curve =
			curves[
				parameters instanceof asn1.ObjectIdentifier ? parameters.getValue() : ""
			];
		const raw = curve && rawEcdsa(signature, curve.size);
		if (!curve || !raw) return false;
		const ecdsa = {
			name: "ECDSA",
			hash: "SHA-256",
			namedCurve: curve.namedCurve,
		};
		const key = await subtle.importKey("spki", spki, ecdsa, false, ["verify"]);
		return await subtle.verify(ecdsa, key, raw, data);
	} catch {
		return false;
	}
}
