import { z } from "zod";
import { paging } from "../../platform/paging.ts";
import {
	day,
	email,
	id,
	line,
	revision,
	someLine,
	websiteOrEmpty,
} from "../../platform/text.ts";
import { address, long, short } from "../schema.ts";

export const eventPage = paging;
export const eventParams = z.object({ slug: z.string().max(200) });
export const tokenParams = z.object({ token: z.string().min(1).max(200) });

export const eventKinds = [
	"conference",
	"workshop",
	"dialogue",
	"seminar",
] as const;
export type EventKind = (typeof eventKinds)[number];
export const registrationKinds = ["closed", "signatories", "public"] as const;
export type RegistrationKind = (typeof registrationKinds)[number];
export type RegistrationStatus = "seated" | "waiting" | "cancelled";

/** An hour may be written with one digit, and with the point of Swedish clocks: it becomes `HH:MM`. */
function asClock(typed: string): string {
	const [, hour = "", minute = ""] = /^(\d{1,2})[.:](\d\d)$/.exec(typed) ?? [];
	return hour ? `${hour.padStart(2, "0")}:${minute}` : typed;
}
const someClock = line(20).transform(asClock);
const clock = someClock
	.refine((text) => text !== "", { params: { code: "required" }, abort: true })
	.refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), {
		params: { code: "invalid_clock" },
	});
/** A moment as a Swedish calendar and clock show it, `YYYY-MM-DDTHH:MM`; empty is none. */
const moment = z
	.string()
	.regex(/^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/)
	.nullable()
	.transform((text) => text || null);
/** What the public reads of an event beside its text, and the address for taking part that only a seat gives. @param whole as it is published; a draft may lack what a row needs */
export const eventFacts = (whole: boolean) =>
	z.object({
		kind: z.enum(eventKinds),
		startsAt: moment,
		endsAt: moment,
		place: line(200),
		onlineUrl: websiteOrEmpty,
		programme: z
			.array(
				z.object({
					time: whole ? clock : someClock,
					title: short(300, whole),
					speaker: line(200),
				}),
			)
			.max(100),
		documents: z
			.array(
				z.object({
					title: short(300, whole),
					url: address(whole),
				}),
			)
			.max(50),
	});
export type EventFacts = z.output<ReturnType<typeof eventFacts>>;

// The facts are optional: what was written before revisions held them leaves them as they are.
/** What editors write of an event. */
export const event = (needed: boolean) =>
	z.object({
		...eventFacts(needed).partial().shape,
		title: short(150, needed),
		summary: long(500, needed),
		text: long(30_000, needed),
		/** With the day, if that is known: of an event whose hours are not. */
		year: z.int().min(2000).max(2100),
		on: day.nullable().default(null),
		place: line(200)
			.nullable()
			.transform((place) => place ?? "")
			.optional(),
	});
export type EventRevision = z.output<ReturnType<typeof event>>;

/** Who may register, and what becomes of them: the office's alone. Times are Swedish wall-clock time. */
const terms = z.object({
	/** null: as many as wish */
	places: z.number().int().min(1).max(100_000).nullable(),
	registration: z.enum(registrationKinds),
	opensAt: moment,
	closesAt: moment,
	waitingList: z.boolean(),
	/** Days that access needs and allergies are kept after the event */
	keepNeedsDays: z.number().int().min(0).max(90).default(14),
});
export const eventSettings = terms.extend(eventFacts(true).shape);
export type EventSettings = z.output<typeof eventSettings>;
/** The facts may be left out: they are written and published among the content. */
export const settingsChange = terms
	.extend(eventFacts(true).partial().shape)
	.extend({ revision });
export type SettingsChange = z.output<typeof settingsChange>;
export type ProgrammeItem = EventFacts["programme"][number];
export type DocumentLink = EventFacts["documents"][number];

const who = {
	name: someLine(120),
	organisation: line(200),
	/** Kept apart, for the organisers only, until some days after the event */
	accessNeeds: line(500).default(""),
	foodNeeds: line(500).default(""),
};
export const registration = z.object({
	...who,
	email,
	/** The token of a mailed link; a signatory's representative may come by it instead of a session. */
	invitation: z.string().max(200).optional(),
	/** The organisation that this is for, by who speaks for several */
	party: id.optional(),
	locale: z.enum(["sv", "en"]).optional(),
});
export type RegistrationInput = z.output<typeof registration>;

/** A change by personal link. Needs that are not given stay as they are. */
export const registrationChange = z.object({
	name: who.name,
	organisation: who.organisation,
	accessNeeds: line(500).optional(),
	foodNeeds: line(500).optional(),
});
export type RegistrationChange = z.output<typeof registrationChange>;

/** Why an event is cancelled, for everyone to read. */
export const cancellation = z.object({
	reason: z.object({ sv: line(300), en: line(300) }),
});
export type CancelReason = z.output<typeof cancellation>["reason"];

export const invitation = z.object({ email });
export const move = z.object({ to: z.enum(["seated", "waiting"]) });
export const presence = z.object({ present: z.boolean() });

/** How to register, as anyone may know it. Whether it is open right now follows from the times. */
export interface RegistrationTerms {
	for: RegistrationKind;
	/** RFC 3339 in UTC; null: at once */
	opensAt: string | null;
	/** null: until the event begins */
	closesAt: string | null;
	places: number | null;
	full: boolean;
	waitingList: boolean;
}

export interface EventItem {
	id: string;
	slug: string;
	/** Of its texts: Swedish also where English was asked for and they are not wholly translated. */
	language: "sv" | "en";
	title: string;
	summary: string;
	kind: EventKind;
	year: number;
	/** The Swedish day, when it is known. */
	on: string | null;
	startsAt: string | null;
	endsAt: string | null;
	place: string | null;
	/** Whether one can take part from elsewhere; the address goes to those who have a seat. */
	online: boolean;
	registration: RegistrationTerms;
	/** Set when it will not be: since when, and why if that has been said */
	cancelled: {
		since: string;
		reason: string | null;
		/** Of the reason */
		language: "sv" | "en";
	} | null;
	updatedAt: string;
	/** How many times its facts have been changed */
	revision: number;
}

export interface EventDetail extends EventItem {
	/** Markdown */
	text: string;
	/** The same as safe HTML. */
	html: string;
	/** `language` is that of the title */
	programme: {
		time: string;
		title: string;
		speaker: string;
		language: "sv" | "en";
	}[];
	documents: { title: string; url: string; language: "sv" | "en" }[];
}

/**
 * `POST /events/:slug/registrations`: what somebody new gets now. Who is registered already gets
 * the same answer, and so no place in the waiting list is in it: the truth is mailed to the address.
 */
export interface RegistrationReceipt {
	status: Exclude<RegistrationStatus, "cancelled">;
}

/** `GET /events/registrations/:token`: what a personal link shows. Needs are never shown back. */
export interface OwnRegistration {
	event: EventItem;
	status: RegistrationStatus;
	position: number | null;
	name: string;
	email: string;
	organisation: string;
	hasNeeds: boolean;
	/** The address to take part by, for who has a seat. */
	onlineUrl: string | null;
	allowedActions: ("change" | "cancel")[];
}

export interface AdminRegistration {
	id: string;
	status: RegistrationStatus;
	position: number | null;
	name: string;
	email: string;
	organisation: string;
	signatory: boolean;
	accessNeeds: string;
	foodNeeds: string;
	presentAt: string | null;
	createdAt: string;
}

export interface EventCounts {
	seated: number;
	waiting: number;
	cancelled: number;
	present: number;
}

export interface AdminEventItem {
	slug: string;
	title: string;
	on: string | null;
	year: number;
	registration: RegistrationKind;
	places: number | null;
	cancelled: boolean;
	counts: EventCounts;
}

/** `GET /admin/events/:slug` */
export interface AdminEvent {
	slug: string;
	title: string;
	/** As {@link eventSettings} takes them. */
	settings: Omit<EventSettings, "startsAt"> & { startsAt: string | null };
	/** Of the settings: goes with a change of them */
	revision: number;
	cancelled: { since: string; reason: CancelReason } | null;
	/** How many are mailed when time or place is changed, or the event is cancelled or not any more */
	told: number;
	allowedActions: ("cancel" | "reinstate")[];
	counts: EventCounts;
	/** Without those whose names are disposed of */
	registrations: AdminRegistration[];
}

/** What a change of an event answers. */
export interface EventChanged {
	counts: EventCounts;
	/** How many have been mailed of it */
	mailed: number;
}
