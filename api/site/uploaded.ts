import { z } from "zod";
import { findDocumentFile } from "../content/editing/documents/queries.ts";
import { documentUrl } from "../content/editing/documents/rules.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { id } from "../platform/text.ts";

const params = z.object({ id: z.string().max(40), name: z.string().max(120) });
const year = 365 * 24 * 60 * 60;

/** `/dokument/:id/:name`: what editors have uploaded. Its bytes never change: a browser need not ask again (RFC 8246). */
export function uploadedFiles(app: App, { db }: Deps): void {
	app.get(
		"/dokument/:id/:name",
		{ schema: { params, hide: true } },
		async (request, reply) => {
			const asked = id.safeParse(request.params.id);
			const found = asked.success && (await findDocumentFile(db, asked.data));
			if (!found) throw new Refusal("not_found");
			const url = documentUrl(found);
			// Nobody else chooses what a file of ours is called.
			if (!url.endsWith(`/${request.params.name}`))
				return reply.redirect(url, 301);
			return reply
				.header("cache-control", `public, max-age=${year}, immutable`)
				.header("access-control-allow-origin", "*")
				.header("etag", `"${found.sha256.slice(0, 32)}"`)
				.header(
					"content-security-policy",
					"sandbox; default-src 'none'; frame-ancestors 'self'",
				)
				.header(
					"content-disposition",
					`inline; filename*=UTF-8''${encodeURIComponent(found.filename)}`,
				)
				.type("application/pdf")
				.send(found.bytes);
		},
	);
}
