import cookie from "@fastify/cookie";
import jwt from "@fastify/jwt";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Actor, type Entry, write } from "../log/write.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { newId } from "../platform/ids.ts";
import { type Permission, permissions } from "./permissions.ts";
import type { StaffUser } from "./schema.ts";

export type Session =
	| { kind: "staff"; sessionId: string; user: StaffUser }
	| {
			kind: "organisation";
			sessionId: string;
			email: string;
			/** That application only; null: everything of this confirmed address. */
			applicationId: string | null;
	  };

declare module "fastify" {
	interface FastifyRequest {
		session: Session | null;
	}
}

export const sessionCookie = "handslag_session";
/** seconds: a working day for staff, a month for an application that is filled in evenings */
export const sessionSeconds = {
	staff: 10 * 60 * 60,
	organisation: 30 * 24 * 60 * 60,
};

export type NewSession =
	| { kind: "staff"; staffId: string; name: string; employer: string }
	| { kind: "organisation"; email: string; applicationId: string | null };

export interface StartedSession {
	sessionId: string;
	accessToken: string;
	/** seconds */
	expiresIn: number;
}

let sign: ((payload: object, expiresIn: number) => string) | undefined;

/** Starts a session: a row that can be ended, and a JWT that names it. */
export async function startSession(
	deps: Deps,
	session: NewSession,
): Promise<StartedSession> {
	if (!sign) throw new Error("setUpAuth comes first");
	const now = deps.clock();
	const id = newId(now);
	const expiresIn = sessionSeconds[session.kind];
	const actor: Actor =
		session.kind === "staff"
			? {
					kind: "staff",
					id: session.staffId,
					name: session.name,
					employer: session.employer,
				}
			: {
					kind: "organisation",
					id: session.applicationId ?? session.email,
					name: session.email,
				};
	const entry: Entry = {
		event: "session.started",
		subject: { kind: "session", id },
	};
	await write(deps, actor, async ({ tx, record }) => {
		await tx
			.insertInto("session")
			.values({
				id,
				kind: session.kind,
				staff_id: session.kind === "staff" ? session.staffId : null,
				email: session.kind === "organisation" ? session.email : null,
				application_id:
					session.kind === "organisation" ? session.applicationId : null,
				created_at: now,
				expires_at: new Date(now.getTime() + expiresIn * 1000),
			})
			.execute();
		record(entry);
	});
	return {
		sessionId: id,
		accessToken: sign({ sid: id }, expiresIn),
		expiresIn,
	};
}

/** The cookie for browsers. `Secure` wherever people come by https. */
export function setSessionCookie(
	reply: FastifyReply,
	deps: Deps,
	token: string,
	maxAge: number,
): void {
	reply.setCookie(sessionCookie, token, {
		path: "/",
		httpOnly: true,
		sameSite: "strict",
		secure: deps.config.publicUrl.startsWith("https:"),
		maxAge,
	});
}

export function clearSessionCookie(reply: FastifyReply): void {
	reply.clearCookie(sessionCookie, { path: "/" });
}

/** A session by its id, if it still holds and its account too. */
async function findSession(deps: Deps, id: string): Promise<Session | null> {
	const row = await deps.db
		.selectFrom("session")
		.leftJoin("staff", "staff.id", "session.staff_id")
		.select([
			"session.kind",
			"session.email",
			"session.application_id",
			"staff.id as staffId",
			"staff.email as staffEmail",
			"staff.name",
			"staff.employer",
			"staff.role",
			"staff.disabled_at",
		])
		.where("session.id", "=", id)
		.where("session.ended_at", "is", null)
		.where("session.expires_at", ">", deps.clock())
		.executeTakeFirst();
	if (!row) return null;
	if (row.kind === "organisation")
		return {
			kind: "organisation",
			sessionId: id,
			email: row.email ?? "",
			applicationId: row.application_id,
		};
	if (!row.staffId || !row.role || row.disabled_at) return null;
	return {
		kind: "staff",
		sessionId: id,
		user: {
			id: row.staffId,
			email: row.staffEmail ?? "",
			name: row.name ?? "",
			employer: row.employer ?? "",
			role: row.role,
			permissions: [...permissions[row.role]],
		},
	};
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** A browser says where a request comes from; other sites cannot make it say otherwise (Fetch Metadata). */
function refuseForeign(request: FastifyRequest, publicUrl: string): void {
	if (safe.has(request.method)) return;
	const site = request.headers["sec-fetch-site"];
	const origin = request.headers.origin;
	const own = [
		new URL(publicUrl).origin,
		`${request.protocol}://${request.host}`,
	];
	// A form on a page that tells nobody its address has the origin null; then the browser says itself whose it is. One too
	// old for that is believed on pages, where the cookie comes from our own site alone (SameSite), and not by the API.
	const known = origin !== undefined && origin !== "null";
	const api = request.routeOptions.url?.startsWith("/api/") ?? true;
	const fine = known
		? own.includes(origin)
		: site === "same-origin" || (origin === "null" && !api);
	if (!fine || (site !== undefined && site !== "same-origin"))
		throw new Refusal("csrf_check_failed");
}

/** Reads who asks, from a bearer token or the cookie. A bearer that is given must be right. */
export async function setUpAuth(app: App, deps: Deps): Promise<void> {
	await app.register(cookie);
	await app.register(jwt, {
		secret: deps.sessionKey,
		sign: { algorithm: "HS256" },
		verify: { algorithms: ["HS256"] },
	});
	sign = (payload, expiresIn) => app.jwt.sign(payload, { expiresIn });
	const read = async (token: string): Promise<Session | null> => {
		try {
			const { sid } = app.jwt.verify<{ sid?: unknown }>(token, {
				algorithms: ["HS256"],
				ignoreExpiration: true,
			});
			// The row decides when a session ends; the token only names it.
			return typeof sid === "string" ? await findSession(deps, sid) : null;
		} catch (error) {
			if (
				error instanceof Error &&
				"code" in error &&
				String(error.code).startsWith("FAST_JWT")
			)
				return null;
			throw error;
		}
	};
	app.decorateRequest("session", null);
	app.addHook("onRequest", async (request) => {
		const [scheme, bearer] = (request.headers.authorization ?? "").split(" ");
		if (scheme?.toLowerCase() === "bearer") {
			request.session = await read(bearer ?? "");
			if (!request.session) throw new Refusal("unauthenticated");
			return;
		}
		const token = request.cookies[sessionCookie];
		if (!token) return;
		request.session = await read(token);
		// Whatever the path: the router decodes one that only looks like another.
		if (request.session) refuseForeign(request, deps.config.publicUrl);
	});
}

/** The member of staff who asks. @throws Refusal `unauthenticated`, `forbidden` */
export function requireStaff(
	request: FastifyRequest,
	permission?: Permission,
): StaffUser {
	if (!request.session) throw new Refusal("unauthenticated");
	if (request.session.kind !== "staff") throw new Refusal("forbidden");
	if (permission && !request.session.user.permissions.includes(permission))
		throw new Refusal("forbidden");
	return request.session.user;
}

/** The organisation's session. @throws Refusal `unauthenticated`, `forbidden` */
export function requireOrganisation(
	request: FastifyRequest,
): Extract<Session, { kind: "organisation" }> {
	if (!request.session) throw new Refusal("unauthenticated");
	if (request.session.kind !== "organisation") throw new Refusal("forbidden");
	return request.session;
}

/** Who acts, for the log. */
export function actorOf(session: Session): Actor {
	return session.kind === "staff"
		? {
				kind: "staff",
				id: session.user.id,
				name: session.user.name,
				employer: session.user.employer,
			}
		: {
				kind: "organisation",
				id: session.applicationId ?? session.email,
				name: session.email,
			};
}
