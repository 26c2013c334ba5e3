import { z } from "zod";
import { instant, onDay, uuid } from "../platform/answers.ts";
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
export const signing = z.object({
	organisation: z.object({
		name: z.string(),
		organisationNumber: z.string().nullable(),
	}),
	agreement: z.object({
		name: z.string(),
		version: z.string(),
		/** Markdown: the very text whose UTF-8 bytes are hashed. */
		text: z.string(),
		textSha256: z.string(),
	}),
	signatory: z.object({
		name: z.string(),
		title: z.string(),
	}),
	mandate: z.object({
		body: z.string(),
		decidedOn: onDay.nullable(),
		paragraph: z.string(),
		signing: z.enum(["alone", "jointly"]),
	}),
	others: z.array(
		z.object({
			name: z.string(),
			signed: z.boolean(),
		}),
	),
	status: z.literal("open"),
	expiresAt: instant,
});
export type Signing = z.output<typeof signing>;

export const endSignature = z.object({ reason: someLines(1000), on: day });
export const withdraw = z.object({
	reason: someLines(1000).optional(),
	on: day.optional(),
});

/** `POST /signing/:token` */
export const signingReceipt = z.object({
	status: z.literal("signed"),
	signedAt: instant,
	organisation: z.string(),
	/** Whether somebody else has yet to sign. */
	waitingForOthers: z.boolean(),
});
export type SigningReceipt = z.output<typeof signingReceipt>;

export const ended = z.object({
	id: uuid,
	status: z.enum(["ended", "withdrawn"]),
	endedOn: onDay,
	reason: z.string(),
});
export type Ended = z.output<typeof ended>;

/** What an approval earns. */
export const earned = z.object({
	signature: z.object({
		id: uuid,
		status: z.enum(signatureStatuses),
		signedOn: onDay,
		organisationId: uuid,
		/** Of the organisation, for its page in the register */
		slug: z.string(),
	}),
	certificate: z.object({ number: z.string() }),
});
export type Earned = z.output<typeof earned>;
