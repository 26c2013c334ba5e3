import { createHash, createHmac, randomBytes } from "node:crypto";

/** A UUIDv7 (RFC 9562 §5.7): made here, because PostgreSQL 15 has none. */
export function newId(now: Date): string {
	const bytes = randomBytes(16);
	bytes.writeUIntBE(now.getTime(), 0, 6);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString("hex");
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** When an id was made (RFC 9562 §5.7). */
export const madeAt = (id: string): Date =>
	new Date(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16));

/** A secret for a link: 256 random bits, base64url. Only its hash is stored with the account. */
export function newToken(): string {
	return randomBytes(32).toString("base64url");
}

/** SHA-256 as lower-case hex; text is taken as UTF-8. */
export function sha256(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex");
}

/**
 * Stands in the log, which is kept for ever, for an e-mail address that somebody has typed: only who has the key can tell
 * of an address whether it is the one. Hex.
 */
export function addressId(key: Buffer, email: string): string {
	return createHmac("sha256", key).update(`address:${email}`).digest("hex");
}
