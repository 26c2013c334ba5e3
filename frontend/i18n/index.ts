import * as en from "./en/index.ts";
import { formats, type Locale } from "./format.ts";
import * as sv from "./sv/index.ts";
import type { Text } from "./text.ts";

export { count, type Locale } from "./format.ts";
export { localeOf, pathIn } from "./path.ts";
export type { Text } from "./text.ts";

const texts: Record<Locale, Text> = {
	sv: { locale: "sv", format: formats.sv, ...sv },
	en: { locale: "en", format: formats.en, ...en },
};

/** Every text of the service in one language. */
export function textFor(locale: Locale): Text {
	return texts[locale];
}
