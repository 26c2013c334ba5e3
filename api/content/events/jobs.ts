import { system, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { tell } from "./mails.ts";
import { needsEnd, reminderDue } from "./rules.ts";
import { lockEvent } from "./seats.ts";

const day = 24 * 60 * 60 * 1000;

/**
 * The job: reminds who has a seat, a week and a day before, each once. What is sent is written
 * down in the transaction that queues the mail, so a crash neither forgets nor repeats one.
 */
export async function remindOfEvents(deps: Deps): Promise<void> {
	const now = deps.clock();
	const soon = await deps.db
		.selectFrom("event_detail")
		.select("id")
		.where("starts_at", ">", now)
		.where("starts_at", "<=", new Date(now.getTime() + 7 * day))
		.execute();
	for (const { id } of soon)
		if ((await dueOf(deps.db, id, now)).length > 0)
			await remindOf(deps, id, now);
}

const columns = { week: "week_reminded_at", day: "day_reminded_at" } as const;

/** Who has a seat and a reminder due that they have not got. */
async function dueOf(db: Connection, id: string, now: Date) {
	const seated = await db
		.selectFrom("event_registration as r")
		.innerJoin("event_detail as d", "d.id", "r.event_id")
		// The personal link of what is withdrawn leads nowhere; they are reminded when it is back.
		.innerJoin("event as e", "e.slug", "d.slug")
		.selectAll("r")
		.select("d.starts_at")
		.where("d.id", "=", id)
		.where("d.cancelled_at", "is", null)
		.where("r.status", "=", "seated")
		.orderBy("r.ordinal")
		.execute();
	return seated.flatMap(({ starts_at, ...one }) => {
		const due = starts_at && reminderDue(starts_at, one.created_at, now);
		const column = due && columns[due];
		return column && !one[column] ? [{ one, column }] : [];
	});
}

async function remindOf(deps: Deps, id: string, now: Date): Promise<void> {
	await write(deps, system, async (w) => {
		const event = await lockEvent(w.tx, id);
		// Read again under the lock: another worker may have reminded them meanwhile.
		const due = await dueOf(w.tx, id, now);
		for (const { one, column } of due) {
			await w.tx
				.updateTable("event_registration")
				.set({ [column]: now })
				.where("id", "=", one.id)
				.execute();
			await tell(w, deps, "event_reminder", event, one);
		}
		w.record({
			event: "event.reminded",
			subject: { kind: "event", id, name: event.slug },
			detail: { reminded: due.length },
		});
	});
}

/** The job: disposes of access needs and allergies some days after each event, and logs how many. */
export async function disposeOfNeeds(deps: Deps): Promise<void> {
	const now = deps.clock();
	const held = await deps.db
		.selectFrom("event_detail")
		.select((eb) => [
			"id",
			"slug",
			"keep_needs_days",
			// One that has lost its day is as old as its last change.
			eb.fn.coalesce("ends_at", "updated_at").as("ended_at"),
		])
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom("event_registration_need as n")
					.innerJoin("event_registration as r", "r.id", "n.registration_id")
					.select("r.id")
					.whereRef("r.event_id", "=", "event_detail.id"),
			),
		)
		.execute();
	for (const { id, slug, ended_at, keep_needs_days } of held) {
		if (needsEnd(ended_at, keep_needs_days) > now) continue;
		await write(deps, system, async ({ tx, record }) => {
			const { numDeletedRows } = await tx
				.deleteFrom("event_registration_need")
				.where("registration_id", "in", (eb) =>
					eb
						.selectFrom("event_registration")
						.select("id")
						.where("event_id", "=", id),
				)
				.executeTakeFirst();
			record({
				event: "event.needs_disposed",
				subject: { kind: "event", id, name: slug },
				detail: { registrations: Number(numDeletedRows) },
			});
		});
	}
}
