import type { FastifyBaseLogger } from "fastify";
import { z } from "zod";
import { verifyPdf } from "../../frontend/verify/verify.ts";
import { actorOf, requireStaff } from "../auth/session.ts";
import { file } from "../platform/answers.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import { type App, withZod } from "../platform/http.ts";
import { sha256 } from "../platform/ids.ts";
import type { Locale } from "../platform/messages.ts";
import type { CertificateBook } from "../signatures/book.ts";
import { archiveCertificate } from "./archiving/service.ts";
import { issueCertificate, Undrawable } from "./issuing.ts";
import { canonicalNumber, findCertificate, findFile } from "./queries.ts";
import {
	archived,
	type CertificateView,
	certificateView,
	reissue,
	revoke,
	type Verification,
	verification,
} from "./schema.ts";
import { trustOf } from "./seals/trust.ts";
import { reissueCertificate, revokeCertificate } from "./service.ts";

const tags = ["certificates"];
const params = z.object({ number: z.string().max(60) });

function numberOf(typed: string): string {
	const number = canonicalNumber(typed);
	if (!number) throw new Refusal("not_found");
	return number;
}

async function requireCertificate(
	deps: Deps,
	typed: string,
	{ locale }: { locale: Locale },
) {
	const found = await findCertificate(deps.db, numberOf(typed), locale);
	if (!found) throw new Refusal("not_found");
	return found;
}

/** Certificates: look up, verify, revoke (contract.md). */
export function certificateRoutes(
	app: App,
	deps: Deps,
	book: CertificateBook,
): void {
	app.get(
		"/api/v1/certificates/:number",
		{
			schema: {
				response: { 200: certificateView },
				params,
				tags,
				summary: "A certificate and its standing",
			},
		},
		async (request, reply) => {
			const found = await requireCertificate(
				deps,
				request.params.number,
				request,
			);
			return sendPublic(reply, found);
		},
	);
	// Of its own, so that a PDF is a body here and nowhere else.
	app.register(async (scope) => verifyRoutes(withZod(scope), deps));
	staffRoutes(app, deps, book);
}

/**
 * Makes the file of a number if its job has not come to it.
 * @throws Refusal `certificate_stuck`, `seal_unusable`, or `certificate_waiting` when something else is in the way
 */
async function makeNow(
	deps: Deps,
	number: string,
	log: FastifyBaseLogger,
): Promise<void> {
	try {
		await issueCertificate(deps, number);
	} catch (error) {
		if (error instanceof Refusal) throw error;
		log.error(error);
		if (error instanceof Undrawable) throw new Refusal("certificate_stuck");
		throw new Refusal("certificate_waiting", { values: { retryAfter: 60 } });
	}
}

/** The file of a certificate. A browser comes here by a link, so what goes wrong may be told as a page. */
export function certificateFileRoutes(app: App, deps: Deps): void {
	app.get(
		"/api/v1/certificates/:number/pdf",
		{
			schema: {
				response: { 200: file("application/pdf") },
				params,
				querystring: z.object({
					sha256: z
						.string()
						.regex(/^[0-9a-f]{64}$/)
						.optional(),
				}),
				tags,
				summary:
					"The sealed PDF. Its bytes stay; time stamps are appended. `sha256` gives an earlier state",
			},
		},
		async (request, reply) => {
			const { number, sha256: hash } = await requireCertificate(
				deps,
				request.params.number,
				request,
			);
			// The job is on its way; who asks first need not wait for it.
			if (!hash) await makeNow(deps, number, request.log);
			const file = await findFile(deps.db, number, request.query.sha256);
			if (!file) throw new Refusal("not_found");
			return reply
				.header("etag", `"${file.sha256}"`)
				.header("cache-control", "public, max-age=0, must-revalidate")
				.header("access-control-allow-origin", "*")
				.header("content-type", "application/pdf")
				.header(
					"content-disposition",
					`inline; filename*=UTF-8''${encodeURIComponent(`${number}.pdf`)}`,
				)
				.send(file.pdf);
		},
	);
}

function sendPublic(
	reply: { header: (name: string, value: string) => unknown },
	body: CertificateView,
) {
	reply.header("cache-control", "public, max-age=0, must-revalidate");
	reply.header("access-control-allow-origin", "*");
	reply.header("vary", "Accept-Language");
	reply.header("etag", `"${sha256(JSON.stringify(body))}"`);
	return body;
}

function verifyRoutes(app: App, deps: Deps): void {
	app.addContentTypeParser(
		"application/pdf",
		{ parseAs: "buffer", bodyLimit: 10 * 1024 * 1024 },
		(_request, body, done) => done(null, body),
	);
	app.post(
		"/api/v1/certificates/verify",
		{
			bodyLimit: 10 * 1024 * 1024,
			schema: {
				response: { 200: verification },
				tags,
				summary: "Is this file authentic, and does it hold today?",
			},
		},
		async (request, reply): Promise<Verification> => {
			if (!Buffer.isBuffer(request.body))
				throw new Refusal("unsupported_media_type");
			const bytes = request.body;
			const found = await verifyPdf(bytes, {
				...(await trustOf(deps.db)),
				now: deps.clock(),
			});
			const certificate = found.number
				? await findCertificate(deps.db, found.number, request.locale)
				: null;
			reply
				.header("access-control-allow-origin", "*")
				.header("cache-control", "no-store");
			const authentic = found.verdict === "authentic";
			return {
				verdict: found.verdict,
				standing: authentic ? (certificate?.status ?? null) : null,
				certificate: authentic ? certificate : null,
				seal: found.seal,
			};
		},
	);
}

function staffRoutes(app: App, deps: Deps, book: CertificateBook): void {
	app.post(
		"/api/v1/admin/certificates/:number/revoke",
		{
			schema: {
				response: { 200: certificateView },
				params,
				body: revoke,
				tags,
				summary: "Revoke with a reason",
			},
		},
		async (request) => {
			const user = requireStaff(request, "certificate:manage");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			const number = numberOf(request.params.number);
			await revokeCertificate(deps, actor, number, request.body.reason);
			return requireCertificate(deps, number, request);
		},
	);
	app.post(
		"/api/v1/admin/certificates/:number/archive",
		{
			schema: {
				response: { 200: archived },
				params,
				tags,
				summary: "Take its file as far towards B-LTA as can be reached now",
			},
		},
		async (request) => {
			const user = requireStaff(request, "certificate:manage");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			const number = numberOf(request.params.number);
			const { level, note } = await archiveCertificate(deps, actor, number, {
				urgent: true,
			});
			return { number, level, note };
		},
	);
	app.post(
		"/api/v1/admin/certificates/:number/reissue",
		{
			schema: {
				response: { 200: certificateView },
				params,
				body: reissue,
				tags,
				summary: "Issue a new one in its place",
			},
		},
		async (request) => {
			const user = requireStaff(request, "certificate:manage");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			const { reason, caseNumber } = request.body ?? {};
			const next = await reissueCertificate(
				deps,
				book,
				actor,
				numberOf(request.params.number),
				reason ?? { code: "reissued" },
				caseNumber === undefined ? {} : { caseNumber },
			);
			return requireCertificate(deps, next, request);
		},
	);
}
