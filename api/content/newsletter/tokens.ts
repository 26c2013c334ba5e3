import { createHmac, timingSafeEqual } from "node:crypto";
import { addressOf } from "../../platform/mail/address.ts";

type Purpose = "confirm" | "unsubscribe" | "bounce";

const mac = (sessionKey: Buffer, purpose: Purpose, id: string) =>
	createHmac("sha256", sessionKey)
		.update(`newsletter-${purpose}:${id}`)
		.digest();

const same = (a: Buffer, b: Buffer) =>
	a.length === b.length && timingSafeEqual(a, b);

/**
 * A link's secret, derived as a signatory's is (docs/decisions/0002): nothing to store, and a stolen
 * database opens nothing. It names its row, so that finding it needs no search by hash.
 */
export function linkToken(
	sessionKey: Buffer,
	purpose: "confirm" | "unsubscribe",
	id: string,
): string {
	return `${id}.${mac(sessionKey, purpose, id).toString("base64url")}`;
}

/** The id in a link's token, or null when it is not ours. */
export function idIn(
	sessionKey: Buffer,
	purpose: "confirm" | "unsubscribe",
	token: string,
): string | null {
	const [, id, sum] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(token) ?? [];
	if (!id || !sum) return null;
	const right = mac(sessionKey, purpose, id);
	return same(right, Buffer.from(sum, "base64url")) ? id : null;
}

/**
 * A return path of the mail's own (VERP), beside the sender's mailbox: `hej+b-<mail>-<sum>@…`. A mail
 * server says in it which mail it could not deliver, whatever else its report leaves out.
 */
export function returnPath(
	sessionKey: Buffer,
	mailFrom: string,
	mailId: string,
): string {
	const [local = "", domain = ""] = addressOf(mailFrom).split("@");
	const sum = mac(sessionKey, "bounce", mailId).toString("hex").slice(0, 16);
	return `${local}+b-${mailId.replaceAll("-", "")}-${sum}@${domain}`;
}

/** The mail that a return path names, or null. */
export function mailIn(sessionKey: Buffer, path: string): string | null {
	const [, hex, sum] = /\+b-([0-9a-f]{32})-([0-9a-f]{16})@/i.exec(path) ?? [];
	if (!hex || !sum) return null;
	const id = hex
		.toLowerCase()
		.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
	const right = mac(sessionKey, "bounce", id).toString("hex").slice(0, 16);
	return same(Buffer.from(right), Buffer.from(sum.toLowerCase())) ? id : null;
}
