import * as asn1 from "asn1js";
import {
	BasicConstraints,
	Certificate,
	Extension,
	ExtKeyUsage,
	RelativeDistinguishedNames,
} from "pkijs";
import {
	type Bytes,
	oid,
	sequence,
	setOf,
	tlv,
} from "../../../frontend/verify/der.ts";

export interface Issued {
	/** DER */
	certificate: Uint8Array;
	/** PKCS #8, DER */
	key: Uint8Array;
}

const P256 = { name: "ECDSA", namedCurve: "P-256" };

// A self-made certificate vouches for nobody, so its time need not either: it is wide enough for trying out with old dates,
// and ends where the two-digit years of UTCTime do (RFC 5280, 4.1.2.5).
const NOT_BEFORE = new Date("2000-01-01T00:00:00Z");
const NOT_AFTER = new Date("2049-12-31T23:59:59Z");

/** A name in three parts: country, organisation, common name. */
function distinguishedName(commonName: string, organisation: string): Bytes {
	const part = (type: string, tag: number, text: string) => {
		// 64 characters at most (RFC 5280, appendix A.1: ub-common-name, ub-organization-name).
		const value = new TextEncoder().encode([...text].slice(0, 64).join(""));
		return setOf(sequence(oid(type), tlv(tag, value)));
	};
	return sequence(
		part("2.5.4.6", 0x13, "SE"),
		part("2.5.4.10", 0x0c, organisation),
		part("2.5.4.3", 0x0c, commonName),
	);
}

// pkijs puts all parts of a name that it encodes itself into one set; bytes that it has read it leaves alone.
function pkijsName(der: Bytes): RelativeDistinguishedNames {
	return RelativeDistinguishedNames.fromBER(der.buffer);
}

function extension(extnID: string, critical: boolean, value: ArrayBuffer) {
	return new Extension({ extnID, critical, extnValue: value });
}

function keyUsage(bits: number, unused: number) {
	const valueHex = Uint8Array.of(bits).buffer;
	const usage = new asn1.BitString({ valueHex, unusedBits: unused });
	return extension("2.5.29.15", true, usage.toBER());
}

async function keyId(spki: ArrayBuffer): Promise<ArrayBuffer> {
	const digest = await globalThis.crypto.subtle.digest("SHA-256", spki);
	return digest.slice(0, 20);
}

/** Where a reader finds out whether the seal still holds (RFC 5280, 4.2.1.13 and 4.2.2.1). */
function addresses(publicUrl: string): Extension[] {
	// URL makes ASCII of any address, and uniformResourceIdentifier is an IA5String.
	const at = (path: string) =>
		tlv(0x86, new TextEncoder().encode(new URL(publicUrl + path).href));
	const points = sequence(sequence(tlv(0xa0, tlv(0xa0, at("/seal.crl")))));
	const access = sequence(
		sequence(oid("1.3.6.1.5.5.7.48.1"), at("/ocsp")),
		sequence(oid("1.3.6.1.5.5.7.48.2"), at("/seal.crt")),
	);
	return [
		extension("2.5.29.31", false, points.buffer),
		extension("1.3.6.1.5.5.7.1.1", false, access.buffer),
	];
}

function authorityExtensions(own: ArrayBuffer): Extension[] {
	const constraints = new BasicConstraints({ cA: true, pathLenConstraint: 0 });
	return [
		extension("2.5.29.19", true, constraints.toSchema().toBER()),
		// digitalSignature for its OCSP answers, keyCertSign, cRLSign
		keyUsage(0x86, 1),
		extension("2.5.29.14", false, octetString(own)),
	];
}

function sealExtensions(
	own: ArrayBuffer,
	issuers: ArrayBuffer,
	publicUrl: string | undefined,
): Extension[] {
	// Without emailProtection, readers built on NSS call the signer unknown. The other is document signing (RFC 9336).
	const usages = new ExtKeyUsage({
		keyPurposes: ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36"],
	});
	const identifier = sequence(tlv(0x80, new Uint8Array(issuers)));
	return [
		extension("2.5.29.19", true, new BasicConstraints({}).toSchema().toBER()),
		// digitalSignature and nonRepudiation
		keyUsage(0xc0, 6),
		extension("2.5.29.14", false, octetString(own)),
		extension("2.5.29.35", false, identifier.buffer),
		extension("2.5.29.37", false, usages.toSchema().toBER()),
		...(publicUrl ? addresses(publicUrl) : []),
	];
}

const octetString = (content: ArrayBuffer): ArrayBuffer =>
	tlv(0x04, new Uint8Array(content)).buffer;

interface Signer {
	name: Bytes;
	keyId: ArrayBuffer;
	key: CryptoKey;
}

const newKeys = (): Promise<CryptoKeyPair> =>
	globalThis.crypto.subtle.generateKey(P256, true, ["sign", "verify"]);

async function sign(
	issuer: Signer,
	subject: { name: Bytes; keys: CryptoKeyPair; extensions: Extension[] },
): Promise<Issued> {
	const certificate = new Certificate();
	certificate.version = 2;
	// Positive and of at most 20 octets (RFC 5280, 4.1.2.2).
	const serial = globalThis.crypto.getRandomValues(new Uint8Array(16));
	serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
	certificate.serialNumber = new asn1.Integer({ valueHex: serial.buffer });
	certificate.issuer = pkijsName(issuer.name);
	certificate.subject = pkijsName(subject.name);
	certificate.notBefore.value = NOT_BEFORE;
	certificate.notAfter.value = NOT_AFTER;
	certificate.extensions = subject.extensions;
	const { publicKey, privateKey } = subject.keys;
	await certificate.subjectPublicKeyInfo.importKey(publicKey);
	await certificate.sign(issuer.key, "SHA-256");
	const key = await globalThis.crypto.subtle.exportKey("pkcs8", privateKey);
	return {
		certificate: new Uint8Array(certificate.toSchema(true).toBER()),
		key: new Uint8Array(key),
	};
}

const idOf = async ({ publicKey }: CryptoKeyPair): Promise<ArrayBuffer> =>
	keyId(await globalThis.crypto.subtle.exportKey("spki", publicKey));

/**
 * Makes a certificate authority and, from it, a seal certificate for the organisation; both with new P-256 keys.
 *
 * @param publicUrl where the service is reached; the seal's certificate then names its CRL, OCSP responder and issuer there
 */
export async function issueSelfMadeSeal(
	organisation: string,
	publicUrl?: string,
): Promise<{ authority: Issued; seal: Issued }> {
	const [own, keys] = await Promise.all([newKeys(), newKeys()]);
	const [ownId, sealId] = await Promise.all([own, keys].map(idOf));
	const name = distinguishedName(
		`${organisation} (självgjord utfärdare)`,
		organisation,
	);
	const issuer = {
		name,
		keyId: ownId as ArrayBuffer,
		key: own.privateKey,
	};
	const sealName = distinguishedName(
		`${organisation} (självgjord stämpel)`,
		organisation,
	);
	return {
		authority: await sign(issuer, {
			name,
			keys: own,
			extensions: authorityExtensions(issuer.keyId),
		}),
		seal: await sign(issuer, {
			name: sealName,
			keys,
			extensions: sealExtensions(
				sealId as ArrayBuffer,
				issuer.keyId,
				publicUrl,
			),
		}),
	};
}

/**
 * Makes the seal certificate that follows another: of the same name and authority, with a new key.
 *
 * @param before DER of the seal certificate that it follows
 * @param publicUrl as for {@link issueSelfMadeSeal}
 */
export async function issueNextSeal(
	authority: Issued,
	before: Uint8Array,
	publicUrl?: string,
): Promise<Issued> {
	const read = (der: Uint8Array) => Certificate.fromBER(new Uint8Array(der));
	const root = read(authority.certificate);
	const spki = root.subjectPublicKeyInfo.toSchema().toBER();
	const issuer = {
		name: new Uint8Array(root.subject.valueBeforeDecode),
		keyId: await keyId(spki),
		key: await globalThis.crypto.subtle.importKey(
			"pkcs8",
			new Uint8Array(authority.key),
			P256,
			false,
			["sign"],
		),
	};
	const keys = await newKeys();
	return sign(issuer, {
		name: new Uint8Array(read(before).subject.valueBeforeDecode),
		keys,
		extensions: sealExtensions(await idOf(keys), issuer.keyId, publicUrl),
	});
}
