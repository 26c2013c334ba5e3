import type { IssueAction, IssueStatus } from "./schema.ts";

const day = 24 * 60 * 60 * 1000;

/** How long an address that nobody has confirmed is kept, milliseconds. */
export const unconfirmedFor = 7 * day;
/** How long an address that mails do not reach is kept. */
export const suspendedFor = 90 * day;
/** Longer than any conversation with a mail server: what is still `sending` then has lost its sender. */
export const lostAfter = 15 * 60 * 1000;
/** Between tries when a server asks us to come back (RFC 5321 §4.5.4.1 has 30 minutes). */
export const comeBackAfter = 30 * 60 * 1000;
/** Tries before a server that keeps asking us to come back is believed to mean no. */
export const mostTries = 6;

/** What may become of an issue. Every UPDATE repeats `from`. */
export const transitions: Record<
	IssueAction,
	{ from: readonly IssueStatus[]; to: IssueStatus | null }
> = {
	save: { from: ["draft"], to: null },
	send: { from: ["draft", "scheduled"], to: "sending" },
	pause: { from: ["sending"], to: "paused" },
	resume: { from: ["paused"], to: "sending" },
	cancel: {
		from: ["draft", "scheduled", "sending", "paused"],
		to: "cancelled",
	},
};

export const allowedActions = (status: IssueStatus): IssueAction[] =>
	(Object.keys(transitions) as IssueAction[]).filter((action) =>
		transitions[action].from.includes(status),
	);

/** How many mails may leave in how many milliseconds, so that they neither rush nor exceed the rate. */
export function allowance(rate: number): { mails: number; within: number } {
	return rate >= 60
		? { mails: Math.floor(rate / 6), within: 10_000 }
		: { mails: rate, within: 60_000 };
}
