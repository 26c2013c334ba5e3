import { z } from "zod";
import { paging } from "../platform/paging.ts";
import { day } from "../platform/text.ts";
import {
	type SignatureStatus,
	signatureStatuses,
} from "../signatures/schema.ts";

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
export interface SignatoryItem {
	id: string;
	slug: string;
	name: string;
	organisationNumber: string | null;
	kind: string;
	municipality: { code: string; name: string } | null;
	wholeCounty: boolean;
	themes: string[];
	website: string | null;
	description: string;
	status: SignatureStatus;
	signedOn: string;
	agreementVersion: string;
	certificateNumber: string | null;
}

interface PublishedContact {
	name: string | null;
	role: string | null;
	email: string | null;
	phone: string | null;
}

export interface SignatoryDetail extends SignatoryItem {
	/** The day it ceased to be a party, or null. */
	endedOn: string | null;
	/** Marked in the demo data set: not a real organisation. */
	example: boolean;
	history: { on: string; event: string; agreementVersion: string }[];
	contacts: PublishedContact[];
}

export interface Statistics {
	parties: number;
	byMunicipality: { code: string | null; name: string; parties: number }[];
	byKind: { id: string; parties: number }[];
	byTheme: { id: string; parties: number }[];
	byYear: { year: number; signed: number; ended: number; parties: number }[];
}
