import type { Certified } from "./certificates.ts";
import type { Checked } from "./evidence.ts";
import type { CmsClaims } from "./read-cms.ts";
import type { Appended } from "./read-updates.ts";
import { digest } from "./signature.ts";
import { type Attested, checkToken, type TokenFault } from "./token.ts";

/** A time stamp that holds by itself. */
export interface Stamp extends Attested {
	/** Which of the appended parts it is; -1 for the one in the seal */
	index: number;
}

/** What time stamps attest, in order: the one in the seal, if there is one, and then each that was appended. */
export async function checkTimes(
	claims: CmsClaims,
	appended: Appended[],
	authorities: Certified[],
): Promise<Stamp[] | TokenFault> {
	const stamps: Stamp[] = [];
	if (claims.token) {
		const imprint = await digest("SHA-256", claims.signature);
		const found = await checkToken(claims.token, imprint, authorities);
		if (typeof found === "string") return found;
		stamps.push({ ...found, index: -1 });
	}
	for (const [index, one] of appended.entries()) {
		if (one.kind !== "stamp") continue;
		const imprint = await digest("SHA-256", one.covered);
		const found = await checkToken(one.token, imprint, authorities);
		if (typeof found === "string") return found;
		stamps.push({ ...found, index });
	}
	return stamps;
}

/** The stamps that count: those whose maker, or who vouched for it, was not revoked by then as the file's own evidence has it. */
export function countingStamps(stamps: Stamp[], evidence: Checked): Stamp[] {
	return stamps.filter(({ at, path }) => {
		const since = evidence.revokedIn(path);
		return !since || at < since;
	});
}

/** Time stamps relieve each other: each has to be made while the one before could be checked, and the last has to hold now. */
export function unbroken(stamps: Stamp[], now: Date): boolean {
	return stamps.every(({ at, until }, i) => {
		const next = stamps[i + 1]?.at ?? now;
		return at <= next && next <= until;
	});
}
