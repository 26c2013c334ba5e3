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

/** Status, title and detail of a refusal's code, in the reader's language. */
export function problemText(code: string, locale: Locale, values: Values) {
	const known = problems[code] ?? problems.internal;
	if (!known) throw new Error(`No text for ${code}`);
	const [title, detail] = known[locale];
	return { status: known.status, title, detail: fill(detail, values) };
}

/** The sentence of one fault. */
export function faultMessage(fault: Fault, locale: Locale): string {
	const known = faults[fault.code] ?? faults.invalid;
	const { field = "", ...values } = fault.values ?? {};
	const called = fields[field] ?? fields.other;
	return fill(known?.[locale] ?? fault.code, {
		...values,
		field: called?.[locale] ?? "",
	});
}
