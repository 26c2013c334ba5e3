import { z } from "zod";
import { instant, uuid } from "../../platform/answers.ts";
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

export const batchKind = z.enum(["issue", "reissue"]);
export type BatchKind = z.output<typeof batchKind>;
export const batchStatus = z.enum(["running", "cancelled", "done"]);
export type BatchStatus = z.output<typeof batchStatus>;
export const batchAction = z.enum(["cancel", "resume"]);
export type BatchAction = z.output<typeof batchAction>;

/** Why an item was not done; stable words. Those of the second line are skipped, not failed: nothing is amiss. */
export const itemProblem = z.enum([
	"uncovered_characters",
	"drawing_failed",
	"worker_died",
	"sealing_failed",
	"storing_failed",
	"signature_ended",
	"certificate_not_valid",
]);
export type ItemProblem = z.output<typeof itemProblem>;

/** One batch, as in the list. `total` = done + failed + what waits; `skipped` of the done needed no certificate any more. */
export const batchView = z
	.object({
		id: uuid,
		kind: batchKind,
		status: batchStatus,
		mail: z.boolean(),
		reason: z.string().nullable(),
		total: z.int(),
		done: z.int(),
		skipped: z.int(),
		failed: z.int(),
		/** The name of who started it */
		startedBy: z.string().nullable(),
		startedAt: instant,
		endedAt: instant.nullable(),
		/** Certificates a minute, of the last minute; null when it rests or has just begun */
		perMinute: z.int().nullable(),
		allowedActions: z.array(batchAction),
	})
	.meta({ id: "Batch" });
export type BatchView = z.output<typeof batchView>;

export const batchFailure = z.object({
	number: z.string(),
	organisation: z.string(),
	/** Of the organisation, for its page in the register */
	slug: z.string(),
	problem: itemProblem,
});
export type BatchFailure = z.output<typeof batchFailure>;

/** `GET /admin/certificate-batches/:id`: with the first hundred that failed. */
export const batchDetail = batchView
	.extend({
		failures: z.array(batchFailure),
	})
	.meta({ id: "BatchInFull" });
export type BatchDetail = z.output<typeof batchDetail>;

/** `GET /admin/certificate-batches`: newest first, and how many a new batch of each kind would concern. */
export const batchList = z.object({
	items: z.array(batchView),
	total: z.int(),
	next: z.string().nullable(),
	concerned: z.record(batchKind, z.int()),
});
export type BatchList = z.output<typeof batchList>;
