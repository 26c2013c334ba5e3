import type { FastifyInstance, FastifyRequest } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";
import { type Fault, Refusal } from "./errors.ts";
import type { Locale } from "./messages.ts";
import { faultOf, type Issue, sendProblem } from "./problem.ts";

declare module "fastify" {
	interface FastifyRequest {
		/** From `Accept-Language`: Swedish unless English is preferred (RFC 9110 §12.5.4). */
		locale: Locale;
	}
}

/** A Fastify instance whose routes take zod schemas. */
export function withZod(app: FastifyInstance) {
	return app.withTypeProvider<ZodTypeProvider>();
}
export type App = ReturnType<typeof withZod>;

/** Which of our two languages a request prefers. */
export function preferredLocale(header: string | undefined): Locale {
	const ranked = (header ?? "")
		.split(",")
		.map((part) => {
			const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
			const q = parameters.find((p) => p.trim().startsWith("q="));
			return { tag: tag.trim(), q: q ? Number(q.trim().slice(2)) : 1 };
		})
		.filter(({ tag, q }) => /^(sv|en)\b/.test(tag) && q > 0)
		.sort((a, b) => b.q - a.q);
	return ranked[0]?.tag.startsWith("en") ? "en" : "sv";
}

/** What a value is, or every fault of it at once. */
export function read<S extends z.ZodType>(
	schema: S,
	value: unknown,
): { data: z.output<S> } | { faults: Fault[] } {
	const parsed = schema.safeParse(value, { reportInput: true });
	if (parsed.success) return { data: parsed.data };
	return { faults: parsed.error.issues.map((one) => faultOf(one as Issue)) };
}

/** Checks a value at the edge. @throws Refusal `validation_failed` with every fault at once. */
export function check<S extends z.ZodType>(
	schema: S,
	value: unknown,
): z.output<S> {
	const found = read(schema, value);
	if ("faults" in found)
		throw new Refusal("validation_failed", { errors: found.faults });
	return found.data;
}

/** The address, or one where nothing is: the router answers octets that are no text (RFC 3986, 2.5) in words of its own. */
export function readableOr404(url: string): string {
	try {
		decodeURIComponent(url.split("?")[0] ?? "");
		return url;
	} catch {
		return url.startsWith("/api/") ? "/api/-" : "/-";
	}
}

/** What every route shares: language, zod at the edge, problems. */
export function setUpHttp(app: FastifyInstance): void {
	app.decorateRequest("locale", "sv");
	app.addHook("onRequest", async (request: FastifyRequest) => {
		request.locale = preferredLocale(request.headers["accept-language"]);
	});
	// What nobody has said may be kept is not kept, on the way or in a browser.
	app.addHook("onSend", async (_request, reply, payload) => {
		if (!reply.hasHeader("cache-control"))
			reply.header("cache-control", "no-store");
		return payload;
	});
	// One place answers conditional requests (RFC 9110 §13), whoever set the tag.
	app.addHook("onSend", async (request, reply, payload) => {
		const etag = reply.getHeader("etag");
		const asked = request.headers["if-none-match"];
		if (request.method !== "GET" || reply.statusCode !== 200 || !etag || !asked)
			return payload;
		if (
			!asked.split(",").some((tag) => tag.trim() === etag || tag.trim() === "*")
		)
			return payload;
		reply
			.status(304)
			.removeHeader("content-length")
			.removeHeader("content-type");
		return "";
	});
	// Many programs send the type also where there is nothing to send.
	const parse = app.getDefaultJsonParser("error", "error");
	app.removeContentTypeParser("application/json");
	app.addContentTypeParser(
		"application/json",
		{ parseAs: "string" },
		(request, body, done) =>
			body === "" ? done(null, undefined) : parse(request, String(body), done),
	);
	app.setValidatorCompiler<z.ZodType>(({ schema }) => (value) => {
		try {
			return { value: check(schema, value ?? {}) };
		} catch (error) {
			return { error: error as Refusal };
		}
	});
	// Response schemas describe (OpenAPI); they do not filter: lists would pay for it.
	app.setSerializerCompiler(() => (value) => JSON.stringify(value));
	app.setErrorHandler(sendProblem);
	app.setNotFoundHandler((request, reply) =>
		sendProblem(new Refusal("not_found"), request, reply),
	);
}
