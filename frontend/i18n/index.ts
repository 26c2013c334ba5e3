import * as en from "./en/index.ts";
import { formats, type Locale } from "./format.ts";
import * as sv from "./sv/index.ts";
import type { Text } from "./text.ts";

export { count, type Locale } from "./format.ts";
export type { Text } from "./text.ts";

const texts: Record<Locale, Text> = {
	sv: { locale: "sv", format: formats.sv, ...sv },
	en: { locale: "en", format: formats.en, ...en },
};

/** Every text of the service in one language. */
export function textFor(locale: Locale): Text {
	return texts[locale];
}

/** The address of a page in a language: Swedish at the root, English under `/en`. */
export function pathIn(locale: Locale, path: string): string {
	if (locale === "sv") return path;
	return path === "/" ? "/en" : `/en${path}`;
}

/** Which language an address asks for, and the path without it: `/en/signatarer` → `en`, `/signatarer`. */
export function localeOf(path: string): { locale: Locale; path: string } {
	if (path === "/en" || path === "/en/") return { locale: "en", path: "/" };
	if (path.startsWith("/en/")) return { locale: "en", path: path.slice(3) };
	return { locale: "sv", path };
}
