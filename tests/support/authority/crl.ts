import * as asn1 from "asn1js";
import {
	CertificateRevocationList,
	Extension,
	Extensions,
	RevokedCertificate,
} from "pkijs";
import { sequence, tlv } from "../../../frontend/verify/der.ts";
import { type Answer, span } from "./answer.ts";
import type { Behaviour } from "./behaviour.ts";
import { type Issuer, keyIdOf, revokedBy } from "./certificates.ts";
import { timeOf } from "./values.ts";

/** The issuer's whole list (RFC 5280, 5), in DER. */
async function listOf(
	issuer: Issuer,
	behaviour: Behaviour,
	stranger: CryptoKeyPair,
): Promise<Uint8Array> {
	const { from, until } = span(behaviour.clock(), behaviour.crl === "stale");
	const revoked = revokedBy(issuer, from).map(
		([serial, since]) =>
			new RevokedCertificate({
				userCertificate: new asn1.Integer({
					valueHex: new Uint8Array(Buffer.from(serial, "hex")).buffer,
				}),
				revocationDate: timeOf(since),
			}),
	);
	const key = keyIdOf(issuer.certificate.subjectPublicKeyInfo);
	const number = new asn1.Integer({ value: ++issuer.lists });
	const extension = (extnID: string, extnValue: ArrayBuffer) =>
		new Extension({ extnID, extnValue });
	const list = new CertificateRevocationList({
		version: 1,
		issuer: issuer.certificate.subject,
		thisUpdate: timeOf(from),
		nextUpdate: timeOf(until),
		// An empty list of them is not allowed: it must be absent.
		...(revoked.length > 0 && { revokedCertificates: revoked }),
		crlExtensions: new Extensions({
			extensions: [
				extension("2.5.29.35", sequence(tlv(0x80, key)).buffer),
				extension("2.5.29.20", number.toBER()),
			],
		}),
	});
	const { privateKey } = behaviour.crl === "forged" ? stranger : issuer.keys;
	await list.sign(privateKey, "SHA-256");
	return new Uint8Array(list.toSchema().toBER());
}

/** Answers a request for an issuer's list. */
export async function answerCrl(
	issuer: Issuer,
	behaviour: Behaviour,
	stranger: CryptoKeyPair,
): Promise<Answer> {
	if (behaviour.crl === "down") return "down";
	return {
		type: "application/pkix-crl",
		body: await listOf(issuer, behaviour, stranger),
	};
}
