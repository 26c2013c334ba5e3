import type {
	AdminElection,
	MembersChange,
} from "../../../api/content/working-group/admin-schema.ts";
import type {
	Action,
	Term,
} from "../../../api/content/working-group/schema.ts";
import { get, post, request } from "../../data/client.ts";

export type { Action, AdminElection, MembersChange, Term };

export interface Overview {
	seats: { public: number; civil: number };
	terms: Term[];
	lastChanges: MembersChange[];
	elections: AdminElection[];
}

const base = "/admin/working-group";
const one = (id: string) => `${base}/elections/${encodeURIComponent(id)}`;

export const fetchOverview = () => get<Overview>(base);
export const createElection = (body: object) =>
	post<AdminElection>(`${base}/elections`, body);
export const changeElection = (id: string, body: object) =>
	request<AdminElection>("PUT", one(id), { body });
export const freezeRoll = (id: string) =>
	post<AdminElection>(`${one(id)}/roll`);
export const takeStep = (id: string, action: Action) =>
	post<AdminElection>(`${one(id)}/steps/${action}`);
export const nominateFor = (id: string, body: object) =>
	post<AdminElection>(`${one(id)}/nominations`, body);
export const saveProposal = (id: string, body: object) =>
	request<AdminElection>("PUT", `${one(id)}/proposal`, { body });
export const cancelElection = (id: string, body: object) =>
	post<AdminElection>(`${one(id)}/cancel`, body);
export const remindParties = (id: string) =>
	post<{ reminded: number }>(`${one(id)}/reminders`);
export const saveMembers = (body: object) =>
	request<Overview>("PUT", `${base}/members`, { body });
