import { fromBase64 } from "./trust.ts";
import type { RevokedSeal, Trust } from "./verify.ts";

/** A certificate that holds no longer. */
export interface Revoked {
	number: string;
	status: "superseded" | "revoked";
	/** RFC 3339 */
	at: string | null;
	/** In Swedish */
	reason: string | null;
	/** Why the service itself replaced it, to be told in the reader's language; absent where somebody has written why */
	reasonCode?: string;
	supersededBy: string | null;
}

/** Every certificate of a register that holds no longer: what is not in it held when it was made. */
export interface RevocationList {
	/** RFC 3339 */
	issuedAt: string;
	/** The register's address */
	register: string;
	revoked: Revoked[];
	/** The seals that hold no longer; absent in lists from before they were told of */
	seals?: RevokedSeal[];
}

/** `GET /api/v1/certificates/revocations` */
export interface SignedRevocations {
	/** A {@link RevocationList} as JSON: the text that is sealed, in UTF-8 */
	list: string;
	/** base64 of DER: a detached CMS message (RFC 5652) as in the sealed files */
	seal: string;
}

/** What to check files against when the list is at hand: it may know of seals that have been revoked since the trust was had. */
export function trustWith(trust: Trust, list: RevocationList | null): Trust {
	const known = trust.revoked ?? [];
	return { ...trust, revoked: [...known, ...(list?.seals ?? [])] };
}

/**
 * The list, when its seal is one that is trusted and has not been revoked, fits it to the byte, and was valid when the list
 * says that it was made; else null. Never throws.
 */
export async function verifyRevocations(
	signed: SignedRevocations,
	{ trusted, revoked = [] }: Trust,
): Promise<RevocationList | null> {
	try {
		const [{ checkMessage }, x509, { digest }] = await Promise.all([
			import("./check-seal.ts"),
			import("./certificates.ts"),
			import("./signature.ts"),
		]);
		const covered = new TextEncoder().encode(signed.list);
		const cms = fromBase64(signed.seal);
		const message = await checkMessage({ covered, cms, at: null });
		// A list needs no time stamp: a seal that was revoked since seals no lists.
		if (typeof message === "string" || message.claims.token) return null;
		const { signer, carried } = message;
		const fingerprint = hex(await digest("SHA-256", signer.der));
		const list = readList(signed.list);
		// Also when the list itself says so: whoever else has the key would leave that out.
		const distrusted = [...revoked, ...(list.seals ?? [])];
		if (distrusted.some((one) => one.fingerprint === fingerprint)) return null;
		const at = new Date(list.issuedAt);
		const roots = trusted.map(x509.readRoot);
		const path = await x509.findPath(signer, carried, roots, at);
		return path ? list : null;
	} catch {
		return null;
	}
}

/** Our own seal vouches for the shape; what is checked is that it is a list at all. @throws {Error} when it is none */
function readList(text: string): RevocationList {
	const list = JSON.parse(text) as RevocationList;
	const { issuedAt, revoked, seals = [] } = list;
	const whole = Array.isArray(revoked) && Array.isArray(seals);
	const times = [issuedAt, ...(whole ? seals.map(({ at }) => at) : [])];
	if (!whole || times.some((time) => Number.isNaN(Date.parse(time))))
		throw new Error("Not a list of revocations");
	return list;
}

const hex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
