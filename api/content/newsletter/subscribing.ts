import { pathIn } from "../../../frontend/i18n/path.ts";
import { type Actor, type Write, write } from "../../log/write.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import { unconfirmedFor } from "./rules.ts";
import { idIn, linkToken } from "./tokens.ts";

/** The log is kept for ever, who reads a newsletter is not: subscribers are named in it by their row's id. */
export const subscriber: Actor = {
	kind: "system",
	id: null,
	name: "Prenumerant",
};

const subjectOf = (id: string) => ({ kind: "newsletter_subscriber", id });

interface Asked {
	email: string;
	locale: Locale;
}

/** The address of a page behind a link of a subscriber's own. */
export function linkOf(
	{ config, sessionKey }: Pick<Deps, "config" | "sessionKey">,
	purpose: "confirm" | "unsubscribe",
	id: string,
	locale: Locale,
): string {
	const place = purpose === "confirm" ? "bekrafta" : "avsluta";
	const token = linkToken(sessionKey, purpose, id);
	return config.publicUrl + pathIn(locale, `/nyhetsbrev/${place}/${token}`);
}

/**
 * Somebody asks for the newsletter. What happens is the job's affair: the answer takes as long, and says
 * the same, whether or not the address is known.
 */
export async function askSubscription(deps: Deps, asked: Asked): Promise<void> {
	await write(deps, subscriber, async ({ enqueue, record }) => {
		await enqueue("newsletter.ask", asked);
		record({
			event: "newsletter.asked",
			subject: { kind: "newsletter_request", id: newId(deps.clock()) },
		});
	});
}

/** The job: mails the link that confirms, or to who has the newsletter already the one that ends it. */
export async function sendConfirmation(
	deps: Deps,
	{ email, locale }: Asked,
): Promise<void> {
	const now = deps.clock();
	await write(deps, subscriber, async (w) => {
		const before = await w.tx
			.selectFrom("newsletter_subscriber")
			.selectAll()
			.where("email", "=", email)
			.forUpdate()
			.executeTakeFirst();
		const id = before?.id ?? newId(now);
		if (before?.status === "confirmed") {
			const url = linkOf(deps, "unsubscribe", id, locale);
			await queueMail(w, deps, {
				to: email,
				locale,
				template: "newsletter_already",
				values: { url },
			});
			w.record({ event: "newsletter.told", subject: subjectOf(id) });
			return;
		}
		if (before)
			await w.tx
				.updateTable("newsletter_subscriber")
				.set({ locale, asked_at: now })
				.where("id", "=", id)
				.execute();
		else
			await w.tx
				.insertInto("newsletter_subscriber")
				.values({ id, email, locale, status: "unconfirmed", asked_at: now })
				.execute();
		await queueMail(w, deps, {
			to: email,
			locale,
			template: "newsletter_confirm",
			values: { url: linkOf(deps, "confirm", id, locale) },
		});
		w.record({ event: "newsletter.invited", subject: subjectOf(id) });
	});
}

type Standing = "open" | "confirmed";

/** What a link to confirm leads to. Reads only: mail scanners follow links. @throws Refusal `unknown_link` */
export async function findConfirmation(
	{ db, sessionKey, clock }: Pick<Deps, "db" | "sessionKey" | "clock">,
	token: string,
): Promise<{ id: string; standing: Standing }> {
	const id = idIn(sessionKey, "confirm", token);
	const row =
		id &&
		(await db
			.selectFrom("newsletter_subscriber")
			.select(["id", "status", "asked_at"])
			.where("id", "=", id)
			.executeTakeFirst());
	if (!row) throw new Refusal("unknown_link");
	if (row.status === "confirmed") return { id: row.id, standing: "confirmed" };
	if (row.asked_at.getTime() + unconfirmedFor < clock().getTime())
		throw new Refusal("unknown_link");
	return { id: row.id, standing: "open" };
}

/** The button behind the link. Pressing it again changes nothing. @throws Refusal `unknown_link` */
export async function confirmSubscription(
	deps: Deps,
	token: string,
): Promise<void> {
	const { id, standing } = await findConfirmation(deps, token);
	if (standing === "confirmed") return;
	await write(deps, subscriber, async (w) => {
		const { numUpdatedRows } = await w.tx
			.updateTable("newsletter_subscriber")
			.set({
				status: "confirmed",
				confirmed_at: deps.clock(),
				suspended_at: null,
				bounces: 0,
			})
			.where("id", "=", id)
			.where("status", "in", ["unconfirmed", "suspended"])
			.executeTakeFirst();
		w.record({
			event: "newsletter.confirmed",
			subject: subjectOf(id),
			detail: { changed: numUpdatedRows > 0n },
		});
	});
}

/**
 * Whom a link to end leads to. A link of ours whose row is gone has done its work.
 * @throws Refusal `unknown_link` for one that is not ours
 */
export async function findUnsubscription(
	{ db, sessionKey }: Pick<Deps, "db" | "sessionKey">,
	token: string,
): Promise<{ id: string; subscribed: boolean }> {
	const id = idIn(sessionKey, "unsubscribe", token);
	if (!id) throw new Refusal("unknown_link");
	const row = await db
		.selectFrom("newsletter_subscriber")
		.select("id")
		.where("id", "=", id)
		.executeTakeFirst();
	return { id, subscribed: row !== undefined };
}

/**
 * Takes a subscriber away: the address, and what was about to be sent to it. Nothing is kept to block the
 * address by, because nobody is subscribed without pressing a button in a mail of their own.
 */
export async function forget(
	w: Write,
	id: string,
	event: string,
): Promise<boolean> {
	const { numDeletedRows } = await w.tx
		.deleteFrom("newsletter_subscriber")
		.where("id", "=", id)
		.executeTakeFirst();
	await w.tx
		.deleteFrom("outgoing_mail")
		.where("status", "=", "queued")
		.where("id", "in", (eb) =>
			eb
				.selectFrom("newsletter_delivery")
				.select("mail_id")
				.where("subscriber_id", "=", id),
		)
		.execute();
	w.record({ event, subject: subjectOf(id) });
	return numDeletedRows > 0n;
}

/** One press, by a person or by a mail program for them (RFC 8058). @throws Refusal `unknown_link` */
export async function unsubscribe(deps: Deps, token: string): Promise<void> {
	const { id, subscribed } = await findUnsubscription(deps, token);
	if (!subscribed) return;
	await write(deps, subscriber, (w) => forget(w, id, "newsletter.left"));
}

/** For who asks the office by mail or telephone. @returns whether there was such a subscriber */
export async function removeByAddress(
	deps: Deps,
	actor: Actor,
	email: string,
): Promise<boolean> {
	const row = await deps.db
		.selectFrom("newsletter_subscriber")
		.select("id")
		.where("email", "=", email)
		.executeTakeFirst();
	if (!row) return false;
	return write(deps, actor, (w) => forget(w, row.id, "newsletter.removed"));
}
