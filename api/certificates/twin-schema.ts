import { z } from "zod";
import { jsonAs } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { twinSchemaPath, twinSchemaUrl } from "./twin.ts";

const day = z.iso.date();
const person = z.strictObject({ name: z.string(), title: z.string() });
const organisationNumber = z.string().regex(/^\d{6}-\d{4}$/);

/**
 * Version 1 of the twin. Files that have been given out point to it for as long as they exist: it is never changed, a
 * change makes version 2 beside it.
 */
const twin = z
	.strictObject({
		$schema: z.url().describe("The address of this schema"),
		format: z.literal("handslag-certificate"),
		formatVersion: z.literal(1),
		number: z
			.string()
			.regex(/^HÖK-\d{4}-\d{4,6}$/)
			.describe("The certificate's number, unique for ever"),
		organisation: z
			.strictObject({
				name: z.string().min(1),
				organisationNumber: organisationNumber
					.nullable()
					.describe("An association may have none"),
				place: z.string().nullable(),
			})
			.describe("Who signed, as it was called on that day"),
		agreement: z
			.strictObject({
				name: z.string().min(1),
				version: z.string().min(1),
				textSha256: z
					.string()
					.regex(/^[0-9a-f]{64}$/)
					.describe("SHA-256 of the signed text in UTF-8, hexadecimal"),
				principles: z.array(z.string()),
			})
			.describe("What was signed"),
		signedOn: day.describe("The day the organisation signed"),
		issuedAt: z.iso
			.datetime({ offset: true })
			.describe("When the certificate was made (RFC 3339)"),
		caseNumber: z.string().nullable(),
		signatories: z
			.array(person)
			.max(3)
			.describe("Who signed for the organisation"),
		issuer: z
			.strictObject({
				name: z.string().min(1),
				organisationNumber,
				signatory: person.nullable(),
				signedOn: day.nullable(),
			})
			.describe("The public party, whose seal the file bears"),
		stitch: z
			.int()
			.min(1)
			.describe("The organisation's place in the order of signing"),
		verifyUrl: z.url().describe("Where the register tells whether it holds"),
	})
	.meta({
		title: "Certificate of den Halländska Överenskommelsen",
		description:
			"The machine-readable twin attached to each certificate as intyg.json. It is covered by the file's seal.",
	});

/** What the twin holds. */
export type Twin = z.infer<typeof twin>;

/** The JSON Schema (draft 2020-12) of the twin, as it is published at `id`. */
function twinJsonSchema(id: string): object {
	const { $schema, ...rest } = z.toJSONSchema(twin, {
		target: "draft-2020-12",
	});
	return { $schema, $id: id, ...rest };
}

/** `/schemas/certificate-v1.json` */
export function twinSchemaRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	const body = `${JSON.stringify(twinJsonSchema(twinSchemaUrl(deps.config.publicUrl)), null, "\t")}\n`;
	app.get(
		twinSchemaPath,
		{
			onRequest: cache.openToAll,
			schema: {
				response: { 200: jsonAs("application/schema+json", z.looseObject({})) },
				tags: ["certificates"],
				summary: "JSON Schema of the facts attached to each certificate",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => ({
				type: "application/schema+json",
				body,
				headers: { "cache-control": "public, max-age=31536000, immutable" },
			})),
	);
}
