import { z } from "zod";
import { instant, onDay, uuid } from "../../platform/answers.ts";
import {
	cancellation,
	eventSettings,
	registrationKinds,
	registrationStatus,
} from "./schema.ts";

/** What the office is answered about events. */

const counts = z.object({
	seated: z.int(),
	waiting: z.int(),
	cancelled: z.int(),
	present: z.int(),
});
export type EventCounts = z.output<typeof counts>;
export const counted = z.object({ counts });
/** What a change of an event answers. */
export const changedEvent = counted.extend({
	/** How many have been mailed of it */
	mailed: z.int(),
});

export type EventChanged = z.output<typeof changedEvent>;

export const adminEventItem = z.object({
	slug: z.string(),
	title: z.string(),
	on: onDay.nullable(),
	year: z.int(),
	registration: z.enum(registrationKinds),
	places: z.int().nullable(),
	cancelled: z.boolean(),
	counts,
});

export type AdminEventItem = z.output<typeof adminEventItem>;

const adminRegistration = z.object({
	id: uuid,
	status: registrationStatus,
	position: z.int().nullable(),
	name: z.string(),
	email: z.string(),
	organisation: z.string(),
	signatory: z.boolean(),
	accessNeeds: z.string(),
	foodNeeds: z.string(),
	presentAt: instant.nullable(),
	createdAt: instant,
});
export type AdminRegistration = z.output<typeof adminRegistration>;

/**
 * `POST /admin/events/:slug/registrations`: as the list shows it. Without what the person needs,
 * for an answer may be kept for who asks again with the same key.
 */
export const enteredRegistration = adminRegistration.omit({
	accessNeeds: true,
	foodNeeds: true,
});
export type EnteredRegistration = z.output<typeof enteredRegistration>;

/** `GET /admin/events/:slug` */
export const adminEvent = counted.extend({
	slug: z.string(),
	title: z.string(),
	/** As {@link eventSettings} takes them. */
	settings: eventSettings.extend({ startsAt: z.string().nullable() }),
	/** Of the settings: goes with a change of them */
	revision: z.int(),
	cancelled: z
		.object({ since: instant, reason: cancellation.shape.reason })
		.nullable(),
	/** How many are mailed when time or place is changed, or the event is cancelled or not any more */
	told: z.int(),
	allowedActions: z.array(z.enum(["cancel", "reinstate"])),
	/** Without those whose names are disposed of */
	registrations: z.array(adminRegistration),
});
export type AdminEvent = z.output<typeof adminEvent>;
