import { z } from "zod";
import { day, someLine, someLines } from "../platform/text.ts";

export const signatureStatuses = [
	"provisional",
	"active",
	"superseded",
	"withdrawn",
	"ended",
] as const;
export type SignatureStatus = (typeof signatureStatuses)[number];

export const sign = z.object({
	name: someLine(120),
	confirmAuthority: z
		.unknown()
		.refine((given) => given === true, { params: { code: "must_confirm" } }),
	textSha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `GET /signing/:token` */
export interface Signing {
	organisation: { name: string; organisationNumber: string | null };
	agreement: {
		name: string;
		version: string;
		/** Markdown: the very text whose UTF-8 bytes are hashed. */
		text: string;
		textSha256: string;
	};
	signatory: { name: string; title: string };
	mandate: {
		body: string;
		decidedOn: string | null;
		paragraph: string;
		signing: "alone" | "jointly";
	};
	others: { name: string; signed: boolean }[];
	status: "open";
	expiresAt: string;
}

export const endSignature = z.object({ reason: someLines(1000), on: day });
export const withdraw = z.object({
	reason: someLines(1000).optional(),
	on: day.optional(),
});
