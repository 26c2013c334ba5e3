import type {
	AdminRound,
	AdminRoundItem,
	ModerationInput,
} from "../../../api/content/follow-up/schema.ts";
import { get, post, request } from "../../data/client.ts";

const one = (year: string) => `/admin/follow-ups/${encodeURIComponent(year)}`;

export const fetchRounds = () =>
	get<{ items: AdminRoundItem[] }>("/admin/follow-ups");
export const fetchRound = (year: string) => get<AdminRound>(one(year));
export const createRound = (body: object) =>
	post<AdminRound>("/admin/follow-ups", body);
export const changeDates = (year: string, body: object) =>
	request<AdminRound>("PUT", one(year), { body });
// An act answers little, for its answer may be kept: the round is read anew.
const then = async (year: string, act: Promise<unknown>) => {
	await act;
	return fetchRound(year);
};
export const publishRound = (year: string, body: object) =>
	then(year, post(`${one(year)}/publish`, body));
export const withdrawRound = (year: string, body: object) =>
	then(year, post(`${one(year)}/withdraw`, body));
export const moderateComment = (
	year: string,
	id: string,
	body: ModerationInput,
) => then(year, post(`${one(year)}/comments/${encodeURIComponent(id)}`, body));
