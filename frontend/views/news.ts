import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import type { NewsItemModel, NewsListModel, NewsSummary } from "./models.ts";
import type { Page } from "./page.ts";
import { day, emptyState, foreign, pageHead, sizeOf, to } from "./shared.ts";

/** News: the list and one item. */

/** When an item was published, as exactly as is known. */
export function newsDay(
	{ publishedOn, publishedOnPrecision }: NewsSummary,
	text: Text,
) {
	if (publishedOnPrecision === "day") return day(publishedOn, text);
	const year = publishedOn.slice(0, 4);
	return html`<time datetime=${year}>${year}</time>`;
}

function summary(item: NewsSummary, text: Text): TemplateResult {
	return html`<li>
		${newsDay(item, text)}
		<h2 class="h3" lang=${foreign(item.language, text)}><a href=${to(text, `/nyheter/${item.slug}`)}>${item.title}</a></h2>
		<p lang=${foreign(item.language, text)}>${item.summary}</p>
	</li>`;
}

/** All news, newest first (/nyheter). */
export function newsListPage(model: NewsListModel, text: Text): Page {
	const { news: t } = text;
	const more = model.next
		? html`<p class="after-list"><a class="button quiet" rel="next" href=${`${to(text, "/nyheter")}?cursor=${encodeURIComponent(model.next)}`}>${t.more}</a></p>`
		: nothing;
	return {
		title: text.parts.nyheter.title,
		description: text.parts.nyheter.description,
		main: html`<main id="innehall" class="frame text-page news-page">
			<div class="protocol"><div class="page-head in-text">${pageHead(text.parts.nyheter, text)}<p class="actions no-print">${go(to(text, "/nyheter.atom"), t.feed)}</p></div></div>
			<div class="protocol"><div class="in-text">${
				model.items.length === 0
					? emptyState(t.empty, t.emptyText)
					: html`<ul class="rows">${model.items.map((item) => summary(item, text))}</ul>${more}`
			}</div></div>
		</main>`,
	};
}

/** One item (/nyheter/:slug). */
export function newsItemPage(model: NewsItemModel, text: Text): Page {
	const { news: t } = text;
	return {
		title: model.title,
		description: model.summary,
		main: html`<main id="innehall" class="frame text-page news-page">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/nyheter"), t.all, "left", "before")}</nav>
			<article lang=${foreign(model.language, text)}>
				<header class="protocol org-head">
					<p class="margin">${model.kicker ? html`${model.kicker}<br>` : nothing}<span lang=${model.language === text.locale ? nothing : text.locale}>${t.published} ${newsDay(model, text)}</span></p>
					<div><h1 class=${sizeOf(model.title)}>${model.title}</h1><p class="lead">${model.summary}</p></div>
				</header>
				<div class="protocol"><div class="prose in-text">${model.picture ? unsafeHTML(model.picture.html) : nothing}${unsafeHTML(model.html)}</div></div>
			</article>
		</main>`,
	};
}
