import { BasicConstraints, Certificate, ExtKeyUsage } from "pkijs";
import { type Bytes, same } from "./der.ts";
import { rawEcdsa, type Scheme, verifyWithKey } from "./signature.ts";

export type SubjectPublicKeyInfo = Certificate["subjectPublicKeyInfo"];

const BASIC_CONSTRAINTS = "2.5.29.19";
const EXTENDED_KEY_USAGE = "2.5.29.37";
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

/** Whether one certificate has issued another: names, the right to issue, the signature, and DER to the last byte. */
export async function issued(
	issuer: Certified,
	subject: Certified,
): Promise<boolean> {
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
export function verifySignature(
	{ certificate }: Certified,
	scheme: Scheme,
	signature: Uint8Array,
	data: Uint8Array,
): Promise<boolean> {
	return verifyWithKey(
		certificate.subjectPublicKeyInfo,
		scheme,
		signature,
		data,
	);
}

/** Whether the certificate is for this purpose (an extended key usage); `only`: for no other, and critically so. */
export function isFor(
	{ certificate }: Certified,
	purpose: string,
	only = false,
): boolean {
	const extension = certificate.extensions?.find(
		({ extnID }) => extnID === EXTENDED_KEY_USAGE,
	);
	const usage = extension?.parsedValue;
	if (!(usage instanceof ExtKeyUsage)) return false;
	if (!usage.keyPurposes.includes(purpose)) return false;
	return (
		!only || (extension?.critical === true && usage.keyPurposes.length === 1)
	);
}
