import { formats, type Locale } from "../../i18n/format.ts";
import { localeOf } from "../../i18n/path.ts";

// The page's address says its language: the other one's words would be as heavy as these.
export const locale: Locale = localeOf(location.pathname).locale;
const { apply } =
	locale === "en"
		? await import("../../i18n/en/apply.ts")
		: await import("../../i18n/sv/apply.ts");

/** What the application says in the page's language, and how it writes days and numbers. */
export const texts = { locale, t: apply, format: formats[locale] };
