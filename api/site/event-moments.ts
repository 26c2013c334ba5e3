import type {
	RegistrationStanding,
	ShownEvent,
} from "../../frontend/views/event-models.ts";
import { closedBecause } from "../content/events/rules.ts";
import type { EventItem } from "../content/events/schema.ts";
import { swedishDay } from "../platform/clock.ts";

/** What of an event depends on the moment that its page is drawn. */

/** Over when it has ended, or its day has passed in Sweden; of some only the year is known. */
export const isPast = (event: EventItem, now: Date) =>
	event.endsAt
		? new Date(event.endsAt) <= now
		: (event.on ?? `${event.year}-12-31`) < swedishDay(now);

/** What can be done about registering at this moment. */
function standingOf(event: EventItem, now: Date): RegistrationStanding {
	const { for: kind, opensAt, closesAt } = event.registration;
	const why = closedBecause(
		{
			registration: kind,
			starts_at: instant(event.startsAt),
			opens_at: instant(opensAt),
			closes_at: instant(closesAt),
			cancelled_at: instant(event.cancelled?.since ?? null),
		},
		now,
	);
	if (why === null) return "open";
	if (why === "event_over") return "begun";
	if (why === "event_registration_not_open") return "not_open";
	const closed = closesAt !== null && kind !== "closed" && !event.cancelled;
	return closed ? "closed" : "never";
}

const instant = (text: string | null) => (text ? new Date(text) : null);

export const shownAt = (event: EventItem, now: Date): ShownEvent => ({
	...event,
	standing: standingOf(event, now),
});

/** When what a page says of events changes next, without anybody writing. */
export function nextChange(events: EventItem[], now: Date): Date | undefined {
	const ahead = events
		.flatMap(({ startsAt, endsAt, registration: { opensAt, closesAt } }) =>
			[startsAt, endsAt, opensAt, closesAt].flatMap((at) => instant(at) ?? []),
		)
		.filter((at) => at > now);
	return ahead.sort((a, b) => a.getTime() - b.getTime())[0];
}
