import {
	children,
	contextTag,
	nth,
	octetsOf,
	oidOf,
	parse,
	raw,
} from "./asn1.ts";
import type { SealAlgorithm } from "./cms.ts";
import type { Bytes } from "./der.ts";

/** What a CMS message says of itself; nothing of it is trusted before it has been built again and compared. */
export interface CmsClaims {
	/** DER, as they stand in the message */
	certificates: Bytes[];
	issuer: Bytes;
	serialNumber: Bytes;
	attributes: Bytes;
	algorithm: SealAlgorithm | null;
	signature: Bytes;
	/** The time stamp over the signature (RFC 3161 token), when there is one */
	token: Bytes | null;
}

const algorithms: Record<string, SealAlgorithm> = {
	"1.2.840.10045.4.3.2": "ecdsa-sha256",
	"1.2.840.113549.1.1.11": "rsa-sha256",
};

/** Reads a CMS message of the shape that {@link encodeCms} writes, or null when it is not one. */
export function readCms(der: Uint8Array): CmsClaims | null {
	try {
		const signedData = children(nth(children(nth(children(parse(der)), 1)), 0));
		const certificates = children(nth(signedData, 3)).map(raw);
		const signer = children(nth(children(nth(signedData, 4)), 0));
		const [issuer, serialNumber] = children(nth(signer, 1)).map(raw);
		// [0] IMPLICIT: signed as the SET that it is (RFC 5652, 5.4).
		const attributes = raw(nth(signer, 3));
		attributes[0] = 0x31;
		if (!issuer || !serialNumber) return null;
		return {
			certificates,
			issuer,
			serialNumber,
			attributes,
			algorithm: algorithms[oidOf(nth(children(nth(signer, 4)), 0))] ?? null,
			signature: octetsOf(nth(signer, 5)),
			token: signer[6] ? tokenIn(signer[6]) : null,
		};
	} catch {
		return null;
	}
}

/** The only unsigned attribute that a seal of ours has. Whether it is that one shows when the message is built again. */
function tokenIn(unsigned: ReturnType<typeof parse>): Bytes {
	if (contextTag(unsigned) !== 1) throw new Error("not unsigned attributes");
	const attribute = children(nth(children(unsigned), 0));
	return raw(nth(children(nth(attribute, 1)), 0));
}
