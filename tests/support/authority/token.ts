import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import {
	Accuracy,
	Attribute,
	type Certificate,
	ContentInfo,
	EncapsulatedContentInfo,
	IssuerAndSerialNumber,
	MessageImprint,
	SignedAndUnsignedAttributes,
	SignedData,
	SignerInfo,
	type TimeStampReq,
	TSTInfo,
} from "pkijs";
import { compare, octets, sequence } from "../../../frontend/verify/der.ts";
import { span } from "./answer.ts";
import type { Behaviour } from "./behaviour.ts";
import { derOf } from "./certificates.ts";
import { serialNumber, timeOf } from "./values.ts";

const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const SIGNED_DATA = "1.2.840.113549.1.7.2";

/** Of this TSA's making: the arc is the one reserved for examples (2.999). */
export const POLICY = "2.999.3161.1";

const sha256 = (data: Uint8Array) =>
	new Uint8Array(createHash("sha256").update(data).digest());

/** What the TSA attests, its serial number random; the mode may make it untrue. */
export function infoOf(
	request: TimeStampReq,
	mode: Behaviour["tsa"],
	clock: Date,
): TSTInfo {
	const asked = request.messageImprint;
	const hash = asked.hashedMessage.valueBlock.valueHexView.slice();
	if (mode === "wrong-hash") hash[0] = (hash[0] ?? 0) ^ 0xff;
	const nonce = mode === "wrong-nonce" ? serialNumber(8) : request.nonce;
	return new TSTInfo({
		version: 1,
		policy: POLICY,
		messageImprint: new MessageImprint({
			hashAlgorithm: asked.hashAlgorithm,
			hashedMessage: new asn1.OctetString({ valueHex: hash.buffer }),
		}),
		serialNumber: serialNumber(8),
		genTime: span(clock, false).now,
		accuracy: new Accuracy({ seconds: 1 }),
		...(nonce && mode !== "no-nonce" && { nonce }),
	});
}

/** In the order of DER's SET OF (X.690, 11.6). */
function sorted<T extends Attribute | Certificate>(elements: T[]): T[] {
	return elements
		.map((one) => ({ one, der: new Uint8Array(one.toSchema().toBER()) }))
		.toSorted((a, b) => compare(a.der, b.der))
		.map(({ one }) => one);
}

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
	return sorted(attributes);
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
			certificates: sorted(carried),
		}),
	});
	await signed.sign(order.privateKey, 0, "SHA-256");
	return new ContentInfo({
		contentType: SIGNED_DATA,
		content: signed.toSchema(true),
	});
}
