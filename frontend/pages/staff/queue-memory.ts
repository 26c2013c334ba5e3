import type { QueueItem } from "../../../api/applications/review/schema.ts";

const key = "handslag.staff.queue";

interface Remembered {
	ids: string[];
	total: number;
	search: string;
}

/** Keeps the order that the reader last saw, for "case 5 of 12" and the way back. */
export function rememberQueue(items: QueueItem[], total: number): void {
	const kept: Remembered = {
		ids: items.map(({ id }) => id),
		total,
		search: location.search,
	};
	try {
		sessionStorage.setItem(key, JSON.stringify(kept));
	} catch {
		// A browser that keeps nothing only loses the place in the queue.
	}
}

function recalled(): Remembered | null {
	try {
		return JSON.parse(
			sessionStorage.getItem(key) ?? "null",
		) as Remembered | null;
	} catch {
		return null;
	}
}

/** The filters that the queue had, e.g. `?status=submitted`, or nothing. */
export const queueSearch = (): string => recalled()?.search ?? "";

/** Which case of how many this is (from 1), or null when it was not in the list. */
export function placeInQueue(id: string): { n: number; of: number } | null {
	const kept = recalled();
	const index = kept?.ids.indexOf(id) ?? -1;
	return kept && index >= 0 ? { n: index + 1, of: kept.total } : null;
}
