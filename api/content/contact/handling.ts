import { type Actor, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { actionsOf } from "./rules.ts";
import type { MessageAct, MessageAction, MessageStanding } from "./schema.ts";

const events: Record<MessageAction, string> = {
	note: "contact.noted",
	handle: "contact.handled",
	reopen: "contact.reopened",
};

const hindrances: Record<MessageAction, string> = {
	note: "contact_message_changed",
	handle: "contact_message_already_handled",
	reopen: "contact_message_not_handled",
};

/**
 * Marks a message as done, opens it again, or keeps a note on it. The log tells who did so and to which message; neither
 * what was written to the office nor the note is in it, for the log is kept for ever.
 * @throws Refusal `not_found`, `contact_message_already_handled`, `contact_message_not_handled`, `contact_message_changed`
 */
export async function handleMessage(
	deps: Deps,
	actor: Actor & { kind: "staff" },
	id: string,
	action: MessageAction,
	{ revision, note }: MessageAct,
): Promise<MessageStanding> {
	const now = deps.clock();
	return write(deps, actor, async ({ tx, record }) => {
		const before = await tx
			.selectFrom("contact_message")
			.select(["handled_at", "handled_by", "note", "revision"])
			.where("id", "=", id)
			.forUpdate()
			.executeTakeFirst();
		if (!before) throw new Refusal("not_found");
		if (!actionsOf(before.handled_at).includes(action))
			throw new Refusal(hindrances[action]);
		if (before.revision !== revision)
			throw new Refusal("contact_message_changed");
		const handled = {
			note: { at: before.handled_at, by: before.handled_by },
			handle: { at: now, by: actor.id },
			reopen: { at: null, by: null },
		}[action];
		await tx
			.updateTable("contact_message")
			.set({
				handled_at: handled.at,
				handled_by: handled.by,
				note: note ?? before.note,
				revision: revision + 1,
			})
			.where("id", "=", id)
			.execute();
		record({ event: events[action], subject: { kind: "contact_message", id } });
		return {
			id,
			status: handled.at ? "handled" : "open",
			revision: revision + 1,
		};
	});
}
