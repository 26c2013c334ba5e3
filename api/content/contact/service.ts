import { type Actor, system, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { addressOf } from "../../platform/mail/address.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import { officeAddress } from "../editing/office.ts";
import { keptFor } from "./rules.ts";
import type { ContactInput } from "./schema.ts";

/** Who writes is not named in the log, which is kept for ever. */
const visitor: Actor = { kind: "system", id: null, name: "Besökare" };

class NothingToDo extends Error {}

const unlessNothing = (work: Promise<void>) =>
	work.catch((error: Error) => {
		if (!(error instanceof NothingToDo)) throw error;
	});

/** Keeps a message and mails it to the office, which answers by replying. One that is there already stays one. */
export async function takeMessage(
	deps: Deps,
	{ id, locale, ...input }: ContactInput & { id: string; locale: Locale },
): Promise<void> {
	const now = deps.clock();
	await unlessNothing(
		write(deps, visitor, async (w) => {
			const mail = await queueMail(w, deps, {
				to: await officeAddress(w.tx, addressOf(deps.config.mailFrom)),
				// The office reads Swedish, whatever the writer does.
				locale: "sv",
				template: "contact_message",
				values: {
					...input,
					url: `${deps.config.publicUrl}/admin/meddelanden/${id}`,
				},
				headers: { "Reply-To": input.email },
			});
			const { numInsertedOrUpdatedRows: taken } = await w.tx
				.insertInto("contact_message")
				.values({ id, ...input, locale, mail_id: mail, created_at: now })
				.onConflict((conflict) => conflict.column("id").doNothing())
				.executeTakeFirstOrThrow();
			// Takes the mail back with it.
			if (!taken) throw new NothingToDo();
			w.record({
				event: "contact.received",
				subject: { kind: "contact_message", id },
			});
		}),
	);
}

/** The job, daily: disposes of messages after 90 days, answered or not, with their notes and what the outbox remembers of them. */
export async function disposeOfMessages(deps: Deps): Promise<void> {
	const before = new Date(deps.clock().getTime() - keptFor);
	await unlessNothing(
		write(deps, system, async ({ tx, record }) => {
			await tx
				.deleteFrom("outgoing_mail")
				.where("template", "=", "contact_message")
				.where("created_at", "<", before)
				.execute();
			const gone = await tx
				.deleteFrom("contact_message")
				.where("created_at", "<", before)
				.executeTakeFirst();
			if (gone.numDeletedRows === 0n) throw new NothingToDo();
			record({
				event: "contact.disposed",
				subject: { kind: "contact_message", id: "all" },
				detail: { messages: Number(gone.numDeletedRows) },
			});
		}),
	);
}
