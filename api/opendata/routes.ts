import type { FastifyReply, FastifyRequest } from "fastify";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { type Make, made, type Serve, tags, terms } from "./answer.ts";
import { catalogueRoutes } from "./catalogue-routes.ts";
import { csvMetadata, tables } from "./csvw.ts";
import { csvMetadataOf } from "./datasets.ts";
import { municipalitiesGeo } from "./geo.ts";
import { signatoriesLinked } from "./linked.ts";
import type { Snapshot } from "./schema.ts";
import { provenance, takeSnapshot } from "./snapshot.ts";
import { licence } from "./words.ts";

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
	described(serve, publicUrl);
	linked(serve, publicUrl);
	wholes(serve);
	catalogueRoutes(app, deps, serve);
}

/** The tables, each with what describes it. */
function described(serve: Serve, publicUrl: string): void {
	for (const table of tables) {
		const path = `/datasets/${table.dataset}.csv`;
		const metadata = csvMetadataOf(path);
		serve(path, "text/csv", table.summary, table.make, {
			// Both relations: RFC 8288 lets a header name several links.
			link: `<${publicUrl}${metadata}>; rel="describedby"; type="application/csvm+json", <${licence}>; rel="license"`,
		});
		serve(
			metadata,
			"application/csvm+json",
			`The columns of ${table.dataset}.csv (CSV on the Web)`,
			(snapshot) => csvMetadata(table, snapshot, publicUrl),
		);
	}
}

function linked(serve: Serve, publicUrl: string): void {
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
	whole("follow-ups", "The published follow-ups", ({ followUps }) => ({
		sv: { items: followUps.sv },
		en: { items: followUps.en },
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
