import { fileURLToPath } from "node:url";
import { html } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { type Locale, type Text, textFor } from "../../frontend/i18n/index.ts";
import { documentTemplate } from "../../frontend/views/document.ts";
import type { Entry, Page } from "../../frontend/views/page.ts";
import { type Assets, loadAssets, renderToHtml } from "../platform/html.ts";

/** Where `npm run build` puts what the browser fetches. */
export const dist = fileURLToPath(new URL("../../dist", import.meta.url));

interface Place {
	/** The Swedish path, without `/en` and without query. */
	path: string;
}

export type Draw = (
	page: Page,
	text: Text,
	place: Place,
	admin?: boolean,
) => string;

/** Draws whole documents with the built files. `origin` goes into links between the languages. */
export function drawer(origin: string): Draw {
	const assets = loadAssets(dist);
	return (page, text, { path }, admin = false) => {
		const names: Entry[] = admin
			? (page.entries ?? [])
			: ["public", ...(page.entries ?? [])];
		return renderToHtml(
			documentTemplate({
				...page,
				text,
				path,
				origin,
				admin,
				...linked(assets, names),
			}),
		);
	};
}

function linked(assets: Assets, names: Entry[]) {
	const entries = names.map((name) => assets.entry(name));
	return {
		styles: [...assets.styles, ...entries.flatMap(({ styles }) => styles)],
		scripts: entries.flatMap(({ scripts }) => scripts),
		fonts: assets.fonts,
		icon: assets.icon || "/favicon.svg",
	};
}

// A template cannot have expressions inside noscript, so it comes as a whole.
const withoutScript = (locale: Locale) =>
	unsafeHTML(`<noscript><p>${needsScript[locale]}</p></noscript>`);

const needsScript = {
	sv: "Den här sidan behöver JavaScript. Slå på det, eller ring oss så hjälper vi er.",
	en: "This page needs JavaScript. Turn it on, or call us and we will help.",
};

/** The pages that the browser draws: an element to start from, and a word to those who have no script. */
export const shells: Record<
	"apply" | "my" | "staff",
	(locale: Locale) => Page
> = {
	apply: (locale) => ({
		title: textFor(locale).common.nav.apply,
		robots: "noindex",
		entries: ["apply"],
		main: html`<main id="innehall" class="frame apply"><hs-apply locale=${locale}></hs-apply>${withoutScript(locale)}</main>`,
	}),
	my: (locale) => ({
		title: textFor(locale).common.footer.my,
		robots: "noindex",
		entries: ["my", "embed"],
		main: html`<main id="innehall" class="frame apply"><hs-my locale=${locale}></hs-my>${withoutScript(locale)}</main>`,
	}),
	staff: (locale) => ({
		title: textFor(locale).common.footer.staff,
		robots: "noindex, nofollow",
		frame: "app",
		entries: ["staff"],
		main: html`<hs-staff locale=${locale}></hs-staff>${withoutScript(locale)}`,
	}),
};
