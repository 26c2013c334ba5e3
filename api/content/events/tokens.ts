import { createHmac } from "node:crypto";

/**
 * The secret of a link to a registration or an invitation. Derived, not stored, as a signatory's
 * is (docs/decisions/0002): a reminder sends the same link, and a stolen database opens nothing.
 */
export function linkToken(
	sessionKey: Buffer,
	kind: "registration" | "invitation",
	id: string,
): string {
	return createHmac("sha256", sessionKey)
		.update(`event-${kind}:${id}`)
		.digest("base64url");
}
