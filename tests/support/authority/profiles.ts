import {
	type Bytes,
	integer,
	sequence,
	tlv,
} from "../../../frontend/verify/der.ts";

/** What a certificate is for. The key usage is its byte and the number of bits unused in it (RFC 5280, 4.2.1.3). */
export interface Profile {
	constraints: Bytes;
	keyUsage: [bits: number, unused: number];
	purposes: string[];
	/** RFC 3161, 2.3: a TSA's extended key usage is critical. */
	critical?: boolean;
	/** RFC 6960, 4.2.2.2.1: nobody asks whether the responder itself is revoked. */
	noCheck?: boolean;
	/** Octets of an extension that means nothing. */
	padding?: number;
}

const authorityBit = tlv(0x01, Uint8Array.of(0xff));
export const profiles = {
	root: {
		constraints: sequence(authorityBit),
		keyUsage: [0x86, 1],
		purposes: [],
	},
	intermediate: {
		constraints: sequence(authorityBit, integer(0)),
		keyUsage: [0x86, 1],
		purposes: [],
	},
	seal: {
		constraints: sequence(),
		keyUsage: [0xc0, 6],
		purposes: ["1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36"],
	},
	tsa: {
		constraints: sequence(),
		keyUsage: [0x80, 7],
		purposes: ["1.3.6.1.5.5.7.3.8"],
		critical: true,
	},
	"not-tsa": {
		constraints: sequence(),
		keyUsage: [0x80, 7],
		purposes: ["1.3.6.1.5.5.7.3.4"],
	},
	ballast: {
		constraints: sequence(),
		keyUsage: [0x80, 7],
		purposes: [],
		padding: 6_900,
	},
	responder: {
		constraints: sequence(),
		keyUsage: [0x80, 7],
		purposes: ["1.3.6.1.5.5.7.3.9"],
		noCheck: true,
	},
} satisfies Record<string, Profile>;
