import type {
	IssueContent,
	IssueView,
	LetterView,
	NewsletterOverview,
	NewsletterSettings,
} from "../../../api/content/newsletter/schema.ts";
import { get, patch, post, request } from "../../data/client.ts";

const base = "/admin/newsletter";
const one = (id: string) => `${base}/issues/${encodeURIComponent(id)}`;

export const fetchNewsletter = () => get<NewsletterOverview>(base);
export const fetchLetter = (id: string, locale: "sv" | "en") =>
	get<LetterView>(`${one(id)}/preview`, { locale });
export const createIssue = (content: IssueContent) =>
	post<IssueView>(`${base}/issues`, { content });
export const fetchIssue = (id: string) => get<IssueView>(one(id));
export const saveIssue = (
	id: string,
	body: { content: IssueContent; revision: number },
) => request<IssueView>("PUT", one(id), { body });
export const sendIssue = (
	id: string,
	body: { sendAt: string | null; revision: number },
) => post<IssueView>(`${one(id)}/send`, body);
export const moveIssue = (id: string, act: "pause" | "resume" | "cancel") =>
	post<IssueView>(`${one(id)}/${act}`, {});
export const testIssue = (id: string, locale: "sv" | "en") =>
	post<{ to: string }>(`${one(id)}/test?locale=${locale}`, {});
export const changeNewsletter = (body: object) =>
	patch<NewsletterSettings>(`${base}/settings`, body);
export const removeSubscriber = (email: string) =>
	post<{ removed: boolean }>(`${base}/subscribers/remove`, { email });

export const csvPath = `/api/v1${base}/subscribers.csv`;
export const previewPath = (
	id: string,
	locale: "sv" | "en",
	revision: number,
) => `/api/v1${one(id)}/preview.html?locale=${locale}&revision=${revision}`;
