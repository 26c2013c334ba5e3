import { createHmac, timingSafeEqual } from "node:crypto";

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
