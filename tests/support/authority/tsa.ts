import * as asn1 from "asn1js";
import {
	type Certificate,
	PKIStatusInfo,
	TimeStampReq,
	TimeStampResp,
} from "pkijs";
import { join } from "../../../frontend/verify/der.ts";
import type { Answer } from "./answer.ts";
import type { Behaviour } from "./behaviour.ts";
import { FAR_OFF, type Issuer, issue } from "./certificates.ts";
import { infoOf, makeToken, POLICY } from "./token.ts";

export interface Tsa {
	root: Issuer;
	keys: CryptoKeyPair;
	certificate: Certificate;
	/** Certificates that only make a token big; made when first wanted. */
	ballast?: Promise<Certificate[]>;
}

type Mode = Behaviour["tsa"];

const imprintLengths: Record<string, number> = {
	"2.16.840.1.101.3.4.2.1": 32,
	"2.16.840.1.101.3.4.2.2": 48,
	"2.16.840.1.101.3.4.2.3": 64,
};
/** Bits of PKIFailureInfo (RFC 3161, 2.4.2) */
const failure = {
	badAlg: 0,
	badDataFormat: 5,
	unacceptedPolicy: 15,
	systemFailure: 25,
};

const reply = (response: TimeStampResp): Uint8Array =>
	new Uint8Array(response.toSchema().toBER());

function rejection(bit: number): Uint8Array {
	const bytes = new Uint8Array(Math.floor(bit / 8) + 1);
	bytes[bytes.length - 1] = 0x80 >> (bit % 8);
	const failInfo = new asn1.BitString({
		valueHex: bytes.buffer,
		unusedBits: 7 - (bit % 8),
	});
	const statusStrings = [new asn1.Utf8String({ value: "Not this time" })];
	const status = new PKIStatusInfo({ status: 2, failInfo, statusStrings });
	return reply(new TimeStampResp({ status }));
}

function read(body: Uint8Array<ArrayBuffer>): TimeStampReq | undefined {
	try {
		return TimeStampReq.fromBER(body.buffer);
	} catch {
		return undefined;
	}
}

/** The bit of failure that the request deserves, if any. */
function faultOf(request: TimeStampReq | undefined): number | undefined {
	if (!request) return failure.badDataFormat;
	const { hashAlgorithm, hashedMessage } = request.messageImprint;
	const length = imprintLengths[hashAlgorithm.algorithmId];
	if (!length) return failure.badAlg;
	if (hashedMessage.valueBlock.valueHexView.length !== length)
		return failure.badDataFormat;
	if (request.reqPolicy && request.reqPolicy !== POLICY)
		return failure.unacceptedPolicy;
	return undefined;
}

/** The certificate to sign under: the TSA's own, or one of the same key that should not be trusted. */
async function certificateFor(
	tsa: Tsa,
	mode: Mode,
	clock: Date,
): Promise<Certificate> {
	if (mode !== "expired" && mode !== "wrong-usage") return tsa.certificate;
	const yesterday = new Date(clock.getTime() - 24 * 3600_000);
	return issue({
		profile: mode === "expired" ? "tsa" : "not-tsa",
		commonName: `TSA (${mode})`,
		keys: tsa.keys,
		notAfter: mode === "expired" ? yesterday : FAR_OFF,
		issuer: tsa.root,
	});
}

function ballastOf(tsa: Tsa): Promise<Certificate[]> {
	tsa.ballast ??= Promise.all(
		Array.from({ length: 8 }, (_, i) =>
			issue({
				profile: "ballast",
				commonName: `Ballast ${i}`,
				keys: tsa.keys,
				notAfter: FAR_OFF,
				issuer: tsa.root,
			}),
		),
	);
	return tsa.ballast;
}

async function stamp(
	tsa: Tsa,
	request: TimeStampReq,
	mode: Mode,
	clock: Date,
	stranger: CryptoKeyPair,
): Promise<Uint8Array> {
	const certificate = await certificateFor(tsa, mode, clock);
	const wanted = request.certReq && mode !== "no-certificate";
	const carried = wanted ? [certificate] : [];
	if (mode === "oversized") carried.push(...(await ballastOf(tsa)));
	const { privateKey } = mode === "forged-signature" ? stranger : tsa.keys;
	const info = infoOf(request, mode, clock);
	const token = await makeToken({ info, certificate, privateKey, carried });
	const status = new PKIStatusInfo({ status: 0 });
	return reply(new TimeStampResp({ status, timeStampToken: token }));
}

/** Answers a TimeStampReq (RFC 3161), DER. The stranger's key is of the same kind as the TSA's. */
export async function answerTsa(
	tsa: Tsa,
	body: Uint8Array<ArrayBuffer>,
	behaviour: Behaviour,
	stranger: CryptoKeyPair,
): Promise<Answer> {
	const mode = behaviour.tsa;
	const text = new TextEncoder();
	if (mode === "down" || mode === "hangs") return mode;
	if (mode === "error500")
		return {
			status: 500,
			type: "text/plain",
			body: text.encode("Out of order"),
		};
	if (mode === "html")
		return {
			type: "text/html",
			body: text.encode("<!doctype html><h1>Welcome"),
		};
	const type = "application/timestamp-reply";
	const request = read(body);
	const fault = mode === "rejects" ? failure.systemFailure : faultOf(request);
	if (!request || fault !== undefined)
		return { type, body: rejection(fault ?? failure.badDataFormat) };
	const made = await stamp(tsa, request, mode, behaviour.clock(), stranger);
	if (mode === "truncated")
		return { type, body: made.subarray(0, made.length >> 1) };
	if (mode === "wrong-content-type")
		return { type: "application/octet-stream", body: made };
	if (mode === "huge") {
		const filled = join(made, new Uint8Array(6_000_000));
		return { type, body: filled, unannounced: true };
	}
	return { type, body: made };
}
