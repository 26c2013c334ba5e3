import type { FastifyReply, FastifyRequest } from "fastify";
import { file } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { PublicCache, publicCache } from "../platform/http-cache.ts";
import { preferredType } from "./accept.ts";
import { made, type Serve, tags, terms } from "./answer.ts";
import { catalogueTriples } from "./catalogue.ts";
import { datasets } from "./datasets.ts";
import type { Provenance, Snapshot } from "./schema.ts";
import { provenance, takeSnapshot } from "./snapshot.ts";
import { toJsonLd, toRdfXml, toTurtle } from "./triples.ts";
import { prefixes } from "./vocabularies.ts";

const catalogueTypes = [
	"application/rdf+xml",
	"text/turtle",
	"application/ld+json",
] as const;
type CatalogueType = (typeof catalogueTypes)[number];
const suffixes: Record<CatalogueType, string> = {
	"application/rdf+xml": "rdf",
	"text/turtle": "ttl",
	"application/ld+json": "jsonld",
};

/** `/datasets/dcat` and its suffixed forms; and where the datasets that it names lead. */
export function catalogueRoutes(app: App, deps: Deps, serve: Serve): void {
	const { publicUrl } = deps.config;
	const draw = (type: CatalogueType, snapshot: Snapshot, about: Provenance) => {
		const { email } = snapshot;
		const triples = catalogueTriples({ publicUrl, email, snapshot, about });
		if (type === "text/turtle") return toTurtle(triples, prefixes);
		return type === "application/ld+json"
			? toJsonLd(triples)
			: toRdfXml(triples, prefixes);
	};
	for (const type of catalogueTypes)
		serve(
			`/datasets/dcat.${suffixes[type]}`,
			type,
			`The catalogue (DCAT-AP-SE 3) as ${type}`,
			(snapshot, about) => draw(type, snapshot, about),
		);
	for (const { id } of datasets) leadOn(app, `/datasets/${id}`);
	leadOn(app, "/datasets");
	const caches = cachesByType(deps);
	const cacheFor = (request: FastifyRequest) =>
		caches[preferredType(request.headers.accept, catalogueTypes)];
	app.get(
		"/datasets/dcat",
		{
			onRequest: async (request: FastifyRequest, reply: FastifyReply) =>
				cacheFor(request).openToAll(request, reply),
			schema: {
				tags,
				summary:
					"The catalogue (DCAT-AP-SE 3): RDF/XML, or by Accept Turtle or JSON-LD",
				description: terms,
				response: { 200: file(...catalogueTypes) },
			},
		},
		async (request: FastifyRequest, reply: FastifyReply) =>
			cacheFor(request).answer(request, reply, async () => {
				const type = preferredType(request.headers.accept, catalogueTypes);
				const snapshot = await takeSnapshot(deps);
				const about = provenance(snapshot, publicUrl);
				return made(type, draw(type, snapshot, about), {
					vary: "Accept, Accept-Encoding, Accept-Language",
					"content-location": `${publicUrl}/datasets/dcat.${suffixes[type]}`,
				});
			}),
	);
}

/** A dataset's address names it: people are led to the page, programs to the catalogue (RFC 9110, 15.4.4). */
function leadOn(app: App, path: string): void {
	app.get(
		path,
		{ schema: { hide: true } as object },
		async (request: FastifyRequest, reply: FastifyReply) => {
			const { accept } = request.headers;
			const page = preferredType(accept, ["application/rdf+xml", "text/html"]);
			return reply
				.header("access-control-allow-origin", "*")
				.header("vary", "Accept")
				.redirect(page === "text/html" ? "/oppna-data" : "/datasets/dcat", 303);
		},
	);
}

/** One address, several types: each type has a cache of its own, forgotten together with the public one. */
function cachesByType(deps: Deps): Record<CatalogueType, PublicCache> {
	const one = () => {
		const kept = new PublicCache(deps.clock);
		publicCache(deps).onClear((trusted) => kept.trust(trusted));
		return kept;
	};
	return {
		"application/rdf+xml": one(),
		"text/turtle": one(),
		"application/ld+json": one(),
	};
}
