import type { Locale } from "./format.ts";

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
