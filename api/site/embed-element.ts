import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { EmbedModel } from "../../frontend/views/embed.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { PublicCache } from "../platform/http-cache.ts";
import { sha256 } from "../platform/ids.ts";
import { dist } from "./document.ts";

const latest = "/embed/handslag-register.js";
const versionName = /^handslag-register-([0-9a-f]{16})\.js$/;
const nameOf = (version: string) => `handslag-register-${version}.js`;
const minutes = 60;
const year = 365 * 24 * 60 * minutes;

/** A site that bound a version by its hash must find it after our next release: every version served is kept. */
async function keep(
	{ log }: Deps,
	dir: string,
	name: string,
	body: Buffer,
): Promise<void> {
	const path = join(dir, name);
	const draft = `${path}.${process.pid}`;
	try {
		await mkdir(dir, { recursive: true });
		await writeFile(draft, body);
		await rename(draft, path);
	} catch (error) {
		log.warn(error, "this version of the element is not kept");
	}
}

/**
 * The built `<handslag-register>`, for pages of any origin: each version at an address of its own for ever, the latest at
 * one that is kept for five minutes. null before the first build.
 */
export async function elementRoutes(
	app: App,
	deps: Deps,
): Promise<EmbedModel["element"]> {
	const body = await readFile(
		join(dist, "embed", "handslag-register.js"),
	).catch(() => null);
	if (!body) return null;
	const dir = join(deps.config.dataDir, "embed");
	const current = nameOf(sha256(body).slice(0, 16));
	await keep(deps, dir, current, body);
	// Not the register's cache: what the build made does not change with it.
	const kept = new PublicCache(deps.clock);
	kept.trust(true);
	const serve = (
		url: string,
		age: string,
		read: (r: FastifyRequest) => Promise<Buffer>,
	) =>
		app.get(
			url,
			{ onRequest: kept.openToAll, schema: { hide: true } as object },
			async (request: FastifyRequest, reply: FastifyReply) =>
				kept.answer(request, reply, async () => ({
					type: "text/javascript",
					body: await read(request),
					headers: {
						"cache-control": `public, max-age=${age}`,
						vary: "Accept-Encoding",
					},
				})),
		);
	serve(latest, String(5 * minutes), async () => body);
	serve("/embed/:file", `${year}, immutable`, async (request) => {
		const { file } = request.params as { file: string };
		if (file === current) return body;
		const found = versionName.test(file)
			? await readFile(join(dir, file)).catch(() => null)
			: null;
		if (!found) throw new Refusal("not_found");
		return found;
	});
	const sum = createHash("sha384").update(body).digest("base64");
	return { path: `/embed/${current}`, latest, integrity: `sha384-${sum}` };
}
