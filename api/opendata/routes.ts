import type { FastifyReply, FastifyRequest } from "fastify";
import { textFor } from "../../frontend/i18n/index.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { type Made, PublicCache, publicCache } from "../platform/http-cache.ts";
import { preferredType } from "./accept.ts";
import { catalogueTriples } from "./catalogue.ts";
import { csvMetadata, signatoriesCsv } from "./csvw.ts";
import { csvMetadata as csvMetadataPath } from "./datasets.ts";
import { municipalitiesGeo } from "./geo.ts";
import { signatoriesLinked } from "./linked.ts";
import type { Provenance, Snapshot } from "./schema.ts";
import { provenance, takeSnapshot } from "./snapshot.ts";
import { toJsonLd, toRdfXml, toTurtle } from "./triples.ts";
import { prefixes } from "./vocabularies.ts";
import { licence } from "./words.ts";

type Make = (snapshot: Snapshot, about: Provenance) => string | object;

const tags = ["open data"];
const terms = "CC0 1.0. ETag and 304, br and gzip, readable from any site.";

const made = (type: string, body: string | object, headers = {}): Made => ({
	type,
	body: typeof body === "string" ? body : JSON.stringify(body),
	headers: { link: `<${licence}>; rel="license"`, ...headers },
});

/** `/datasets/…`: the open data as whole files, and the catalogue that describes them. */
export function openDataRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	const { publicUrl } = deps.config;
	const serve = (
		path: string,
		type: string,
		summary: string,
		make: Make,
		headers: Record<string, string> = {},
	) =>
		app.get(
			path,
			{
				onRequest: cache.openToAll,
				schema: { tags, summary, description: terms, produces: [type] },
			},
			async (request: FastifyRequest, reply: FastifyReply) =>
				cache.answer(request, reply, async () => {
					const snapshot = await takeSnapshot(deps);
					const about = provenance(snapshot, publicUrl);
					return made(type, make(snapshot, about), headers);
				}),
		);
	tables(serve, publicUrl);
	wholes(serve);
	catalogueRoutes(app, deps, serve);
}

type Serve = (
	path: string,
	type: string,
	summary: string,
	make: Make,
	headers?: Record<string, string>,
) => unknown;

function tables(serve: Serve, publicUrl: string): void {
	serve(
		"/datasets/signatories.csv",
		"text/csv",
		"The present parties as CSV (RFC 4180), without byte order mark",
		signatoriesCsv,
		{
			// Both relations: RFC 8288 lets a header name several links.
			link: `<${publicUrl}${csvMetadataPath}>; rel="describedby"; type="application/csvm+json", <${licence}>; rel="license"`,
		},
	);
	serve(
		csvMetadataPath,
		"application/csvm+json",
		"The columns of the table (CSV on the Web)",
		(snapshot) => csvMetadata(snapshot, publicUrl),
	);
	serve(
		"/datasets/signatories.jsonld",
		"application/ld+json",
		"The present parties as JSON-LD",
		(snapshot) => signatoriesLinked(snapshot, publicUrl),
	);
	serve(
		"/datasets/municipalities.geojson",
		"application/geo+json",
		"The present parties by municipality (RFC 7946)",
		municipalitiesGeo,
	);
}

function wholes(serve: Serve): void {
	const whole = (
		name: string,
		summary: string,
		pick: (all: Snapshot) => object,
	) =>
		serve(
			`/datasets/${name}.json`,
			"application/json",
			summary,
			(snapshot, about) => ({ ...about, ...pick(snapshot) }),
		);
	whole("signatories", "The present parties, all at once", ({ parties }) => ({
		total: parties.length,
		items: parties,
	}));
	whole("statistics", "The register in numbers", (all) => all.statistics);
	whole("action-plan", "The action plan", ({ actionPlan }) => ({
		sv: actionPlan?.sv ?? null,
		en: actionPlan?.en ?? null,
	}));
	whole("news", "All news", ({ news }) => ({
		sv: { items: news.sv },
		en: { items: news.en },
	}));
	whole("events", "All events", ({ events }) => ({
		sv: { items: events.sv },
		en: { items: events.en },
	}));
}

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

function catalogueRoutes(app: App, deps: Deps, serve: Serve): void {
	const { publicUrl } = deps.config;
	const { email } = textFor("sv").common;
	const draw = (type: CatalogueType, about: Provenance) => {
		const triples = catalogueTriples({ publicUrl, email, about });
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
			(_snapshot, about) => draw(type, about),
		);
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
				produces: [...catalogueTypes],
			},
		},
		async (request: FastifyRequest, reply: FastifyReply) =>
			cacheFor(request).answer(request, reply, async () => {
				const type = preferredType(request.headers.accept, catalogueTypes);
				const about = provenance(await takeSnapshot(deps), publicUrl);
				return made(type, draw(type, about), {
					vary: "Accept, Accept-Encoding, Accept-Language",
					"content-location": `${publicUrl}/datasets/dcat.${suffixes[type]}`,
				});
			}),
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
