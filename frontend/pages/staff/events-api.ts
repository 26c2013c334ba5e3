import type {
	AdminEvent,
	AdminEventItem,
} from "../../../api/content/events/schema.ts";
import { get, post, request } from "../../data/client.ts";

const part = encodeURIComponent;
const one = (slug: string) => `/admin/events/${part(slug)}`;
const registration = (slug: string, id: string) =>
	`${one(slug)}/registrations/${part(id)}`;

export const fetchEvents = () =>
	get<{ items: AdminEventItem[] }>("/admin/events");
export const fetchEvent = (slug: string) => get<AdminEvent>(one(slug));
export const saveSettings = (slug: string, body: object) =>
	request<AdminEvent>("PUT", `${one(slug)}/settings`, { body });
export const moveTo = (slug: string, id: string, to: "seated" | "waiting") =>
	post<AdminEvent>(`${registration(slug, id)}/move`, { to });
export const cancelFor = (slug: string, id: string) =>
	post<AdminEvent>(`${registration(slug, id)}/cancel`, {});
export const notePresence = (slug: string, id: string, present: boolean) =>
	post<AdminEvent>(`${registration(slug, id)}/presence`, { present });
export const csvPath = (slug: string) =>
	`/api/v1${one(slug)}/registrations.csv`;
