import { swedishDay } from "../platform/clock.ts";
import type { Deps } from "../platform/deps.ts";
import { Refusal } from "../platform/errors.ts";
import type { App } from "../platform/http.ts";
import { publicCache } from "../platform/http-cache.ts";
import { agreementQuery, agreementView } from "./schema.ts";
import { findAgreement } from "./view.ts";

/** `GET /agreement` */
export function agreementRoutes(app: App, deps: Deps): void {
	const cache = publicCache(deps);
	app.get(
		"/api/v1/agreement",
		{
			onRequest: cache.openToAll,
			schema: {
				response: { 200: agreementView },
				querystring: agreementQuery,
				tags: ["agreement"],
				summary: "The agreement's text, principles and versions",
			},
		},
		async (request, reply) =>
			cache.answer(request, reply, async () => {
				const view = await findAgreement(
					deps.db,
					swedishDay(deps.clock()),
					request.locale,
					request.query.version,
				);
				if (!view) throw new Refusal("not_found");
				return { type: "application/json", body: JSON.stringify(view) };
			}),
	);
}
