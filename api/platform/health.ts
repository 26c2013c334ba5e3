import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { z } from "zod";
import { file } from "./answers.ts";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import type { App } from "./http.ts";
import { isMigrated } from "./migrate.ts";

const schema = { tags: ["operations"] };
const state = <Word extends string>(word: Word) =>
	z.object({ status: z.literal(word) });

/** `/healthz`, `/readyz` and `/metrics`, at the root (contract.md, "Public"). */
export function healthRoutes(app: App, deps: Deps): void {
	const registry = new Registry();
	collectDefaultMetrics({ register: registry });
	const seconds = new Histogram({
		name: "http_request_duration_seconds",
		help: "Time to answer, by route",
		labelNames: ["method", "route", "status"],
		buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
		registers: [registry],
	});
	app.addHook("onResponse", async (request, reply) => {
		seconds.observe(
			{
				method: request.method,
				route: request.routeOptions.url ?? "none",
				status: reply.statusCode,
			},
			reply.elapsedTime / 1000,
		);
	});
	app.get(
		"/healthz",
		{
			schema: {
				...schema,
				response: { 200: state("alive") },
				summary: "Is it alive?",
			},
		},
		async () => ({ status: "alive" as const }),
	);
	app.get(
		"/readyz",
		{
			schema: {
				...schema,
				response: { 200: state("ready") },
				summary: "Does its database answer, and is it migrated?",
			},
		},
		async () => {
			const ready = await isMigrated(deps.db).catch(() => false);
			if (!ready) throw new Refusal("not_ready");
			return { status: "ready" as const };
		},
	);
	app.get(
		"/metrics",
		{
			schema: {
				...schema,
				response: { 200: file("text/plain") },
				summary: "Figures for Prometheus",
			},
		},
		async (_request, reply) => {
			reply.header("content-type", registry.contentType);
			return registry.metrics();
		},
	);
}
