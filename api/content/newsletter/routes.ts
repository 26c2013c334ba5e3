import { timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { taken } from "../../platform/answers.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import type { App } from "../../platform/http.ts";
import { sha256 } from "../../platform/ids.ts";
import { formLimits } from "../limits.ts";
import { takeReports } from "./bounces.ts";
import { mailEvents, subscription } from "./schema.ts";
import { askSubscription } from "./subscribing.ts";

const tags = ["newsletter"];

/** An office behind one address may subscribe together; nobody gets many mails because a stranger typed theirs. */
export const newsletterLimits: ReturnType<typeof formLimits> = formLimits({
	network: 30,
	address: 3,
});

/** Subscribing, and what mail services report. */
export function newsletterRoutes(app: App, deps: Deps): void {
	app.post(
		"/api/v1/newsletter/subscriptions",
		{
			schema: {
				response: { 202: taken },
				body: subscription,
				tags,
				summary: "Ask for the newsletter; a mailed link confirms it",
			},
		},
		async (request, reply) => {
			const { email, locale = request.locale } = request.body;
			await newsletterLimits(deps).count(request.ip, email);
			await askSubscription(deps, { email, locale });
			return reply.status(202).send({});
		},
	);
	app.post(
		"/api/v1/mail-events",
		{
			// Before the body is read: who may not report learns nothing of what a report looks like.
			onRequest: async (request) => requireReporter(deps, request),
			schema: {
				response: { 202: z.object({ taken: z.int() }) },
				body: mailEvents,
				tags,
				summary: "Bounces and complaints, reported by a mail service",
			},
		},
		async (request, reply) =>
			reply
				.status(202)
				.send({ taken: await takeReports(deps, request.body.events) }),
	);
}

/** @throws Refusal `not_found` where no secret is set, `unauthenticated` */
function requireReporter({ config }: Deps, request: FastifyRequest): void {
	if (!config.bounceSecret) throw new Refusal("not_found");
	// Basic (RFC 7617), which mail services can be given in an address; the user's name says nothing.
	const given = /^Basic (.+)$/.exec(request.headers.authorization ?? "")?.[1];
	const shown = Buffer.from(given ?? "", "base64")
		.toString()
		.replace(/^[^:]*:/, "");
	// Hashes are of one length, so that comparing tells nothing of the secret's.
	const a = Buffer.from(sha256(shown ?? ""));
	const b = Buffer.from(sha256(config.bounceSecret));
	if (!shown || !timingSafeEqual(a, b)) throw new Refusal("unauthenticated");
}
