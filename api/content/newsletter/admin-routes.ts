import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { actorOf, requireStaff } from "../../auth/session.ts";
import { write } from "../../log/write.ts";
import { file } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { toCsv } from "./csv.ts";
import { createIssue, move, previewOf, saveDraft, send } from "./issues.ts";
import {
	countSubscribers,
	findChoices,
	findIssueView,
	listAddresses,
	listIssues,
} from "./queries.ts";
import {
	issueParams,
	issueView,
	letterView,
	type NewsletterOverview,
	newIssue,
	newsletterOverview,
	newsletterSettings,
	previewQuery,
	removeSubscriber,
	saveIssue,
	sendIssue,
} from "./schema.ts";
import { changeSettings, readSettings } from "./settings.ts";
import { removeByAddress } from "./subscribing.ts";
import { sendTest } from "./test-mail.ts";

const tags = ["newsletter"];
const base = "/api/v1/admin/newsletter";
const one = `${base}/issues/:id`;

/** Who may write and send. @throws Refusal `unauthenticated`, `forbidden` */
function editor(request: FastifyRequest) {
	const user = requireStaff(request, "content:edit");
	return { user, actor: actorOf({ kind: "staff", sessionId: "", user }) };
}

const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
	reply.header("cache-control", "no-store");
};

/** `/admin/newsletter`: issues, how far they have come, and how many read them. */
export function adminNewsletterRoutes(app: App, deps: Deps): void {
	const { db } = deps;
	app.get(
		base,
		{
			onRequest,
			schema: {
				response: { 200: newsletterOverview },
				tags,
				summary: "Issues, subscribers, settings",
			},
		},
		async (request): Promise<NewsletterOverview> => {
			editor(request);
			const choices = await findChoices(db, "sv");
			return {
				subscribers: await countSubscribers(db),
				settings: await readSettings(db),
				issues: await listIssues(db),
				choices: choices.map(({ summary: _, ...choice }) => choice),
			};
		},
	);
	app.patch(
		`${base}/settings`,
		{
			onRequest,
			schema: {
				response: { 200: newsletterSettings },
				body: newsletterSettings.partial(),
				tags,
				summary: "The rate of sending, and when an address is suspended",
			},
		},
		async (request) =>
			changeSettings(deps, editor(request).actor, request.body),
	);
	writingRoutes(app, deps);
	actRoutes(app, deps);
	previewRoutes(app, deps);
	subscriberRoutes(app, deps);
}

function writingRoutes(app: App, deps: Deps): void {
	app.post(
		`${base}/issues`,
		{
			onRequest,
			schema: {
				response: { 201: issueView },
				body: newIssue,
				tags,
				summary: "Begin an issue",
			},
		},
		async (request, reply) => {
			const { actor } = editor(request);
			const id = await createIssue(deps, actor, request.body.content);
			return reply.status(201).send(await findIssueView(deps.db, id));
		},
	);
	app.get(
		one,
		{
			onRequest,
			schema: {
				response: { 200: issueView },
				params: issueParams,
				tags,
				summary: "An issue",
			},
		},
		async (request) => {
			editor(request);
			return findIssueView(deps.db, request.params.id);
		},
	);
	app.put(
		one,
		{
			onRequest,
			schema: {
				response: { 200: issueView },
				params: issueParams,
				body: saveIssue,
				tags,
				summary: "Save a draft; 409 when somebody else has",
			},
		},
		async (request) => {
			const { id } = request.params;
			await saveDraft(deps, editor(request).actor, id, request.body);
			return findIssueView(deps.db, id);
		},
	);
}

function actRoutes(app: App, deps: Deps): void {
	app.post(
		`${one}/send`,
		{
			onRequest,
			schema: {
				response: { 200: issueView },
				params: issueParams,
				body: sendIssue,
				tags,
				summary:
					"Send now, or at a time to come; 409 when somebody else has saved",
			},
		},
		async (request) => {
			const { id } = request.params;
			const { sendAt, revision } = request.body;
			const { actor } = editor(request);
			const at = sendAt ? new Date(sendAt) : null;
			await send(deps, actor, id, { sendAt: at, revision });
			return findIssueView(deps.db, id);
		},
	);
	for (const action of ["pause", "resume", "cancel"] as const)
		app.post(
			`${one}/${action}`,
			{
				onRequest,
				schema: {
					response: { 200: issueView },
					params: issueParams,
					tags,
					summary: action,
				},
			},
			async (request) => {
				const { id } = request.params;
				await move(deps, editor(request).actor, id, action);
				return findIssueView(deps.db, id);
			},
		);
	app.post(
		`${one}/test`,
		{
			onRequest,
			schema: {
				response: { 202: z.object({ to: z.string() }) },
				params: issueParams,
				querystring: previewQuery,
				tags,
				summary: "Mail the issue to oneself",
			},
		},
		async (request, reply) => {
			const { user, actor } = editor(request);
			const { locale } = request.query;
			const to = { email: user.email, locale };
			await sendTest(deps, actor, request.params.id, to);
			return reply.status(202).send({ to: user.email });
		},
	);
}

function previewRoutes(app: App, deps: Deps): void {
	const schema = { params: issueParams, querystring: previewQuery, tags };
	app.get(
		`${one}/preview`,
		{
			onRequest,
			schema: {
				response: { 200: letterView },
				...schema,
				summary: "The issue as a mail",
			},
		},
		async (request) => {
			editor(request);
			return previewOf(deps, request.params.id, request.query.locale);
		},
	);
	app.get(
		`${one}/preview.html`,
		{
			onRequest,
			schema: {
				response: { 200: file("text/html") },
				...schema,
				summary: "Its HTML, to look at",
			},
		},
		async (request, reply) => {
			editor(request);
			const { id } = request.params;
			const { html } = await previewOf(deps, id, request.query.locale);
			// A mail brings its own styles; nothing else in it may do anything here.
			return reply
				.header(
					"content-security-policy",
					"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox",
				)
				.type("text/html; charset=utf-8")
				.send(html);
		},
	);
}

function subscriberRoutes(app: App, deps: Deps): void {
	app.get(
		`${base}/subscribers.csv`,
		{
			onRequest,
			schema: {
				response: { 200: file("text/csv") },
				tags,
				summary: "The addresses, for administrators",
			},
		},
		async (request, reply) => {
			const user = requireStaff(request, "newsletter:export");
			if (!request.session) throw new Refusal("unauthenticated");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			const rows = await write(deps, actor, async (w) => {
				const found = await listAddresses(w.tx);
				w.record({
					event: "newsletter.exported",
					subject: { kind: "newsletter", id: "subscribers" },
					detail: { addresses: found.length },
				});
				return found;
			});
			return reply
				.header("content-disposition", `attachment; filename="nyhetsbrev.csv"`)
				.type("text/csv; charset=utf-8")
				.send(toCsv(rows));
		},
	);
	app.post(
		`${base}/subscribers/remove`,
		{
			onRequest,
			schema: {
				response: { 200: z.object({ removed: z.boolean() }) },
				body: removeSubscriber,
				tags,
				summary: "End a subscription for who asks the office",
			},
		},
		async (request) => {
			const { actor } = editor(request);
			return {
				removed: await removeByAddress(deps, actor, request.body.email),
			};
		},
	);
}
