import { z } from "zod";
import {
	requireOrganisation,
	setSessionCookie,
	startSession,
} from "../auth/session.ts";
import type { Actor } from "../log/write.ts";
import { file, nothing } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { id } from "../platform/text.ts";
import { attach, readAttachment, removeAttachment } from "./attachments.ts";
import type { Application } from "./queries.ts";
import {
	applicationAnswer,
	applicationChange,
	attachment,
	numberAnswer,
	numberQuestion,
	startApplication as startBody,
	started,
} from "./schema.ts";
import {
	changeApplication,
	ownApplication,
	remind,
	retractApplication,
	startApplication,
	submitApplication,
} from "./service.ts";
import { readUpload, sendAttachment } from "./upload.ts";
import { applicationView } from "./view.ts";

const tags = ["applications"];
const params = z.object({ id });

function applicant(application: Application): Actor {
	return {
		kind: "organisation",
		id: application.id,
		name: application.email ?? "",
	};
}

/** `/applications`: what an applicant does (contract.md, "Applying and signing"). */
export function applicationRoutes(app: App, deps: Deps): void {
	app.post(
		"/api/v1/applications",
		{
			schema: {
				response: { 201: started },
				body: startBody,
				tags,
				summary: "Start an application",
			},
		},
		async (request, reply) => {
			const application = await startApplication(deps, {
				email: request.body.email,
				locale: request.body.locale ?? request.locale,
			});
			const session = await startSession(deps, {
				kind: "organisation",
				email: request.body.email,
				applicationId: application.id,
			});
			setSessionCookie(reply, deps, session.accessToken, session.expiresIn);
			return reply.status(201).send({
				application: await applicationView(deps.db, application),
				accessToken: session.accessToken,
			});
		},
	);

	app.get(
		"/api/v1/organisation-numbers/:number",
		{
			schema: {
				response: { 200: numberAnswer },
				params: numberQuestion,
				tags,
				summary: "Check an organisation number while it is typed",
			},
		},
		async (request) => {
			const { number } = request.params;
			const known = await deps.db
				.selectFrom("organisation")
				.select("id")
				.where("organisation_number", "=", number)
				.where("withheld", "=", false)
				.executeTakeFirst();
			return { number, known: known !== undefined };
		},
	);

	const own = (
		request: Parameters<typeof requireOrganisation>[0],
		applicationId: string,
	) => ownApplication(deps, requireOrganisation(request), applicationId);

	app.get(
		"/api/v1/applications/:id",
		{
			schema: {
				response: { 200: applicationAnswer },
				params,
				tags,
				summary: "The case as its applicant sees it",
			},
		},
		async (request) =>
			applicationView(deps.db, await own(request, request.params.id)),
	);
	app.patch(
		"/api/v1/applications/:id",
		{
			schema: {
				response: { 200: applicationAnswer },
				params,
				body: applicationChange,
				tags,
				summary: "Save any part",
			},
		},
		async (request) => {
			const application = await own(request, request.params.id);
			return applicationView(
				deps.db,
				await changeApplication(
					deps,
					applicant(application),
					application.id,
					request.body,
				),
			);
		},
	);

	const acts = {
		submit: submitApplication,
		retract: retractApplication,
		"remind-signatories": remind,
	};
	for (const [path, act] of Object.entries(acts))
		app.post(
			`/api/v1/applications/:id/${path}`,
			{
				schema: {
					response: { 200: applicationAnswer },
					params,
					tags,
					summary: `The applicant's ${path}`,
				},
			},
			async (request) => {
				const application = await own(request, request.params.id);
				return applicationView(
					deps.db,
					await act(deps, applicant(application), application.id),
				);
			},
		);
	attachmentRoutes(app, deps, own);
}

function attachmentRoutes(
	app: App,
	deps: Deps,
	own: (
		request: Parameters<typeof requireOrganisation>[0],
		id: string,
	) => Promise<Application>,
): void {
	app.post(
		"/api/v1/applications/:id/attachments",
		{
			schema: {
				response: { 201: attachment },
				params,
				tags,
				summary: "Attach a file (multipart: file, kind)",
			},
		},
		async (request, reply) => {
			const application = await own(request, request.params.id);
			const file = await readUpload(request);
			return reply
				.status(201)
				.send(await attach(deps, applicant(application), application.id, file));
		},
	);
	const one = z.object({ id, attachmentId: id });
	app.get(
		"/api/v1/applications/:id/attachments/:attachmentId",
		{
			schema: {
				response: { 200: file(...attachment.shape.mediaType.options) },
				params: one,
				tags,
				summary: "A file of the case",
			},
		},
		async (request, reply) => {
			const application = await own(request, request.params.id);
			return sendAttachment(
				reply,
				await readAttachment(deps, request.params.attachmentId, application.id),
				false,
			);
		},
	);
	app.delete(
		"/api/v1/applications/:id/attachments/:attachmentId",
		{
			schema: {
				response: { 204: nothing },
				params: one,
				tags,
				summary: "Remove a file",
			},
		},
		async (request, reply) => {
			const application = await own(request, request.params.id);
			await removeAttachment(
				deps,
				applicant(application),
				application.id,
				request.params.attachmentId,
			);
			return reply.status(204).send();
		},
	);
}
