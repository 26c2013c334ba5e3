import {
	createPrivateKey,
	type KeyObject,
	sign,
	X509Certificate,
} from "node:crypto";
import type { SealAlgorithm } from "../../../frontend/verify/cms.ts";
import { type Sealer, SealProblem } from "./sealer.ts";

const curves = new Set(["prime256v1", "secp384r1", "secp521r1"]);

/** What a key of the seal signs with. @throws {SealProblem} when it is of no kind that may seal */
export function algorithmOf(key: KeyObject): SealAlgorithm {
	const { namedCurve = "", modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
	if (key.asymmetricKeyType === "ec" && curves.has(namedCurve))
		return "ecdsa-sha256";
	if (key.asymmetricKeyType === "rsa" && modulusLength >= 2048)
		return "rsa-sha256";
	throw new SealProblem(
		"The seal's key is of a kind that cannot seal: it should be RSA of at least 2048 bits or ECDSA on P-256, P-384 or P-521.",
	);
}

/** The name for people in a certificate's subject, which Node gives with one part a line. */
export function nameOf(subject: string): string {
	const field = (key: string) =>
		subject
			.split("\n")
			.find((line) => line.startsWith(`${key}=`))
			?.slice(key.length + 1);
	return field("CN") ?? field("O") ?? subject;
}

/** The signer's certificate, then each issuer that is among the others. Certificates that lead nowhere are left out. */
export function chainFrom(
	signer: X509Certificate,
	others: X509Certificate[],
): X509Certificate[] {
	const chain = [signer];
	for (;;) {
		const last = chain.at(-1) as X509Certificate;
		const next = others.find(
			(one) =>
				!chain.some((known) => known.raw.equals(one.raw)) &&
				last.checkIssued(one),
		);
		if (!next || last.checkIssued(last)) return chain;
		chain.push(next);
	}
}

/**
 * A sealer over a private key (PKCS #8, DER) that this process holds.
 *
 * @throws {SealProblem} when the key cannot seal or no certificate is its own
 */
export function keySealer(
	kind: Sealer["kind"],
	pkcs8: Uint8Array,
	certificates: Uint8Array[],
): Sealer {
	const key = createPrivateKey({
		key: Buffer.from(pkcs8),
		format: "der",
		type: "pkcs8",
	});
	const algorithm = algorithmOf(key);
	const parsed = certificates.map((der) => new X509Certificate(der));
	const signer = parsed.find((certificate) => certificate.checkPrivateKey(key));
	if (!signer)
		throw new SealProblem("No certificate of the seal belongs to its key.");
	return {
		kind,
		subject: nameOf(signer.subject),
		certificateChain: chainFrom(signer, parsed).map(
			({ raw }) => new Uint8Array(raw),
		),
		algorithm,
		// For EC keys node gives DER unless told otherwise.
		sign: async (data) => new Uint8Array(sign("sha256", data, key)),
	};
}
