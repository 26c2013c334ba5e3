import { z } from "zod";

export const agreementQuery = z.object({
	/** An earlier version's label; absent: the one that applies today. */
	version: z.string().max(40).optional(),
});

export interface AgreementVersionItem {
	label: string;
	/** The first day it applies; see `validFromPrecision`. */
	validFrom: string;
	/** `month`: only the month is known, the day stands for the month. */
	validFromPrecision: "day" | "month";
	/** The day that the next version took over, or null for the last one. */
	validTo: string | null;
	change: "first" | "editorial" | "substantive";
}

/** `GET /agreement` */
export interface AgreementView {
	name: string;
	/** Of `name` and `version.text`: what is signed is always the Swedish text. */
	language: "sv";
	version: AgreementVersionItem & {
		/** Markdown: the very text whose UTF-8 bytes are hashed and signed. */
		text: string;
		/** SHA-256 of `text` as UTF-8, lower-case hex */
		textSha256: string;
		/** A summary that stands in until the adopted wording is entered. */
		isSummary: boolean;
		principles: { id: string; title: string; description: string }[];
	};
	versions: AgreementVersionItem[];
	/** Aids to reading; nobody signs them. */
	translations: { en: { name: string; text: string } };
}
