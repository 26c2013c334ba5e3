import { type Actor, type Write, write } from "../../log/write.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import { Refusal } from "../../platform/errors.ts";
import {
	type EventLetter,
	type PublicText,
	publicText,
	tell,
} from "./mails.ts";
import { type Detail, findDetail, wordsIn } from "./queries.ts";
import { callingActions, isAhead, type Occasion, remindedBy } from "./rules.ts";
import type { CancelReason } from "./schema.ts";
import { comingTo, lockEvent, lockEventOf } from "./seats.ts";
import { seatWaiting } from "./service.ts";
import { instantOf } from "./swedish-time.ts";

/**
 * What becomes of an event: another time or place, cancelled, not cancelled after all. Each is
 * written down in the transaction that queues its mails, so that nobody hears of it twice.
 */

type Hours = Pick<Detail, "starts_at" | "ends_at" | "cancelled_at">;

/** Of what no hour is known, the end of the day or the year that its text names. */
export function hoursOf(event: Hours, { on, year }: PublicText): Hours {
	const last = instantOf(`${on ?? `${year}-12-31`}T23:59`);
	return {
		cancelled_at: event.cancelled_at,
		starts_at: event.starts_at ?? last,
		ends_at: event.ends_at ?? last,
	};
}

/** Mails everybody who has a seat or waits. @returns how many there were */
async function tellAll(
	w: Write,
	deps: Deps,
	letter: EventLetter,
	event: Detail,
	before?: Occasion,
): Promise<number> {
	const more = before ? { before } : {};
	let told = 0;
	for (const one of await comingTo(w.tx, event.id))
		if (await tell(w, deps, letter, event, one, more)) told += 1;
	return told;
}

/** Who is mailed of a new time now need not be reminded of it at once, but anew when it comes. */
async function renewReminders(
	{ tx }: Write,
	event: Detail,
	now: Date,
): Promise<void> {
	const { week, day } = remindedBy(event.starts_at, now);
	await tx
		.updateTable("event_registration")
		.set({
			week_reminded_at: week ? now : null,
			day_reminded_at: day ? now : null,
		})
		.where("event_id", "=", event.id)
		.where("status", "!=", "cancelled")
		.execute();
}

/**
 * Tells those who come what is otherwise, when the event is public and still ahead.
 * @returns how many are mailed
 */
export async function tellOfChange(
	w: Write,
	deps: Deps,
	before: Detail,
	event: Detail,
): Promise<number> {
	const now = deps.clock();
	if (before.starts_at?.getTime() !== event.starts_at?.getTime())
		await renewReminders(w, event, now);
	if (!isAhead(before, now) || !(await publicText(w.tx, event.slug))) return 0;
	const told = await tellAll(w, deps, "event_changed", event, before);
	if (told > 0)
		w.record({
			event: "event.change_told",
			subject: { kind: "event", id: event.id, name: event.slug },
			detail: { mailed: told },
		});
	return told;
}

/** The event, locked, its title, and what may be done. @throws Refusal `event_not_public` */
async function lockPublic(w: Write, deps: Deps, slug: string) {
	const text = await publicText(w.tx, slug);
	if (!text) throw new Refusal("event_not_public");
	const event = await lockEventOf(w.tx, slug, deps.clock());
	const allowed = callingActions(hoursOf(event, text), deps.clock());
	return { event, title: wordsIn(text.title, "sv"), allowed };
}

async function setCancelled(
	{ tx }: Write,
	{ id, revision }: Detail,
	now: Date,
	cancelled: { since: Date; reason: CancelReason } | null,
): Promise<Detail> {
	return tx
		.updateTable("event_detail")
		.set({
			cancelled_at: cancelled ? cancelled.since : null,
			cancel_reason: cancelled ? JSON.stringify(cancelled.reason) : null,
			revision: revision + 1,
			updated_at: now,
		})
		.where("id", "=", id)
		.returningAll()
		.executeTakeFirstOrThrow();
}

/**
 * Cancels a public event and mails everybody who has a seat or waits. Of one that is cancelled
 * already only the reason is changed, and nobody is mailed again.
 * @returns how many are mailed
 * @throws Refusal `event_not_public`, `event_has_been`
 */
export async function cancelEvent(
	deps: Deps,
	actor: Actor,
	slug: string,
	reason: CancelReason,
): Promise<number> {
	return write(deps, actor, async (w) => {
		const now = deps.clock();
		const { event, title, allowed } = await lockPublic(w, deps, slug);
		const { id, cancelled_at } = event;
		if (!cancelled_at && !allowed.includes("cancel"))
			throw new Refusal("event_has_been");
		const since = cancelled_at ?? now;
		const after = await setCancelled(w, event, now, { since, reason });
		const mailed = cancelled_at
			? 0
			: await tellAll(w, deps, "event_called_off", after);
		w.record({
			event: cancelled_at ? "event.cancel_reason_changed" : "event.cancelled",
			subject: { kind: "event", id, name: title },
			detail: { mailed },
		});
		return mailed;
	});
}

/**
 * Takes a cancellation back until the event begins, mails the same people, and gives out the
 * seats that have become free meanwhile.
 * @returns how many are mailed
 * @throws Refusal `event_not_public`, `event_not_cancelled`, `event_has_been`
 */
export async function reinstateEvent(
	deps: Deps,
	actor: Actor,
	slug: string,
): Promise<number> {
	return write(deps, actor, async (w) => {
		const now = deps.clock();
		const { event, title, allowed } = await lockPublic(w, deps, slug);
		if (!event.cancelled_at) throw new Refusal("event_not_cancelled");
		if (!allowed.includes("reinstate")) throw new Refusal("event_has_been");
		const after = await setCancelled(w, event, now, null);
		await renewReminders(w, after, now);
		const mailed = await tellAll(w, deps, "event_reinstated", after);
		w.record({
			event: "event.reinstated",
			subject: { kind: "event", id: event.id, name: title },
			detail: { mailed },
		});
		await seatWaiting(w, deps, after);
		return mailed;
	});
}

/** Whether people come to what can still be cancelled. */
async function hasPeople(
	db: Connection,
	event: Detail,
	text: PublicText,
	now: Date,
): Promise<boolean> {
	return (
		callingActions(hoursOf(event, text), now).includes("cancel") &&
		(await comingTo(db, event.id)).length > 0
	);
}

/** What editors have to know of an event's registration; undefined for what is not public. */
export async function editorsNotice(
	db: Connection,
	slug: string,
	now: Date,
): Promise<
	| { registrationClosed: boolean; withdrawRefused: "event_has_people" | null }
	| undefined
> {
	const text = await publicText(db, slug);
	if (!text) return undefined;
	const event = await findDetail(db, slug);
	// Without its hours nobody could register anyway.
	const ahead = Boolean(
		event?.starts_at && event.starts_at > now && !event.cancelled_at,
	);
	const held = event && (await hasPeople(db, event, text, now));
	return {
		registrationClosed: ahead && event?.registration === "closed",
		withdrawRefused: held ? "event_has_people" : null,
	};
}

/**
 * Keeps an event public while anybody waits for it and it can be cancelled: their personal links
 * would lead nowhere, and nothing would have told them so.
 * @throws Refusal `event_has_people`
 */
export async function checkWithdrawal(
	{ tx }: Write,
	slug: string,
	now: Date,
): Promise<void> {
	const text = await publicText(tx, slug);
	const found = await findDetail(tx, slug);
	if (!text || !found) return;
	const event = await lockEvent(tx, found.id);
	if (await hasPeople(tx, event, text, now))
		throw new Refusal("event_has_people");
}
