import { system } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import { writeUnlessDone } from "./once.ts";
import { findAdministrators, listSeals, type SealRow } from "./queries.ts";
import { daysLeft, dueWarning } from "./rules.ts";
import { inUse } from "./views.ts";

/**
 * The daily job: warns every administrator by mail when the seal or the time-stamper in use nears its end, once for each
 * threshold (60, 30, 14, 7 and 1 days), also when several processes run it at once.
 */
export async function checkSeals(deps: Deps): Promise<void> {
	const { seal, timestamper } = inUse(await listSeals(deps.db), deps);
	for (const row of [seal, timestamper]) if (row) await warn(deps, row);
}

const swedishDate = new Intl.DateTimeFormat("sv-SE", {
	timeZone: "Europe/Stockholm",
	dateStyle: "long",
});

async function warn(deps: Deps, row: SealRow): Promise<void> {
	const now = deps.clock();
	const threshold = dueWarning(row.not_after, row.warned_days, now);
	if (threshold === null || row.revoked_at) return;
	await writeUnlessDone(deps, system, async (w, done) => {
		const locked = await w.tx
			.selectFrom("seal")
			.select("warned_days")
			.where("id", "=", row.id)
			.forUpdate()
			.executeTakeFirstOrThrow();
		const days = daysLeft(row.not_after, now);
		if (dueWarning(row.not_after, locked.warned_days, now) === null) done();
		w.record({
			event: "seal.expiry_warned",
			subject: { kind: "seal", id: row.fingerprint, name: row.subject },
			detail: { days },
		});
		await w.tx
			.updateTable("seal")
			.set({ warned_days: threshold })
			.where("id", "=", row.id)
			.execute();
		for (const to of await findAdministrators(w.tx))
			await queueMail(w, deps, {
				to,
				locale: "sv",
				template: "seal_expiring",
				values: {
					seal: row.subject,
					kind: row.kind,
					days,
					until: swedishDate.format(row.not_after),
					url: `${deps.config.publicUrl}/admin/stamplar`,
				},
			});
	});
}
