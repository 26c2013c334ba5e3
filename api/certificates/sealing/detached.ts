import { createHash } from "node:crypto";
import { encodeCms, signedAttributes } from "../../../frontend/verify/cms.ts";
import { identify } from "./seal.ts";
import type { Sealer } from "./sealer.ts";

/**
 * Seals bytes that are not a PDF: the same detached CMS message as in the files (RFC 5652, 5.2), in DER.
 *
 * @throws what the sealer's `sign` throws
 */
export async function sealDetached(
	sealer: Sealer,
	bytes: Uint8Array,
): Promise<Uint8Array> {
	const { certificates, certificateHash, issuer, serialNumber } =
		await identify(sealer);
	const digest = createHash("sha256").update(bytes).digest();
	const attributes = signedAttributes(digest, certificateHash);
	return encodeCms({
		attributes,
		certificates,
		issuer,
		serialNumber,
		algorithm: sealer.algorithm,
		signature: await sealer.sign(attributes),
	});
}
