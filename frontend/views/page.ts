import type { TemplateResult } from "lit";

/** A page of its own script: the names of the entries in vite.config.ts. */
export type Entry = "public" | "verify" | "embed" | "apply" | "my" | "staff";

/** What a view hands to the document around it. */
export interface Page {
	/** Without the name of the site, which the document adds. */
	title: string;
	/** The title is whole as it is. */
	bareTitle?: boolean;
	description?: string;
	/** `<main id="innehall">…</main>` */
	main: TemplateResult;
	/** `site`: menu and footer. `plain`: no menu, for the one who has one thing to do. `app`: only what `main` brings. */
	frame?: "site" | "plain" | "app";
	/** The line at the right of a plain head. */
	note?: string;
	/** Where the skip link leads, when not to the content. */
	skip?: { href: string; label: string };
	bodyClass?: string;
	/** Scripts beside the one that every public page has. */
	entries?: Entry[];
	/** Other sites may show this page through oEmbed; its filters as a query, `?…` or "". */
	oembed?: string;
	robots?: "noindex" | "noindex, nofollow";
	/** What machines read of the page (JSON-LD in the words of schema.org): data, never run. */
	data?: object;
}
