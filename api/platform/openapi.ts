import swagger from "@fastify/swagger";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import type { Deps } from "./deps.ts";
import type { App } from "./http.ts";

/** `/api/openapi.json`, generated from the zod schemas that check each request. */
export async function setUpOpenApi(app: App, deps: Deps): Promise<void> {
	await app.register(swagger, {
		openapi: {
			openapi: "3.1.0",
			info: {
				title: "Handslag",
				version: "1",
				description:
					"The register of organisations that sign den Halländska Överenskommelsen. Errors are application/problem+json (RFC 9457) with a stable code.",
				license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
			},
			servers: [{ url: deps.config.publicUrl }],
			components: {
				securitySchemes: {
					bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
				},
			},
		},
		transform: jsonSchemaTransform,
	});
	app.get(
		"/api/openapi.json",
		{ schema: { hide: true } as object },
		async (_request, reply) => {
			reply.header("access-control-allow-origin", "*");
			return app.swagger();
		},
	);
}
