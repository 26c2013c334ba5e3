/** What the server does with a request. */
export type Answer =
	| {
			status?: number;
			type: string;
			body: Uint8Array;
			/** Sent in pieces without saying how long it is. */
			unannounced?: boolean;
	  }
	/** The connection is cut. */
	| "down"
	/** The connection stays open and silent. */
	| "hangs";

const DAY = 24 * 3600_000;

/** When an answer is from and until when it holds. ASN.1 times here have whole seconds. */
export function span(
	clock: Date,
	stale: boolean,
): { from: Date; until: Date; now: Date } {
	const now = new Date(Math.floor(clock.getTime() / 1000) * 1000);
	const days = (count: number) => new Date(now.getTime() + count * DAY);
	return stale
		? { now, from: days(-30), until: days(-29) }
		: { now, from: now, until: days(1) };
}
