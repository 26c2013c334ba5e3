import {
	createCipheriv,
	createDecipheriv,
	createHmac,
	hkdfSync,
	randomBytes,
} from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Deps } from "./deps.ts";
import { Refusal } from "./errors.ts";
import type { App } from "./http.ts";
import { readAhead } from "./multipart.ts";

declare module "fastify" {
	interface FastifyRequest {
		/** Set while this request holds its Idempotency-Key. */
		idempotency: { scope: string; key: string } | null;
	}
}

const unsafe = new Set(["POST", "PATCH", "PUT", "DELETE"]);
/** A request that has held its key for longer has died with its server. */
const leaseSeconds = 60;
const dayMs = 24 * 60 * 60 * 1000;

/** Answers may hold tokens, so they are stored encrypted (AES-256-GCM). */
function vault(sessionKey: Buffer) {
	const key = Buffer.from(
		hkdfSync("sha256", sessionKey, "", "idempotency", 32),
	);
	return {
		lock(text: string): Buffer {
			const iv = randomBytes(12);
			const cipher = createCipheriv("aes-256-gcm", key, iv);
			const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
			return Buffer.concat([iv, cipher.getAuthTag(), body]);
		},
		open(locked: Buffer): string {
			const decipher = createDecipheriv(
				"aes-256-gcm",
				key,
				locked.subarray(0, 12),
			);
			decipher.setAuthTag(locked.subarray(12, 28));
			return Buffer.concat([
				decipher.update(locked.subarray(28)),
				decipher.final(),
			]).toString("utf8");
		},
	};
}

/** Whose key it is: a session's, or for those without one the address they come from. */
function scopeOf(request: FastifyRequest): string {
	const who = request.session?.sessionId ?? request.ip;
	return `${who} ${request.method} ${request.url.split("?")[0]}`;
}

/** What is asked for; null for what cannot be kept apart from something else. */
async function bodyOf(
	request: FastifyRequest,
): Promise<string | Buffer | null> {
	// Every upload needs a session: a stranger's megabytes are not read to be refused.
	if (request.isMultipart()) return request.session ? readAhead(request) : null;
	return Buffer.isBuffer(request.body)
		? request.body
		: JSON.stringify(request.body ?? null);
}

/**
 * `Idempotency-Key` on unsafe requests (contract.md, Conventions): the same key, query and body
 * get the same answer again, another body 422, one still under way 409.
 */
export function setUpIdempotency(app: App, deps: Deps): void {
	const { lock, open } = vault(deps.sessionKey);
	app.decorateRequest("idempotency", null);
	app.addHook("preHandler", async (request, reply) => {
		const key = request.headers["idempotency-key"];
		if (typeof key !== "string" || !unsafe.has(request.method)) return;
		if (key.length === 0 || key.length > 200)
			throw new Refusal("validation_failed", {
				errors: [
					{ path: "Idempotency-Key", code: "too_long", values: { max: 200 } },
				],
			});
		const scope = scopeOf(request);
		const body = await bodyOf(request);
		if (body === null) return;
		// Keyed: a body may hold a password, and a bare hash could be guessed at.
		const hash = createHmac("sha256", deps.sessionKey)
			.update(`idempotency:${request.url.split("?")[1] ?? ""}:`)
			.update(body)
			.digest("hex");
		const now = deps.clock();
		if (await take(deps, { scope, key, hash, now })) {
			request.idempotency = { scope, key };
			return;
		}
		const known = await deps.db
			.selectFrom("idempotency_key")
			.selectAll()
			.where("scope", "=", scope)
			.where("key", "=", key)
			.executeTakeFirst();
		if (known && known.request_sha256 !== hash)
			throw new Refusal("idempotency_mismatch");
		if (!known?.answer || known.status === null)
			throw new Refusal("idempotency_in_flight");
		const answer = JSON.parse(open(known.answer)) as {
			type: string;
			body: string;
			cookie?: string | string[];
		};
		if (answer.cookie) reply.header("set-cookie", answer.cookie);
		return reply
			.status(known.status)
			.header("content-type", answer.type)
			.header("idempotent-replay", "true")
			.send(answer.body);
	});
	app.addHook("onSend", async (request, reply, payload) => {
		const held = request.idempotency;
		if (!held) return payload;
		request.idempotency = null;
		// What may turn out otherwise next time is not an answer to keep.
		const keep =
			reply.statusCode < 500 &&
			![401, 429].includes(reply.statusCode) &&
			(typeof payload === "string" || payload == null);
		const row = deps.db
			.updateTable("idempotency_key")
			.where("scope", "=", held.scope)
			.where("key", "=", held.key);
		if (keep)
			await row
				.set({
					status: reply.statusCode,
					answer: lock(
						JSON.stringify({
							type: String(
								reply.getHeader("content-type") ?? "application/json",
							),
							body: payload ?? "",
							cookie: reply.getHeader("set-cookie"),
						}),
					),
				})
				.execute();
		else
			await deps.db
				.deleteFrom("idempotency_key")
				.where("scope", "=", held.scope)
				.where("key", "=", held.key)
				.execute();
		return payload;
	});
}

/** Takes a key: a new one, one that is a day old, or one whose holder has died. */
async function take(
	deps: Deps,
	{
		scope,
		key,
		hash,
		now,
	}: { scope: string; key: string; hash: string; now: Date },
): Promise<boolean> {
	const row = await deps.db
		.insertInto("idempotency_key")
		.values({ scope, key, request_sha256: hash, created_at: now })
		.onConflict((conflict) =>
			conflict
				.columns(["scope", "key"])
				.doUpdateSet({
					request_sha256: hash,
					status: null,
					answer: null,
					created_at: now,
				})
				.where((eb) =>
					eb.or([
						eb(
							"idempotency_key.created_at",
							"<",
							new Date(now.getTime() - dayMs),
						),
						eb.and([
							eb("idempotency_key.status", "is", null),
							eb("idempotency_key.request_sha256", "=", hash),
							eb(
								"idempotency_key.created_at",
								"<",
								new Date(now.getTime() - leaseSeconds * 1000),
							),
						]),
					]),
				),
		)
		.returning("key")
		.executeTakeFirst();
	return row !== undefined;
}

/** The job of every day: forgets the keys that would no longer be answered. Of senders without a session they hold the address. */
export async function disposeOfKeys({
	db,
	clock,
}: Pick<Deps, "db" | "clock">): Promise<void> {
	await db
		.deleteFrom("idempotency_key")
		.where("created_at", "<", new Date(clock().getTime() - dayMs))
		.execute();
}
