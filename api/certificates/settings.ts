import { z } from "zod";
import { actorOf, requireStaff } from "../auth/session.ts";
import { type Actor, write } from "../log/write.ts";
import type { Connection } from "../platform/db.ts";
import type { Deps } from "../platform/deps.ts";
import type { App } from "../platform/http.ts";

const settings = z.object({
	/** Whether a certificate gets a second page with the agreement's principles */
	principlesPage: z.boolean(),
});
/** What an administrator may choose about the certificates that are made from now on. */
export type Settings = z.output<typeof settings>;

const defaults: Settings = { principlesPage: false };

/** The settings as they are now; what nobody has chosen is as at the start. */
export async function readSettings(db: Connection): Promise<Settings> {
	const rows = await db
		.selectFrom("setting")
		.select(["key", "value"])
		.where("key", "in", Object.keys(defaults))
		.execute();
	const chosen = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
	return settings.parse({ ...defaults, ...chosen });
}

async function changeSettings(
	deps: Deps,
	actor: Actor,
	change: Partial<Settings>,
): Promise<Settings> {
	const now = deps.clock();
	return write(deps, actor, async (w) => {
		for (const [key, value] of Object.entries(change))
			await w.tx
				.insertInto("setting")
				.values({ key, value: JSON.stringify(value), updated_at: now })
				.onConflict((conflict) =>
					conflict.column("key").doUpdateSet({
						value: JSON.stringify(value),
						updated_at: now,
					}),
				)
				.execute();
		w.record({
			event: "settings.changed",
			subject: { kind: "setting", id: "certificates" },
			detail: change,
		});
		return readSettings(w.tx);
	});
}

/** `/admin/settings`: read and change, for administrators. */
export function settingsRoutes(app: App, deps: Deps): void {
	const tags = ["certificates"];
	app.get(
		"/api/v1/admin/settings",
		{
			schema: {
				response: { 200: settings },
				tags,
				summary: "What is chosen about certificates",
			},
		},
		async (request, reply) => {
			requireStaff(request, "certificate:manage");
			reply.header("cache-control", "no-store");
			return readSettings(deps.db);
		},
	);
	app.patch(
		"/api/v1/admin/settings",
		{
			schema: {
				response: { 200: settings },
				body: settings.partial(),
				tags,
				summary: "Choose for the certificates that are made from now on",
			},
		},
		async (request) => {
			const user = requireStaff(request, "certificate:manage");
			const actor = actorOf({ kind: "staff", sessionId: "", user });
			return changeSettings(deps, actor, request.body);
		},
	);
}
