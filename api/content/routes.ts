import type { FastifyReply, FastifyRequest } from "fastify";
import { listOf } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { findPlanYear } from "./plan/queries.ts";
import { actionPlan, planYearView, yearParams } from "./plan/schema.ts";
import { findActionPlan, findNews, findNewsItem } from "./queries.ts";
import { contentPage, newsInFull, newsItem, slugParams } from "./schema.ts";

/** `GET /action-plan`, `/action-plan/:year`, `/news`, `/news/:slug` */
export function contentRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	const cache = publicCache(deps);
	const onRequest = cache.openToAll;
	const tags = ["content"];
	const answer = (
		request: FastifyRequest,
		reply: FastifyReply,
		find: () => Promise<object | undefined>,
	) =>
		cache.answer(request, reply, async () => {
			const found = await find();
			if (!found) throw new Refusal("not_found");
			return { type: "application/json", body: JSON.stringify(found) };
		});

	app.get(
		"/api/v1/action-plan",
		{
			onRequest,
			schema: {
				response: { 200: actionPlan },
				tags,
				summary: "The action plan, year by year",
			},
		},
		async (request, reply) =>
			answer(request, reply, () => findActionPlan(db, request.locale)),
	);
	app.get(
		"/api/v1/action-plan/:year",
		{
			onRequest,
			schema: {
				response: { 200: planYearView },
				params: yearParams,
				tags,
				summary:
					"One year of the action plan, and which years it stands between",
			},
		},
		async (request, reply) =>
			answer(request, reply, () =>
				findPlanYear(db, Number(request.params.year), request.locale),
			),
	);
	app.get(
		"/api/v1/news",
		{
			onRequest,
			schema: {
				response: { 200: listOf(newsItem) },
				querystring: contentPage,
				tags,
				summary: "News, newest first",
			},
		},
		async (request, reply) =>
			answer(request, reply, () => findNews(db, request.query, request.locale)),
	);
	app.get(
		"/api/v1/news/:slug",
		{
			onRequest,
			schema: {
				response: { 200: newsInFull },
				params: slugParams,
				tags,
				summary: "One item of news",
			},
		},
		async (request, reply) =>
			answer(request, reply, () =>
				findNewsItem(db, request.params.slug, request.locale),
			),
	);
}
