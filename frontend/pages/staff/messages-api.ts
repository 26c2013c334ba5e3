import type {
	ContactMessageList,
	ContactMessageView,
	MessageAct,
	MessageAction,
	MessageStanding,
} from "../../../api/content/contact/schema.ts";
import { get, post, type Query, request } from "../../data/client.ts";

const base = "/admin/contact-messages";
const one = (id: string) => `${base}/${encodeURIComponent(id)}`;

export const fetchMessages = (query: Query) =>
	get<ContactMessageList>(base, query);
export const fetchMessage = (id: string) => get<ContactMessageView>(one(id));
/** @param act the note, and the revision that the reader saw */
export const doWithMessage = (
	id: string,
	action: MessageAction,
	act: MessageAct,
) =>
	action === "note"
		? request<MessageStanding>("PUT", `${one(id)}/note`, { body: act })
		: post<MessageStanding>(`${one(id)}/${action}`, act);
