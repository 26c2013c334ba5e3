/** Between moments and what a clock on a wall in Sweden shows, wherever the program runs. */

const zone = "Europe/Stockholm";
const wall = new Intl.DateTimeFormat("sv-SE", {
	timeZone: zone,
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
	hour: "2-digit",
	minute: "2-digit",
});

/** `YYYY-MM-DDTHH:MM` in Sweden at a moment. */
export function localOf(at: Date): string {
	return wall.format(at).replace(" ", "T");
}

/**
 * The moment of a Swedish wall-clock time, `YYYY-MM-DDTHH:MM`. Of the hour that comes twice in
 * October the first is meant. null: no such day, or an hour that is skipped in March.
 */
export function instantOf(local: string): Date | null {
	for (const offset of ["+02:00", "+01:00"]) {
		const at = new Date(`${local}:00${offset}`);
		if (!Number.isNaN(at.getTime()) && localOf(at) === local) return at;
	}
	return null;
}

const dayLength = 86_400_000;

/** How many days lie between two days, `YYYY-MM-DD`; of one day 0. */
export const daysBetween = (from: string, to: string): number =>
	(Date.parse(to) - Date.parse(from)) / dayLength;

/** The day that comes so many days after another, `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string =>
	new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
