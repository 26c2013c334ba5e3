import * as asn1 from "asn1js";
import type { SealAlgorithm } from "./cms.ts";
import { type Bytes, compare } from "./der.ts";

/** What a CMS message says of itself; nothing of it is trusted before it has been built again and compared. */
export interface CmsClaims {
	/** DER, as they stand in the message */
	certificates: Bytes[];
	issuer: Bytes;
	serialNumber: Bytes;
	attributes: Bytes;
	algorithm: SealAlgorithm | null;
	signature: Bytes;
}

const raw = (block: asn1.BaseBlock): Bytes =>
	new Uint8Array(block.valueBeforeDecodeView);

function children(block: asn1.BaseBlock | undefined): asn1.BaseBlock[] {
	if (block instanceof asn1.Constructed) return block.valueBlock.value;
	throw new Error("not constructed");
}

const algorithms: Record<string, SealAlgorithm> = {
	"1.2.840.10045.4.3.2": "ecdsa-sha256",
	"1.2.840.113549.1.1.11": "rsa-sha256",
};

function nth(blocks: asn1.BaseBlock[], index: number): asn1.BaseBlock {
	const block = blocks.at(index);
	if (!block) throw new Error("missing");
	return block;
}

/** Reads a CMS message of the shape that {@link encodeCms} writes, or null when it is not one. */
export function readCms(der: Uint8Array): CmsClaims | null {
	try {
		const { result, offset } = asn1.fromBER(der);
		if (offset !== der.length) return null;
		const signedData = children(nth(children(nth(children(result), 1)), 0));
		const certificates = children(nth(signedData, 3)).map(raw);
		const signer = children(nth(children(nth(signedData, 4)), 0));
		const [issuer, serialNumber] = children(nth(signer, 1)).map(raw);
		const algorithm = nth(children(nth(signer, 4)), 0);
		const signature = nth(signer, 5);
		// [0] IMPLICIT: signed as the SET that it is (RFC 5652, 5.4).
		const attributes = raw(nth(signer, 3));
		attributes[0] = 0x31;
		if (!issuer || !serialNumber) return null;
		if (!(algorithm instanceof asn1.ObjectIdentifier)) return null;
		if (!(signature instanceof asn1.OctetString)) return null;
		return {
			certificates,
			issuer,
			serialNumber,
			attributes,
			algorithm: algorithms[algorithm.getValue()] ?? null,
			signature: new Uint8Array(signature.valueBlock.valueHexView),
		};
	} catch {
		return null;
	}
}

export const same = (a: Uint8Array, b: Uint8Array): boolean =>
	compare(a, b) === 0;
