import type { FastifyReply, FastifyRequest } from "fastify";
import { listOf, taken } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { publicCache } from "../../platform/http-cache.ts";
import { askInvitation } from "./invitations.ts";
import { type EventLimits, eventLimits } from "./limits.ts";
import { cancelOwn, changeOwn, findOwn } from "./own.ts";
import { findEvent, findEvents } from "./queries.ts";
import {
	eventDetail,
	eventItem,
	eventPage,
	eventParams,
	invitation,
	ownRegistration,
	type RegistrationInput,
	registration,
	registrationChange,
	registrationReceipt,
	tokenParams,
} from "./schema.ts";
import { register } from "./service.ts";

const tags = ["events"];

const limits = new WeakMap<object, EventLimits>();

/** The limits that go with `deps`: the API and the forms of the pages count together. */
export function limitsOf(deps: Deps): EventLimits {
	const found = limits.get(deps) ?? eventLimits();
	limits.set(deps, found);
	return found;
}

/** One registration from outside, by JSON or by a form. */
export async function registerFrom(
	deps: Deps,
	request: FastifyRequest,
	slug: string,
	input: RegistrationInput,
	form?: string,
) {
	await limitsOf(deps).count(request.ip, slug, input.email);
	return register(deps, {
		slug,
		input,
		session: request.session,
		locale: input.locale ?? request.locale,
		form,
	});
}

/** `/events`: what anyone may read, and how one registers. */
export function eventRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	const cache = publicCache(deps);
	const onRequest = cache.openToAll;
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
		"/api/v1/events",
		{
			onRequest,
			schema: {
				response: { 200: listOf(eventItem) },
				querystring: eventPage,
				tags,
				summary: "Conferences and other events, newest first",
			},
		},
		async (request, reply) =>
			answer(request, reply, () =>
				findEvents(db, request.query, request.locale),
			),
	);
	app.get(
		"/api/v1/events/:slug",
		{
			onRequest,
			schema: {
				response: { 200: eventDetail },
				params: eventParams,
				tags,
				summary: "One event",
			},
		},
		async (request, reply) =>
			answer(request, reply, () =>
				findEvent(db, request.params.slug, request.locale),
			),
	);
	registrationRoutes(app, deps);
	ownRoutes(app, deps);
}

function registrationRoutes(app: App, deps: Deps): void {
	app.post(
		"/api/v1/events/:slug/registrations",
		{
			schema: {
				response: { 201: registrationReceipt },
				params: eventParams,
				body: registration,
				tags,
				summary: "Register one person",
			},
		},
		async (request, reply) => {
			const { slug } = request.params;
			const receipt = await registerFrom(deps, request, slug, request.body);
			return reply.status(201).send(receipt);
		},
	);
	app.post(
		"/api/v1/events/:slug/invitations",
		{
			schema: {
				response: { 202: taken },
				params: eventParams,
				body: invitation,
				tags,
				summary: "Ask for a signatory's link to register",
			},
		},
		async (request, reply) => {
			const { email } = request.body;
			const { slug } = request.params;
			await limitsOf(deps).count(request.ip, slug, email);
			await askInvitation(deps, {
				slug,
				email,
				locale: request.locale,
			});
			return reply.status(202).send({});
		},
	);
}

/** What a personal link opens: told to no cache. */
function ownRoutes(app: App, deps: Deps): void {
	const url = "/api/v1/events/registrations/:token";
	const schema = {
		response: { 200: ownRegistration },
		params: tokenParams,
		tags,
	};
	const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
		reply.header("cache-control", "no-store");
	};
	const own = (request: FastifyRequest, token: string) =>
		findOwn(deps, token, request.locale);
	app.get(
		url,
		{ onRequest, schema: { ...schema, summary: "An own registration" } },
		async (request) => own(request, request.params.token),
	);
	app.patch(
		url,
		{
			onRequest,
			schema: {
				...schema,
				body: registrationChange,
				summary: "Change an own registration",
			},
		},
		async (request) => {
			await changeOwn(deps, request.params.token, request.body);
			return own(request, request.params.token);
		},
	);
	app.post(
		`${url}/cancel`,
		{ onRequest, schema: { ...schema, summary: "Cancel an own registration" } },
		async (request) => {
			await cancelOwn(deps, request.params.token);
			return own(request, request.params.token);
		},
	);
}
