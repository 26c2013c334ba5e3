import type { BatchAction, BatchStatus } from "./schema.ts";

/** What may be done with a batch, and what comes of it. */
export const transitions = {
	cancel: { from: ["running"], to: "cancelled" },
	resume: { from: ["cancelled", "done"], to: "running" },
} as const satisfies Record<
	BatchAction,
	{ from: readonly BatchStatus[]; to: BatchStatus }
>;

/** A batch that is done is taken up again only for what failed. */
export function allowedActions(batch: {
	status: BatchStatus;
	failed: number;
}): BatchAction[] {
	if (batch.status === "running") return ["cancel"];
	return batch.status === "cancelled" || batch.failed > 0 ? ["resume"] : [];
}

/**
 * Certificates a minute from how many were made since an instant; null while that is too little to tell by.
 * @param made how many were made between `since` and `now`
 */
export function perMinute(
	made: number,
	since: Date | null,
	now: Date,
): number | null {
	const milliseconds = since ? now.getTime() - since.getTime() : 0;
	return milliseconds >= 1000 && made > 0
		? Math.max(1, Math.round((made * 60_000) / milliseconds))
		: null;
}
