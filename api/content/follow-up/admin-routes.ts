import type { FastifyReply, FastifyRequest } from "fastify";
import { actorOf, requireStaff } from "../../auth/session.ts";
import { allOf } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { findAdminRound, listAdminRounds } from "./admin-queries.ts";
import { findPublicForm, savePublicAnswer } from "./answering.ts";
import {
	changeRound,
	createRound,
	moderate,
	publishRound,
	withdrawRound,
} from "./rounds.ts";
import {
	adminRound,
	adminRoundItem,
	answer,
	datesChange,
	followUpForm,
	moderation,
	newRound,
	publication,
	replyParams,
	roundOf,
	withdrawal,
	yearParams,
} from "./schema.ts";

const tags = ["follow-up"];

/** Who may do it, for the log. @throws Refusal `unauthenticated`, `forbidden` */
export function followUpStaff(
	request: FastifyRequest,
	permission: "follow-up:manage" | "follow-up:answer",
) {
	requireStaff(request, permission);
	if (!request.session) throw new Refusal("unauthenticated");
	return actorOf(request.session);
}

const manager = (request: FastifyRequest) =>
	followUpStaff(request, "follow-up:manage");

const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
	reply.header("cache-control", "no-store");
};

/** `/admin/follow-ups`: rounds, who has answered, moderation and publication. */
export function adminFollowUpRoutes(app: App, deps: Deps): void {
	app.get(
		"/api/v1/admin/follow-ups",
		{
			onRequest,
			schema: {
				response: { 200: allOf(adminRoundItem) },
				tags,
				summary: "Rounds with their numbers",
			},
		},
		async (request) => {
			manager(request);
			return { items: await listAdminRounds(deps) };
		},
	);
	app.post(
		"/api/v1/admin/follow-ups",
		{
			schema: {
				response: { 201: adminRound },
				body: newRound,
				tags,
				summary: "Plan a round",
			},
		},
		async (request, reply) => {
			await createRound(deps, manager(request), request.body);
			return reply
				.status(201)
				.send(await findAdminRound(deps, request.body.year, request.locale));
		},
	);
	app.get(
		"/api/v1/admin/follow-ups/:year",
		{
			onRequest,
			schema: {
				response: { 200: adminRound },
				params: yearParams,
				tags,
				summary: "Who has answered",
			},
		},
		async (request) => {
			manager(request);
			return findAdminRound(deps, request.params.year, request.locale);
		},
	);
	app.put(
		"/api/v1/admin/follow-ups/:year",
		{
			schema: {
				response: { 200: adminRound },
				params: yearParams,
				body: datesChange,
				tags,
				summary: "Change when a round is open",
			},
		},
		async (request) => {
			const { year } = request.params;
			await changeRound(deps, manager(request), year, request.body);
			return findAdminRound(deps, year, request.locale);
		},
	);
	publicAnswerRoutes(app, deps);
	publicationRoutes(app, deps);
}

/** The public party's own answer, by those of its staff who may give it. */
function publicAnswerRoutes(app: App, deps: Deps): void {
	const url = "/api/v1/admin/follow-ups/:year/public-answer";
	app.get(
		url,
		{
			onRequest,
			schema: {
				response: { 200: followUpForm },
				params: yearParams,
				tags,
				summary: "The public party's answer",
			},
		},
		async (request) => {
			followUpStaff(request, "follow-up:answer");
			return findPublicForm(deps, request.params.year, request.locale);
		},
	);
	app.put(
		url,
		{
			onRequest,
			schema: {
				response: { 200: followUpForm },
				params: yearParams,
				body: answer,
				tags,
				summary: "Answer for the public party",
			},
		},
		async (request) => {
			const actor = followUpStaff(request, "follow-up:answer");
			const { year } = request.params;
			await savePublicAnswer(deps, actor, year, request.body);
			return findPublicForm(deps, year, request.locale);
		},
	);
}

function publicationRoutes(app: App, deps: Deps): void {
	const base = "/api/v1/admin/follow-ups/:year";
	app.post(
		`${base}/publish`,
		{
			schema: {
				response: { 200: roundOf },
				params: yearParams,
				body: publication,
				tags,
				summary: "Publish the results",
			},
		},
		async (request) => {
			const { year } = request.params;
			await publishRound(deps, manager(request), year, request.body);
			return { year };
		},
	);
	app.post(
		`${base}/withdraw`,
		{
			schema: {
				response: { 200: roundOf },
				params: yearParams,
				body: withdrawal,
				tags,
				summary: "Take the results down",
			},
		},
		async (request) => {
			const { year } = request.params;
			await withdrawRound(deps, manager(request), year, request.body?.revision);
			return { year };
		},
	);
	app.post(
		`${base}/comments/:id`,
		{
			schema: {
				response: { 200: roundOf },
				params: replyParams,
				body: moderation,
				tags,
				summary: "Show or hide a comment",
			},
		},
		async (request) => {
			await moderate(deps, manager(request), request.params, request.body);
			return { year: request.params.year };
		},
	);
}
