import { Certificate } from "pkijs";
import { keySealer } from "../../../api/certificates/sealing/key-sealer.ts";
import type { Sealer } from "../../../api/certificates/sealing/sealer.ts";
import {
	derOf,
	type Issuer,
	issue,
	makeIssuer,
	makeKeys,
	serialOf,
} from "./certificates.ts";
import type { Tsa } from "./tsa.ts";

/** The certificates and keys of one authority. */
export interface Pki {
	root: Issuer;
	intermediate: Issuer;
	/** By the slug in their paths. */
	issuers: Map<string, Issuer>;
	tsa: Tsa;
	/** Keys that nobody has certified. */
	stranger: CryptoKeyPair;
	tsaStranger: CryptoKeyPair;
}

/** The hierarchy that the server at this address answers for. */
export async function makePki(
	url: string,
	tsaNotAfter: Date,
	tsaKey: "ecdsa" | "rsa",
) {
	// Two authorities must not have the same names for different keys.
	const mark = globalThis.crypto.randomUUID().slice(0, 8);
	const root = await makeIssuer(url, "root", `Root ${mark}`);
	const [intermediate, tsaRoot, keys, tsaStranger, stranger] =
		await Promise.all([
			makeIssuer(url, "intermediate", `Intermediate ${mark}`, root),
			makeIssuer(url, "tsa-root", `TSA root ${mark}`),
			makeKeys(tsaKey),
			makeKeys(tsaKey),
			makeKeys("ecdsa"),
		]);
	const certificate = await issue({
		profile: "tsa",
		commonName: `TSA ${mark}`,
		keys,
		notAfter: tsaNotAfter,
		issuer: tsaRoot,
	});
	const issuers = new Map(
		[root, intermediate, tsaRoot].map((one) => [one.slug, one]),
	);
	const tsa: Tsa = { root: tsaRoot, keys, certificate };
	return { root, intermediate, issuers, tsa, stranger, tsaStranger };
}

/** A sealer with a new key and a certificate from the issuer. */
export async function makeSealer(
	kind: "ecdsa" | "rsa",
	notAfter: Date,
	root: Issuer,
	issuer: Issuer,
): Promise<Sealer> {
	const keys = await makeKeys(kind);
	const commonName = "Region Halland stämpel";
	const seal = await issue({
		profile: "seal",
		commonName,
		keys,
		notAfter,
		issuer,
	});
	const { subtle } = globalThis.crypto;
	return keySealer(
		"p12",
		new Uint8Array(await subtle.exportKey("pkcs8", keys.privateKey)),
		[seal, issuer.certificate, root.certificate].map(derOf),
	);
}

/** @throws when none of them issued the certificate */
export function revoke(
	issuers: Iterable<Issuer>,
	der: Uint8Array,
	at: Date,
): void {
	const certificate = Certificate.fromBER(der.slice().buffer);
	const serial = serialOf(certificate);
	const issuer = [...issuers].find(({ issued }) => issued.has(serial));
	if (!issuer) throw new Error("That certificate was not issued here.");
	const seconds = Math.floor(at.getTime() / 1000);
	issuer.revoked.set(serial, new Date(seconds * 1000));
}
