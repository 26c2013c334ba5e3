import { createHash, randomBytes } from "node:crypto";
import type { Certified } from "../../../frontend/verify/certificates.ts";
import {
	integer,
	octets,
	oid,
	same,
	sequence,
	tlv,
} from "../../../frontend/verify/der.ts";
import { type Link, proves } from "../../../frontend/verify/evidence.ts";
import { acceptCrl, acceptOcsp } from "../../../frontend/verify/revocation.ts";
import { addressesOf } from "./addresses.ts";
import { exchange, ServiceTrouble } from "./exchange.ts";

const limits = {
	ocsp: { patience: 10_000, most: 100_000 },
	// Lists of large authorities are large, and a certificate carries the whole of one: OCSP is asked first.
	crl: { patience: 20_000, most: 2_000_000 },
};

/** An OCSP request (RFC 6960, 4.1) for one certificate, with SHA-1 identifiers: what every responder understands. */
export function ocspRequest({ subject, issuer }: Link): Uint8Array {
	const sha1 = (data: Uint8Array) =>
		octets(new Uint8Array(createHash("sha1").update(data).digest()));
	const key = issuer.certificate.subjectPublicKeyInfo.subjectPublicKey;
	const id = sequence(
		sequence(oid("1.3.14.3.2.26"), tlv(0x05)),
		sha1(issuer.subject),
		sha1(key.valueBlock.valueHexView),
		subject.serialNumber,
	);
	return sequence(sequence(sequence(sequence(id))));
}

type Piece = { kind: "ocsp" | "crl"; der: Uint8Array };

async function ask(
	url: string,
	kind: Piece["kind"],
	link: Link,
	now: Date,
): Promise<Piece> {
	const answer = await exchange(
		url,
		limits[kind],
		kind === "ocsp"
			? { type: "application/ocsp-request", body: ocspRequest(link) }
			: undefined,
	);
	const accept = kind === "ocsp" ? acceptOcsp : acceptCrl;
	const found = await accept(answer, link.subject, link.issuer);
	if (!found) throw new ServiceTrouble("not_understood");
	if (found.standing.status === "revoked") throw new ServiceTrouble("revoked");
	if (!proves(found.standing, link.subject, now, now))
		throw new ServiceTrouble("out_of_date");
	return { kind, der: found.der };
}

/** What proves now that one certificate is good: an OCSP answer or a revocation list. @throws {ServiceTrouble} */
export async function proofOf(link: Link, now: Date): Promise<Piece> {
	const addresses = addressesOf(link.subject);
	// Lists of roots are short; and a validator that asks for the standing of whoever signed an answer (ETSI EN 319 102-1,
	// 5.6.2.3) finds none for a root. Other issuers' lists may be long.
	const { subject, issuer } = link.issuer;
	const order = same(subject, issuer)
		? (["crl", "ocsp"] as const)
		: (["ocsp", "crl"] as const);
	let last = new ServiceTrouble("no_address");
	for (const kind of order)
		for (const url of addresses[kind])
			try {
				return await ask(url, kind, link, now);
			} catch (error) {
				if (!(error instanceof ServiceTrouble)) throw error;
				if (error.trouble === "revoked") throw error;
				last = error;
			}
	throw last;
}

/** The nonce of a request: positive, and never the same. DER of the INTEGER. */
export function freshNonce(): Uint8Array {
	const bytes = randomBytes(16);
	bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
	return tlv(0x02, bytes);
}

/** A certificate's issuer, from the address in it; null when none can be had. */
export async function fetchIssuers(subject: Certified): Promise<Uint8Array[]> {
	const found: Uint8Array[] = [];
	for (const url of addressesOf(subject).issuer)
		try {
			found.push(await exchange(url, limits.ocsp));
		} catch (error) {
			if (!(error instanceof ServiceTrouble)) throw error;
		}
	return found;
}

/** A time-stamp request (RFC 3161, 2.4.1) for a SHA-256 imprint. */
export function stampRequest(imprint: Uint8Array, nonce: Uint8Array) {
	const sha256 = sequence(oid("2.16.840.1.101.3.4.2.1"), tlv(0x05));
	const yes = tlv(0x01, Uint8Array.of(0xff));
	return sequence(integer(1), sequence(sha256, octets(imprint)), nonce, yes);
}
