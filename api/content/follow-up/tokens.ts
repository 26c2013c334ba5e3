import { createHmac } from "node:crypto";

/**
 * The secret of a party's link to answer. Derived, not stored, as a signatory's is
 * (docs/decisions/0002): a reminder sends the same link, and a stolen database opens nothing.
 */
export function linkToken(sessionKey: Buffer, participantId: string): string {
	return createHmac("sha256", sessionKey)
		.update(`follow-up:${participantId}`)
		.digest("base64url");
}
