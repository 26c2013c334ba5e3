import { z } from "zod";
import { hash, onDay } from "../platform/answers.ts";

export const agreementQuery = z.object({
	/** An earlier version's label; absent: the one that applies today. */
	version: z.string().max(40).optional(),
});

export const agreementVersionItem = z.object({
	label: z.string(),
	/** The first day it applies; see `validFromPrecision`. */
	validFrom: onDay,
	/** `month`: only the month is known, the day stands for the month. */
	validFromPrecision: z.enum(["day", "month"]),
	/** The day that the next version took over, or null for the last one. */
	validTo: onDay.nullable(),
	change: z.enum(["first", "editorial", "substantive"]),
});
export type AgreementVersionItem = z.output<typeof agreementVersionItem>;

/** `GET /agreement` */
export const agreementView = z.object({
	name: z.string(),
	/** Of `name` and `version.text`: what is signed is always the Swedish text. */
	language: z.literal("sv"),
	version: agreementVersionItem.extend({
		/** Markdown: the very text whose UTF-8 bytes are hashed and signed. */
		text: z.string(),
		/** SHA-256 of `text` as UTF-8, lower-case hex */
		textSha256: hash,
		/** A summary that stands in until the adopted wording is entered. */
		isSummary: z.boolean(),
		principles: z.array(
			z.object({
				id: z.string(),
				title: z.string(),
				description: z.string(),
			}),
		),
	}),
	versions: z.array(agreementVersionItem),
	/** Aids to reading; nobody signs them. */
	translations: z.object({
		en: z.object({
			name: z.string(),
			text: z.string(),
		}),
	}),
});
export type AgreementView = z.output<typeof agreementView>;
