import { STATUS_CODES } from "node:http";
import swagger from "@fastify/swagger";
import {
	createJsonSchemaTransform,
	createJsonSchemaTransformObject,
} from "fastify-type-provider-zod";
import { z } from "zod";
import { onDay } from "./answers.ts";
import type { Deps } from "./deps.ts";
import type { App } from "./http.ts";
import { publicCache } from "./http-cache.ts";
import { type Exemplified, putExample } from "./openapi-examples.ts";

/** What the API says of itself, where the Swedish REST API profile asks for it (docs/api-profile.md). */

/** Of the contract: a new field is a new minor version; the first figure is the one in the address. */
const version = "1.1.0";
const released = "2026-11-29";

// The profile wants it in both languages, and that limits are told (DOK.06, DOK.09).
const description = `Registret över de organisationer som skriver under den Halländska Överenskommelsen. Öppna resurser kräver ingen nyckel. Fel kommer som application/problem+json (RFC 9457) med en kod som inte ändras. Begränsningar: en lista ger högst 200 poster åt gången, JSON får vara högst 256 kB och en fil högst 10 MB, och den som frågar för ofta om samma sak får svaret 429.

The register of organisations that sign den Halländska Överenskommelsen. Public resources need no key. Errors are application/problem+json (RFC 9457) with a stable code. Limits: a list gives at most 200 items at a time, JSON may be 256 kB and a file 10 MB, and one who asks too often for the same thing is answered 429.`;

const fault = {
	type: "object",
	required: ["type", "title", "status", "detail", "instance", "code"],
	properties: {
		type: { type: "string" },
		title: { type: "string" },
		status: { type: "integer" },
		detail: { type: "string" },
		instance: { type: "string" },
		code: { type: "string" },
		errors: {
			type: "array",
			items: {
				type: "object",
				required: ["path", "code", "message"],
				properties: {
					path: { type: "string" },
					code: { type: "string" },
					message: { type: "string" },
				},
			},
		},
	},
};

interface Operation extends Exemplified {
	summary?: string;
	description?: string;
}

const problem = { $ref: "#/components/responses/Problem" } as object;

/** Says of every operation what it does, how it refuses (DOK.19, DOK.20, FEL.01), and how it may look (DOK.15). */
function completed<Document>(document: Document): Document {
	const { paths = {}, components } = document as {
		paths?: Record<string, Record<string, Operation>>;
		components: { schemas: Record<string, object> };
	};
	// The library names each schema twice; those that name one are answers, never what is asked.
	for (const name of Object.keys(components.schemas))
		if (name.endsWith("Input")) delete components.schemas[name];
	for (const [path, operations] of Object.entries(paths))
		for (const [method, operation] of Object.entries(operations)) {
			operation.description ??= operation.summary;
			for (const [status, answer] of Object.entries(operation.responses ?? {}))
				answer.description = STATUS_CODES[status] ?? "";
			operation.responses = {
				...operation.responses,
				default: problem,
			};
			putExample(operation, method, path);
		}
	return document;
}

type Converted = Parameters<
	NonNullable<z.core.JSONSchemaGeneratorParams["override"]>
>[0];

const zodToJsonConfig = { override: openAndPlain };
const toJsonSchemas = createJsonSchemaTransform({ zodToJsonConfig });
const withNamed = createJsonSchemaTransformObject({ zodToJsonConfig });

/** Fields are added within a version, so that no object is closed; and a whole number needs no bounds to be one. */
function openAndPlain({ zodSchema, jsonSchema }: Converted): void {
	const { def } = zodSchema._zod;
	if (def.type === "object" && !def.catchall)
		delete jsonSchema.additionalProperties;
	if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
	if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
	if (def.type === "undefined") jsonSchema.type = "null";
}

/** `/api/openapi.json`, generated from the zod schemas that check each request and describe each answer. */
export async function setUpOpenApi(app: App, deps: Deps): Promise<void> {
	const { publicUrl } = deps.config;
	const documentation = `${publicUrl}/api/docs`;
	await app.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: {
				title: "Handslag",
				version,
				description,
				termsOfService: `${publicUrl}/oppna-data`,
				contact: { name: "Handslag", url: `${publicUrl}/kontakt` },
				license: {
					name: "CC0 1.0",
					url: "https://creativecommons.org/publicdomain/zero/1.0/",
				},
			},
			servers: [{ url: publicUrl }],
			externalDocs: { description: "The reference", url: documentation },
			components: {
				securitySchemes: {
					bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
				},
				responses: {
					Problem: {
						description: "Refused: problem details (RFC 9457)",
						content: {
							"application/problem+json": {
								schema: { $ref: "#/components/schemas/Problem" },
							},
						},
					},
				},
				schemas: { Problem: fault },
			},
		} as object,
		transform: toJsonSchemas,
		transformObject: (found) => completed(withNamed(found)),
	});
	app.get(
		"/api/openapi.json",
		{ schema: { hide: true } as object },
		async (_request, reply) => {
			reply.header("access-control-allow-origin", "*");
			return app.swagger();
		},
	);
	apiInfo(app, deps, documentation);
}

const info = z.object({
	apiName: z.string(),
	apiVersion: z.string(),
	apiReleased: onDay,
	apiDocumentation: z.string(),
	apiStatus: z.literal("active"),
});

/** `GET /api-info`, in the profile's own words (VER.06). The API's own address, which the catalogue names, leads there. */
function apiInfo(app: App, deps: Deps, documentation: string): void {
	const cache = publicCache(deps);
	const body = JSON.stringify({
		apiName: "Handslag",
		apiVersion: version,
		apiReleased: released,
		apiDocumentation: documentation,
		apiStatus: "active",
	});
	app.get(
		"/api/v1",
		{ onRequest: cache.openToAll, schema: { hide: true } as object },
		async (_request, reply) => reply.redirect("/api/v1/api-info"),
	);
	app.get(
		"/api/v1/api-info",
		{
			onRequest: cache.openToAll,
			schema: {
				response: { 200: info },
				tags: ["open data"],
				summary: "The API itself: its version, status and documentation",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => ({
				type: "application/json",
				body,
			})),
	);
}
