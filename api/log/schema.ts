import { z } from "zod";
import { instant } from "../platform/answers.ts";
import { paging } from "../platform/paging.ts";

export const logQuery = paging.extend({
	actor: z.string().max(200).optional(),
	subject: z.string().max(200).optional(),
});

export const logEntry = z.object({
	sequence: z.int(),
	at: instant,
	actor: z.object({
		kind: z.enum(["staff", "organisation", "signatory", "system"]),
		id: z.string().nullable(),
		name: z.string(),
		employer: z.string().nullable(),
	}),
	/** `subject:action`, e.g. `application.approved` */
	event: z.string(),
	subject: z.object({
		kind: z.string(),
		id: z.string(),
		name: z.string().nullable(),
	}),
	detail: z.record(z.string(), z.unknown()),
	/** hex; each entry's hash covers the one before */
	hash: z.string(),
});
export type LogEntry = z.output<typeof logEntry>;

/** `GET /admin/log/integrity` */
export const logIntegrity = z.object({
	whole: z.boolean(),
	/** The sequence of the first entry that does not fit, or null */
	firstBroken: z.int().nullable(),
});
