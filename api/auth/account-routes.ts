import { z } from "zod";
import { allOf, nothing } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";
import { id } from "../platform/text.ts";
import {
	disableStaff,
	inviteStaff as invite,
	inviteAgain,
	listStaff,
	changeRole as setRole,
} from "./accounts.ts";
import { changeRole, inviteStaff, staffAccount } from "./schema.ts";
import { actorOf, requireStaff } from "./session.ts";

const tags = ["sign-in"];

/** `/admin/staff`: who works here, for administrators. */
export function accountRoutes(app: App, deps: Deps): void {
	app.get(
		"/api/v1/admin/staff",
		{
			schema: {
				response: { 200: allOf(staffAccount) },
				tags,
				summary: "Staff accounts",
			},
		},
		async (request) => {
			requireStaff(request, "staff:manage");
			return { items: await listStaff(deps.db) };
		},
	);
	app.post(
		"/api/v1/admin/staff",
		{
			schema: {
				response: { 201: staffAccount },
				body: inviteStaff,
				tags,
				summary: "Invite a colleague",
			},
		},
		async (request, reply) => {
			const user = requireStaff(request, "staff:manage");
			return reply
				.status(201)
				.send(
					await invite(
						deps,
						actorOf({ kind: "staff", sessionId: "", user }),
						request.body,
					),
				);
		},
	);
	app.post(
		"/api/v1/admin/staff/:id/disable",
		{
			schema: {
				response: { 204: nothing },
				params: z.object({ id }),
				tags,
				summary: "Close an account",
			},
		},
		async (request, reply) => {
			const user = requireStaff(request, "staff:manage");
			await disableStaff(
				deps,
				actorOf({ kind: "staff", sessionId: "", user }),
				request.params.id,
			);
			return reply.status(204).send();
		},
	);
	app.post(
		"/api/v1/admin/staff/:id/invite",
		{
			schema: {
				response: { 204: nothing },
				params: z.object({ id }),
				tags,
				summary: "Send an invitation again",
				description:
					"For an account that has not been set up. The mailed link is a new one; the one before ends.",
			},
		},
		async (request, reply) => {
			const user = requireStaff(request, "staff:manage");
			await inviteAgain(
				deps,
				actorOf({ kind: "staff", sessionId: "", user }),
				request.params.id,
			);
			return reply.status(204).send();
		},
	);
	app.post(
		"/api/v1/admin/staff/:id/role",
		{
			schema: {
				response: { 200: staffAccount },
				params: z.object({ id }),
				body: changeRole,
				tags,
				summary: "Change the role of an account",
				description: "Never one's own. It holds at once, in open sessions too.",
			},
		},
		async (request) => {
			const user = requireStaff(request, "staff:manage");
			return setRole(
				deps,
				actorOf({ kind: "staff", sessionId: "", user }),
				request.params.id,
				request.body.role,
			);
		},
	);
}
