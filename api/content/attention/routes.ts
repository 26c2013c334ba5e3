import { requireStaff } from "../../auth/session.ts";
import type { Deps } from "../../platform/deps.ts";
import type { App } from "../../platform/http.ts";
import { findFailedPublications, findStuckElections } from "./queries.ts";
import { type Attention, attention } from "./schema.ts";

/** `GET /admin/attention`: what waits for somebody's hand, of what the one who asks may see to. */
export function attentionRoutes(app: App, { db, clock }: Deps): void {
	app.get(
		"/api/v1/admin/attention",
		{
			schema: {
				tags: ["content"],
				summary: "Elections and publications that stand still",
				response: { 200: attention },
			},
		},
		async (request, reply): Promise<Attention> => {
			const { permissions } = requireStaff(request);
			const now = clock();
			reply.header("cache-control", "no-store");
			return {
				items: [
					...(permissions.includes("election:manage")
						? await findStuckElections(db, now)
						: []),
					...(permissions.includes("content:edit")
						? await findFailedPublications(db, now)
						: []),
				],
			};
		},
	);
}
