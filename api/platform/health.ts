import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import type { App } from "./http.ts";
import { isMigrated } from "./migrate.ts";

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
	app.get("/healthz", async () => ({ status: "alive" }));
	app.get("/readyz", async () => {
		const ready = await isMigrated(deps.db).catch(() => false);
		if (!ready) throw new Refusal("not_ready");
		return { status: "ready" };
	});
	app.get("/metrics", async (_request, reply) => {
		reply.header("content-type", registry.contentType);
		return registry.metrics();
	});
}
