import * as en from "./en/index.ts";
import { formats, type Locale } from "./format.ts";
import * as sv from "./sv/index.ts";
import type { Office, Text, Words } from "./text.ts";

export { count, type Locale } from "./format.ts";
export { localeOf, pathIn } from "./path.ts";
export type { Office, Text, Words } from "./text.ts";

const texts: Record<Locale, Words> = {
	sv: { locale: "sv", format: formats.sv, ...sv },
	en: { locale: "en", format: formats.en, ...en },
};

/** Every text of the service in one language. */
export function textFor(locale: Locale): Words {
	return texts[locale];
}

/** The same, for a page that also says what editors write. */
export function textWith(
	locale: Locale,
	office: Office,
	parts: Text["parts"],
): Text {
	return { ...texts[locale], office, parts };
}
