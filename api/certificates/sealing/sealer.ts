import type { SealAlgorithm } from "../../../frontend/verify/cms.ts";

/**
 * Something that holds a key and seals with it. The key never leaves the implementation: there is no way to ask for it,
 * and nothing here is worth logging.
 */
export interface Sealer {
	readonly kind: "self-made" | "p12" | "pkcs11";
	/** The name in the seal's certificate, for people. */
	readonly subject: string;
	/** DER: the signer's, intermediates, and the root last where it is known. */
	readonly certificateChain: Uint8Array[];
	readonly algorithm: SealAlgorithm;
	/** Signs the data's SHA-256: an ECDSA signature as DER (RFC 3279, 2.2.3), an RSA one by PKCS #1 v1.5. */
	sign(data: Uint8Array): Promise<Uint8Array>;
}

/** A seal that cannot be used, in one sentence for whoever starts the service. */
export class SealProblem extends Error {
	constructor(message: string, cause?: unknown) {
		super(message, { cause });
		this.name = "SealProblem";
	}
}
