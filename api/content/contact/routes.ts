import { requireStaff } from "../../auth/session.ts";
import type { Deps } from "../../platform/deps.ts";
import type { App } from "../../platform/http.ts";
import { formLimits } from "../limits.ts";
import type { ContactMessageView } from "./schema.ts";

/** Messages from one network, and from one address. */
export const contactLimits: ReturnType<typeof formLimits> = formLimits({
	network: 10,
	address: 5,
});

/** `/admin/messages`: what has been written in the contact form, for those who answer. */
export function contactRoutes(app: App, { db }: Deps): void {
	app.get(
		"/api/v1/admin/messages",
		{
			schema: {
				tags: ["contact"],
				summary: "Messages from the contact form, newest first",
			},
		},
		async (request, reply): Promise<{ items: ContactMessageView[] }> => {
			requireStaff(request, "application:read");
			reply.header("cache-control", "no-store");
			const rows = await db
				.selectFrom("contact_message")
				.selectAll()
				.orderBy("created_at", "desc")
				.orderBy("id", "desc")
				.limit(500)
				.execute();
			return {
				items: rows.map(({ mail_id: _, created_at, ...row }) => ({
					...row,
					createdAt: created_at.toISOString(),
				})),
			};
		},
	);
}
