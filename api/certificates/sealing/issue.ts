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

interface Issued {
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

function extension(extnID: string, critical: boolean, value: asn1.BaseBlock) {
	return new Extension({ extnID, critical, extnValue: value.toBER() });
}

function keyUsage(bits: number, unused: number) {
	const valueHex = Uint8Array.of(bits).buffer;
	return extension(
		"2.5.29.15",
		true,
		new asn1.BitString({ valueHex, unusedBits: unused }),
	);
}

async function keyId(spki: ArrayBuffer): Promise<ArrayBuffer> {
	const digest = await globalThis.crypto.subtle.digest("SHA-256", spki);
	return digest.slice(0, 20);
}

function extensionsFor(
	authority: boolean,
	own: ArrayBuffer,
	issuers: ArrayBuffer,
): Extension[] {
	const constraints = new BasicConstraints(
		authority ? { cA: true, pathLenConstraint: 0 } : {},
	);
	const common = [
		extension("2.5.29.19", true, constraints.toSchema()),
		// keyCertSign and cRLSign, or digitalSignature and nonRepudiation
		authority ? keyUsage(0x06, 1) : keyUsage(0xc0, 6),
		extension("2.5.29.14", false, new asn1.OctetString({ valueHex: own })),
	];
	if (authority) return common;
	const identifier = new asn1.Primitive({
		idBlock: { tagClass: 3, tagNumber: 0 },
		valueHex: issuers,
	});
	// Without emailProtection, readers built on NSS call the signer unknown. The other is document signing (RFC 9336).
	const usages = new ExtKeyUsage({
		keyPurposes: ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36"],
	});
	return [
		...common,
		extension("2.5.29.35", false, new asn1.Sequence({ value: [identifier] })),
		extension("2.5.29.37", false, usages.toSchema()),
	];
}

/** Makes a certificate authority and, from it, a seal certificate for the organisation; both with new P-256 keys. */
export async function issueSelfMadeSeal(
	organisation: string,
): Promise<{ authority: Issued; seal: Issued }> {
	const { subtle } = globalThis.crypto;
	const keys = await Promise.all(
		[0, 1].map(() => subtle.generateKey(P256, true, ["sign", "verify"])),
	);
	const [authorityKeys, sealKeys] = keys as [CryptoKeyPair, CryptoKeyPair];
	const spki = (pair: CryptoKeyPair) =>
		subtle.exportKey("spki", pair.publicKey);
	const authorityId = await keyId(await spki(authorityKeys));
	const authorityName = distinguishedName(
		`${organisation} (självgjord utfärdare)`,
		organisation,
	);
	const sealName = distinguishedName(
		`${organisation} (självgjord stämpel)`,
		organisation,
	);
	const issue = async (
		pair: CryptoKeyPair,
		authority: boolean,
	): Promise<Issued> => {
		const certificate = new Certificate();
		certificate.version = 2;
		// Positive and of at most 20 octets (RFC 5280, 4.1.2.2).
		const serial = globalThis.crypto.getRandomValues(new Uint8Array(16));
		serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
		certificate.serialNumber = new asn1.Integer({ valueHex: serial.buffer });
		certificate.issuer = pkijsName(authorityName);
		certificate.subject = pkijsName(authority ? authorityName : sealName);
		certificate.notBefore.value = NOT_BEFORE;
		certificate.notAfter.value = NOT_AFTER;
		certificate.extensions = extensionsFor(
			authority,
			await keyId(await spki(pair)),
			authorityId,
		);
		await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
		await certificate.sign(authorityKeys.privateKey, "SHA-256");
		return {
			certificate: new Uint8Array(certificate.toSchema(true).toBER()),
			key: new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey)),
		};
	};
	return {
		authority: await issue(authorityKeys, true),
		seal: await issue(sealKeys, false),
	};
}
