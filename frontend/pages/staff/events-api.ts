import type {
	AdminEvent,
	AdminEventItem,
	EnteredRegistration,
	EventChanged,
} from "../../../api/content/events/admin-schema.ts";
import type { CancelReason } from "../../../api/content/events/schema.ts";
import { get, post, request } from "../../data/client.ts";
import type { Locale } from "../../i18n/format.ts";

const part = encodeURIComponent;
const one = (slug: string) => `/admin/events/${part(slug)}`;
const registration = (slug: string, id: string) =>
	`${one(slug)}/registrations/${part(id)}`;

export const fetchEvents = () =>
	get<{ items: AdminEventItem[] }>("/admin/events");
export const fetchEvent = (slug: string) => get<AdminEvent>(one(slug));
// An act answers little, so that what people need is in no kept answer: the event is read anew.
const then = async (slug: string, act: Promise<unknown>) => {
	await act;
	return fetchEvent(slug);
};
/** As {@link then}, with how many were mailed. */
const telling = async (slug: string, act: Promise<EventChanged>) => {
	const { mailed } = await act;
	return { event: await fetchEvent(slug), mailed };
};
export const saveSettings = (slug: string, body: object) =>
	then(slug, request("PUT", `${one(slug)}/settings`, { body }));
export const callOff = (slug: string, reason: CancelReason) =>
	telling(
		slug,
		request("PUT", `${one(slug)}/cancellation`, { body: { reason } }),
	);
export const reinstate = (slug: string) =>
	telling(slug, request("DELETE", `${one(slug)}/cancellation`, {}));
export const moveTo = (slug: string, id: string, to: "seated" | "waiting") =>
	then(slug, post(`${registration(slug, id)}/move`, { to }));
export const cancelFor = (slug: string, id: string) =>
	then(slug, post(`${registration(slug, id)}/cancel`, {}));
export const notePresence = (slug: string, id: string, present: boolean) =>
	then(slug, post(`${registration(slug, id)}/presence`, { present }));
export const enterPerson = (slug: string, body: object) =>
	post<EnteredRegistration>(`${one(slug)}/registrations`, body);
export const csvPath = (slug: string, locale: Locale) =>
	`/api/v1${one(slug)}/registrations.csv?locale=${locale}`;
