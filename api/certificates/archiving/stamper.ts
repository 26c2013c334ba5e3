import { children, nth, parse, raw } from "../../../frontend/verify/asn1.ts";
import {
	type Certified,
	issued,
	readCertificate,
} from "../../../frontend/verify/certificates.ts";
import { same } from "../../../frontend/verify/der.ts";
import {
	checkToken,
	encodeToken,
	readTimeInfo,
	readToken,
	type TokenParts,
} from "../../../frontend/verify/token.ts";
import type { RevokedSeal } from "../../../frontend/verify/verify.ts";
import { sha256 } from "../../platform/ids.ts";
import { exchange, ServiceTrouble } from "./exchange.ts";
import { fetchIssuers, freshNonce, stampRequest } from "./proof.ts";

// Tokens are some 2 to 6 kB. Large ones are room that the file has to make; absurd ones are not read to the end.
const MOST = 256_000;

interface Asking {
	urgent?: boolean;
	revoked?: RevokedSeal[];
}

/** A time-stamping authority that is asked for tokens. */
export interface Stamper {
	/**
	 * A token over a SHA-256 imprint, in our encoding, checked, and the chain of the authority's certificate, its root or
	 * highest known issuer last.
	 *
	 * @param options.urgent asks even while the authority rests after trouble
	 * @param options.revoked those of which no stamp is taken
	 * @throws {ServiceTrouble}
	 */
	stamp(
		imprint: Uint8Array,
		options?: Asking,
	): Promise<{ token: Uint8Array; chain: Certified[] }>;
}

function tokenOf(answer: Uint8Array): Uint8Array {
	try {
		const [status, token] = children(parse(answer));
		// granted or grantedWithMods (RFC 3161, 2.4.2)
		const code = raw(nth(children(status), 0)).at(-1) ?? 255;
		if (code > 1) throw new ServiceTrouble("refused");
		if (token) return raw(token);
	} catch (error) {
		if (error instanceof ServiceTrouble) throw error;
	}
	throw new ServiceTrouble("not_understood");
}

/** From the authority's certificate upwards, by what the token carries and by the addresses in the certificates. */
async function chainOf(
	parts: TokenParts,
	roots: Certified[],
): Promise<Certified[]> {
	const carried = parts.certificates.map(readCertificate);
	const signer = carried.find(
		({ issuer, serialNumber }) =>
			same(issuer, parts.issuer) && same(serialNumber, parts.serialNumber),
	);
	if (!signer) throw new ServiceTrouble("no_certificate");
	const chain = [signer];
	while (chain.length < 6) {
		const last = chain.at(-1) as Certified;
		if (same(last.subject, last.issuer)) break;
		if (roots.some((root) => same(root.der, last.der))) break;
		const next =
			(await issuerAmong(last, [...roots, ...carried])) ??
			(await issuerAmong(last, (await fetchIssuers(last)).flatMap(readable)));
		if (!next) break;
		chain.push(next);
	}
	return chain;
}

function readable(der: Uint8Array): Certified[] {
	try {
		return [readCertificate(der)];
	} catch {
		return [];
	}
}

async function issuerAmong(
	subject: Certified,
	others: Certified[],
): Promise<Certified | null> {
	for (const one of others)
		if (!same(one.der, subject.der) && (await issued(one, subject))) return one;
	return null;
}

/** The token as our files have it: its certificates are those of the chain, without the root that is trusted anyway. */
async function accept(
	answer: Uint8Array,
	imprint: Uint8Array,
	nonce: Uint8Array,
	roots: Certified[],
) {
	let parts: TokenParts;
	try {
		parts = readToken(tokenOf(answer));
		const stated = readTimeInfo(parts.info).nonce;
		if (!stated || !same(stated, nonce))
			throw new ServiceTrouble("another_nonce");
	} catch (error) {
		if (error instanceof ServiceTrouble) throw error;
		throw new ServiceTrouble("not_understood", error);
	}
	const chain = await chainOf(parts, roots);
	const carried = chain.length > 1 ? chain.slice(0, -1) : chain;
	const token = encodeToken({
		...parts,
		certificates: carried.map(({ der }) => der),
	});
	const trusted = roots.length > 0 ? roots : chain.slice(-1);
	const found = await checkToken(token, imprint, trusted);
	if (typeof found === "string") throw new ServiceTrouble(found);
	return { token, chain };
}

function isRevoked([signer]: Certified[], revoked: RevokedSeal[]): boolean {
	const fingerprint = signer && sha256(signer.der);
	return revoked.some((one) => one.fingerprint === fingerprint);
}

/**
 * A client of the authority at `url` (RFC 3161, 3.4). After trouble it rests for half a minute, so that ten thousand
 * certificates do not each wait for an authority that is away.
 *
 * @param options.rest milliseconds
 * @param options.patience milliseconds until an answer has to be there
 * @param options.roots DER: what its certificate has to come from; without any, whatever it leads to
 */
export function createStamper(
	url: string,
	{
		rest = 30_000,
		patience = 10_000,
		roots = [],
	}: { rest?: number; patience?: number; roots?: Uint8Array[] } = {},
): Stamper {
	const limits = { patience, most: MOST };
	const pinned = roots.map(readCertificate);
	let awake = 0;
	return {
		async stamp(imprint, { urgent = false, revoked = [] } = {}) {
			if (!urgent && performance.now() < awake)
				throw new ServiceTrouble("resting");
			const nonce = freshNonce();
			try {
				const answer = await exchange(url, limits, {
					type: "application/timestamp-query",
					body: stampRequest(imprint, nonce),
				});
				const accepted = await accept(answer, imprint, nonce, pinned);
				if (isRevoked(accepted.chain, revoked))
					throw new ServiceTrouble("revoked");
				return accepted;
			} catch (error) {
				awake = performance.now() + rest;
				throw error instanceof ServiceTrouble
					? error
					: new ServiceTrouble("not_understood", error);
			}
		},
	};
}
