import { formats } from "../../frontend/i18n/format.ts";
import type { Fault } from "./errors.ts";
import { faults, fields } from "./messages-faults.ts";
import { problems } from "./messages-problems.ts";

export type Locale = "sv" | "en";
export type Values = Record<string, string | number>;

function fill(text: string, values: Values): string {
	return text.replace(/\{(\w+)\}/g, (_all, name: string) =>
		String(values[name] ?? ""),
	);
}

/** What a table in a text is called by those who do not see it. */
export const tableWord: Record<Locale, string> = { sv: "Tabell", en: "Table" };

const units = {
	sv: { second: ["sekund", "sekunder"], minute: ["minut", "minuter"] },
	en: { second: ["second", "seconds"], minute: ["minute", "minutes"] },
} as const;

/** A wait as people say it: in minutes when it is longer than one, never too short. */
function waitOf(seconds: number, locale: Locale): string {
	const [n, unit] =
		seconds < 60
			? [seconds, units[locale].second]
			: [Math.ceil(seconds / 60), units[locale].minute];
	return `${n} ${unit[n === 1 ? 0 : 1]}`;
}

/** Status, title and detail of a refusal's code, in the reader's language. */
export function problemText(code: string, locale: Locale, values: Values) {
	const known = problems[code] ?? problems.internal;
	if (!known) throw new Error(`No text for ${code}`);
	const [title, detail] = known[locale];
	const { retryAfter } = values;
	const wait =
		retryAfter === undefined ? "" : waitOf(Number(retryAfter), locale);
	return {
		status: known.status,
		title,
		detail: fill(detail, { ...values, wait }),
	};
}

/** The sentence of one fault. */
export function faultMessage(fault: Fault, locale: Locale): string {
	const known = faults[fault.code] ?? faults.invalid;
	const { field = "", day, ...values } = fault.values ?? {};
	const called = fields[field] ?? fields.other;
	return fill(known?.[locale] ?? fault.code, {
		...values,
		field: called?.[locale] ?? "",
		day: day === undefined ? "" : formats[locale].day(String(day)),
	});
}
