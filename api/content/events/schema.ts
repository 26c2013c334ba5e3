import { z } from "zod";
import { instant, language, onDay, uuid } from "../../platform/answers.ts";
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
export const registrationKinds = ["closed", "signatories", "public"] as const;
export type RegistrationKind = (typeof registrationKinds)[number];
export const registrationStatus = z.enum(["seated", "waiting", "cancelled"]);
export type RegistrationStatus = z.output<typeof registrationStatus>;

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
/**
 * A row of the programme. Which of the event's days it is on is counted from 1, so that an event that is moved takes its
 * programme along; a row of the first day does not say so.
 */
const programmeRow = (whole: boolean) =>
	z
		.object({
			day: z.int().min(1).max(31).optional(),
			time: whole ? clock : someClock,
			title: short(300, whole),
			speaker: line(200),
		})
		.transform(({ day = 1, ...row }) => ({ ...row, ...(day > 1 && { day }) }));
/** What the public reads of an event beside its text, and the address for taking part that only a seat gives. @param whole as it is published; a draft may lack what a row needs */
export const eventFacts = (whole: boolean) =>
	z.object({
		kind: z.enum(eventKinds),
		startsAt: moment,
		endsAt: moment,
		place: line(200),
		onlineUrl: websiteOrEmpty,
		programme: z.array(programmeRow(whole)).max(100),
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
	/** The organisation that this is for, by who speaks for several; null: for none of them, where it is open to all */
	party: id.nullable().optional(),
	locale: z.enum(["sv", "en"]).optional(),
});
export type RegistrationInput = z.output<typeof registration>;

/** What the office writes of somebody who phones or stands at the door. */
export const registrationByOffice = z.object({
	...who,
	email,
	/** A seat for sure, also past the number of places and those who wait */
	seat: z.boolean().default(false),
	/** Of the mails to the person */
	locale: z.enum(["sv", "en"]).default("sv"),
});
export type RegistrationByOffice = z.output<typeof registrationByOffice>;

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

export const eventItem = z
	.object({
		id: uuid,
		slug: z.string(),
		/** Of the texts: Swedish also where English was asked for and not all of it is translated */
		language,
		title: z.string(),
		summary: z.string(),
		kind: z.enum(eventKinds),
		year: z.int(),
		/** The Swedish day, when it is known. */
		on: onDay.nullable(),
		startsAt: instant.nullable(),
		endsAt: instant.nullable(),
		place: z.string().nullable(),
		/** Whether one can take part from elsewhere; the address goes to those who have a seat */
		online: z.boolean(),
		/** How to register, as anyone may know it. Whether it is open right now follows from the times */
		registration: z.object({
			for: z.enum(registrationKinds),
			/** null: at once */
			opensAt: instant.nullable(),
			/** null: until the event begins */
			closesAt: instant.nullable(),
			places: z.int().nullable(),
			full: z.boolean(),
			waitingList: z.boolean(),
		}),
		/** Set when it will not be: since when, and why if that has been said */
		cancelled: z
			.object({
				since: instant,
				reason: z.string().nullable(),
				/** Of the reason */
				language,
			})
			.nullable(),
		updatedAt: instant,
		/** How many times its facts have been changed */
		revision: z.int(),
	})
	.meta({ id: "Event" });
export type EventItem = z.output<typeof eventItem>;

export const eventDetail = eventItem.extend({
	/** Markdown */
	text: z.string(),
	/** The same as safe HTML. */
	html: z.string(),
	/** By day, and in the order of the editors; `language` is that of the title */
	programme: z.array(
		z.object({
			/** Which of the event's days, from 1 */
			day: z.int(),
			/** The Swedish day, when it is known */
			on: onDay.nullable(),
			time: z.string(),
			title: z.string(),
			speaker: z.string(),
			language,
		}),
	),
	documents: z.array(
		z.object({ title: z.string(), url: z.string(), language }),
	),
});
export type EventDetail = z.output<typeof eventDetail>;

/**
 * `POST /events/:slug/registrations`: what somebody new gets now. Who is registered already gets
 * the same answer, and so no place in the waiting list is in it: the truth is mailed to the address.
 */
export const registrationReceipt = z.object({
	status: registrationStatus.exclude(["cancelled"]),
});
export type RegistrationReceipt = z.output<typeof registrationReceipt>;

/** `GET /events/registrations/:token`: what a personal link shows. Needs are never shown back. */
export const ownRegistration = z
	.object({
		event: eventItem,
		status: registrationStatus,
		position: z.int().nullable(),
		name: z.string(),
		email: z.string(),
		organisation: z.string(),
		hasNeeds: z.boolean(),
		/** The address to take part by, for who has a seat. */
		onlineUrl: z.string().nullable(),
		allowedActions: z.array(z.enum(["change", "cancel"])),
	})
	.meta({ id: "OwnRegistration" });
export type OwnRegistration = z.output<typeof ownRegistration>;
