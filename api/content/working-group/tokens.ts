import { createHmac } from "node:crypto";

/**
 * The secret of a party's link to vote, or of a nominee's to answer. Derived, not stored, as a
 * signatory's is (docs/decisions/0002): a reminder sends the same link.
 */
export function linkToken(
	sessionKey: Buffer,
	kind: "vote" | "consent",
	id: string,
): string {
	return createHmac("sha256", sessionKey)
		.update(`election-${kind}:${id}`)
		.digest("base64url");
}
