/**
 * Days, times, numbers and lists as each language writes them. Intl objects are costly to build and are made once.
 */

export type Locale = "sv" | "en";

export interface Formats {
	/** `2024-03-12` or an RFC 3339 time → "12 mars 2024". */
	day(iso: string): string;
	/** As {@link day} with the month shortened: "12 sep. 2024". For narrow columns. */
	shortDay(iso: string): string;
	/** "mars 2024". */
	month(iso: string): string;
	/** RFC 3339 → "19 mars 2024 kl. 10.12", Swedish time. */
	moment(iso: string): string;
	/** RFC 3339 → "10.12", Swedish time. */
	clock(iso: string): string;
	number(value: number): string;
	/** A mean, always with one decimal: "4,0". */
	decimal(value: number): string;
	/** "a, b och c". */
	list(items: readonly string[]): string;
	/** Bytes → "92 kB", "1,2 MB". */
	size(bytes: number): string;
}

const zone = "Europe/Stockholm";
const languages = { sv: "sv-SE", en: "en-GB" } as const;

// A bare day has no zone: read as UTC and written as UTC it stays the day it is.
const isDay = (iso: string) => /^\d{4}-\d{2}-\d{2}$/.test(iso);

function dates(locale: Locale) {
	const make = (options: Intl.DateTimeFormatOptions, timeZone: string) =>
		new Intl.DateTimeFormat(languages[locale], { ...options, timeZone });
	const pair = (options: Intl.DateTimeFormatOptions) => {
		const utc = make(options, "UTC");
		const local = make(options, zone);
		return (iso: string) => (isDay(iso) ? utc : local).format(new Date(iso));
	};
	return {
		day: pair({ day: "numeric", month: "long", year: "numeric" }),
		shortDay: pair({ day: "numeric", month: "short", year: "numeric" }),
		month: pair({ month: "long", year: "numeric" }),
		clock: make({ hour: "2-digit", minute: "2-digit" }, zone),
	};
}

function build(locale: Locale): Formats {
	const { day, shortDay, month, clock } = dates(locale);
	const numbers = new Intl.NumberFormat(languages[locale]);
	const one = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
	const decimals = new Intl.NumberFormat(languages[locale], one);
	const lists = new Intl.ListFormat(languages[locale], { type: "conjunction" });
	// Swedish writes the clock with a full stop (Myndigheternas skrivregler 12.3).
	const time = (iso: string) =>
		locale === "sv"
			? clock.format(new Date(iso)).replace(":", ".")
			: clock.format(new Date(iso));
	return {
		day,
		shortDay,
		month,
		clock: time,
		moment: (iso) =>
			`${day(iso)}${locale === "sv" ? " kl. " : ", "}${time(iso)}`,
		number: (value) => numbers.format(value),
		decimal: (value) => decimals.format(value),
		list: (items) => lists.format(items),
		size: (bytes) =>
			bytes < 999_500
				? `${numbers.format(Math.max(1, Math.round(bytes / 1000)))} kB`
				: `${numbers.format(Math.round(bytes / 100_000) / 10)} MB`,
	};
}

export const formats: Record<Locale, Formats> = {
	sv: build("sv"),
	en: build("en"),
};

const rules = {
	sv: new Intl.PluralRules("sv"),
	en: new Intl.PluralRules("en"),
};

/** "1 organisation", "2 000 organisationer". */
export function count(
	locale: Locale,
	n: number,
	one: string,
	other: string,
): string {
	const form = rules[locale].select(n) === "one" ? one : other;
	return `${formats[locale].number(n)} ${form}`;
}
