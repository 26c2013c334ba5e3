import { pathIn } from "../../frontend/i18n/index.ts";
import type { Connection } from "../platform/db.ts";
import { findPageAddresses } from "./queries.ts";

const escaped = (text: string) =>
	text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll('"', "&quot;");

/**
 * Every public page in both languages (sitemaps.org), each telling of its other language as search engines want it:
 * all versions named on each, itself among them. `listed` are the Swedish paths of the pages that are always there.
 */
export async function sitemap(
	db: Connection,
	publicUrl: string,
	listed: string[],
): Promise<string> {
	const paths = [...listed, ...(await findPageAddresses(db))];
	const address = (locale: "sv" | "en", path: string) =>
		escaped(publicUrl + encodeURI(pathIn(locale, path)));
	const urls = paths.flatMap((path) => {
		const [sv, en] = [address("sv", path), address("en", path)];
		const link = (lang: string, href: string) =>
			`<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`;
		const links = link("sv", sv) + link("en", en) + link("x-default", sv);
		return [sv, en].map((loc) => `<url><loc>${loc}</loc>${links}</url>`);
	});
	return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join("\n")}\n</urlset>\n`;
}
