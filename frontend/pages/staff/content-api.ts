import type {
	Change,
	DocumentView,
	ItemSummary,
	ItemView,
	Kind,
	PictureView,
	RevisionSummary,
	RevisionView,
} from "../../../api/content/editing/schema.ts";
import {
	ApiError,
	get,
	patch,
	post,
	remove,
	upload,
} from "../../data/client.ts";
import type { Page } from "./api.ts";

/** A kind's place in addresses, here and in the API. */
export const segments = [
	"news",
	"pages",
	"plan-years",
	"events",
	"agreement",
	"follow-ups",
	"office",
] as const;
export type Segment = (typeof segments)[number];
export const kindOf: Record<Segment, Kind> = {
	news: "news",
	pages: "page",
	"plan-years": "plan_year",
	events: "event",
	agreement: "agreement",
	"follow-ups": "follow_up",
	office: "office",
};

const base = "/admin/content";
const part = encodeURIComponent;
const at = (segment: Segment, key: string) => `${base}/${segment}/${part(key)}`;

export type Content = Record<string, unknown>;
export interface Save {
	basedOn: string;
	content: Content;
	autosave: boolean;
}

export const fetchItems = (segment: Segment, q = "") =>
	get<Page<ItemSummary>>(`${base}/${segment}`, { q });
export const beginItem = (
	segment: Segment,
	body: { key?: string; content: Content },
) => post<ItemView>(`${base}/${segment}`, body);
export const fetchItem = (segment: Segment, key: string) =>
	get<ItemView>(at(segment, key));
export const saveItem = (segment: Segment, key: string, save: Save) =>
	patch<ItemView>(at(segment, key), save);
export const fetchHistory = (segment: Segment, key: string) =>
	get<Page<RevisionSummary>>(`${at(segment, key)}/revisions`);
export const actOn = (
	id: string,
	action: "publish" | "unschedule" | "withdraw" | "undo" | "restore",
) => post<ItemView>(`${base}/revisions/${part(id)}/${action}`, {});
export const scheduleRevision = (id: string, publishAt: string) =>
	post<ItemView>(`${base}/revisions/${part(id)}/schedule`, { publishAt });
export const fetchChanges = (id: string, other: string) =>
	get<{ items: Change[] }>(
		`${base}/revisions/${part(id)}/changes/${part(other)}`,
	);
export const fetchPictures = () =>
	get<{ items: PictureView[] }>(`${base}/pictures`);
export const addPicture = (form: FormData) =>
	upload<PictureView>(`${base}/pictures`, form);
export const fetchDocuments = () =>
	get<{ items: DocumentView[] }>(`${base}/documents`);
export const addDocument = (file: File) => {
	const form = new FormData();
	form.append("file", file, file.name);
	return upload<DocumentView>(`${base}/documents`, form);
};
export const removeFile = (kind: "pictures" | "documents", id: string) =>
	remove(`${base}/${kind}/${part(id)}`);

/** What the other one has saved, when that is why a save was refused. */
export function theirsIn(error: unknown): RevisionView | null {
	if (!(error instanceof ApiError) || error.code !== "content_changed")
		return null;
	return (error.problem as { theirs?: RevisionView }).theirs ?? null;
}
