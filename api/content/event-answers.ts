import { z } from "zod";
import {
	allOf,
	file,
	instant,
	language,
	listOf,
	onDay,
	taken,
	uuid,
} from "../platform/answers.ts";
import {
	type AdminEvent,
	type AdminEventItem,
	cancellation,
	type EventChanged,
	type EventCounts,
	type EventDetail,
	type EventItem,
	eventKinds,
	eventSettings,
	type OwnRegistration,
	type RegistrationReceipt,
	registrationKinds,
} from "./events/schema.ts";

/** What the events' operations answer, for the API's description; the types hold it to what their slice says. */

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
		/** Whether one can take part from elsewhere */
		online: z.boolean(),
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
			.object({ since: instant, reason: z.string().nullable(), language })
			.nullable(),
		updatedAt: instant,
		/** How many times its facts have been changed */
		revision: z.int(),
	})
	.meta({ id: "Event" }) satisfies z.ZodType<EventItem>;

const eventDetail = eventItem.extend({
	/** Markdown */
	text: z.string(),
	/** The same as safe HTML. */
	html: z.string(),
	programme: z.array(
		z.object({
			time: z.string(),
			title: z.string(),
			speaker: z.string(),
			language,
		}),
	),
	documents: z.array(
		z.object({ title: z.string(), url: z.string(), language }),
	),
}) satisfies z.ZodType<EventDetail>;

const receipt = z.object({
	status: z.enum(["seated", "waiting"]),
}) satisfies z.ZodType<RegistrationReceipt>;

const own = z
	.object({
		event: eventItem,
		status: z.enum(["seated", "waiting", "cancelled"]),
		position: z.int().nullable(),
		name: z.string(),
		email: z.string(),
		organisation: z.string(),
		hasNeeds: z.boolean(),
		/** The address to take part by, for who has a seat. */
		onlineUrl: z.string().nullable(),
		allowedActions: z.array(z.enum(["change", "cancel"])),
	})
	.meta({ id: "OwnRegistration" }) satisfies z.ZodType<OwnRegistration>;

const counts = z.object({
	seated: z.int(),
	waiting: z.int(),
	cancelled: z.int(),
	present: z.int(),
}) satisfies z.ZodType<EventCounts>;
const counted = z.object({ counts });
const changed = counted.extend({
	/** How many have been mailed of it */
	mailed: z.int(),
}) satisfies z.ZodType<EventChanged>;

const adminEventItem = z.object({
	slug: z.string(),
	title: z.string(),
	on: onDay.nullable(),
	year: z.int(),
	registration: z.enum(registrationKinds),
	places: z.int().nullable(),
	cancelled: z.boolean(),
	counts,
}) satisfies z.ZodType<AdminEventItem>;

const adminEvent = counted.extend({
	slug: z.string(),
	title: z.string(),
	settings: eventSettings.extend({ startsAt: z.string().nullable() }),
	revision: z.int(),
	cancelled: z
		.object({ since: instant, reason: cancellation.shape.reason })
		.nullable(),
	/** How many are mailed when time or place is changed, or the event is cancelled or not any more */
	told: z.int(),
	allowedActions: z.array(z.enum(["cancel", "reinstate"])),
	/** Without those whose names are disposed of */
	registrations: z.array(
		z.object({
			id: uuid,
			status: own.shape.status,
			position: z.int().nullable(),
			name: z.string(),
			email: z.string(),
			organisation: z.string(),
			signatory: z.boolean(),
			accessNeeds: z.string(),
			foodNeeds: z.string(),
			presentAt: instant.nullable(),
			createdAt: instant,
		}),
	),
}) satisfies z.ZodType<AdminEvent>;

const base = "/api/v1/events";
const admin = "/api/v1/admin/events";
const registrations = `${admin}/:slug/registrations`;
export const eventAnswers: Record<string, object> = {
	[`GET ${base}`]: { 200: listOf(eventItem) },
	[`GET ${base}/:slug`]: { 200: eventDetail },
	[`POST ${base}/:slug/registrations`]: { 201: receipt },
	[`POST ${base}/:slug/invitations`]: { 202: taken },
	[`GET ${base}/registrations/:token`]: { 200: own },
	[`PATCH ${base}/registrations/:token`]: { 200: own },
	[`POST ${base}/registrations/:token/cancel`]: { 200: own },
	[`GET ${admin}`]: { 200: allOf(adminEventItem) },
	[`GET ${admin}/:slug`]: { 200: adminEvent },
	[`PUT ${admin}/:slug/settings`]: { 200: changed },
	[`PUT ${admin}/:slug/cancellation`]: { 200: changed },
	[`DELETE ${admin}/:slug/cancellation`]: { 200: changed },
	[`GET ${registrations}.csv`]: { 200: file("text/csv") },
	[`POST ${registrations}/:id/move`]: { 200: counted },
	[`POST ${registrations}/:id/presence`]: { 200: counted },
	[`POST ${registrations}/:id/cancel`]: { 200: counted },
};
