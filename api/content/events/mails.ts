import { formats } from "../../../frontend/i18n/format.ts";
import type { Write } from "../../log/write.ts";
import { swedishDay } from "../../platform/clock.ts";
import type { Deps } from "../../platform/deps.ts";
import { queueMail } from "../../platform/mail/outbox.ts";
import type { Locale } from "../../platform/messages.ts";
import type { EventContent } from "../schema.ts";
import { type CalendarEvent, toCalendar } from "./ical.ts";
import { type Detail, wordsIn } from "./queries.ts";
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

async function titleOf(w: Write, slug: string, locale: Locale) {
	const row = await w.tx
		.selectFrom("event")
		.select("content")
		.where("slug", "=", slug)
		.executeTakeFirst();
	return row ? wordsIn((row.content as EventContent).title, locale) : slug;
}

interface Told {
	deps: Sender;
	event: Detail;
	registration: Registration;
	title: string;
}

function calendarFor(
	{ deps, event, registration, title }: Told,
	cancelled: boolean,
): string | undefined {
	const { starts_at, ends_at } = event;
	if (!starts_at || !ends_at) return undefined;
	const { publicUrl, mailFrom } = deps.config;
	const shown: CalendarEvent = {
		uid: uidOf(publicUrl, event.slug),
		stamp: deps.clock(),
		// A cancellation counts as later than what it takes back.
		sequence: event.revision + (cancelled ? 1 : 0),
		title,
		description: cancelled ? "" : (event.online_url ?? ""),
		place: event.place,
		url: publicUrl + inLocale(registration.locale, `/evenemang/${event.slug}`),
		when: { starts: starts_at, ends: ends_at },
		cancelled,
	};
	return toCalendar({
		method: cancelled ? "CANCEL" : "PUBLISH",
		organiser: addressOf(mailFrom),
		events: [shown],
	});
}

export type EventLetter =
	| "event_seat"
	| "event_waiting"
	| "event_promoted"
	| "event_reminder"
	| "event_cancelled";

/** Mails one who has registered. What they need there is never in a mail. */
export async function tell(
	w: Write,
	deps: Sender,
	template: EventLetter,
	event: Detail,
	registration: Registration,
	position: number | null = null,
): Promise<void> {
	const { locale } = registration;
	const title = await titleOf(w, event.slug, locale);
	const { publicUrl } = deps.config;
	const when =
		event.starts_at && event.ends_at
			? whenWords(event.starts_at, event.ends_at, locale)
			: "";
	const seat = template !== "event_waiting" && template !== "event_cancelled";
	const calendar =
		template === "event_waiting"
			? undefined
			: calendarFor(
					{ deps, event, registration, title },
					template === "event_cancelled",
				);
	const path =
		template === "event_cancelled"
			? `/evenemang/${event.slug}`
			: `/anmalan/${linkToken(deps.sessionKey, "registration", registration.id)}`;
	await queueMail(w, deps, {
		to: registration.email,
		locale,
		template,
		values: {
			title,
			when,
			place: event.place,
			online: seat ? event.online_url : null,
			position: position ?? 0,
			url: publicUrl + inLocale(locale, path),
		},
		...(calendar && { calendar }),
	});
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
