import { system, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { peopleEnd } from "./rules.ts";

/**
 * The job: forgets who registered, long after each event. Their rows are kept for the numbers,
 * without names, addresses and links. What the outbox keeps of our mails to them goes as well.
 */
export async function disposeOfPeople(deps: Deps): Promise<void> {
	const end = peopleEnd(deps.clock());
	const over = await deps.db
		.selectFrom("event_detail as d")
		.select(["d.id", "d.slug"])
		.where((eb) => eb(eb.fn.coalesce("d.ends_at", "d.updated_at"), "<", end))
		.where((eb) =>
			eb.or([
				eb.exists(
					eb
						.selectFrom("event_registration as r")
						.select("r.id")
						.whereRef("r.event_id", "=", "d.id")
						.where("r.disposed_at", "is", null),
				),
				eb.exists(
					eb
						.selectFrom("event_invitation as i")
						.select("i.id")
						.whereRef("i.event_id", "=", "d.id"),
				),
			]),
		)
		.execute();
	for (const event of over) await disposeOfPeopleOf(deps, event);
	await disposeOfMails(deps, end);
}

async function disposeOfPeopleOf(
	deps: Deps,
	{ id, slug }: { id: string; slug: string },
): Promise<void> {
	await write(deps, system, async ({ tx, record }) => {
		const { numUpdatedRows } = await tx
			.updateTable("event_registration")
			.set((eb) => ({
				name: "",
				organisation: "",
				// Unique in their columns, and nobody's: the row's own id.
				email: eb.cast<string>("id", "text"),
				token_hash: eb.cast<string>("id", "text"),
				disposed_at: deps.clock(),
			}))
			.where("event_id", "=", id)
			.where("disposed_at", "is", null)
			.executeTakeFirst();
		await tx
			.deleteFrom("event_registration_need")
			.where("registration_id", "in", (eb) =>
				eb
					.selectFrom("event_registration")
					.select("id")
					.where("event_id", "=", id),
			)
			.execute();
		await tx
			.deleteFrom("event_invitation")
			.where("event_id", "=", id)
			.execute();
		record({
			event: "event.people_disposed",
			subject: { kind: "event", id, name: slug },
			detail: { registrations: Number(numUpdatedRows) },
		});
	});
}

/** The outbox keeps to whom it has sent: as long as the registrations are kept, at most. */
async function disposeOfMails(deps: Deps, end: Date): Promise<void> {
	const old = ({ tx }: { tx: Connection }) =>
		tx
			.selectFrom("outgoing_mail")
			.select("id")
			.where("template", "like", "event\\_%")
			.where("created_at", "<", end);
	if (!(await old({ tx: deps.db }).limit(1).executeTakeFirst())) return;
	await write(deps, system, async ({ tx, record }) => {
		const { numDeletedRows } = await tx
			.deleteFrom("outgoing_mail")
			.where("id", "in", old({ tx }))
			.executeTakeFirst();
		record({
			event: "event.mails_disposed",
			subject: { kind: "outbox", id: "event" },
			detail: { mails: Number(numDeletedRows) },
		});
	});
}
