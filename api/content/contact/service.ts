import { type Actor, system, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { newId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import { keptFor } from "./rules.ts";
import type { ContactInput } from "./schema.ts";

/** Who writes is not named in the log, which is kept for ever. */
const visitor: Actor = { kind: "system", id: null, name: "Besökare" };

const officeOf = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from;

/** Keeps a message and mails it to the office, which answers by replying. */
export async function takeMessage(
	deps: Deps,
	input: ContactInput,
	locale: Locale,
): Promise<void> {
	const now = deps.clock();
	const id = newId(now);
	await write(deps, visitor, async (w) => {
		const mail = await queueMail(w, deps, {
			to: officeOf(deps.config.mailFrom),
			// The office reads Swedish, whatever the writer does.
			locale: "sv",
			template: "contact_message",
			values: {
				...input,
				url: `${deps.config.publicUrl}/admin/meddelanden/${id}`,
			},
			headers: { "Reply-To": input.email },
		});
		await w.tx
			.insertInto("contact_message")
			.values({ id, ...input, locale, mail_id: mail, created_at: now })
			.execute();
		w.record({
			event: "contact.received",
			subject: { kind: "contact_message", id },
		});
	});
}

class NothingToDo extends Error {}

/** The job, daily: disposes of messages after 90 days, answered or not, with their notes and what the outbox remembers of them. */
export async function disposeOfMessages(deps: Deps): Promise<void> {
	const before = new Date(deps.clock().getTime() - keptFor);
	await write(deps, system, async ({ tx, record }) => {
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
	}).catch((error: Error) => {
		if (!(error instanceof NothingToDo)) throw error;
	});
}
