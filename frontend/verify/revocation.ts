import { CertificateRevocationList } from "pkijs";
import {
	bitsOf,
	children,
	contextTag,
	nth,
	octetsOf,
	oidOf,
	parse,
	raw,
	timeOf,
} from "./asn1.ts";
import {
	type Certified,
	isFor,
	issued,
	readCertificate,
	verifySignature,
} from "./certificates.ts";
import { type Bytes, octets, oid, same, sequence, tlv } from "./der.ts";
import { schemeOf } from "./signature.ts";

const BASIC_RESPONSE = "1.3.6.1.5.5.7.48.1.1";
const OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
const DELTA_CRL = "2.5.29.27";

const digests: Record<string, string> = {
	"1.3.14.3.2.26": "SHA-1",
	"2.16.840.1.101.3.4.2.1": "SHA-256",
	"2.16.840.1.101.3.4.2.2": "SHA-384",
	"2.16.840.1.101.3.4.2.3": "SHA-512",
};

/** What an issuer says of a certificate. */
export interface Standing {
	status: "good" | "revoked" | "unknown";
	revokedAt: Date | null;
	/** thisUpdate and nextUpdate */
	from: Date;
	until: Date | null;
}

interface Signed {
	/** What is signed, DER */
	content: Bytes;
	algorithm: Bytes;
	signature: Bytes;
}

const bits = (content: Uint8Array): Bytes =>
	tlv(0x03, Uint8Array.of(0), content);

function readSigned(fields: ReturnType<typeof parse>[]): Signed {
	return {
		content: raw(nth(fields, 0)),
		algorithm: raw(nth(fields, 1)),
		signature: bitsOf(nth(fields, 2)),
	};
}

const isSignedBy = async (signer: Certified, signed: Signed) => {
	const scheme = schemeOf(signed.algorithm);
	if (!scheme) return false;
	return verifySignature(signer, scheme, signed.signature, signed.content);
};

/** An OCSP answer (RFC 6960, 4.2.1) taken apart. @throws {Error} when it is none, or one without a result */
function readOcsp(der: Uint8Array): Signed & { certificates: Bytes[] } {
	const [status, bytes] = children(parse(der));
	if (!status || !bytes || !same(raw(status), Uint8Array.of(0x0a, 1, 0)))
		throw new Error("no result");
	const [type, value] = children(nth(children(bytes), 0));
	if (!type || !value || oidOf(type) !== BASIC_RESPONSE)
		throw new Error("another type");
	const basic = children(parse(octetsOf(value)));
	const certificates = basic[3] ? children(nth(children(basic[3]), 0)) : [];
	return { ...readSigned(basic), certificates: certificates.map(raw) };
}

/** The one encoding that an OCSP answer has in our files: with the responder's certificate, or none if the issuer signed. */
function encodeOcsp(signed: Signed, responder: Certified | null): Bytes {
	const certificates = responder ? [tlv(0xa0, sequence(responder.der))] : [];
	const { content, algorithm, signature } = signed;
	const basic = sequence(content, algorithm, bits(signature), ...certificates);
	return sequence(
		Uint8Array.of(0x0a, 1, 0),
		tlv(0xa0, sequence(oid(BASIC_RESPONSE), octets(basic))),
	);
}

/** Who signed an answer about a certificate of `issuer`: the issuer, or somebody whom it has appointed (RFC 6960, 4.2.2.2). */
async function responderOf(
	answer: ReturnType<typeof readOcsp>,
	issuer: Certified,
): Promise<{ signer: Certified; appointed: Certified | null } | null> {
	if (await isSignedBy(issuer, answer))
		return { signer: issuer, appointed: null };
	for (const one of answer.certificates.map(readCertificate))
		if (
			isFor(one, OCSP_SIGNING) &&
			(await issued(issuer, one)) &&
			(await isSignedBy(one, answer))
		)
			return { signer: one, appointed: one };
	return null;
}

async function isAbout(
	id: ReturnType<typeof parse>,
	subject: Certified,
	issuer: Certified,
): Promise<boolean> {
	const [algorithm, name, key, serial] = children(id);
	if (!algorithm || !name || !key || !serial) return false;
	if (!same(raw(serial), subject.serialNumber)) return false;
	const hash = digests[oidOf(nth(children(algorithm), 0))];
	if (!hash) return false;
	const { subjectPublicKey } = issuer.certificate.subjectPublicKeyInfo;
	const hashed = async (data: Uint8Array) =>
		new Uint8Array(
			await globalThis.crypto.subtle.digest(hash, new Uint8Array(data)),
		);
	return (
		same(octetsOf(name), await hashed(issuer.subject)) &&
		same(octetsOf(key), await hashed(subjectPublicKey.valueBlock.valueHexView))
	);
}

const statuses = ["good", "revoked", "unknown"] as const;

async function standingIn(
	content: Bytes,
	subject: Certified,
	issuer: Certified,
): Promise<Standing | null> {
	const fields = children(parse(content));
	const first = contextTag(nth(fields, 0)) === 0 ? 1 : 0;
	for (const response of children(nth(fields, first + 2))) {
		const [id, status, from, ...rest] = children(response);
		if (!id || !status || !from) continue;
		if (!(await isAbout(id, subject, issuer))) continue;
		const next = rest.find((one) => contextTag(one) === 0);
		const word = statuses[contextTag(status)] ?? "unknown";
		return {
			status: word,
			revokedAt: word === "revoked" ? timeOf(nth(children(status), 0)) : null,
			from: timeOf(from),
			until: next ? timeOf(nth(children(next), 0)) : null,
		};
	}
	return null;
}

/** An OCSP answer in our encoding, and what it says; null when it is not a valid answer about this certificate. */
export async function acceptOcsp(
	der: Uint8Array,
	subject: Certified,
	issuer: Certified,
): Promise<{ der: Bytes; standing: Standing } | null> {
	try {
		const answer = readOcsp(der);
		const responder = await responderOf(answer, issuer);
		const standing = await standingIn(answer.content, subject, issuer);
		if (!responder || !standing) return null;
		return { der: encodeOcsp(answer, responder.appointed), standing };
	} catch {
		return null;
	}
}

/** A revocation list (RFC 5280, 5) in our encoding, and what it says; null when it is not a valid list of this issuer's. */
export async function acceptCrl(
	der: Uint8Array,
	subject: Certified,
	issuer: Certified,
): Promise<{ der: Bytes; standing: Standing } | null> {
	try {
		const signed = readSigned(children(parse(der)));
		if (!(await isSignedBy(issuer, signed))) return null;
		const list = CertificateRevocationList.fromBER(new Uint8Array(der).buffer);
		const from = new Uint8Array(list.issuer.valueBeforeDecode);
		const partial = list.crlExtensions?.extensions.some(
			({ extnID }) => extnID === DELTA_CRL,
		);
		if (!same(from, issuer.subject) || partial) return null;
		const entry = list.revokedCertificates?.find(({ userCertificate }) =>
			same(new Uint8Array(userCertificate.toBER()), subject.serialNumber),
		);
		const { content, algorithm, signature } = signed;
		return {
			der: sequence(content, algorithm, bits(signature)),
			standing: {
				status: entry ? "revoked" : "good",
				revokedAt: entry?.revocationDate.value ?? null,
				from: list.thisUpdate.value,
				until: list.nextUpdate?.value ?? null,
			},
		};
	} catch {
		return null;
	}
}
