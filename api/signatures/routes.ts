import { z } from "zod";
import { staffView } from "../applications/review/routes.ts";
import {
	approval,
	staffApplicationView,
} from "../applications/review/schema.ts";
import { actorOf, requireOrganisation, requireStaff } from "../auth/session.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { id } from "../platform/text.ts";
import { approve } from "./approval.ts";
import type { CertificateBook } from "./book.ts";
import { endSignature, withdraw } from "./ending.ts";
import { ownEntryRoutes } from "./own-entry-routes.ts";
import {
	earned,
	endSignature as endBody,
	ended,
	sign,
	signing,
	signingReceipt,
	withdraw as withdrawBody,
} from "./schema.ts";
import { findSigning, signAgreement } from "./signing.ts";
import { speaksFor } from "./speaks-for.ts";

const tags = ["signatures"];
const token = z.object({ token: z.string().min(1).max(200) });

/** Signing, approving and ending (contract.md). */
export function signatureRoutes(
	app: App,
	deps: Deps,
	book: CertificateBook,
): void {
	app.get(
		"/api/v1/signing/:token",
		{
			schema: {
				response: { 200: signing },
				params: token,
				tags,
				summary: "What a signatory's link opens; changes nothing",
			},
		},
		async (request, reply) => {
			reply
				.header("cache-control", "no-store")
				.header("referrer-policy", "no-referrer");
			return findSigning(deps, request.params.token);
		},
	);
	app.post(
		"/api/v1/signing/:token",
		{
			schema: {
				response: { 200: signingReceipt },
				params: token,
				body: sign,
				tags,
				summary: "Sign",
			},
		},
		async (request) => signAgreement(deps, request.params.token, request.body),
	);
	app.post(
		"/api/v1/admin/applications/:id/approve",
		{
			schema: {
				response: { 200: staffApplicationView.extend(earned.shape) },
				params: z.object({ id }),
				body: approval,
				tags: ["review"],
				summary: "Approve",
			},
		},
		async (request) => {
			const user = requireStaff(request, "application:decide");
			const { application, signature, certificate } = await approve(
				deps,
				book,
				user,
				request.params.id,
				request.body,
			);
			return {
				...(await staffView(deps, user, application, request.locale)),
				signature,
				certificate,
			};
		},
	);
	endingRoutes(app, deps, book);
	ownEntryRoutes(app, deps);
}

function endingRoutes(app: App, deps: Deps, book: CertificateBook): void {
	app.post(
		"/api/v1/admin/signatures/:id/end",
		{
			schema: {
				response: { 200: ended },
				params: z.object({ id }),
				body: endBody,
				tags,
				summary: "End a party's standing",
			},
		},
		async (request) => {
			const user = requireStaff(request, "signature:end");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			return endSignature(deps, book, actor, request.params.id, {
				...request.body,
				status: "ended",
			});
		},
	);
	app.post(
		"/api/v1/organisations/:id/signature/withdraw",
		{
			schema: {
				response: { 200: ended },
				params: z.object({ id }),
				body: withdrawBody,
				tags,
				summary: "The organisation withdraws",
			},
		},
		async (request) => {
			const session = requireOrganisation(request);
			const organisationId = request.params.id;
			const contact = await speaksFor(deps.db, session, organisationId);
			if (!contact) throw new Refusal("not_found");
			return withdraw(
				deps,
				book,
				{ kind: "organisation", id: organisationId, name: session.email },
				organisationId,
				request.body,
			);
		},
	);
}
