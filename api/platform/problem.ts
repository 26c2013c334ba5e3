import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { type Fault, Refusal } from "./errors.ts";
import { faultMessage, type Locale, problemText } from "./messages.ts";

export interface Problem {
	type: string;
	title: string;
	status: number;
	detail: string;
	instance: string;
	code: string;
	errors?: { path: string; code: string; message: string }[];
}

/** A problem as RFC 9457 has it, in the reader's language. */
export function problemOf(
	refusal: Refusal,
	locale: Locale,
	instance: string,
): Problem {
	const { status, title, detail } = problemText(
		refusal.code,
		locale,
		refusal.values,
	);
	return {
		type: `/problems/${refusal.code}`,
		title,
		status,
		detail,
		instance,
		code: refusal.code,
		...(refusal.errors && {
			errors: refusal.errors.map((fault) => ({
				path: fault.path,
				code: fault.code,
				message: faultMessage(fault, locale),
			})),
		}),
	};
}

export interface Issue {
	code?: string;
	path: PropertyKey[];
	params?: { code?: string };
	minimum?: number;
	maximum?: number;
	expected?: string;
	origin?: string;
	errors?: Issue[][];
	input?: unknown;
}

/** A zod issue as a stable word of ours. */
export function faultOf(issue: Issue): Fault {
	const path = issue.path.join(".");
	const text = issue.origin === "string";
	const number = issue.origin === "number" || issue.origin === "int";
	const empty =
		issue.input === undefined || issue.input === null || issue.input === "";
	if (issue.params?.code) return { path, code: issue.params.code };
	if (issue.code === "too_big")
		return {
			path,
			code: number ? "too_high" : text ? "too_long" : "too_many",
			values: { max: issue.maximum ?? 0 },
		};
	if (issue.code === "too_small")
		return text && issue.minimum === 1
			? { path, code: "required" }
			: {
					path,
					code: number ? "too_low" : text ? "too_short" : "too_few",
					values: { min: issue.minimum ?? 0 },
				};
	if (issue.code === "invalid_type" && empty) return { path, code: "required" };
	if (
		issue.code === "invalid_type" &&
		/^(number|int)$/.test(issue.expected ?? "")
	)
		return { path, code: "not_a_number" };
	if (issue.code === "invalid_union") {
		if (empty) return { path, code: "required" };
		const inner = issue.errors?.flat().find((one) => one.params?.code);
		if (inner) return { path, code: inner.params?.code ?? "invalid" };
	}
	if (issue.code === "invalid_value") return { path, code: "unknown_value" };
	return { path, code: "invalid" };
}

/** Turns whatever a route throws into problem+json; what we did not foresee is a 500 without detail. */
export function sendProblem(
	error: FastifyError | Refusal | Error,
	request: FastifyRequest,
	reply: FastifyReply,
): FastifyReply {
	const refusal = toRefusal(error);
	if (refusal.code === "internal") request.log.error(error);
	const problem = problemOf(
		refusal,
		request.locale,
		request.url.split("?")[0] ?? "",
	);
	if (refusal.values.retryAfter)
		reply.header("retry-after", String(refusal.values.retryAfter));
	return reply
		.status(problem.status)
		.header("content-type", "application/problem+json; charset=utf-8")
		.header("cache-control", "no-store")
		.header("vary", "Accept-Language")
		.send(JSON.stringify(problem));
}

/** A refusal for anything thrown, Fastify's own errors included. */
export function toRefusal(error: FastifyError | Refusal | Error): Refusal {
	if (error instanceof Refusal) return error;
	const { code, statusCode } = error as FastifyError;
	// What PostgreSQL cannot store as text or number was never well-formed input.
	if (["22021", "22P05", "22P02", "22003"].includes(code))
		return new Refusal("validation_failed");
	if (code === "23505") return new Refusal("conflict");
	if (statusCode === 413 || code === "FST_REQ_FILE_TOO_LARGE")
		return new Refusal("too_large");
	if (statusCode === 415) return new Refusal("unsupported_media_type");
	if (statusCode === 404) return new Refusal("not_found");
	if (statusCode && statusCode >= 400 && statusCode < 500)
		return new Refusal("malformed_request");
	return new Refusal("internal");
}
