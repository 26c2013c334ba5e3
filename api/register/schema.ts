import { z } from "zod";
import { onDay, uuid } from "../platform/answers.ts";
import { paging } from "../platform/paging.ts";
import { day } from "../platform/text.ts";
import { signatureStatuses } from "../signatures/schema.ts";

// A filter may be given several times or with commas: ?municipality=1380&municipality=1383
const several = z
	.union([z.string(), z.array(z.string())])
	.optional()
	.transform((given) =>
		(given === undefined ? [] : [given])
			.flat()
			.flatMap((text) => text.split(","))
			.map((text) => text.trim())
			.filter(Boolean)
			.slice(0, 20),
	);

const sorts = ["name", "-name", "signedOn", "-signedOn"] as const;

export const signatoryFilters = z.object({
	q: z.string().max(200).default(""),
	municipality: several,
	kind: several,
	theme: several,
	version: several,
	status: several.pipe(z.array(z.enum([...signatureStatuses, "all"]))),
	asOf: day.optional().or(z.literal("").transform(() => undefined)),
	sort: z.enum(sorts).default("name"),
});
export type SignatoryFilters = z.infer<typeof signatoryFilters>;
export const signatoryQuery = signatoryFilters.extend(paging.shape);

/** One line of the register. */
export const signatoryItem = z
	.object({
		id: uuid,
		slug: z.string(),
		name: z.string(),
		organisationNumber: z.string().nullable(),
		kind: z.string(),
		municipality: z
			.object({
				code: z.string(),
				name: z.string(),
			})
			.nullable(),
		wholeCounty: z.boolean(),
		themes: z.array(z.string()),
		website: z.string().nullable(),
		description: z.string(),
		status: z.enum(signatureStatuses),
		signedOn: onDay,
		agreementVersion: z.string(),
		certificateNumber: z.string().nullable(),
	})
	.meta({ id: "Signatory" });
export type SignatoryItem = z.output<typeof signatoryItem>;

const publishedContact = z.object({
	name: z.string().nullable(),
	role: z.string().nullable(),
	email: z.string().nullable(),
	phone: z.string().nullable(),
});

export const signatoryDetail = signatoryItem.extend({
	/** The day it ceased to be a party, or null. */
	endedOn: onDay.nullable(),
	/** Marked in the demo data set: not a real organisation. */
	example: z.boolean(),
	history: z.array(
		z.object({
			on: onDay,
			event: z.string(),
			agreementVersion: z.string(),
		}),
	),
	contacts: z.array(publishedContact),
});
export type SignatoryDetail = z.output<typeof signatoryDetail>;

export const statistics = z
	.object({
		parties: z.int(),
		byMunicipality: z.array(
			z.object({
				code: z.string().nullable(),
				name: z.string(),
				parties: z.int(),
			}),
		),
		byKind: z.array(
			z.object({
				id: z.string(),
				parties: z.int(),
			}),
		),
		byTheme: z.array(
			z.object({
				id: z.string(),
				parties: z.int(),
			}),
		),
		byYear: z.array(
			z.object({
				year: z.int(),
				signed: z.int(),
				ended: z.int(),
				parties: z.int(),
			}),
		),
	})
	.meta({ id: "Statistics" });
export type Statistics = z.output<typeof statistics>;
