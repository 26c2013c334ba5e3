import { z } from "zod";
import { actorOf, requireStaff } from "../auth/session.ts";
import { write } from "../log/write.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { id } from "../platform/text.ts";
import { organisationForStaff } from "./queries.ts";
import { entryForStaff, organisationCorrection } from "./schema.ts";
import { correctOrganisation } from "./service.ts";

const tags = ["organisations"];
const params = z.object({ id });

/** The office's view of an entry, and its corrections. */
export function organisationRoutes(app: App, deps: Deps): void {
	const show = async (organisationId: string) => {
		const found = await organisationForStaff(deps.db, organisationId);
		if (!found) throw new Refusal("not_found");
		return found;
	};
	app.get(
		"/api/v1/admin/organisations/:id",
		{
			schema: {
				response: { 200: entryForStaff },
				params,
				tags,
				summary: "An entry with all its contacts and signatures",
			},
		},
		async (request) => {
			requireStaff(request, "application:read");
			return show(request.params.id);
		},
	);
	app.patch(
		"/api/v1/admin/organisations/:id",
		{
			schema: {
				response: { 200: entryForStaff },
				params,
				body: organisationCorrection,
				tags,
				summary: "Correct an entry",
			},
		},
		async (request) => {
			const user = requireStaff(request, "register:correct");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			await write(deps, actor, (w) =>
				correctOrganisation(w, deps, request.params.id, request.body),
			);
			deps.registerChanged();
			return show(request.params.id);
		},
	);
}
