import { createRequire } from "node:module";
import type Library from "organisationsnummer";
import { z } from "zod";
import { onDay, uuid } from "../platform/answers.ts";
import {
	emailOrEmpty,
	holdsPersonalIdentityNumber,
	line,
	lines,
	phoneOrEmpty,
	websiteOrEmpty,
} from "../platform/text.ts";
import { kinds, municipalityCodes } from "./vocabulary.ts";

// The package's type declarations describe a default export that its CommonJS build does
// not have, so it is loaded as what it is.
const Organisationsnummer = createRequire(import.meta.url)(
	"organisationsnummer",
) as typeof Library.default;

/**
 * An organisation number as `NNNNNN-NNNN`. Takes ten or twelve digits, with and
 * without hyphen or spaces. A personal identity number (sole traders have one) is
 * refused by a code of its own and goes no further.
 */
export const organisationNumber = z
	.string()
	.max(40)
	.transform((typed, context) => {
		const fail = (code: string) => {
			context.addIssue({ code: "custom", params: { code } });
			return z.NEVER;
		};
		const digits = typed.replace(/[\s–-]/g, "");
		if (
			holdsPersonalIdentityNumber(typed) ||
			holdsPersonalIdentityNumber(digits)
		)
			return fail("personal_identity_number");
		if (!/^\d+$/.test(digits)) return fail("organisation_number_characters");
		if (digits.length !== 10 && digits.length !== 12)
			return fail("organisation_number_length");
		if (digits.length === 12 && !digits.startsWith("16"))
			return fail("organisation_number_prefix");
		if (Number(digits.at(-8)) < 2) return fail("organisation_number_prefix");
		if (!Organisationsnummer.valid(digits))
			return fail("organisation_number_check_digit");
		return Organisationsnummer.parse(digits).format();
	});

const slug = (text: string) =>
	text
		.toLowerCase()
		.replace(/[åä]/g, "a")
		.replace(/ö/g, "o")
		.normalize("NFD")
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "");

/** A theme's id; a written word becomes one ("Kultur och bildning" → `kultur-och-bildning`). */
export const theme = line(60)
	.transform(slug)
	.refine((text) => text.length > 1, { params: { code: "required" } });

export const organisationFields = z.object({
	name: line(200),
	organisationNumber: organisationNumber.nullable(),
	kind: z.enum(kinds),
	municipalityCode: z.enum(municipalityCodes).nullable(),
	wholeCounty: z.boolean(),
	themes: z
		.array(theme)
		.max(8)
		.transform((ids) => [...new Set(ids)]),
	website: websiteOrEmpty.nullable(),
	description: lines(1000),
});

export const contactFields = z.object({
	name: line(120).default(""),
	role: line(120).default(""),
	email: emailOrEmpty.default(""),
	phone: phoneOrEmpty.nullish().transform((phone) => phone ?? ""),
	isPrimary: z.boolean().default(false),
	publish: z
		.object({
			name: z.boolean().default(false),
			email: z.boolean().default(false),
			phone: z.boolean().default(false),
		})
		.default({ name: false, email: false, phone: false }),
});
export type ContactFields = z.infer<typeof contactFields>;

/** An entry as its party sees it. */
export const ownEntry = z
	.object({
		id: uuid,
		slug: z.string(),
		name: z.string(),
		organisationNumber: z.string().nullable(),
		website: z.string().nullable(),
		description: z.string(),
		contacts: z.array(contactFields),
		/** Of what can be changed, to send back with a change */
		version: z.string(),
	})
	.meta({ id: "OwnEntry" });
export type OwnEntry = z.output<typeof ownEntry>;

/** What a party changes itself; its name and number are on its certificate, and the office's to change. */
export const ownEntryChange = organisationFields
	.pick({ website: true, description: true })
	.partial()
	.extend({
		contacts: z.array(contactFields).max(10).optional(),
		/** As it was read: a change of something older is refused */
		version: z.string().max(100).optional(),
	});
export type OwnEntryChange = z.output<typeof ownEntryChange>;

/** A correction of an entry in the register by the office. */
export const organisationCorrection = organisationFields.partial().extend({
	contacts: z.array(contactFields).max(10).optional(),
	withheld: z.boolean().optional(),
});

/** `GET /admin/organisations/:id` */
export const entryForStaff = z
	.object({
		id: uuid,
		slug: z.string(),
		name: z.string(),
		organisationNumber: z.string().nullable(),
		kind: z.string(),
		municipality: z.object({ code: z.string(), name: z.string() }).nullable(),
		municipalityCode: z.string().nullable(),
		wholeCounty: z.boolean(),
		themes: z.array(z.string()),
		website: z.string().nullable(),
		description: z.string(),
		/** Kept out of everything public */
		withheld: z.boolean(),
		contacts: z.array(contactFields),
		signatures: z.array(
			z.object({
				id: uuid,
				status: z.string(),
				agreementVersion: z.string(),
				signedOn: onDay,
				endedOn: onDay.nullable(),
				endReason: z.string().nullable(),
				applicationId: uuid.nullable(),
				certificateNumber: z.string().nullable(),
				certificateStatus: z.string().nullable(),
			}),
		),
	})
	.meta({ id: "EntryForStaff" });
