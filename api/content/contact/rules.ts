import type { MessageAction } from "./schema.ts";

/** How long a message is kept, milliseconds. */
export const keptFor = 90 * 24 * 60 * 60 * 1000;
/** Nobody reads the form, and writes, in less. */
const leastFill = 3000;
const mostFill = 24 * 60 * 60 * 1000;

/** Why a form that was drawn at a time is not taken now; null when it is. */
export function fillFault(
	drawnAt: Date,
	now: Date,
): "form_too_fast" | "form_too_old" | null {
	const spent = now.getTime() - drawnAt.getTime();
	if (spent < leastFill) return "form_too_fast";
	return spent > mostFill ? "form_too_old" : null;
}

/** What may be done with a message that is open, or done with. */
export const actionsOf = (handledAt: Date | null): MessageAction[] =>
	handledAt ? ["note", "reopen"] : ["note", "handle"];

/** When a message is disposed of, whatever has been done with it. */
export const disposedAt = (createdAt: Date): Date =>
	new Date(createdAt.getTime() + keptFor);
