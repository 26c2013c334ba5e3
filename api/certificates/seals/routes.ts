import { actorOf, requireStaff } from "../../auth/session.ts";
import type { Deps } from "../../platform/deps.ts";
import type { App } from "../../platform/http.ts";
import { publicCache } from "../../platform/http-cache.ts";
import { sealsAnswer } from "../schema.ts";
import { authorityRoutes } from "./authority-routes.ts";
import { pem } from "./files.ts";
import { rotateSeal, seekRotation } from "./rotate.ts";
import {
	adminSealsAnswer,
	fingerprintParams,
	revokeSealBody,
	rotateSealBody,
} from "./schema.ts";
import { revokeSeal } from "./service.ts";
import { forgetTrust, trustOf } from "./trust.ts";
import { adminSealsView, sealsView } from "./views.ts";

const tags = ["seals"];
const hidden = { hide: true } as object;

/** The seals: what to trust, whether each still holds, and their care. */
export function sealRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	const seek = seekRotation(deps);
	cache.onClear((trusted) => {
		forgetTrust(deps.db, trusted);
		seek();
	});
	const onRequest = cache.openToAll;
	app.get(
		"/api/v1/seals",
		{
			onRequest,
			schema: {
				response: { 200: sealsAnswer },
				tags,
				summary: "Every seal that has been used, with its root",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => ({
				type: "application/json",
				body: JSON.stringify(await sealsView(deps)),
			})),
	);
	app.get("/seals.pem", { onRequest, schema: hidden }, (request, reply) =>
		cache.answer(request, reply, async () => ({
			type: "application/x-pem-file",
			body: (await trustOf(deps.db)).trusted
				.map((root) => pem("CERTIFICATE", root))
				.join(""),
		})),
	);
	authorityRoutes(app, deps);
	staffRoutes(app, deps);
}

function staffRoutes(app: App, deps: Deps): void {
	app.get(
		"/api/v1/admin/seals",
		{
			schema: {
				response: { 200: adminSealsAnswer },
				tags,
				summary: "Seals and time-stampers, and their use",
			},
		},
		async (request, reply) => {
			requireStaff(request, "certificate:manage");
			reply.header("cache-control", "no-store");
			return adminSealsView(deps);
		},
	);
	app.post(
		"/api/v1/admin/seals/:fingerprint/revoke",
		{
			schema: {
				response: { 200: adminSealsAnswer },
				params: fingerprintParams,
				body: revokeSealBody,
				tags,
				summary: "Say that a seal no longer holds, and why",
			},
		},
		async (request) => {
			const user = requireStaff(request, "certificate:manage");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			const { reason, note = "" } = request.body;
			const { fingerprint } = request.params;
			await revokeSeal(deps, actor, fingerprint, { reason, note });
			return adminSealsView(deps);
		},
	);
	app.post(
		"/api/v1/admin/seals/rotate",
		{
			schema: {
				response: { 200: adminSealsAnswer },
				body: rotateSealBody,
				tags,
				summary: "Make a new self-made seal and use it",
			},
		},
		async (request) => {
			const user = requireStaff(request, "certificate:manage");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			await rotateSeal(deps, actor, request.body.replaces);
			return adminSealsView(deps);
		},
	);
}
