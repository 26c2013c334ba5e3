import { formats } from "../../../frontend/i18n/format.ts";
import type { Write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Connection } from "../../platform/db.ts";
import type { Deps } from "../../platform/deps.ts";
import type { ChangeTold } from "../../platform/mail/letters-events.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import type { EventContent } from "../schema.ts";
import { type CalendarEvent, toCalendar } from "./ical.ts";
import { type Detail, wordsIn } from "./queries.ts";
import { changesBetween, type Occasion } from "./rules.ts";
import type { Registration } from "./seats.ts";
import { linkToken } from "./tokens.ts";

type Sender = Pick<Deps, "clock" | "config" | "sessionKey">;

const inLocale = (locale: Locale, path: string) =>
	locale === "en" ? `/en${path}` : path;

/** "12 maj 2026 kl. 09.00–16.00"; over several days both days are told. */
export function whenWords(starts: Date, ends: Date, locale: Locale): string {
	const format = formats[locale];
	const from = format.moment(starts.toISOString());
	return swedishDay(starts) === swedishDay(ends)
		? `${from}–${format.clock(ends.toISOString())}`
		: `${from} – ${format.moment(ends.toISOString())}`;
}

/** The bare address in a From line. */
export const addressOf = (from: string) => /<([^>]+)>/.exec(from)?.[1] ?? from;

/** The same for ever for one event, on one service. */
export const uidOf = (publicUrl: string, slug: string) =>
	`event-${slug}@${new URL(publicUrl).hostname}`;

export type PublicText = EventContent & { year: number };

/** The public text of an event; undefined when it is not public. */
export async function publicText(
	db: Connection,
	slug: string,
): Promise<PublicText | undefined> {
	const row = await db
		.selectFrom("event")
		.select(["content", "year"])
		.where("slug", "=", slug)
		.executeTakeFirst();
	return row && { ...(row.content as EventContent), year: row.year };
}

async function titleOf(w: Write, slug: string, locale: Locale) {
	const text = await publicText(w.tx, slug);
	return text ? wordsIn(text.title, locale) : slug;
}

/** The letters to who has registered, and what the calendar file with each of them does. */
const letterCalendars = {
	event_seat: "PUBLISH",
	event_waiting: null,
	event_promoted: "PUBLISH",
	event_reminder: "PUBLISH",
	event_cancelled: "CANCEL",
	event_already: "PUBLISH",
	event_changed: "PUBLISH",
	event_called_off: "CANCEL",
	event_reinstated: "PUBLISH",
} as const;
export type EventLetter = keyof typeof letterCalendars;

interface Told {
	deps: Sender;
	event: Detail;
	registration: Registration;
	title: string;
}

function calendarFor(
	{ deps, event, registration, title }: Told,
	letter: EventLetter,
): string | undefined {
	const method = letterCalendars[letter];
	if (!method) return undefined;
	const cancelled = method === "CANCEL";
	const seated = registration.status === "seated";
	const { starts_at, ends_at } = event;
	if (!starts_at || !ends_at) return undefined;
	const { publicUrl, mailFrom } = deps.config;
	const shown: CalendarEvent = {
		uid: uidOf(publicUrl, event.slug),
		stamp: deps.clock(),
		// Who leaves is told later than of what they leave, and who comes back, last in the order,
		// later than that, though the event is as it was.
		sequence:
			event.revision +
			2 * registration.ordinal +
			(letter === "event_cancelled" ? 1 : 0),
		title,
		description: seated && !cancelled ? (event.online_url ?? "") : "",
		place: event.place,
		url: publicUrl + inLocale(registration.locale, `/evenemang/${event.slug}`),
		when: { starts: starts_at, ends: ends_at },
		status: cancelled ? "CANCELLED" : seated ? "CONFIRMED" : "TENTATIVE",
	};
	return toCalendar({
		method,
		organiser: addressOf(mailFrom),
		events: [shown],
	});
}

const whenIn = (event: Occasion, locale: Locale) =>
	event.starts_at && event.ends_at
		? whenWords(event.starts_at, event.ends_at, locale)
		: "";

interface More {
	/** In the waiting list, from 1 */
	position?: number | null;
	/** The event as it was, when what is told is how it has changed */
	before?: Occasion;
}

/** What has changed for one of those who come, in words. The link is for who has a seat. */
function changesFor(
	{ event, registration }: Told,
	before: Occasion,
): ChangeTold[] {
	const { locale, status } = registration;
	const words = {
		when: (at: Occasion) => whenIn(at, locale),
		place: (at: Occasion) => at.place,
		online: (at: Occasion) => at.online_url ?? "",
	};
	return changesBetween(before, event)
		.filter((what) => what !== "online" || status === "seated")
		.map((what) => ({
			what,
			before: words[what](before),
			now: words[what](event),
		}));
}

/**
 * Mails one who has registered, until the event has ended: the lists are put in order afterwards,
 * and that concerns nobody but the office. What they need there is never in a mail.
 * @returns whether there was anything to tell
 */
export async function tell(
	w: Write,
	deps: Sender,
	template: EventLetter,
	detail: Detail,
	registration: Registration,
	{ position = null, before }: More = {},
): Promise<boolean> {
	if (detail.ends_at && detail.ends_at <= deps.clock()) return false;
	const { locale, status } = registration;
	const text = await publicText(w.tx, detail.slug);
	const title = text ? wordsIn(text.title, locale) : detail.slug;
	// Where the settings name no place the page shows the text's.
	const shown = <One extends Occasion>(one: One): One => ({
		...one,
		place: one.place || (text?.place ?? ""),
	});
	const event = shown(detail);
	const told = { deps, event, registration, title };
	const changes = before ? changesFor(told, shown(before)) : [];
	if (before && changes.length === 0) return false;
	const gone = letterCalendars[template] === "CANCEL";
	const calendar = calendarFor(told, template);
	const path = gone
		? `/evenemang/${event.slug}`
		: `/anmalan/${linkToken(deps.sessionKey, "registration", registration.id)}`;
	const reason = event.cancel_reason;
	await queueMail(w, deps, {
		to: registration.email,
		locale,
		template,
		values: {
			title,
			when: whenIn(event, locale),
			place: event.place,
			online: status === "seated" && !gone ? event.online_url : null,
			position: position ?? 0,
			url: deps.config.publicUrl + inLocale(locale, path),
			waiting: status === "waiting",
			reason: reason ? wordsIn(reason, locale) : "",
			changes,
		},
		...(calendar && { calendar }),
	});
	return true;
}

/** Mails a signatory's representative the link by which they register. */
export async function tellInvitation(
	w: Write,
	deps: Sender,
	event: Detail,
	invited: { id: string; email: string; locale: Locale },
): Promise<void> {
	const { locale } = invited;
	const token = linkToken(deps.sessionKey, "invitation", invited.id);
	await queueMail(w, deps, {
		to: invited.email,
		locale,
		template: "event_invitation",
		values: {
			title: await titleOf(w, event.slug, locale),
			url:
				deps.config.publicUrl +
				inLocale(locale, `/evenemang/${event.slug}/anmalan/${token}`),
		},
	});
}
