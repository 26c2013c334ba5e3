import { system, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import type { MailEvent } from "./schema.ts";
import { readSettings } from "./settings.ts";
import { forget } from "./subscribing.ts";
import { mailIn } from "./tokens.ts";

class NothingToDo extends Error {}

/** Notes a mail that did not arrive, once. After a number of them the address is left alone. */
async function note(w: Write, deps: Deps, mailId: string): Promise<void> {
	const now = deps.clock();
	const delivery = await w.tx
		.updateTable("newsletter_delivery")
		.set({ bounced_at: now })
		.where("mail_id", "=", mailId)
		.where("bounced_at", "is", null)
		.returning("subscriber_id as id")
		.executeTakeFirst();
	if (!delivery) throw new NothingToDo();
	const { newsletterBounceLimit } = await readSettings(w.tx);
	const subject = { kind: "newsletter_subscriber", id: delivery.id };
	w.record({ event: "newsletter.bounced", subject });
	const row = await w.tx
		.updateTable("newsletter_subscriber")
		.set((eb) => ({ bounces: eb("bounces", "+", 1) }))
		.where("id", "=", delivery.id)
		.returning(["bounces", "status"])
		.executeTakeFirst();
	if (row?.status !== "confirmed" || row.bounces < newsletterBounceLimit)
		return;
	await w.tx
		.updateTable("newsletter_subscriber")
		.set({ status: "suspended", suspended_at: now })
		.where("id", "=", delivery.id)
		.where("status", "=", "confirmed")
		.execute();
	w.record({
		event: "newsletter.suspended",
		subject,
		detail: { bounces: row.bounces },
	});
}

/** A complaint is a wish to be left alone. */
async function complain(w: Write, mailId: string): Promise<void> {
	const delivery = await w.tx
		.selectFrom("newsletter_delivery")
		.select("subscriber_id as id")
		.where("mail_id", "=", mailId)
		.executeTakeFirst();
	if (!delivery) throw new NothingToDo();
	await forget(w, delivery.id, "newsletter.complained");
}

async function quietly(work: Promise<void>): Promise<boolean> {
	try {
		await work;
		return true;
	} catch (error) {
		if (error instanceof NothingToDo) return false;
		throw error;
	}
}

/** Notes that a mail server does not know a recipient. @returns false when that was known */
export const noteBounce = (deps: Deps, mailId: string): Promise<boolean> =>
	quietly(write(deps, system, (w) => note(w, deps, mailId)));

/** The mail that a report is about, by its return path or its Message-ID. */
async function mailOf(deps: Deps, event: MailEvent): Promise<string | null> {
	const byPath = event.returnPath && mailIn(deps.sessionKey, event.returnPath);
	if (byPath) return byPath;
	if (!event.messageId) return null;
	const row = await deps.db
		.selectFrom("outgoing_mail")
		.select("id")
		.where("message_id", "=", `<${event.messageId.replace(/^<|>$/g, "")}>`)
		.where("once", "=", true)
		.executeTakeFirst();
	return row?.id ?? null;
}

/** What a mail service reports. What passes by itself, and what is not ours, is left out. @returns how many were new */
export async function takeReports(
	deps: Deps,
	events: MailEvent[],
): Promise<number> {
	let taken = 0;
	for (const event of events) {
		const mail = await mailOf(deps, event);
		if (!mail) continue;
		if (event.type === "complaint") {
			if (await quietly(write(deps, system, (w) => complain(w, mail)))) taken++;
		} else if (event.status?.startsWith("5") && (await noteBounce(deps, mail)))
			taken++;
	}
	return taken;
}
