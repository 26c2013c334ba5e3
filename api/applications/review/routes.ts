import { z } from "zod";
import type { StaffUser } from "../../auth/schema.ts";
import { actorOf, requireStaff } from "../../auth/session.ts";
import { file } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import type { Locale } from "../../platform/messages.ts";
import { paging } from "../../platform/paging.ts";
import { id } from "../../platform/text.ts";
import { attach, readAttachment } from "../attachments.ts";
import { type Application, findApplication, outcome } from "../queries.ts";
import { attachment } from "../schema.ts";
import { readUpload, sendAttachment } from "../upload.ts";
import { applicationView } from "../view.ts";
import { gatherFacts, runChecks } from "./checks.ts";
import { listQueue } from "./queue.ts";
import { staffActions, waitingDays } from "./rules.ts";
import {
	completion,
	paperApplication,
	queue,
	queueQuery,
	rejection,
	type StaffApplicationView,
	staffApplicationView,
} from "./schema.ts";
import { claim, enterPaper, reject, requestCompletion } from "./service.ts";

const tags = ["review"];
const params = z.object({ id });

/** The case with names, checks and what this officer may do. */
export async function staffView(
	deps: Deps,
	user: StaffUser,
	application: Application,
	locale: Locale,
): Promise<StaffApplicationView> {
	const [view, facts, result, assignee] = await Promise.all([
		applicationView(deps.db, application, "staff"),
		gatherFacts(deps.db, application),
		outcome(deps.db, application.id),
		application.assignee_id
			? deps.db
					.selectFrom("staff")
					.select(["id", "name"])
					.where("id", "=", application.assignee_id)
					.executeTakeFirst()
			: undefined,
	]);
	return {
		...view,
		checks: runChecks(facts, locale),
		...staffActions(application, user),
		assignee: assignee ?? null,
		paper: application.paper,
		onBehalfOf: application.on_behalf_of,
		waitingDays: waitingDays(application.received_at, deps.clock()),
		signatureId: result?.signatureId ?? null,
	};
}

/** `/admin/applications`: the queue and the decisions but approval (contract.md, "Staff"). */
export function reviewRoutes(app: App, deps: Deps): void {
	app.get(
		"/api/v1/admin/applications",
		{
			schema: {
				response: { 200: queue },
				querystring: queueQuery.extend(paging.shape),
				tags,
				summary: "The queue",
			},
		},
		async (request) => {
			requireStaff(request, "application:read");
			return listQueue(deps.db, request.query, deps.clock());
		},
	);
	app.post(
		"/api/v1/admin/applications",
		{
			schema: {
				response: { 201: staffApplicationView },
				body: paperApplication,
				tags,
				summary: "The paper path: enter a signed form",
			},
		},
		async (request, reply) => {
			const user = requireStaff(request, "application:enter");
			const application = await enterPaper(deps, user, request.body);
			return reply
				.status(201)
				.send(await staffView(deps, user, application, request.locale));
		},
	);
	app.get(
		"/api/v1/admin/applications/:id",
		{
			schema: {
				response: { 200: staffApplicationView },
				params,
				tags,
				summary: "A case, whole",
			},
		},
		async (request) => {
			const user = requireStaff(request, "application:read");
			const application = await findApplication(deps.db, request.params.id);
			if (!application) throw new Refusal("not_found");
			return staffView(deps, user, application, request.locale);
		},
	);
	decisionRoutes(app, deps);
	fileRoutes(app, deps);
}

function decisionRoutes(app: App, deps: Deps): void {
	app.post(
		"/api/v1/admin/applications/:id/claim",
		{
			schema: {
				response: { 200: staffApplicationView },
				params,
				tags,
				summary: "Take the case",
			},
		},
		async (request) => {
			const user = requireStaff(request, "application:decide");
			return staffView(
				deps,
				user,
				await claim(deps, user, request.params.id),
				request.locale,
			);
		},
	);
	app.post(
		"/api/v1/admin/applications/:id/reject",
		{
			schema: {
				response: { 200: staffApplicationView },
				params,
				body: rejection,
				tags,
				summary: "Reject with a reason",
			},
		},
		async (request) => {
			const user = requireStaff(request, "application:decide");
			return staffView(
				deps,
				user,
				await reject(deps, user, request.params.id, request.body.reason),
				request.locale,
			);
		},
	);
	app.post(
		"/api/v1/admin/applications/:id/request-completion",
		{
			schema: {
				response: { 200: staffApplicationView },
				params,
				body: completion,
				tags,
				summary: "Ask the applicant to complete",
			},
		},
		async (request) => {
			const user = requireStaff(request, "application:decide");
			const after = await requestCompletion(
				deps,
				user,
				request.params.id,
				request.body.message,
			);
			return staffView(deps, user, after, request.locale);
		},
	);
}

function fileRoutes(app: App, deps: Deps): void {
	app.post(
		"/api/v1/admin/applications/:id/attachments",
		{
			schema: {
				response: { 201: attachment },
				params,
				tags,
				summary: "Attach a scan to a case",
			},
		},
		async (request, reply) => {
			const user = requireStaff(request, "application:enter");
			const file = await readUpload(request);
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			const saved = await attach(deps, actor, request.params.id, file, [
				"submitted",
				"in_review",
			]);
			return reply.status(201).send(saved);
		},
	);
	app.get(
		"/api/v1/admin/attachments/:id",
		{
			schema: {
				response: { 200: file(...attachment.shape.mediaType.options) },
				params,
				querystring: z.object({ inline: z.string().optional() }),
				tags,
				summary: "A file, sandboxed",
			},
		},
		async (request, reply) => {
			requireStaff(request, "application:read");
			const file = await readAttachment(deps, request.params.id);
			return sendAttachment(reply, file, request.query.inline === "1");
		},
	);
}
