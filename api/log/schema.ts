import { z } from "zod";
import { paging } from "../platform/paging.ts";

export const logQuery = paging.extend({
	actor: z.string().max(200).optional(),
	subject: z.string().max(200).optional(),
});

export interface LogEntry {
	sequence: number;
	at: string;
	actor: {
		kind: "staff" | "organisation" | "signatory" | "system";
		id: string | null;
		name: string;
		employer: string | null;
	};
	/** `subject:action`, e.g. `application.approved` */
	event: string;
	subject: { kind: string; id: string; name: string | null };
	detail: Record<string, unknown>;
	/** hex; each entry's hash covers the one before */
	hash: string;
}
