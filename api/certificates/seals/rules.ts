/** When administrators are told that a seal nears its end, in days before it. */
const thresholds = [1, 7, 14, 30, 60];

const day = 24 * 60 * 60 * 1000;

/** Whole days from `now` to the end; negative when it has passed. */
export function daysLeft(notAfter: Date, now: Date): number {
	return Math.floor((notAfter.getTime() - now.getTime()) / day);
}

/**
 * The warning that is due: the nearest threshold that has been reached and not yet been warned of, else null.
 *
 * @param warned the threshold of the last warning
 */
export function dueWarning(
	notAfter: Date,
	warned: number | null,
	now: Date,
): number | null {
	const left = daysLeft(notAfter, now);
	const reached = thresholds.find((threshold) => left <= threshold);
	if (reached === undefined) return null;
	return warned === null || reached < warned ? reached : null;
}

/** Whether so few days are left that the office's pages should say so. */
export const isNear = (left: number): boolean =>
	left <= (thresholds.at(-1) ?? 0);

/** Why a seal no longer holds (RFC 5280, 5.3.1), with the number that CRL and OCSP say it by. */
export const reasonCodes = {
	keyCompromise: 1,
	superseded: 4,
	cessationOfOperation: 5,
} as const;

export type RevocationReason = keyof typeof reasonCodes;

/** Reason and free text in the one column that keeps them. */
export function joinReason(reason: RevocationReason, note: string): string {
	return note ? `${reason}: ${note}` : reason;
}

/** What {@link joinReason} joined. */
export function splitReason(kept: string | null): {
	reason: RevocationReason | null;
	note: string | null;
} {
	const [word = "", ...rest] = (kept ?? "").split(": ");
	const reason =
		(Object.keys(reasonCodes) as RevocationReason[]).find(
			(one) => one === word,
		) ?? null;
	return { reason, note: rest.join(": ") || null };
}
