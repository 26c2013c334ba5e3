import { embedded as english } from "../i18n/en/embedded.ts";
import type { Locale } from "../i18n/format.ts";
import { pathIn } from "../i18n/path.ts";
import { embedded as swedish } from "../i18n/sv/embedded.ts";

/** The HTML that other sites paste. Every value goes in escaped: it is read as HTML by whoever pastes it. */

interface To {
	/** Origin of the service, without a slash at the end */
	publicUrl: string;
	locale: Locale;
}

export const badgeSize = { width: 304, height: 80 };

const wordsOf = (locale: Locale) => (locale === "en" ? english : swedish);

/** Text as the value of an attribute in double quotes, or as text. */
export const escaped = (text: string): string =>
	text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");

/** The element, with a link for whoever has no script. `integrity` binds the exact file. */
export function elementSnippet(
	{ publicUrl, locale }: To,
	script: { path: string; integrity?: string },
): string {
	const bound = script.integrity
		? `\n  integrity="${script.integrity}" crossorigin="anonymous"`
		: "";
	const href = publicUrl + pathIn(locale, "/signatarer");
	return `<script type="module" src="${escaped(publicUrl + script.path)}"${bound}></script>
<handslag-register lang="${locale}" limit="10" search>
  <a href="${escaped(href)}">${escaped(wordsOf(locale).label)}</a>
</handslag-register>`;
}

/** The address of the frame with these filters (`?…` or ""). */
export const frameAddress = ({ publicUrl, locale }: To, query: string) =>
	publicUrl + pathIn(locale, "/embed/signatarer") + query;

/** The frame: no script at the host, and none inside. Its links may lead the window on, nothing more. */
export function frameSnippet(
	to: To,
	{ query = "", width = "100%", height = 640 } = {},
): string {
	return `<iframe src="${escaped(frameAddress(to, query))}" title="${escaped(wordsOf(to.locale).label)}" width="${width}" height="${height}" loading="lazy" sandbox="allow-forms allow-top-navigation-by-user-activation"></iframe>`;
}

/** A full stop parts the dark variant from the slug: no slug has one, but one may end in "-dark". */
export const badgePath = (locale: Locale, slug: string, dark = false) =>
	pathIn(
		locale,
		`/market/${encodeURIComponent(slug)}${dark ? ".dark" : ""}.svg`,
	);

/** The badge as a picture that links to the organisation's page. */
export function badgeSnippet(
	{ publicUrl, locale }: To,
	{ slug, name }: { slug: string; name: string },
	options: { dark?: boolean; width?: number } = {},
): string {
	const { dark = false, width = badgeSize.width } = options;
	const height = Math.round((badgeSize.height * width) / badgeSize.width);
	const page = pathIn(locale, `/signatarer/${encodeURIComponent(slug)}`);
	return `<a href="${escaped(publicUrl + page)}"><img src="${escaped(publicUrl + badgePath(locale, slug, dark))}" width="${width}" height="${height}" alt="${escaped(wordsOf(locale).badge.alt(name))}"></a>`;
}
