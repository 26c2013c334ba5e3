import type { FastifyReply, FastifyRequest } from "fastify";
import { requireStaff } from "../../auth/session.ts";
import type { Deps } from "../../platform/deps.ts";
import type { App } from "../../platform/http.ts";
import { formLimits } from "../limits.ts";
import { handleMessage } from "./handling.ts";
import { findMessage, listMessages } from "./queries.ts";
import {
	contactMessageList,
	contactMessageView,
	messageAct,
	messageNote,
	messageParams,
	messageQuery,
	messageStanding,
} from "./schema.ts";

/** Messages from one network, and from one address. */
export const contactLimits: ReturnType<typeof formLimits> = formLimits({
	network: 10,
	address: 5,
});

const tags = ["contact"];
const base = "/api/v1/admin/contact-messages";
const one = `${base}/:id`;

/** Who answers. @throws Refusal `unauthenticated`, `forbidden` */
function officer(request: FastifyRequest) {
	const { id, name, employer } = requireStaff(request, "contact:handle");
	return { kind: "staff" as const, id, name, employer };
}

const onRequest = async (_request: FastifyRequest, reply: FastifyReply) => {
	reply.header("cache-control", "no-store");
};

/** `/admin/contact-messages`: what has been written in the contact form, for those who answer. */
export function contactRoutes(app: App, deps: Deps): void {
	app.get(
		base,
		{
			onRequest,
			schema: {
				response: { 200: contactMessageList },
				querystring: messageQuery,
				tags,
				summary: "Messages from the contact form, newest first",
			},
		},
		async (request) => {
			officer(request);
			return listMessages(deps.db, request.query);
		},
	);
	app.get(
		one,
		{
			onRequest,
			schema: {
				response: { 200: contactMessageView },
				params: messageParams,
				tags,
				summary: "A message, to read",
			},
		},
		async (request) => {
			officer(request);
			return findMessage(deps.db, request.params.id);
		},
	);
	actRoutes(app, deps);
}

function actRoutes(app: App, deps: Deps): void {
	const acts = {
		handle: "Mark a message as done; 409 when somebody else has been at it",
		reopen: "Open a message that was done",
	};
	for (const action of ["handle", "reopen"] as const)
		app.post(
			`${one}/${action}`,
			{
				onRequest,
				schema: {
					response: { 200: messageStanding },
					params: messageParams,
					body: messageAct,
					tags,
					summary: acts[action],
				},
			},
			async (request) =>
				handleMessage(
					deps,
					officer(request),
					request.params.id,
					action,
					request.body,
				),
		);
	app.put(
		`${one}/note`,
		{
			onRequest,
			schema: {
				response: { 200: messageStanding },
				params: messageParams,
				body: messageNote,
				tags,
				summary: "Keep a note that only the office reads",
			},
		},
		async (request) =>
			handleMessage(
				deps,
				officer(request),
				request.params.id,
				"note",
				request.body,
			),
	);
}
