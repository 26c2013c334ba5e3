import type { Certified } from "./certificates.ts";
import type { Checked } from "./evidence.ts";
import type { CmsClaims } from "./read-cms.ts";
import type { Appended } from "./read-updates.ts";
import { digest } from "./signature.ts";
import { type Attested, checkToken, type TokenFault } from "./token.ts";
import type { RevokedSeal } from "./verify.ts";

/** A time stamp that holds by itself. */
export interface Stamp extends Attested {
	/** Which of the appended parts it is; -1 for the one in the seal */
	index: number;
	/** hex, SHA-256 of its maker's certificate */
	fingerprint: string;
}

async function stampOf(
	token: Uint8Array,
	stamped: Uint8Array,
	index: number,
	authorities: Certified[],
): Promise<Stamp | TokenFault> {
	const imprint = await digest("SHA-256", stamped);
	const found = await checkToken(token, imprint, authorities);
	if (typeof found === "string") return found;
	const [maker] = found.path;
	const hash = maker ? await digest("SHA-256", maker.der) : [];
	return { ...found, index, fingerprint: hex(hash) };
}

/** What time stamps attest, in order: the one in the seal, if there is one, and then each that was appended. */
export async function checkTimes(
	claims: CmsClaims,
	appended: Appended[],
	authorities: Certified[],
): Promise<Stamp[] | TokenFault> {
	const stamps: Stamp[] = [];
	if (claims.token) {
		const { token, signature } = claims;
		const found = await stampOf(token, signature, -1, authorities);
		if (typeof found === "string") return found;
		stamps.push(found);
	}
	for (const [index, one] of appended.entries()) {
		if (one.kind !== "stamp") continue;
		const found = await stampOf(one.token, one.covered, index, authorities);
		if (typeof found === "string") return found;
		stamps.push(found);
	}
	return stamps;
}

// Who retires a key in good order keeps it from others: what was made with it before still holds.
const orderly = ["superseded", "cessationOfOperation"];

/** Whether a key was taken out of use in good order. Without a reason it may have been stolen. */
export const isOrderly = (reason: string | null | undefined): boolean =>
	orderly.includes(reason ?? "");

/**
 * Whether a stamp is older than its maker's revocation. Whoever has stolen the key writes what time they like (RFC 3161, 4, 1),
 * so then somebody else's stamp over it has to show that.
 */
function precedes(
	stamp: Stamp,
	{ at, reason }: RevokedSeal,
	later: Stamp[],
): boolean {
	const since = new Date(at);
	if (isOrderly(reason)) return stamp.at < since;
	return later.some(
		(one) => one.fingerprint !== stamp.fingerprint && one.at < since,
	);
}

/**
 * The stamps that count: not those whose maker, or who vouched for it, was revoked by then, as the file's own evidence has it
 * or as the caller knows.
 */
export function countingStamps(
	stamps: Stamp[],
	evidence: Checked,
	revoked: RevokedSeal[],
): Stamp[] {
	const counting: Stamp[] = [];
	for (const stamp of [...stamps].reverse()) {
		const since = evidence.revokedIn(stamp.path);
		const known = revoked.filter(
			({ fingerprint }) => fingerprint === stamp.fingerprint,
		);
		if (since && stamp.at >= since) continue;
		if (known.every((one) => precedes(stamp, one, counting)))
			counting.unshift(stamp);
	}
	return counting;
}

/** Time stamps relieve each other: each has to be made while the one before could be checked, and the last has to hold now. */
export function unbroken(stamps: Stamp[], now: Date): boolean {
	return stamps.every(({ at, until }, i) => {
		const next = stamps[i + 1]?.at ?? now;
		return at <= next && next <= until;
	});
}

const hex = (bytes: Iterable<number>): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
