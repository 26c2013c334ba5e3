import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { ContactInput } from "./schema.ts";

const mac = (sessionKey: Buffer, at: string) =>
	createHmac("sha256", sessionKey).update(`contact-form:${at}`).digest();

/** The time at which a form is drawn, signed: a program cannot pretend to have taken its time. */
export function formToken(sessionKey: Buffer, now: Date): string {
	const at = now.getTime().toString(36);
	return `${at}.${mac(sessionKey, at).toString("base64url")}`;
}

/** When the form with this token was drawn, or null when the token is not ours. */
export function drawnAt(sessionKey: Buffer, token: string): Date | null {
	const [, at, sum] = /^([0-9a-z]{1,12})\.([\w-]{43})$/.exec(token) ?? [];
	if (!at || !sum) return null;
	const right = mac(sessionKey, at);
	const shown = Buffer.from(sum, "base64url");
	if (shown.length !== right.length || !timingSafeEqual(right, shown))
		return null;
	return new Date(Number.parseInt(at, 36));
}

/**
 * The id of what is sent from one form, a UUIDv8 (RFC 9562 §5.8): the same text sent twice is the
 * same message, and what somebody goes back and writes instead is another.
 */
export function messageId(token: string, input: ContactInput): string {
	const { name, email, subject, message } = input;
	const bytes = createHash("sha256")
		.update(JSON.stringify([token, name, email, subject, message]))
		.digest();
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes
		.toString("hex", 0, 16)
		.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
