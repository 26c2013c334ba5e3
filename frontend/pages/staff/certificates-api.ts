import type {
	BatchAction,
	BatchDetail,
	BatchKind,
	BatchList,
} from "../../../api/certificates/batches/schema.ts";
import type { Settings } from "../../../api/certificates/settings.ts";
import { get, patch, post, type Query } from "../../data/client.ts";

const base = "/admin/certificate-batches";
const at = (id: string) => `${base}/${encodeURIComponent(id)}`;

export const fetchBatches = (query: Query) => get<BatchList>(base, query);
export const fetchBatch = (id: string) => get<BatchDetail>(at(id));
export const startBatch = (body: {
	kind: BatchKind;
	reason?: string;
	mail: boolean;
}) => post<BatchDetail>(base, body);
export const moveBatch = (id: string, act: BatchAction) =>
	post<BatchDetail>(`${at(id)}/${act}`);

export const fetchSettings = () => get<Settings>("/admin/settings");
export const changeSettings = (change: Partial<Settings>) =>
	patch<Settings>("/admin/settings", change);
