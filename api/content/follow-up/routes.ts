import type { FastifyReply, FastifyRequest } from "fastify";
import { requireOrganisation } from "../../auth/session.ts";
import { allOf, file } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { type Made, publicCache } from "../../platform/http-cache.ts";
import { findForm, saveAnswer } from "./answering.ts";
import { toFollowUpCsv } from "./csv.ts";
import { findOwnFollowUps } from "./own.ts";
import { findFollowUp, findFollowUps } from "./results.ts";
import {
	answer,
	followUp,
	followUpForm,
	followUpItem,
	ownFollowUp,
	tokenParams,
	yearParams,
} from "./schema.ts";

const tags = ["follow-up"];

/** `/follow-ups`: what is published, and how a party answers. */
export function followUpRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	const cache = publicCache(deps);
	const onRequest = cache.openToAll;
	const serve = (
		request: FastifyRequest,
		reply: FastifyReply,
		make: () => Promise<Made | undefined>,
	) =>
		cache.answer(request, reply, async () => {
			const made = await make();
			if (!made) throw new Refusal("not_found");
			return made;
		});
	const json = (found: object | undefined) =>
		found && { type: "application/json", body: JSON.stringify(found) };
	app.get(
		"/api/v1/follow-ups",
		{
			onRequest,
			schema: {
				response: { 200: allOf(followUpItem) },
				tags,
				summary: "Published follow-ups, newest first",
			},
		},
		async (request, reply) =>
			serve(request, reply, async () =>
				json({ items: await findFollowUps(db) }),
			),
	);
	app.get(
		"/api/v1/follow-ups/:year.csv",
		{
			onRequest,
			schema: {
				response: { 200: file("text/csv") },
				params: yearParams,
				tags,
				summary: "A year's results as CSV",
			},
		},
		async (request, reply) =>
			serve(request, reply, async () => {
				const { year } = request.params;
				const found = await findFollowUp(db, year, request.locale);
				const name = `uppfoljning-${year}.csv`;
				return (
					found && {
						type: "text/csv",
						body: toFollowUpCsv(found),
						headers: {
							"content-disposition": `attachment; filename="${name}"`,
						},
					}
				);
			}),
	);
	app.get(
		"/api/v1/follow-ups/:year",
		{
			onRequest,
			schema: {
				response: { 200: followUp },
				params: yearParams,
				tags,
				summary: "A year's results",
			},
		},
		async (request, reply) =>
			serve(request, reply, async () =>
				json(await findFollowUp(db, request.params.year, request.locale)),
			),
	);
	answerRoutes(app, deps);
}

/** What a personal link opens: told to no cache. */
function answerRoutes(app: App, deps: Deps): void {
	const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
		reply.header("cache-control", "no-store");
	};
	app.get(
		"/api/v1/follow-ups/own",
		{
			onRequest,
			schema: {
				response: { 200: allOf(ownFollowUp) },
				tags,
				summary: "What the session's organisations may answer",
			},
		},
		async (request) => {
			const session = requireOrganisation(request);
			// A session of one application has not confirmed its address.
			if (session.applicationId !== null) return { items: [] };
			const { email } = session;
			return { items: await findOwnFollowUps(deps, email, request.locale) };
		},
	);
	const url = "/api/v1/follow-ups/answers/:token";
	app.get(
		url,
		{
			onRequest,
			schema: {
				response: { 200: followUpForm },
				params: tokenParams,
				tags,
				summary: "A party's own answer",
			},
		},
		async (request) => findForm(deps, request.params.token, request.locale),
	);
	app.put(
		url,
		{
			onRequest,
			schema: {
				response: { 200: followUpForm },
				params: tokenParams,
				body: answer,
				tags,
				summary: "Answer, or change the answer",
			},
		},
		async (request) => {
			await saveAnswer(deps, request.params.token, request.body);
			return findForm(deps, request.params.token, request.locale);
		},
	);
}
