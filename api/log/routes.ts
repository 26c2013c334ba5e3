import type { FastifyRequest } from "fastify";
import { listOf } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { firstBrokenEntry, listLog } from "./queries.ts";
import { logEntry, logIntegrity, logQuery } from "./schema.ts";

/** `/admin/log`: who did what, when, on which case. Who may read it is passed in: accounts come later in the sentence. */
export function logRoutes(
	app: App,
	deps: Deps,
	requireReader: (request: FastifyRequest) => unknown,
): void {
	app.get(
		"/api/v1/admin/log",
		{
			schema: {
				response: { 200: listOf(logEntry) },
				querystring: logQuery,
				tags: ["log"],
				summary: "Who did what, when",
			},
		},
		async (request) => {
			requireReader(request);
			return listLog(deps.db, request.query);
		},
	);
	app.get(
		"/api/v1/admin/log/integrity",
		{
			schema: {
				response: { 200: logIntegrity },
				tags: ["log"],
				summary: "Is the log's chain whole?",
			},
		},
		async (request) => {
			requireReader(request);
			const broken = await firstBrokenEntry(deps.db);
			return { whole: broken === null, firstBroken: broken };
		},
	);
}
