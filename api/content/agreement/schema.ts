import { z } from "zod";
import { day, line } from "../../platform/text.ts";
import { dayOrEmpty, long, short } from "../schema.ts";

// The Swedish name, text and titles are what is signed; the rest helps to read them.
export const agreement = (needed: boolean) =>
	z.object({
		name: short(100, needed),
		text: long(60_000, needed),
		principles: z
			.array(
				z.object({
					/** Empty for a new one, which gets it of its title. */
					id: line(80).default(""),
					title: short(60, needed),
					description: short(300, needed),
				}),
			)
			.min(needed ? 1 : 0)
			.max(12)
			.default([]),
		isSummary: z.boolean().default(false),
		/** The first day that it applies. */
		validFrom: needed ? day : dayOrEmpty.default(""),
		/** `month`: no more than the month is known. */
		validFromPrecision: z.enum(["day", "month"]).default("day"),
		change: z.enum(["first", "editorial", "substantive"]).default("editorial"),
	});
export type AgreementRevision = z.output<ReturnType<typeof agreement>>;
