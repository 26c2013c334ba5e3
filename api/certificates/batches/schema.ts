import { z } from "zod";
import { someLines } from "../../platform/text.ts";

/**
 * `issue`: a file for every valid number that has none. `reissue`: a new number in place of every valid certificate of the
 * present parties; the reason is shown on the pages of the old ones.
 */
export const startBatch = z
	.object({
		kind: z.enum(["issue", "reissue"]),
		reason: someLines(1000).optional(),
		/** Whether the organisations get what is made by e-mail */
		mail: z.boolean(),
	})
	.superRefine(({ kind, reason }, context) => {
		if (kind === "reissue" && !reason)
			context.addIssue({
				code: "custom",
				path: ["reason"],
				params: { code: "required" },
			});
	});
export type StartBatch = z.output<typeof startBatch>;

export type BatchKind = "issue" | "reissue";
export type BatchStatus = "running" | "cancelled" | "done";
export type BatchAction = "cancel" | "resume";

/** Why an item was not done; stable words. Those of the second line are skipped, not failed: nothing is amiss. */
export type ItemProblem =
	| "uncovered_characters"
	| "drawing_failed"
	| "worker_died"
	| "sealing_failed"
	| "storing_failed"
	| "signature_ended"
	| "certificate_not_valid";

/** One batch, as in the list. `total` = done + failed + what waits; `skipped` of the done needed no certificate any more. */
export interface BatchView {
	id: string;
	kind: BatchKind;
	status: BatchStatus;
	mail: boolean;
	reason: string | null;
	total: number;
	done: number;
	skipped: number;
	failed: number;
	/** The name of who started it */
	startedBy: string | null;
	startedAt: string;
	endedAt: string | null;
	/** Certificates a minute, of the last minute; null when it rests or has just begun */
	perMinute: number | null;
	allowedActions: BatchAction[];
}

export interface BatchFailure {
	number: string;
	organisation: string;
	/** Of the organisation, for its page in the register */
	slug: string;
	problem: ItemProblem;
}

/** `GET /admin/certificate-batches/:id`: with the first hundred that failed. */
export interface BatchDetail extends BatchView {
	failures: BatchFailure[];
}

/** `GET /admin/certificate-batches`: newest first, and how many a new batch of each kind would concern. */
export interface BatchList {
	items: BatchView[];
	total: number;
	next: string | null;
	concerned: Record<BatchKind, number>;
}
