import type { RegistrationKind, RegistrationStatus } from "./schema.ts";

const day = 24 * 60 * 60 * 1000;

export interface Terms {
	registration: RegistrationKind;
	starts_at: Date | null;
	opens_at: Date | null;
	closes_at: Date | null;
	places: number | null;
	waiting_list: boolean;
	cancelled_at: Date | null;
}

/** Why nobody can register now, as a refusal's code; null when it is open. */
export function closedBecause(
	terms: Omit<Terms, "places" | "waiting_list"> | undefined,
	now: Date,
):
	| "event_cancelled"
	| "event_registration_closed"
	| "event_registration_not_open"
	| "event_over"
	| null {
	if (terms?.cancelled_at) return "event_cancelled";
	if (!terms?.starts_at || terms.registration === "closed")
		return "event_registration_closed";
	if (now >= terms.starts_at) return "event_over";
	if (terms.opens_at && now < terms.opens_at)
		return "event_registration_not_open";
	if (terms.closes_at && now >= terms.closes_at)
		return "event_registration_closed";
	return null;
}

/**
 * What the next one gets. Nobody passes those who wait, even where a seat has just become free.
 * null: full, and there is no waiting list.
 */
export function seatFor(
	terms: Terms,
	seated: number,
	waiting: number,
): "seated" | "waiting" | null {
	if (terms.places === null) return "seated";
	if (seated < terms.places && waiting === 0) return "seated";
	return terms.waiting_list ? "waiting" : null;
}

/** How many of those who wait get a seat now. */
export function seatsToFill(
	places: number | null,
	seated: number,
	waiting: number,
): number {
	const free = places === null ? waiting : Math.max(0, places - seated);
	return Math.min(free, waiting);
}

/** What a person may do about an own registration. */
export function ownActions(
	status: RegistrationStatus,
	event: Pick<Terms, "starts_at" | "cancelled_at">,
	now: Date,
): ("change" | "cancel")[] {
	const { starts_at, cancelled_at } = event;
	const open = !cancelled_at && (starts_at === null || now < starts_at);
	return status !== "cancelled" && open ? ["change", "cancel"] : [];
}

/**
 * Which reminder is due. Who registered inside the span has just had a confirmation and is
 * not reminded of it.
 */
export function reminderDue(
	startsAt: Date,
	registeredAt: Date,
	now: Date,
): "week" | "day" | null {
	const left = startsAt.getTime() - now.getTime();
	const known = startsAt.getTime() - registeredAt.getTime();
	if (left <= 0) return null;
	if (left <= day) return known > day ? "day" : null;
	return left <= 7 * day && known > 7 * day ? "week" : null;
}

/** When and where an event is. */
export interface Occasion {
	starts_at: Date | null;
	ends_at: Date | null;
	place: string;
	online_url: string | null;
}
type Change = "when" | "place" | "online";

/** What those who come have to know when an event is changed. */
export function changesBetween(before: Occasion, after: Occasion): Change[] {
	const at = ({ starts_at, ends_at }: Occasion) =>
		`${starts_at?.getTime()}–${ends_at?.getTime()}`;
	return [
		...(at(before) === at(after) ? [] : ["when" as const]),
		...(before.place === after.place ? [] : ["place" as const]),
		...(before.online_url === after.online_url ? [] : ["online" as const]),
	];
}

/** Whether anybody is still waiting for an event, so that they are told of what changes. */
export function isAhead(
	event: { cancelled_at: Date | null; ends_at: Date | null },
	now: Date,
): boolean {
	return !event.cancelled_at && (event.ends_at === null || now < event.ends_at);
}

/**
 * What may be done about whether an event will be. What has been cannot be cancelled, and when
 * the hour has come nobody can be called back.
 */
export function callingActions(
	event: { cancelled_at: Date | null } & Pick<
		Occasion,
		"starts_at" | "ends_at"
	>,
	now: Date,
): ("cancel" | "reinstate")[] {
	const { cancelled_at, starts_at, ends_at } = event;
	if (cancelled_at)
		return starts_at === null || now < starts_at ? ["reinstate"] : [];
	return ends_at === null || now < ends_at ? ["cancel"] : [];
}

/** Which reminders a mail about a new time makes needless; the others are due anew. */
export function remindedBy(
	startsAt: Date | null,
	now: Date,
): { week: boolean; day: boolean } {
	const left = startsAt ? startsAt.getTime() - now.getTime() : Infinity;
	return { week: left <= 7 * day, day: left <= day };
}

/**
 * Whether a new end would make an event that people still wait for one that has been, so that
 * nobody hears of the mistake and their names are soon disposed of. The same of one that has
 * been, when its people would be forgotten at once.
 */
export function losesPeople(
	before: Pick<Occasion, "ends_at">,
	after: Pick<Occasion, "ends_at">,
	people: number,
	now: Date,
): boolean {
	if (!after.ends_at || after.ends_at > now) return false;
	if (before.ends_at === null) return people > 0;
	if (now < before.ends_at) return true;
	const forgotten = peopleEnd(now);
	return people > 0 && after.ends_at < forgotten && before.ends_at >= forgotten;
}

/** Months that a participant's name and address are kept after the event. */
export const keepPeopleMonths = 12;

/** What ended before this is long enough ago for its participants to be forgotten. */
export function peopleEnd(now: Date): Date {
	const end = new Date(now);
	end.setUTCMonth(end.getUTCMonth() - keepPeopleMonths);
	return end;
}

/** Until when needs are kept. */
export function needsEnd(endsAt: Date, keepDays: number): Date {
	return new Date(endsAt.getTime() + keepDays * day);
}
