import { type Actor, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { type NewsletterSettings, newsletterSettings } from "./schema.ts";

const defaults: NewsletterSettings = {
	newsletterRate: 60,
	newsletterBounceLimit: 3,
};

/** The settings as they are now; what nobody has chosen is as at the start. */
export async function readSettings(
	db: Connection,
): Promise<NewsletterSettings> {
	const rows = await db
		.selectFrom("setting")
		.select(["key", "value"])
		.where("key", "in", Object.keys(defaults))
		.execute();
	const chosen = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
	return newsletterSettings.parse({ ...defaults, ...chosen });
}

/** Chooses for what is sent from now on, also of an issue that is under way. */
export async function changeSettings(
	deps: Deps,
	actor: Actor,
	change: Partial<NewsletterSettings>,
): Promise<NewsletterSettings> {
	const updated_at = deps.clock();
	return write(deps, actor, async (w) => {
		for (const [key, chosen] of Object.entries(change)) {
			const value = JSON.stringify(chosen);
			await w.tx
				.insertInto("setting")
				.values({ key, value, updated_at })
				.onConflict((conflict) =>
					conflict.column("key").doUpdateSet({ value, updated_at }),
				)
				.execute();
		}
		w.record({
			event: "settings.changed",
			subject: { kind: "setting", id: "newsletter" },
			detail: change,
		});
		return readSettings(w.tx);
	});
}
