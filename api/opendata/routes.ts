import type { FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { file, jsonAs } from "../platform/answers.ts";
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
import {
	linkedData,
	municipalitiesShape,
	provenanceShape,
	wholeShapes,
} from "./schema.ts";
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
		{ headers = {}, shape }: Parameters<Serve>[4] = {},
	) =>
		app.get(
			path,
			{
				onRequest: cache.openToAll,
				schema: {
					response: { 200: shape ? jsonAs(type, shape) : file(type) },
					tags,
					summary,
					description: terms,
				},
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
		// Both relations: RFC 8288 lets a header name several links.
		const link = `<${publicUrl}${metadata}>; rel="describedby"; type="application/csvm+json", <${licence}>; rel="license"`;
		serve(path, "text/csv", table.summary, table.make, { headers: { link } });
		serve(
			metadata,
			"application/csvm+json",
			`The columns of ${table.dataset}.csv (CSV on the Web)`,
			(snapshot) => csvMetadata(table, snapshot, publicUrl),
			{ shape: linkedData },
		);
	}
}

function linked(serve: Serve, publicUrl: string): void {
	serve(
		"/datasets/signatories.jsonld",
		"application/ld+json",
		"The present parties as JSON-LD",
		(snapshot) => signatoriesLinked(snapshot, publicUrl),
		{ shape: linkedData },
	);
	serve(
		"/datasets/municipalities.geojson",
		"application/geo+json",
		"The present parties by municipality (RFC 7946)",
		municipalitiesGeo,
		{ shape: municipalitiesShape },
	);
}

function wholes(serve: Serve): void {
	const whole = <Name extends keyof typeof wholeShapes>(
		name: Name,
		summary: string,
		pick: (all: Snapshot) => z.output<(typeof wholeShapes)[Name]>,
	) =>
		serve(
			`/datasets/${name}.json`,
			"application/json",
			summary,
			(snapshot, about) => ({ ...about, ...pick(snapshot) }),
			{ shape: provenanceShape.extend(wholeShapes[name].shape) },
		);
	const items = <Item>({ sv, en }: Record<"sv" | "en", Item[]>) => ({
		sv: { items: sv },
		en: { items: en },
	});
	whole("signatories", "The present parties, all at once", ({ parties }) => ({
		total: parties.length,
		items: parties,
	}));
	whole("statistics", "The register in numbers", (all) => all.statistics);
	whole("action-plan", "The action plan", ({ actionPlan }) => ({
		sv: actionPlan?.sv ?? null,
		en: actionPlan?.en ?? null,
	}));
	whole("follow-ups", "The published follow-ups", (all) =>
		items(all.followUps),
	);
	whole("news", "All news", ({ news }) => items(news));
	whole("events", "All events", ({ events }) => items(events));
}
