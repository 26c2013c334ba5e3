import { z } from "zod";
import { file, listOf } from "../platform/answers.ts";
import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { toCsv } from "./csv.ts";
import { findSignatory } from "./detail.ts";
import { allSignatories, findSignatories } from "./queries.ts";
import {
	signatoryDetail,
	signatoryFilters,
	signatoryItem,
	signatoryQuery,
	statistics,
} from "./schema.ts";
import { findStatistics } from "./statistics.ts";

const json = (body: string) => ({ type: "application/json", body });

/** `GET /signatories`, `/signatories.csv`, `/signatories/:slug` and `/statistics`: open data. */
export function registerRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	const cache = publicCache(deps);
	const onRequest = cache.openToAll;
	const tags = ["register"];

	app.get(
		"/api/v1/signatories",
		{
			onRequest,
			schema: {
				response: { 200: listOf(signatoryItem) },
				querystring: signatoryQuery,
				tags,
				summary: "Organisations that have signed: search, filter, page",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => {
				const page = await findSignatories(db, request.query);
				return json(
					`{"items":${page.items},"total":${page.total},"next":${JSON.stringify(page.next)}}`,
				);
			}),
	);

	app.get(
		"/api/v1/signatories.csv",
		{
			onRequest,
			schema: {
				response: { 200: file("text/csv") },
				querystring: signatoryFilters,
				tags,
				summary: "The same as CSV (RFC 4180), every row",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => ({
				type: "text/csv",
				body: toCsv(await allSignatories(db, request.query)),
				headers: {
					"content-disposition": 'attachment; filename="signatarer.csv"',
				},
			})),
	);

	app.get(
		"/api/v1/signatories/:slug",
		{
			onRequest,
			schema: {
				response: { 200: signatoryDetail },
				params: z.object({ slug: z.string().max(250) }),
				tags,
				summary: "One organisation, its history and published contacts",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => {
				const found = await findSignatory(db, request.params.slug);
				if (!found) throw new Refusal("not_found");
				return json(JSON.stringify(found));
			}),
	);

	app.get(
		"/api/v1/statistics",
		{
			onRequest,
			schema: {
				response: { 200: statistics },
				tags,
				summary: "The register in numbers",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () =>
				json(
					JSON.stringify(
						await findStatistics(db, swedishDay(deps.clock()), request.locale),
					),
				),
			),
	);
}
