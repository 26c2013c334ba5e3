import {
	type Bytes,
	contentsOf,
	integer,
	octets,
	oid,
	sequence,
	setOf,
	tlv,
} from "./der.ts";

/** What the keys of our seals sign with; always over SHA-256. */
export type SealAlgorithm = "ecdsa-sha256" | "rsa-sha256";

const nothing = new Uint8Array(0);
const NULL = tlv(0x05, nothing);
const sha256 = sequence(oid("2.16.840.1.101.3.4.2.1"));
const data = oid("1.2.840.113549.1.7.1");
const signatureAlgorithms: Record<SealAlgorithm, Bytes> = {
	"ecdsa-sha256": sequence(oid("1.2.840.10045.4.3.2")),
	"rsa-sha256": sequence(oid("1.2.840.113549.1.1.11"), NULL),
};

const attribute = (type: string, value: Uint8Array): Bytes =>
	sequence(oid(type), setOf(value));

/**
 * The signed attributes of a PAdES baseline seal (ETSI EN 319 142-1, 6.3; EN 319 122-1, 5.2.2.3) as a SET: content type,
 * message digest and signing-certificate-v2, in DER order, without a signing time. They are what the key signs.
 *
 * @param digest SHA-256 of the sealed bytes
 * @param certificateHash SHA-256 of the signer's certificate
 */
export function signedAttributes(
	digest: Uint8Array,
	certificateHash: Uint8Array,
): Bytes {
	// SHA-256 is the default hash of ESSCertIDv2 and so left out (RFC 5035, section 4).
	const signingCertificate = sequence(
		sequence(sequence(octets(certificateHash))),
	);
	return setOf(
		attribute("1.2.840.113549.1.9.3", data),
		attribute("1.2.840.113549.1.9.4", octets(digest)),
		attribute("1.2.840.113549.1.9.16.2.47", signingCertificate),
	);
}

/** The parts of a seal's CMS message that differ from seal to seal. */
export interface CmsParts {
	attributes: Uint8Array;
	/** DER; the signer's and the intermediates', in any order */
	certificates: Uint8Array[];
	/** DER: the name of the signer's issuer, and the INTEGER that is the signer's serial number */
	issuer: Uint8Array;
	serialNumber: Uint8Array;
	algorithm: SealAlgorithm;
	signature: Uint8Array;
	/** An RFC 3161 token over the signature, for B-T and above */
	token?: Uint8Array | null;
}

/**
 * The one CMS SignedData (RFC 5652) that we write for these parts, in DER. A verifier builds it again and compares: what
 * has any other encoding is not our seal.
 */
export function encodeCms(parts: CmsParts): Bytes {
	const signerInfo = sequence(
		integer(1),
		sequence(parts.issuer, parts.serialNumber),
		sha256,
		// [0] IMPLICIT SET OF: the same bytes with another tag.
		tlv(0xa0, contentsOf(parts.attributes)),
		signatureAlgorithms[parts.algorithm],
		octets(parts.signature),
		...(parts.token
			? [tlv(0xa1, attribute("1.2.840.113549.1.9.16.2.14", parts.token))]
			: []),
	);
	const certificates = contentsOf(setOf(...parts.certificates));
	const signedData = sequence(
		integer(1),
		setOf(sha256),
		sequence(data),
		tlv(0xa0, certificates),
		setOf(signerInfo),
	);
	return sequence(oid("1.2.840.113549.1.7.2"), tlv(0xa0, signedData));
}
