import type { FastifyReply } from "fastify";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { write } from "../log/write.ts";
import { nothing, taken } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { consume } from "../platform/rate-limit.ts";
import { accountRoutes } from "./account-routes.ts";
import { askSignInLink, redeemLink } from "./links.ts";
import { isPassword } from "./password.ts";
import { permissions } from "./permissions.ts";
import {
	me,
	type OrganisationActor,
	redeemLink as redeemBody,
	redeemed,
	type SessionAnswer,
	sessionAnswer,
	setUp,
	setUpAccount as setUpBody,
	signIn,
	signInLink,
} from "./schema.ts";
import {
	actorOf,
	clearSessionCookie,
	setSessionCookie,
	startSession,
} from "./session.ts";
import { findSetUp, setUpAccount } from "./staff.ts";

const tags = ["sign-in"];

const quarter = 15 * 60;

/**
 * Guesses are counted before they are looked at, so that many at once count too, and given
 * back when right. Few from one address at one account, more from an address, many at an
 * account: a stranger who guesses does not lock the owner out.
 */
function signInLimits() {
	const limits = [
		{
			limiter: new RateLimiterMemory({ points: 10, duration: quarter }),
			key: (email: string, ip: string) => `${email} ${ip}`,
		},
		{
			limiter: new RateLimiterMemory({ points: 50, duration: quarter }),
			key: (_email: string, ip: string) => ip,
		},
		{
			limiter: new RateLimiterMemory({ points: 200, duration: quarter }),
			key: (email: string) => email,
		},
	];
	return {
		async count(email: string, ip: string) {
			for (const { limiter, key } of limits)
				await consume(limiter, key(email, ip));
		},
		async giveBack(email: string, ip: string) {
			for (const { limiter, key } of limits)
				await limiter.reward(key(email, ip));
		},
	};
}

interface Account {
	id: string;
	email: string;
	name: string;
	employer: string;
	role: SessionAnswer["user"]["role"];
}

async function answerSession(
	deps: Deps,
	reply: FastifyReply,
	account: Account,
): Promise<SessionAnswer> {
	const { accessToken, expiresIn } = await startSession(deps, {
		kind: "staff",
		staffId: account.id,
		name: account.name,
		employer: account.employer,
	});
	setSessionCookie(reply, deps, accessToken, expiresIn);
	const { id, email, name, employer, role } = account;
	return {
		accessToken,
		expiresIn,
		user: {
			id,
			email,
			name,
			employer,
			role,
			permissions: [...permissions[role]],
		},
	};
}

/** Signing in, by password and by link; staff accounts (contract.md). */
export function authRoutes(app: App, deps: Deps): void {
	const limits = signInLimits();
	app.post(
		"/api/v1/sessions",
		{
			schema: {
				response: { 201: sessionAnswer },
				body: signIn,
				tags,
				summary: "Sign in as staff",
			},
		},
		async (request, reply) => {
			const { email, password } = request.body;
			await limits.count(email, request.ip);
			const account = await deps.db
				.selectFrom("staff")
				.selectAll()
				.where("email", "=", email)
				.executeTakeFirst();
			const right = await isPassword(
				account?.disabled_at ? null : (account?.password_hash ?? null),
				password,
			);
			if (!account || !right) throw new Refusal("wrong_credentials");
			await limits.giveBack(email, request.ip);
			return reply.status(201).send(await answerSession(deps, reply, account));
		},
	);
	app.delete(
		"/api/v1/sessions/current",
		{ schema: { response: { 204: nothing }, tags, summary: "Sign out" } },
		async (request, reply) => {
			const { session } = request;
			if (!session) throw new Refusal("unauthenticated");
			await write(deps, actorOf(session), async ({ tx, record }) => {
				await tx
					.updateTable("session")
					.set({ ended_at: deps.clock() })
					.where("id", "=", session.sessionId)
					.execute();
				record({
					event: "session.ended",
					subject: { kind: "session", id: session.sessionId },
				});
			});
			clearSessionCookie(reply);
			return reply.status(204).send();
		},
	);
	app.get(
		"/api/v1/me",
		{ schema: { response: { 200: me }, tags, summary: "Who am I?" } },
		async (request, reply) => {
			reply.header("cache-control", "no-store");
			const { session } = request;
			if (!session) throw new Refusal("unauthenticated");
			return session.kind === "staff"
				? { kind: "staff" as const, user: session.user }
				: organisationActor(deps, session);
		},
	);
	linkRoutes(app, deps);
	setUpRoutes(app, deps);
	accountRoutes(app, deps);
}

function linkRoutes(app: App, deps: Deps): void {
	app.post(
		"/api/v1/sign-in-links",
		{
			schema: {
				response: { 202: taken },
				body: signInLink,
				tags,
				summary: "Ask for a link by e-mail",
			},
		},
		async (request, reply) => {
			await askSignInLink(deps, request.body);
			return reply.status(202).send({});
		},
	);
	app.post(
		"/api/v1/sign-in-links/redeem",
		{
			schema: {
				response: { 200: redeemed },
				body: redeemBody,
				tags,
				summary: "Use a link, once",
			},
		},
		async (request, reply) => {
			const { accessToken, expiresIn, email } = await redeemLink(
				deps,
				request.body.token,
			);
			setSessionCookie(reply, deps, accessToken, expiresIn);
			return {
				accessToken,
				expiresIn,
				actor: await organisationActor(deps, { email, applicationId: null }),
			};
		},
	);
}

/** What an organisation session may see. */
async function organisationActor(
	deps: Deps,
	session: { email: string; applicationId: string | null },
): Promise<OrganisationActor> {
	let applications = deps.db
		.selectFrom("application")
		.select(["id", "status", "content", "organisation_id"])
		.where("email", "=", session.email)
		.orderBy("created_at", "desc");
	if (session.applicationId)
		applications = applications.where("id", "=", session.applicationId);
	const rows = await applications.execute();
	const own = rows.flatMap((row) => row.organisation_id ?? []);
	const organisations = await deps.db
		.selectFrom("organisation")
		.select(["id", "name", "slug"])
		.where((eb) =>
			eb.or([
				...(own.length > 0 ? [eb("id", "in", own)] : []),
				...(session.applicationId
					? []
					: [
							eb(
								"id",
								"in",
								eb
									.selectFrom("contact")
									.select("organisation_id")
									.where("email", "=", session.email),
							),
						]),
				eb.lit(false),
			]),
		)
		.orderBy("name_key")
		.execute();
	return {
		kind: "organisation",
		email: session.email,
		applications: rows.map((row) => ({
			id: row.id,
			status: row.status,
			name: (row.content as { organisation: { name: string } }).organisation
				.name,
		})),
		organisations,
	};
}

function setUpRoutes(app: App, deps: Deps): void {
	const token = z.object({ token: z.string().min(1).max(200) });
	app.get(
		"/api/v1/staff/set-up/:token",
		{
			schema: {
				response: { 200: setUp },
				params: token,
				tags,
				summary: "What a set-up link opens",
			},
		},
		async (request, reply) => {
			reply.header("cache-control", "no-store");
			const { staffId: _id, ...found } = await findSetUp(
				deps.db,
				deps.clock(),
				request.params.token,
			);
			return found;
		},
	);
	app.post(
		"/api/v1/staff/set-up",
		{
			schema: {
				response: { 201: sessionAnswer },
				body: setUpBody,
				tags,
				summary: "Open an account by its link",
			},
		},
		async (request, reply) => {
			const account = await setUpAccount(deps, request.body);
			return reply.status(201).send(await answerSession(deps, reply, account));
		},
	);
}
