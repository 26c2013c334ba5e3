import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { actorOf, requireStaff } from "../../auth/session.ts";
import { allOf, file } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { id } from "../../platform/text.ts";
import {
	findAdminEvent,
	listAdminEvents,
	listRegistrations,
} from "./admin-queries.ts";
import {
	adminEvent,
	adminEventItem,
	changedEvent,
	counted,
	type EventChanged,
	enteredRegistration,
} from "./admin-schema.ts";
import { cancelEvent, reinstateEvent } from "./announcing.ts";
import { toRegistrationCsv } from "./csv.ts";
import { registerFor } from "./entering.ts";
import {
	cancelRegistration,
	moveRegistration,
	notePresence,
	saveSettings,
} from "./managing.ts";
import { findDetail } from "./queries.ts";
import {
	cancellation,
	eventParams,
	move,
	presence,
	registrationByOffice,
	settingsChange,
} from "./schema.ts";

const tags = ["events"];
/** Of the headings; a link that is followed says the browser's language, not the page's. */
const csvLanguage = z.object({ locale: z.enum(["sv", "en"]).optional() });
const one = z.object({ slug: z.string().max(200), id });

/** Who may see to events. @throws Refusal `unauthenticated`, `forbidden` */
function manager(request: FastifyRequest) {
	requireStaff(request, "event:manage");
	if (!request.session) throw new Refusal("unauthenticated");
	return actorOf(request.session);
}

/** What an act answers: no more, for an answer may be kept for who asks again with the same key. */
async function countsAfter(deps: Deps, slug: string) {
	const { counts } = await findAdminEvent(deps, slug);
	return { counts };
}

/** As {@link countsAfter}, with how many have been mailed. */
async function changed(
	deps: Deps,
	slug: string,
	mailed: number,
): Promise<EventChanged> {
	return { ...(await countsAfter(deps, slug)), mailed };
}

/** `/admin/events`: settings, who has registered, and who came. */
export function adminEventRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
		reply.header("cache-control", "no-store");
	};
	app.get(
		"/api/v1/admin/events",
		{
			onRequest,
			schema: {
				response: { 200: allOf(adminEventItem) },
				tags,
				summary: "Events with their numbers",
			},
		},
		async (request) => {
			manager(request);
			return { items: await listAdminEvents(db) };
		},
	);
	app.get(
		"/api/v1/admin/events/:slug",
		{
			onRequest,
			schema: {
				response: { 200: adminEvent },
				params: eventParams,
				tags,
				summary: "Who has registered",
			},
		},
		async (request) => {
			manager(request);
			return findAdminEvent(deps, request.params.slug);
		},
	);
	app.put(
		"/api/v1/admin/events/:slug/settings",
		{
			onRequest,
			schema: {
				response: { 200: changedEvent },
				params: eventParams,
				body: settingsChange,
				tags,
				summary: "When, where and who may register",
			},
		},
		async (request) => {
			const actor = manager(request);
			const { slug } = request.params;
			const mailed = await saveSettings(deps, actor, slug, request.body);
			return changed(deps, slug, mailed);
		},
	);
	cancellationRoutes(app, deps);
	csvRoute(app, deps);
	registrationActs(app, deps);
}

function cancellationRoutes(app: App, deps: Deps): void {
	const url = "/api/v1/admin/events/:slug/cancellation";
	app.put(
		url,
		{
			schema: {
				response: { 200: changedEvent },
				params: eventParams,
				body: cancellation,
				tags,
				summary: "Cancel an event, or say otherwise why",
			},
		},
		async (request) => {
			const actor = manager(request);
			const { slug } = request.params;
			const { reason } = request.body;
			const mailed = await cancelEvent(deps, actor, slug, reason);
			return changed(deps, slug, mailed);
		},
	);
	app.delete(
		url,
		{
			schema: {
				response: { 200: changedEvent },
				params: eventParams,
				tags,
				summary: "The event will be after all",
			},
		},
		async (request) => {
			const actor = manager(request);
			const { slug } = request.params;
			const mailed = await reinstateEvent(deps, actor, slug);
			return changed(deps, slug, mailed);
		},
	);
}

function csvRoute(app: App, deps: Deps): void {
	app.get(
		"/api/v1/admin/events/:slug/registrations.csv",
		{
			schema: {
				response: { 200: file("text/csv") },
				params: eventParams,
				querystring: csvLanguage,
				tags,
				summary: "Who has registered, without what they need",
			},
		},
		async (request, reply) => {
			manager(request);
			const { slug } = request.params;
			const detail = await findDetail(deps.db, slug);
			if (!detail) throw new Refusal("not_found");
			const locale = request.query.locale ?? request.locale;
			const items = await listRegistrations(deps.db, detail.id);
			return reply
				.header("cache-control", "no-store")
				.header("content-disposition", `attachment; filename="anmalda.csv"`)
				.type("text/csv; charset=utf-8")
				.send(toRegistrationCsv(items, locale));
		},
	);
}

function registrationActs(app: App, deps: Deps): void {
	const all = "/api/v1/admin/events/:slug/registrations";
	const base = `${all}/:id`;
	app.post(
		all,
		{
			schema: {
				response: { 201: enteredRegistration },
				params: eventParams,
				body: registrationByOffice,
				tags,
				summary: "Register somebody who phones or stands at the door",
			},
		},
		async (request, reply) => {
			const actor = manager(request);
			const { slug } = request.params;
			const one = await registerFor(deps, actor, slug, request.body);
			return reply.status(201).send(one);
		},
	);
	app.post(
		`${base}/move`,
		{
			schema: {
				response: { 200: counted },
				params: one,
				body: move,
				tags,
				summary: "To a seat or to wait",
			},
		},
		async (request) => {
			const actor = manager(request);
			await moveRegistration(deps, actor, request.params, request.body.to);
			return countsAfter(deps, request.params.slug);
		},
	);
	app.post(
		`${base}/presence`,
		{
			schema: {
				response: { 200: counted },
				params: one,
				body: presence,
				tags,
				summary: "Tick who came",
			},
		},
		async (request) => {
			const actor = manager(request);
			await notePresence(deps, actor, request.params, request.body.present);
			return countsAfter(deps, request.params.slug);
		},
	);
	app.post(
		`${base}/cancel`,
		{
			schema: {
				response: { 200: counted },
				params: one,
				tags,
				summary: "Cancel for somebody",
			},
		},
		async (request) => {
			const actor = manager(request);
			await cancelRegistration(deps, actor, request.params);
			return countsAfter(deps, request.params.slug);
		},
	);
}
