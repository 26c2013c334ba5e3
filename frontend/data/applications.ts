import type {
	ApplicationChange,
	ApplicationView,
	Attachment,
} from "../../api/applications/schema.ts";
import { get, post, remove, request, upload } from "./client.ts";

export type { ApplicationChange, ApplicationView, Attachment };

/** What an applicant attaches; `scan` is for the office's paper path. */
export type ApplicantAttachmentKind = "minutes" | "statutes" | "other";

const at = (id: string) => `/applications/${encodeURIComponent(id)}`;

/** Starts an application and the session that goes with it (a cookie). */
export const startApplication = (
	email: string,
	locale: "sv" | "en",
	key: string,
) =>
	post<{ application: ApplicationView }>(
		"/applications",
		{ email, locale },
		key,
	);

export const fetchApplication = (id: string) => get<ApplicationView>(at(id));

/** Saves some parts; outlives the page, so that the last words typed are sent. */
export const changeApplication = (id: string, change: ApplicationChange) =>
	request<ApplicationView>("PATCH", at(id), { body: change, keepalive: true });

export const submitApplication = (id: string) =>
	post<ApplicationView>(`${at(id)}/submit`);

export const retractApplication = (id: string) =>
	post<ApplicationView>(`${at(id)}/retract`);

export const remindSignatories = (id: string) =>
	post<ApplicationView>(`${at(id)}/remind-signatories`);

/** @param onProgress called with the share sent, 0–1 */
export function attach(
	id: string,
	kind: ApplicantAttachmentKind,
	file: File,
	onProgress: (share: number) => void,
): Promise<Attachment> {
	const form = new FormData();
	// The kind goes first: a server that streams knows it before the file arrives.
	form.append("kind", kind);
	form.append("file", file, file.name);
	return upload<Attachment>(`${at(id)}/attachments`, form, onProgress);
}

export const detach = (id: string, attachmentId: string) =>
	remove(`${at(id)}/attachments/${encodeURIComponent(attachmentId)}`);

/** Where an attached file is read, by who may see it. */
export const attachmentPath = (id: string, attachmentId: string) =>
	`/api/v1${at(id)}/attachments/${encodeURIComponent(attachmentId)}`;

/** The number as it is written, and whether the register already holds it. */
export interface NumberAnswer {
	number: string;
	known: boolean;
}

export const askNumber = (number: string, signal: AbortSignal) =>
	get<NumberAnswer>(
		`/organisation-numbers/${encodeURIComponent(number)}`,
		{},
		signal,
	);
