import {
	type Bytes,
	integer,
	octets,
	oid,
	sequence,
	tlv,
} from "../../../frontend/verify/der.ts";
import { type RevocationReason, reasonCodes } from "./rules.ts";

/** A certificate that its authority no longer vouches for. */
export interface Revocation {
	/** INTEGER, DER */
	serialNumber: Uint8Array;
	at: Date;
	reason: RevocationReason | null;
}

/** What signs for an authority: the parts of its certificate that are repeated, and its key. */
export interface AuthoritySigner {
	/** Name, DER */
	name: Uint8Array;
	/** The subject key identifier of its certificate */
	keyId: Uint8Array;
	/** ECDSA over SHA-256, DER (RFC 3279, 2.2.3) */
	sign(data: Uint8Array): Uint8Array;
}

export const ecdsaWithSha256 = sequence(oid("1.2.840.10045.4.3.2"));

const digits = (at: Date): string =>
	at.toISOString().replace(/[-T:]|\.\d+Z$/g, "");
const ascii = (text: string) => new TextEncoder().encode(text);

/** GeneralizedTime in whole seconds (RFC 5280, 4.1.2.5.2). */
export const generalizedTime = (at: Date): Bytes =>
	tlv(0x18, ascii(`${digits(at)}Z`));

/** UTCTime to 2049, then GeneralizedTime (RFC 5280, 5.1.2.4). */
const time = (at: Date): Bytes =>
	at.getUTCFullYear() < 2050
		? tlv(0x17, ascii(`${digits(at).slice(2)}Z`))
		: generalizedTime(at);

/** INTEGER of a whole number that is not negative, however large. */
function wholeNumber(value: number): Bytes {
	const hex = value.toString(16);
	// A leading zero keeps the first bit from meaning minus.
	const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : `00${hex}`, "hex");
	return tlv(0x02, bytes);
}

const extension = (type: string, value: Uint8Array): Bytes =>
	sequence(oid(type), octets(value));

/** BIT STRING of whole octets. */
export const bits = (content: Uint8Array): Bytes =>
	tlv(0x03, Uint8Array.of(0), content);

function entry({ serialNumber, at, reason }: Revocation): Bytes {
	const code = reason && tlv(0x0a, Uint8Array.of(reasonCodes[reason]));
	return sequence(
		serialNumber,
		time(at),
		...(code ? [sequence(extension("2.5.29.21", code))] : []),
	);
}

/**
 * A complete CRL of version 2 (RFC 5280, 5), in DER. Its number is the time in milliseconds: it grows without anybody
 * keeping count, also across processes.
 */
export function encodeCrl(
	signer: AuthoritySigner,
	revocations: Revocation[],
	thisUpdate: Date,
	nextUpdate: Date,
): Bytes {
	const list = sequence(
		integer(1),
		ecdsaWithSha256,
		signer.name,
		time(thisUpdate),
		time(nextUpdate),
		// An empty list is left out (RFC 5280, 5.1.2.6).
		...(revocations.length > 0 ? [sequence(...revocations.map(entry))] : []),
		tlv(
			0xa0,
			sequence(
				extension("2.5.29.35", sequence(tlv(0x80, signer.keyId))),
				extension("2.5.29.20", wholeNumber(thisUpdate.getTime())),
			),
		),
	);
	return sequence(list, ecdsaWithSha256, bits(signer.sign(list)));
}
