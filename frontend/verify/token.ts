import {
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
	findPath,
	isFor,
	readCertificate,
	subjectName,
	verifySignature,
} from "./certificates.ts";
import {
	type Bytes,
	contentsOf,
	integer,
	octets,
	oid,
	same,
	sequence,
	setOf,
	tlv,
} from "./der.ts";
import {
	digest,
	type Hash,
	hashNamed,
	nameOfHash,
	schemeOf,
} from "./signature.ts";

const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
const TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

/** The parts of a time-stamp token (RFC 3161, 2.4.2) that differ from token to token. */
export interface TokenParts {
	hash: Hash;
	/** The TSTInfo, DER */
	info: Bytes;
	certificates: Bytes[];
	/** DER: the name of the issuer of the authority's certificate, and its serial number */
	issuer: Bytes;
	serialNumber: Bytes;
	/** The signed attributes as a SET */
	attributes: Bytes;
	/** AlgorithmIdentifier, DER */
	algorithm: Bytes;
	signature: Bytes;
}

/**
 * The one encoding that a token has in our files. What the authority did not sign (the order of certificates, the way
 * its own is named) is written in one way only, so that no byte of it can be changed unseen.
 */
export function encodeToken(parts: TokenParts): Bytes {
	const hash = sequence(oid(nameOfHash(parts.hash)));
	const signerInfo = sequence(
		integer(1),
		sequence(parts.issuer, parts.serialNumber),
		hash,
		tlv(0xa0, contentsOf(parts.attributes)),
		parts.algorithm,
		octets(parts.signature),
	);
	const signedData = sequence(
		integer(3),
		setOf(hash),
		sequence(oid(TST_INFO), tlv(0xa0, octets(parts.info))),
		tlv(0xa0, contentsOf(setOf(...parts.certificates))),
		setOf(signerInfo),
	);
	return sequence(oid("1.2.840.113549.1.7.2"), tlv(0xa0, signedData));
}

/** A signer is named by issuer and number, or by the identifier of its key (RFC 5652, 5.3). */
function nameSigner(
	sid: ReturnType<typeof parse>,
	certificates: Bytes[],
): Bytes[] {
	if (contextTag(sid) === -1) return children(sid).map(raw);
	const wanted = contentsOf(raw(sid));
	for (const one of certificates.map(readCertificate)) {
		const extension = one.certificate.extensions?.find(
			({ extnID }) => extnID === SUBJECT_KEY_IDENTIFIER,
		);
		const value = extension?.extnValue.valueBlock.valueHexView;
		if (value && same(contentsOf(value), wanted))
			return [new Uint8Array(one.issuer), new Uint8Array(one.serialNumber)];
	}
	throw new Error("no certificate of the signer");
}

/**
 * Takes a token of any authority apart. What it does not need (revocation lists, unsigned attributes) it leaves out.
 * @throws {Error} when it is not a token
 */
export function readToken(der: Uint8Array): TokenParts {
	const signedData = children(nth(children(nth(children(parse(der)), 1)), 0));
	const content = children(nth(signedData, 2));
	if (oidOf(nth(content, 0)) !== TST_INFO) throw new Error("another content");
	const certificates = signedData
		.slice(3, -1)
		.filter((block) => contextTag(block) === 0)
		.flatMap(children)
		.map(raw);
	const signer = children(nth(children(nth(signedData, -1)), 0));
	const hash = hashNamed(oidOf(nth(children(nth(signer, 2)), 0)));
	if (!hash) throw new Error("another hash");
	const [issuer, serialNumber] = nameSigner(nth(signer, 1), certificates);
	const attributes = raw(nth(signer, 3));
	attributes[0] = 0x31;
	if (!issuer || !serialNumber) throw new Error("no signer");
	return {
		hash,
		info: octetsOf(nth(children(nth(content, 1)), 0)),
		certificates,
		issuer,
		serialNumber,
		attributes,
		algorithm: raw(nth(signer, 4)),
		signature: octetsOf(nth(signer, 5)),
	};
}

/** What an authority attests (RFC 3161, 2.4.2). */
export interface TimeInfo {
	at: Date;
	imprint: Bytes;
	/** DER of the INTEGER, when there is one */
	nonce: Bytes | null;
}

/** @throws {Error} when it is not a TSTInfo over a SHA-256 imprint */
export function readTimeInfo(info: Uint8Array): TimeInfo {
	const fields = children(parse(info));
	const [algorithm, imprint] = children(nth(fields, 2));
	if (!algorithm || !imprint) throw new Error("no imprint");
	if (hashNamed(oidOf(nth(children(algorithm), 0))) !== "SHA-256")
		throw new Error("another hash");
	const nonce = fields
		.slice(5)
		.find(({ idBlock }) => idBlock.tagClass === 1 && idBlock.tagNumber === 2);
	return {
		at: timeOf(nth(fields, 4)),
		imprint: octetsOf(imprint),
		nonce: nonce ? raw(nonce) : null,
	};
}

function attributeOf(attributes: Bytes, type: string) {
	for (const attribute of children(parse(attributes))) {
		const [name, values] = children(attribute);
		if (name && values && oidOf(name) === type) {
			const [value, another] = children(values);
			if (value && !another) return value;
		}
	}
	return null;
}

/** The hash of the signer's certificate has to be among what was signed (RFC 5816): nobody can put another in its place. */
async function namesCertificate(
	attributes: Bytes,
	signer: Certified,
): Promise<boolean> {
	const v2 = attributeOf(attributes, SIGNING_CERTIFICATE_V2);
	if (v2) {
		const id = children(nth(children(nth(children(v2), 0)), 0));
		const first = nth(id, 0);
		const named =
			first.idBlock.tagNumber === 16 ? oidOf(nth(children(first), 0)) : null;
		const hash = named === null ? "SHA-256" : hashNamed(named);
		const value = octetsOf(nth(id, named === null ? 0 : 1));
		return hash !== null && same(value, await digest(hash, signer.der));
	}
	const v1 = attributeOf(attributes, SIGNING_CERTIFICATE);
	if (!v1) return false;
	const id = children(nth(children(nth(children(v1), 0)), 0));
	const sha1 = await globalThis.crypto.subtle.digest("SHA-1", signer.der);
	return same(octetsOf(nth(id, 0)), new Uint8Array(sha1));
}

/** A token that holds, and whose it is. */
export interface Attested {
	at: Date;
	by: string;
	info: TimeInfo;
	/** From the authority's certificate to its root */
	path: Certified[];
	/** When the first certificate of the path ends: until then the token can be checked by itself */
	until: Date;
}

export type TokenFault =
	| "token_not_readable"
	| "token_not_canonical"
	| "token_for_something_else"
	| "token_signature_invalid"
	| "token_not_trusted";

/**
 * Checks a token: in our encoding to the last byte, over this imprint, and signed by an authority whose path ends in
 * one of the roots.
 *
 * @param imprint SHA-256 of what is time-stamped
 */
export async function checkToken(
	der: Uint8Array,
	imprint: Uint8Array,
	roots: Certified[],
): Promise<Attested | TokenFault> {
	try {
		const parts = readToken(der);
		if (!same(encodeToken(parts), der)) return "token_not_canonical";
		const info = readTimeInfo(parts.info);
		if (!same(info.imprint, imprint)) return "token_for_something_else";
		const carried = parts.certificates.map(readCertificate);
		const signer = carried.find(
			({ issuer, serialNumber }) =>
				same(issuer, parts.issuer) && same(serialNumber, parts.serialNumber),
		);
		if (!signer) return "token_not_readable";
		if (!(await isSigned(parts, signer))) return "token_signature_invalid";
		if (!isFor(signer, TIME_STAMPING, true)) return "token_not_trusted";
		const path = await findPath(signer, carried, roots, info.at);
		// A certificate that the path does without is a byte that nothing vouches for.
		const used = carried.every((one) =>
			path?.some(({ der }) => same(der, one.der)),
		);
		if (!path || !used) return "token_not_trusted";
		const ends = path.map(({ certificate }) =>
			certificate.notAfter.value.getTime(),
		);
		const until = new Date(Math.min(...ends));
		return { at: info.at, by: subjectName(signer), info, path, until };
	} catch {
		return "token_not_readable";
	}
}

async function isSigned(
	parts: TokenParts,
	signer: Certified,
): Promise<boolean> {
	const { attributes, algorithm, hash, info, signature } = parts;
	const scheme = schemeOf(algorithm, hash);
	const type = attributeOf(attributes, CONTENT_TYPE);
	const message = attributeOf(attributes, MESSAGE_DIGEST);
	if (!scheme || !type || !message || oidOf(type) !== TST_INFO) return false;
	if (!same(octetsOf(message), await digest(hash, info))) return false;
	if (!(await namesCertificate(attributes, signer))) return false;
	return verifySignature(signer, scheme, signature, attributes);
}
