import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import {
	BasicOCSPResponse,
	type CertID,
	type Certificate,
	OCSPRequest,
	OCSPResponse,
	ResponseBytes,
	ResponseData,
	SingleResponse,
} from "pkijs";
import { type Answer, span } from "./answer.ts";
import type { Behaviour } from "./behaviour.ts";
import {
	FAR_OFF,
	type Issuer,
	issue,
	keyIdOf,
	makeKeys,
	revokedBy,
} from "./certificates.ts";
import { hexOf } from "./values.ts";

const NONCE = "1.3.6.1.5.5.7.48.1.2";
const BASIC = "1.3.6.1.5.5.7.48.1.1";
const hashes: Record<string, string> = {
	"1.3.14.3.2.26": "sha1",
	"2.16.840.1.101.3.4.2.1": "sha256",
};

/** OCSPResponseStatus (RFC 6960, 4.2.1) */
const status = { successful: 0, malformed: 1, tryLater: 3, unauthorized: 6 };

interface Responder {
	certificate: Certificate;
	keys: CryptoKeyPair;
}
const delegates = new WeakMap<Issuer, Promise<Responder>>();

async function makeDelegate(issuer: Issuer): Promise<Responder> {
	const keys = await makeKeys("ecdsa");
	const certificate = await issue({
		profile: "responder",
		commonName: `OCSP ${issuer.slug}`,
		keys,
		notAfter: FAR_OFF,
		issuer,
	});
	return { certificate, keys };
}

function delegateOf(issuer: Issuer): Promise<Responder> {
	const known = delegates.get(issuer) ?? makeDelegate(issuer);
	delegates.set(issuer, known);
	return known;
}

/** Whether the question is about a certificate of this issuer. */
function concerns(issuer: Issuer, id: CertID): boolean {
	const hash = hashes[id.hashAlgorithm.algorithmId];
	if (!hash) return false;
	const { subject, subjectPublicKeyInfo } = issuer.certificate;
	const name = createHash(hash)
		.update(new Uint8Array(subject.toSchema().toBER()))
		.digest("hex");
	return (
		name === hexOf(id.issuerNameHash.valueBlock.valueHexView) &&
		hexOf(keyIdOf(subjectPublicKeyInfo, hash)) ===
			hexOf(id.issuerKeyHash.valueBlock.valueHexView)
	);
}

function statusOf(
	issuer: Issuer,
	serial: string,
	from: Date,
	behaviour: Behaviour,
): asn1.BaseBlock {
	const choice = (tagNumber: number) => ({ tagClass: 3, tagNumber });
	if (behaviour.ocsp === "unknown" || !issuer.issued.has(serial))
		return new asn1.Primitive({ idBlock: choice(2) });
	const since = new Map(revokedBy(issuer, from)).get(serial);
	if (!since) return new asn1.Primitive({ idBlock: choice(0) });
	return new asn1.Constructed({
		idBlock: choice(1),
		value: [new asn1.GeneralizedTime({ valueDate: since })],
	});
}

function dataOf(
	issuer: Issuer,
	request: OCSPRequest,
	responder: Certificate,
	behaviour: Behaviour,
): ResponseData {
	const { from, until } = span(behaviour.clock(), behaviour.ocsp === "stale");
	const key = keyIdOf(responder.subjectPublicKeyInfo);
	const nonce = request.tbsRequest.requestExtensions?.filter(
		({ extnID }) => extnID === NONCE,
	);
	return new ResponseData({
		responderID: new asn1.OctetString({ valueHex: key.buffer }),
		producedAt: from,
		responses: request.tbsRequest.requestList.map(({ reqCert }) => {
			const serial = hexOf(reqCert.serialNumber.valueBlock.valueHexView);
			return new SingleResponse({
				certID: reqCert,
				certStatus: statusOf(issuer, serial, from, behaviour),
				thisUpdate: from,
				nextUpdate: until,
			});
		}),
		...(nonce?.length && { responseExtensions: nonce }),
	});
}

function reply(responseStatus: number, basic?: BasicOCSPResponse): Answer {
	const response = new OCSPResponse({
		responseStatus: new asn1.Enumerated({ value: responseStatus }),
		...(basic && {
			responseBytes: new ResponseBytes({
				responseType: BASIC,
				response: new asn1.OctetString({ valueHex: basic.toSchema().toBER() }),
			}),
		}),
	});
	return {
		type: "application/ocsp-response",
		body: new Uint8Array(response.toSchema().toBER()),
	};
}

function read(body: Uint8Array<ArrayBuffer>): OCSPRequest | undefined {
	try {
		return OCSPRequest.fromBER(body.buffer);
	} catch {
		return undefined;
	}
}

/** Answers an OCSPRequest (RFC 6960), DER, for one issuer. */
export async function answerOcsp(
	issuer: Issuer,
	body: Uint8Array<ArrayBuffer>,
	behaviour: Behaviour,
	stranger: CryptoKeyPair,
): Promise<Answer> {
	const mode = behaviour.ocsp;
	if (mode === "down" || mode === "hangs") return mode;
	if (mode === "try-later") return reply(status.tryLater);
	const request = read(body);
	if (!request) return reply(status.malformed);
	const asked = request.tbsRequest.requestList;
	if (!asked.every(({ reqCert }) => concerns(issuer, reqCert)))
		return reply(status.unauthorized);
	const responder = mode === "delegated" ? await delegateOf(issuer) : issuer;
	const basic = new BasicOCSPResponse({
		tbsResponseData: dataOf(issuer, request, responder.certificate, behaviour),
		...(mode === "delegated" && { certs: [responder.certificate] }),
	});
	const { privateKey } = mode === "forged" ? stranger : responder.keys;
	await basic.sign(privateKey, "SHA-256");
	return reply(status.successful, basic);
}
