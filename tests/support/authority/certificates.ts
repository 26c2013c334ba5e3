import { createHash } from "node:crypto";
import {
	Certificate,
	Extension,
	PublicKeyInfo,
	RelativeDistinguishedNames,
} from "pkijs";
import {
	type Bytes,
	octets,
	oid,
	sequence,
	setOf,
	tlv,
} from "../../../frontend/verify/der.ts";

import { type Profile, profiles } from "./profiles.ts";
import { hexOf, serialNumber, timeOf } from "./values.ts";

const { subtle } = globalThis.crypto;

/** A certificate authority, and what it has issued and revoked. */
export interface Issuer {
	/** Of the server that answers for it, without a slash at the end. */
	url: string;
	/** Its part of the paths at that server. */
	slug: string;
	certificate: Certificate;
	keys: CryptoKeyPair;
	/** Serial numbers in hex. */
	issued: Set<string>;
	revoked: Map<string, Date>;
	lists: number;
}

interface Order {
	profile: keyof typeof profiles;
	commonName: string;
	keys: CryptoKeyPair;
	notAfter: Date;
	/** Left out for a root. */
	issuer?: Issuer;
}

/** Wide enough for tests with old dates; only ends are ever tested. */
const NOT_BEFORE = new Date("2000-01-01T00:00:00Z");
/** Past 2049, so that both forms of time occur in every chain. */
export const FAR_OFF = new Date("2090-01-01T00:00:00Z");

export const serialOf = (certificate: Certificate): string =>
	hexOf(certificate.serialNumber.valueBlock.valueHexView);

export const derOf = (certificate: Certificate): Uint8Array =>
	new Uint8Array(certificate.toSchema().toBER());

export async function makeKeys(kind: "ecdsa" | "rsa"): Promise<CryptoKeyPair> {
	const usages = ["sign", "verify"] as const;
	if (kind === "ecdsa")
		return subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, [
			...usages,
		]);
	const rsa = {
		name: "RSASSA-PKCS1-v1_5",
		modulusLength: 2048,
		publicExponent: Uint8Array.of(1, 0, 1),
		hash: "SHA-256",
	};
	return subtle.generateKey(rsa, true, [...usages]);
}

// pkijs puts all parts of a name that it encodes itself into one set; bytes that it has read it leaves alone.
function nameOf(commonName: string): RelativeDistinguishedNames {
	const part = (type: string, tag: number, text: string) =>
		setOf(sequence(oid(type), tlv(tag, new TextEncoder().encode(text))));
	const name = sequence(
		part("2.5.4.6", 0x13, "SE"),
		part("2.5.4.10", 0x0c, "Region Halland"),
		part("2.5.4.3", 0x0c, commonName),
	);
	return RelativeDistinguishedNames.fromBER(name.buffer);
}

/** SHA-1 of the public key's bits: RFC 5280, 4.2.1.2 (1), and RFC 6960's byKey and issuerKeyHash. */
export function keyIdOf(info: PublicKeyInfo, algorithm = "sha1"): Bytes {
	const bits = info.subjectPublicKey.valueBlock.valueHexView;
	return new Uint8Array(createHash(algorithm).update(bits).digest());
}

function extensionsFor(order: Order, own: PublicKeyInfo): Extension[] {
	const profile: Profile = profiles[order.profile];
	const { issuer } = order;
	const [bits, unused] = profile.keyUsage;
	const made: Extension[] = [];
	const add = (extnID: string, critical: boolean, value: Bytes) =>
		made.push(new Extension({ extnID, critical, extnValue: value.buffer }));
	add("2.5.29.19", true, profile.constraints);
	add("2.5.29.15", true, tlv(0x03, Uint8Array.of(unused, bits)));
	add("2.5.29.14", false, octets(keyIdOf(own)));
	if (profile.purposes.length > 0)
		add(
			"2.5.29.37",
			profile.critical ?? false,
			sequence(...profile.purposes.map(oid)),
		);
	if (profile.noCheck) add("1.3.6.1.5.5.7.48.1.5", false, tlv(0x05));
	if (profile.padding)
		add("1.3.6.1.4.1.32473.1", false, octets(new Uint8Array(profile.padding)));
	if (!issuer) return made;
	const uri = (kind: string, end = "") =>
		tlv(
			0x86,
			new TextEncoder().encode(`${issuer.url}/${kind}/${issuer.slug}${end}`),
		);
	const issuersKey = keyIdOf(issuer.certificate.subjectPublicKeyInfo);
	add("2.5.29.35", false, sequence(tlv(0x80, issuersKey)));
	add(
		"1.3.6.1.5.5.7.1.1",
		false,
		sequence(
			sequence(oid("1.3.6.1.5.5.7.48.1"), uri("ocsp")),
			sequence(oid("1.3.6.1.5.5.7.48.2"), uri("certificates", ".cer")),
		),
	);
	const point = sequence(tlv(0xa0, tlv(0xa0, uri("crl", ".crl"))));
	add("2.5.29.31", false, sequence(point));
	return made;
}

/** A certificate as RFC 5280 has it, with the addresses of its issuer's OCSP responder, list and own certificate. */
export async function issue(order: Order): Promise<Certificate> {
	const subject = nameOf(order.commonName);
	const info = new PublicKeyInfo();
	await info.importKey(order.keys.publicKey);
	const certificate = new Certificate({
		version: 2,
		serialNumber: serialNumber(16),
		issuer: order.issuer?.certificate.subject ?? subject,
		subject,
		notBefore: timeOf(NOT_BEFORE),
		notAfter: timeOf(order.notAfter),
		subjectPublicKeyInfo: info,
		extensions: extensionsFor(order, info),
	});
	const signer = order.issuer?.keys ?? order.keys;
	await certificate.sign(signer.privateKey, "SHA-256");
	order.issuer?.issued.add(serialOf(certificate));
	return certificate;
}

/** A root, or with a parent an intermediate. */
export async function makeIssuer(
	url: string,
	slug: string,
	commonName: string,
	issuer?: Issuer,
): Promise<Issuer> {
	const keys = await makeKeys("ecdsa");
	const certificate = await issue({
		profile: issuer ? "intermediate" : "root",
		commonName,
		keys,
		notAfter: FAR_OFF,
		...(issuer && { issuer }),
	});
	const issued = new Set<string>();
	return {
		url,
		slug,
		certificate,
		keys,
		issued,
		revoked: new Map(),
		lists: 0,
	};
}

/** Those revoked by then: what an honest answer of that time can know. */
export function revokedBy(issuer: Issuer, at: Date): [string, Date][] {
	return [...issuer.revoked].filter(([, since]) => since <= at);
}
