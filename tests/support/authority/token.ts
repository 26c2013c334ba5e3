import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import {
	Attribute,
	type Certificate,
	ContentInfo,
	EncapsulatedContentInfo,
	IssuerAndSerialNumber,
	SignedAndUnsignedAttributes,
	SignedData,
	SignerInfo,
	type TSTInfo,
} from "pkijs";
import { compare, octets, sequence } from "../../../frontend/verify/der.ts";
import { derOf, timeOf } from "./certificates.ts";

const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const SIGNED_DATA = "1.2.840.113549.1.7.2";

const sha256 = (data: Uint8Array) =>
	new Uint8Array(createHash("sha256").update(data).digest());

interface Order {
	info: TSTInfo;
	/** The signer's, which the signature names. */
	certificate: Certificate;
	privateKey: CryptoKey;
	/** The certificates that the token carries. */
	carried: Certificate[];
}

function attributesOf(content: Uint8Array, { info, certificate }: Order) {
	const attribute = (type: string, value: asn1.BaseBlock) =>
		new Attribute({ type, values: [value] });
	// ESSCertIDv2 with its default, SHA-256, left out, as DER wants (RFC 5035, 4).
	const named = sequence(
		sequence(sequence(octets(sha256(derOf(certificate))))),
	);
	const attributes = [
		attribute(
			"1.2.840.113549.1.9.3",
			new asn1.ObjectIdentifier({ value: TST_INFO }),
		),
		attribute(
			"1.2.840.113549.1.9.4",
			new asn1.OctetString({ valueHex: sha256(content).buffer }),
		),
		attribute("1.2.840.113549.1.9.5", timeOf(info.genTime).toSchema()),
		attribute("1.2.840.113549.1.9.16.2.47", asn1.fromBER(named).result),
	];
	const bytes = (one: Attribute) => new Uint8Array(one.toSchema().toBER());
	return attributes.toSorted((a, b) => compare(bytes(a), bytes(b)));
}

/** A TimeStampToken (RFC 3161, 2.4.2): CMS SignedData in DER over the TSTInfo, with SHA-256. */
export async function makeToken(order: Order): Promise<ContentInfo> {
	const { certificate, carried } = order;
	const content = new Uint8Array(order.info.toSchema().toBER());
	const encapsulated = new EncapsulatedContentInfo({ eContentType: TST_INFO });
	// Given to the constructor it would become a constructed string, which DER does not have.
	encapsulated.eContent = new asn1.OctetString({ valueHex: content.buffer });
	const signed = new SignedData({
		// Of content other than id-data (RFC 5652, 5.1).
		version: 3,
		encapContentInfo: encapsulated,
		signerInfos: [
			new SignerInfo({
				version: 1,
				sid: new IssuerAndSerialNumber({
					issuer: certificate.issuer,
					serialNumber: certificate.serialNumber,
				}),
				signedAttrs: new SignedAndUnsignedAttributes({
					type: 0,
					attributes: attributesOf(content, order),
				}),
			}),
		],
		...(carried.length > 0 && {
			certificates: carried.toSorted((a, b) => compare(derOf(a), derOf(b))),
		}),
	});
	await signed.sign(order.privateKey, 0, "SHA-256");
	return new ContentInfo({
		contentType: SIGNED_DATA,
		content: signed.toSchema(true),
	});
}
