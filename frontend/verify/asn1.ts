import * as asn1 from "asn1js";
import { type Bytes, contentsOf } from "./der.ts";

/** Walking through DER that others wrote. Every function throws when the value is not of the expected shape. */

/** The value's bytes as they stand, tag and length included. */
export const raw = (block: asn1.BaseBlock): Bytes =>
	new Uint8Array(block.valueBeforeDecodeView);

export function children(block: asn1.BaseBlock | undefined): asn1.BaseBlock[] {
	if (block instanceof asn1.Constructed) return block.valueBlock.value;
	throw new Error("not constructed");
}

export function nth(blocks: asn1.BaseBlock[], index: number): asn1.BaseBlock {
	const block = blocks.at(index);
	if (!block) throw new Error("missing");
	return block;
}

/** The one value that the bytes are. */
export function parse(der: Uint8Array): asn1.BaseBlock {
	const { result, offset } = asn1.fromBER(der);
	if (offset !== der.length) throw new Error("not one value");
	return result;
}

export function octetsOf(block: asn1.BaseBlock): Bytes {
	if (!(block instanceof asn1.OctetString)) throw new Error("not octets");
	return new Uint8Array(block.getValue());
}

export function oidOf(block: asn1.BaseBlock): string {
	if (block instanceof asn1.ObjectIdentifier) return block.getValue();
	throw new Error("not an identifier");
}

/** The bits of a BIT STRING that fills its octets. */
export function bitsOf(block: asn1.BaseBlock): Bytes {
	if (!(block instanceof asn1.BitString) || block.valueBlock.unusedBits !== 0)
		throw new Error("not whole bits");
	return new Uint8Array(block.valueBlock.valueHexView);
}

/** The tag number of a context-specific value, such as 0 for `[0]`; -1 for any other. */
export function contextTag(block: asn1.BaseBlock): number {
	return block.idBlock.tagClass === 3 ? block.idBlock.tagNumber : -1;
}

/** A GeneralizedTime in UTC with seconds (RFC 5280, 4.1.2.5.2), with or without a fraction (RFC 3161, 2.4.2). */
export function timeOf(block: asn1.BaseBlock): Date {
	const text = new TextDecoder().decode(contentsOf(raw(block)));
	const m = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text);
	if (!m) throw new Error("not a time");
	const [, year, month, day, hour, minute, second, fraction = ""] = m;
	const at = new Date(
		`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.slice(0, 4)}Z`,
	);
	if (Number.isNaN(at.getTime())) throw new Error("not a time");
	return at;
}
