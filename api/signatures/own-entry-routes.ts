import { RateLimiterMemory } from "rate-limiter-flexible";
import { z } from "zod";
import { requireOrganisation } from "../auth/session.ts";
import { ownEntry, ownEntryChange } from "../organisations/schema.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { consume } from "../platform/rate-limit.ts";
import { id } from "../platform/text.ts";
import { changeOwnEntry, findOwnEntry } from "./own-entry.ts";
import { speaksFor } from "./speaks-for.ts";

const tags = ["signatures"];
const params = z.object({ id });
const url = "/api/v1/organisations/:id";

/** What a party keeps in order itself: its contacts and what the register says of it beside its name. */
export function ownEntryRoutes(app: App, deps: Deps): void {
	// A change mails those whom it names: nobody gets many mails because a stranger plays.
	const limiter = new RateLimiterMemory({ points: 20, duration: 60 * 60 });
	const onRequest = async (
		_request: unknown,
		reply: { header(name: string, value: string): unknown },
	) => {
		reply.header("cache-control", "no-store");
	};
	const own = async (
		request: Parameters<typeof requireOrganisation>[0],
		organisationId: string,
	) => {
		const session = requireOrganisation(request);
		if (!(await speaksFor(deps.db, session, organisationId)))
			throw new Refusal("not_found");
		return session;
	};
	app.get(
		url,
		{
			onRequest,
			schema: {
				response: { 200: ownEntry },
				params,
				tags,
				summary: "One's own entry, with all contacts",
			},
		},
		async (request) => {
			await own(request, request.params.id);
			return findOwnEntry(deps.db, request.params.id);
		},
	);
	app.patch(
		url,
		{
			onRequest,
			schema: {
				response: { 200: ownEntry },
				params,
				body: ownEntryChange,
				tags,
				summary: "Change one's own contacts and details",
			},
		},
		async (request) => {
			const { id: organisationId } = request.params;
			const session = await own(request, organisationId);
			await consume(limiter, organisationId);
			await changeOwnEntry(deps, organisationId, request.body, {
				session,
				locale: request.locale,
			});
			return findOwnEntry(deps.db, organisationId);
		},
	);
}
