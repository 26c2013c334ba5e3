import { html as shell } from "@lit-labs/ssr";
import { nothing } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { pathIn, type Text } from "../i18n/index.ts";
import { plainFooter, plainHeader, siteFooter, siteHeader } from "./frame.ts";
import type { Page } from "./page.ts";

/** Addresses of the built files that a document links to. */
export interface DocumentAssets {
	styles: string[];
	/** Modules, in order. */
	scripts?: string[];
	/** Fonts worth fetching before the style sheet has been read. */
	fonts?: string[];
	icon?: string;
}

export interface DocumentOptions extends Page, DocumentAssets {
	text: Text;
	/** The Swedish path, without `/en` and without query: `/signatarer`. */
	path: string;
	/** Origin of the service, for the links between the languages. */
	origin?: string;
	/** A page of the staff: denser, never indexed, no menu of the public site. */
	admin?: boolean;
}

function links(options: DocumentOptions) {
	const { styles, fonts = [], icon, scripts = [] } = options;
	return shell`${icon ? shell`<link rel="icon" href=${icon} type="image/svg+xml">` : nothing}
${fonts.map((href) => shell`<link rel="preload" href=${href} as="font" type="font/woff2" crossorigin>`)}
${styles.map((href) => shell`<link rel="stylesheet" href=${href}>`)}
${scripts.map((src) => shell`<script type="module" src=${src}></script>`)}`;
}

function alternates({ origin = "", path, robots, admin }: DocumentOptions) {
	if (robots || admin) return nothing;
	return (["sv", "en"] as const).map(
		(to) =>
			shell`<link rel="alternate" hreflang=${to} href=${origin + pathIn(to, path)}>`,
	);
}

/** Where a site that is given this page's address asks what to show (oEmbed 1.0, 4). */
function discovery({
	origin = "",
	path,
	text,
	oembed,
	title,
}: DocumentOptions) {
	if (oembed === undefined) return nothing;
	const url = encodeURIComponent(origin + pathIn(text.locale, path) + oembed);
	return (["json", "xml"] as const).map(
		(format) =>
			shell`<link rel="alternate" type=${format === "json" ? "application/json+oembed" : "text/xml+oembed"} href=${`${origin}/oembed?url=${url}&format=${format}`} title=${title}>`,
	);
}

// A block of data is not a script to run: `script-src` lets it stand. No text in it may end it, so no < is left.
function dataBlock(data: object) {
	const json = JSON.stringify(data).replaceAll("<", "\\u003c");
	return unsafeHTML(`<script type="application/ld+json">${json}</script>`);
}

/** What feed readers and calendars find by any public page. */
function feeds({ admin, frame: kind = "site" }: DocumentOptions, text: Text) {
	if (admin || kind !== "site") return nothing;
	const { locale, events } = text;
	const found = [
		["application/atom+xml", "/nyheter.atom", events.newsFeed],
		["application/atom+xml", "/evenemang.atom", events.title],
		["text/calendar", "/evenemang.ics", events.title],
	] as const;
	return found.map(
		([type, path, title]) =>
			shell`<link rel="alternate" type=${type} title=${title} href=${pathIn(locale, path)}>`,
	);
}

function frame(options: DocumentOptions, text: Text) {
	const { path, main, note } = options;
	const kind = options.admin ? "app" : (options.frame ?? "site");
	if (kind === "app") return main;
	if (kind === "plain")
		return shell`${plainHeader(text, note)}${main}${plainFooter(text)}`;
	return shell`${siteHeader(text, path)}${main}${siteFooter(text, path)}`;
}

/**
 * A whole HTML document. Rendered on the server only; what is inside `main` may be rendered again by the browser.
 * It holds no inline style, script or handler, so it works under `default-src 'self'`.
 */
export function documentTemplate(options: DocumentOptions) {
	const { text } = options;
	const { title, bareTitle, description, admin, bodyClass } = options;
	const robots = admin ? "noindex, nofollow" : options.robots;
	const classes = [admin && "admin", bodyClass].filter(Boolean).join(" ");
	const skip = options.skip ?? { href: "#innehall", label: text.common.skip };
	return shell`<!doctype html>
<html lang=${text.locale}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${bareTitle ? title : `${title} – ${text.common.site}`}</title>
${description ? shell`<meta name="description" content=${description}>` : nothing}
${robots ? shell`<meta name="robots" content=${robots}>` : nothing}
<meta name="theme-color" content="#f6f5f1" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#0e1e27" media="(prefers-color-scheme: dark)">
${alternates(options)}
${feeds(options, text)}${discovery(options)}
${links(options)}
${options.data ? dataBlock(options.data) : nothing}
</head>
<body class=${classes || nothing}>
<a class="skip" href=${skip.href}>${skip.label}</a>
${frame(options, text)}
</body>
</html>`;
}
