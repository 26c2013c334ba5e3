import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { requireStaff } from "../../auth/session.ts";
import type { Deps } from "../../platform/deps.ts";
import type { App } from "../../platform/http.ts";
import { paging } from "../../platform/paging.ts";
import { id } from "../../platform/text.ts";
import { findBatch, listBatches } from "./queries.ts";
import { batchDetail, batchList, startBatch as startBody } from "./schema.ts";
import { cancelBatch, resumeBatch, startBatch } from "./service.ts";

const tags = ["certificates"];
const params = z.object({ id });
const base = "/api/v1/admin/certificate-batches";

function manager(request: FastifyRequest) {
	const user = requireStaff(request, "certificate:manage");
	const { id, name, employer } = user;
	return { kind: "staff" as const, id, name, employer };
}

/** Issuing in bulk: start, follow, cancel, resume. For administrators. */
export function batchRoutes(app: App, deps: Deps): void {
	app.get(
		base,
		{
			schema: {
				response: { 200: batchList },
				querystring: paging,
				tags,
				summary: "Batches of certificates, newest first",
			},
		},
		async (request, reply) => {
			manager(request);
			reply.header("cache-control", "no-store");
			return listBatches(deps.db, request.query, deps.clock());
		},
	);
	app.post(
		base,
		{
			schema: {
				response: { 201: batchDetail },
				body: startBody,
				tags,
				summary: "Issue or reissue certificates in bulk",
			},
		},
		async (request, reply) => {
			const actor = manager(request);
			return reply
				.status(201)
				.send(await startBatch(deps, actor, request.body));
		},
	);
	app.get(
		`${base}/:id`,
		{
			schema: {
				response: { 200: batchDetail },
				params,
				tags,
				summary: "How far a batch has come",
			},
		},
		async (request, reply) => {
			manager(request);
			reply.header("cache-control", "no-store");
			return findBatch(deps.db, request.params.id, deps.clock());
		},
	);
	app.post(
		`${base}/:id/cancel`,
		{
			schema: {
				response: { 200: batchDetail },
				params,
				tags,
				summary: "Stop a batch; what is done stands",
			},
		},
		async (request) => cancelBatch(deps, manager(request), request.params.id),
	);
	app.post(
		`${base}/:id/resume`,
		{
			schema: {
				response: { 200: batchDetail },
				params,
				tags,
				summary: "Go on with what waits or failed in a batch",
			},
		},
		async (request) => resumeBatch(deps, manager(request), request.params.id),
	);
}
