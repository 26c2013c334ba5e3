import type { RegistrationKind, RegistrationStatus } from "./schema.ts";

const day = 24 * 60 * 60 * 1000;

export interface Terms {
	registration: RegistrationKind;
	starts_at: Date | null;
	opens_at: Date | null;
	closes_at: Date | null;
	places: number | null;
	waiting_list: boolean;
}

/** Why nobody can register now, as a refusal's code; null when it is open. */
export function closedBecause(
	terms: Terms | undefined,
	now: Date,
):
	| "event_registration_closed"
	| "event_registration_not_open"
	| "event_over"
	| null {
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
	startsAt: Date | null,
	now: Date,
): ("change" | "cancel")[] {
	const open = startsAt === null || now < startsAt;
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

/** Until when needs are kept. */
export function needsEnd(endsAt: Date, keepDays: number): Date {
	return new Date(endsAt.getTime() + keepDays * day);
}
