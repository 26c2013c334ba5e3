import type { Level } from "../../../frontend/verify/verify.ts";

const DAY = 86_400_000;
/** A time stamp is renewed at the earliest so many days before it ends: long enough for a broken authority to be replaced. */
const RENEW_DAYS = 90;

/** Time stamps that end before this may be renewed. */
export const soon = (now: Date): Date =>
	new Date(now.getTime() + RENEW_DAYS * DAY);

/**
 * Time stamps that end before this are renewed by an authority whose own certificate ends at `until`: when it at least doubles
 * the time that is left. A file has room for some two hundred revisions, so one that gains nothing must not be made, nor
 * one a day by an authority that has a new certificate each day.
 */
export function renewBefore(now: Date, until: Date): Date {
	const half = (until.getTime() - now.getTime()) / 2;
	return new Date(Math.min(soon(now).getTime(), now.getTime() + half));
}

const levels: Level[] = ["B-B", "B-T", "B-LT", "B-LTA"];

/** How far a file is proven, and until when its newest time stamp can be checked. */
export interface Proven {
	level: Level;
	until: Date | null;
}

/** Whether what was appended is worth its bytes: the file is proven further than it was, or for long enough. */
export function isGain(was: Proven, is: Proven, now: Date): boolean {
	const further = levels.indexOf(is.level) - levels.indexOf(was.level);
	if (further !== 0) return further > 0;
	if (is.level !== "B-LTA" || !was.until || !is.until) return false;
	return was.until < renewBefore(now, is.until);
}
