import * as asn1 from "asn1js";
import { type CertID, type Extension, OCSPRequest } from "pkijs";
import {
	type Bytes,
	octets,
	oid,
	sequence,
	tlv,
} from "../../../frontend/verify/der.ts";
import {
	type AuthoritySigner,
	bits,
	ecdsaWithSha256,
	generalizedTime,
} from "./crl.ts";
import { type RevocationReason, reasonCodes } from "./rules.ts";

const NONCE = "1.3.6.1.5.5.7.48.1.2";
const BASIC = "1.3.6.1.5.5.7.48.1.1";
const mostRequests = 20;

/** What is asked: which certificates, and what to repeat so that the answer cannot be an old one. */
export interface OcspQuestion {
	ids: CertID[];
	/** Extension, DER */
	nonce: Uint8Array | null;
}

/** What an authority says of a certificate (RFC 6960, 2.2). */
export type OcspStatus =
	| "good"
	| "unknown"
	| { at: Date; reason: RevocationReason | null };

/** 1 to 128 octets (RFC 9654, 2.1), also where an older client leaves out the inner OCTET STRING. */
function isNonce({ extnValue }: Extension): boolean {
	const bytes = new Uint8Array(extnValue.valueBlock.valueHexView);
	const { offset, result } = asn1.fromBER(bytes);
	const wrapped = result instanceof asn1.OctetString && offset === bytes.length;
	const inner = wrapped
		? result.valueBlock.valueHexView.byteLength
		: bytes.length;
	return inner >= 1 && inner <= 128;
}

/** Reads an OCSPRequest (RFC 6960, 4.1); null when it is malformed. */
export function readOcspRequest(der: Uint8Array): OcspQuestion | null {
	try {
		const { tbsRequest } = OCSPRequest.fromBER(new Uint8Array(der));
		const ids = tbsRequest.requestList.map(({ reqCert }) => reqCert);
		const nonce = tbsRequest.requestExtensions?.find(
			({ extnID }) => extnID === NONCE,
		);
		if (ids.length === 0 || ids.length > mostRequests) return null;
		if (nonce && !isNonce(nonce)) return null;
		return {
			ids,
			nonce: nonce ? new Uint8Array(nonce.toSchema().toBER()) : null,
		};
	} catch {
		return null;
	}
}

/** An answer without content: 1 malformedRequest, 2 internalError. */
export const ocspFailure = (status: 1 | 2): Bytes =>
	sequence(tlv(0x0a, Uint8Array.of(status)));

function encodeStatus(status: OcspStatus): Bytes {
	if (status === "good") return tlv(0x80);
	if (status === "unknown") return tlv(0x82);
	const { at, reason } = status;
	const code = reason && tlv(0x0a, Uint8Array.of(reasonCodes[reason]));
	return tlv(0xa1, generalizedTime(at), ...(code ? [tlv(0xa0, code)] : []));
}

/**
 * A basic OCSP answer (RFC 6960, 4.2) that the authority signs itself, named by the SHA-1 of its key, in DER.
 *
 * @param responderKeyHash SHA-1 of the authority's public key, 20 bytes
 */
export function encodeOcsp(
	signer: Pick<AuthoritySigner, "sign">,
	responderKeyHash: Uint8Array,
	{ ids, nonce }: OcspQuestion,
	statuses: OcspStatus[],
	thisUpdate: Date,
	nextUpdate: Date,
): Bytes {
	const answers = ids.map((id, i) =>
		sequence(
			new Uint8Array(id.toSchema().toBER()),
			encodeStatus(statuses[i] ?? "unknown"),
			generalizedTime(thisUpdate),
			tlv(0xa0, generalizedTime(nextUpdate)),
		),
	);
	const data = sequence(
		tlv(0xa2, octets(responderKeyHash)),
		generalizedTime(thisUpdate),
		sequence(...answers),
		...(nonce ? [tlv(0xa1, sequence(nonce))] : []),
	);
	const basic = sequence(data, ecdsaWithSha256, bits(signer.sign(data)));
	return sequence(
		tlv(0x0a, Uint8Array.of(0)),
		tlv(0xa0, sequence(oid(BASIC), octets(basic))),
	);
}
