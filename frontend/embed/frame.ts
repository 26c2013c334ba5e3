import { html as shell } from "@lit-labs/ssr";
import { html, nothing, type TemplateResult } from "lit";
import type { SignatoryFilters, SignatoryItem } from "../views/models.ts";
import { queryOf } from "../views/register-query.ts";
import { countOf, type EmbeddedText, entry, pageOf } from "./entry.ts";

/** The register in a frame on somebody else's page: whole without script, its links lead the window on. */

export interface FrameModel {
	/** The register's address, with a slash at the end */
	base: string;
	/** This page's path, without query */
	path: string;
	/** Addresses of style sheets */
	styles: string[];
	/** null when the address asked for something that there is not */
	list: {
		filters: SignatoryFilters;
		limit: number;
		items: SignatoryItem[];
		total: number;
		next: string | null;
		paged: boolean;
	} | null;
}

type List = NonNullable<FrameModel["list"]>;

const address = (path: string, { filters, limit }: List, cursor?: string) => {
	const query = queryOf(filters, cursor);
	return `${path}${query ? `${query}&` : "?"}limit=${limit}`;
};

function searchForm(
	path: string,
	{ filters, limit }: List,
	{ embedded: t }: EmbeddedText,
): TemplateResult {
	const kept = new URLSearchParams(queryOf({ ...filters, q: "" }));
	kept.set("limit", String(limit));
	return html`<form role="search" action=${path}>
		${[...kept].map(([name, value]) => html`<input type="hidden" name=${name} value=${value}>`)}
		<label for="q">${t.search}</label>
		<input id="q" name="q" type="search" maxlength="200" value=${filters.q}>
		<button>${t.searchButton}</button>
	</form>`;
}

function listed(model: FrameModel, list: List, text: EmbeddedText) {
	const { embedded: t } = text;
	const { filters, items, total, next, paged } = list;
	const place = { base: model.base, target: "_top" as const };
	const whole = pageOf(place, text, "/signatarer") + queryOf(filters);
	// A later page shows only its own: how many there are in all is what is left to say.
	const shown = paged ? total : items.length;
	return html`${searchForm(model.path, list, text)}
		<p class="count" role="status">${countOf(shown, total, text, filters.q !== "")}</p>
		${items.length > 0 ? html`<ul role="list" aria-label=${t.label}>${items.map((item) => entry(item, text, place))}</ul>` : nothing}
		<p class="foot">
			${next ? html`<a class="button" rel="next" href=${address(model.path, list, next)}>${t.more}</a>` : nothing}
			${paged ? html`<a href=${address(model.path, list)}>${t.first}</a>` : nothing}
			<a href=${whole} rel="external" target="_top">${t.whole}</a>
		</p>`;
}

/** The whole document of the frame. */
export function frameDocument(model: FrameModel, text: EmbeddedText) {
	const { embedded: t, locale } = text;
	const body = model.list
		? listed(model, model.list, text)
		: html`<p role="alert">${t.refused}</p><p class="foot"><a href=${pageOf(model, text, "/signatarer")} target="_top">${t.whole}</a></p>`;
	return shell`<!doctype html>
<html lang=${locale}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${t.label}</title>
${model.styles.map((href) => shell`<link rel="stylesheet" href=${href}>`)}
</head>
<body>
<main>
<h1>${t.label}</h1>
${body}
</main>
</body>
</html>`;
}
