import { html, nothing, type TemplateResult } from "lit";
import type {
	Piece,
	SearchAnswer,
	SearchGroup,
	SearchHit,
	SearchKind,
} from "../../api/content/search/schema.ts";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import type { Page } from "./page.ts";
import { day, emptyState, foreign, to } from "./shared.ts";

/** The search over the whole site (/sok). */

export interface SearchModel extends SearchAnswer {
	/** Only hits of this kind are shown. */
	kind: SearchKind | null;
}

const pieces = (all: Piece[]) =>
	all.map(({ text, mark }) => (mark ? html`<mark>${text}</mark>` : text));

function when(hit: SearchHit, text: Text) {
	if (!hit.on) return nothing;
	if (hit.kind === "plan") return text.search.planYear(Number(hit.on));
	return /^\d{4}$/.test(hit.on) ? hit.on : day(hit.on, text);
}

function row(hit: SearchHit, text: Text): TemplateResult {
	const lang = foreign(hit.language, text);
	const on = when(hit, text);
	const off = hit.cancelled
		? html`<strong>${text.events.cancelledWords}</strong>`
		: nothing;
	const line = [off, on].filter((part) => part !== nothing);
	return html`<li>${line.length === 0 ? nothing : html`<p class="small soft">${line.map((part, i) => (i > 0 ? html` · ${part}` : part))}</p>`}
		<h3><a href=${hit.path} lang=${lang}>${pieces(hit.title)}</a></h3>
		${hit.snippet.length > 0 ? html`<p lang=${lang}>${pieces(hit.snippet)}</p>` : nothing}</li>`;
}

function more(model: SearchModel, group: SearchGroup, text: Text) {
	if (group.total <= group.items.length) return nothing;
	const q = encodeURIComponent(model.q);
	const href =
		group.kind === "organisations"
			? `${to(text, "/signatarer")}?q=${q}`
			: `${to(text, "/sok")}?q=${q}&typ=${group.kind}`;
	if (model.kind && group.kind !== "organisations") return nothing;
	return html`<p>${go(href, text.search.all(group.total))}</p>`;
}

function section(model: SearchModel, group: SearchGroup, text: Text) {
	const { search: t } = text;
	return html`<section class="hits" aria-labelledby="h-${group.kind}">
		<h2 id="h-${group.kind}">${t.kinds[group.kind]} <span class="num soft">${text.format.number(group.total)}</span></h2>
		<ul class="rows">${group.items.map((hit) => row(hit, text))}</ul>${more(model, group, text)}
	</section>`;
}

/** The search over the whole site, in a page's text. */
export function searchForm(text: Text, q = ""): TemplateResult {
	const { search: t } = text;
	return html`<form class="search-form" role="search" action=${to(text, "/sok")} aria-label=${t.submit}>
		<div class="field"><label for="q">${t.words}</label><p class="hint" id="q-hint">${t.hint}</p>
		<div class="search-row"><input class="input" id="q" name="q" type="search" value=${q} maxlength="200" autocomplete="off" aria-describedby="q-hint"><button class="button">${t.submit}</button></div></div>
	</form>`;
}

function content(model: SearchModel, text: Text) {
	const { search: t } = text;
	if (model.q === "") return html`<p>${t.help}</p>`;
	if (model.total === 0)
		return emptyState(
			t.none,
			t.noneText(model.q),
			html`<p>${go(to(text, "/signatarer"), t.noneRegister)}</p><p>${go(to(text, "/kontakt/skriv"), t.noneContact)}</p>`,
		);
	return html`<p role="status">${model.similar ? t.similar : t.found(model.total)}</p>
		${
			model.groups.length > 1
				? html`<nav aria-label=${t.jump}><ul class="plain jump">${model.groups.map((group) => html`<li><a href="#h-${group.kind}">${t.kinds[group.kind]} <span class="num">${group.total}</span></a></li>`)}</ul></nav>`
				: nothing
		}
		${model.groups.map((group) => section(model, group, text))}`;
}

export function searchPage(model: SearchModel, text: Text): Page {
	const { search: t } = text;
	return {
		title: model.q ? t.titleFor(model.q) : t.title,
		robots: "noindex",
		main: html`<main id="innehall" class="frame text-page search-page">
			<div class="protocol"><div class="page-head in-text"><h1>${t.title}</h1></div></div>
			<div class="protocol"><div class="in-text stack">${searchForm(text, model.q)}${content(model, text)}</div></div>
		</main>`,
	};
}

/** In the head of every page. `id` differs between the places where it stands. */
export function searchField(text: Text, id: string): TemplateResult {
	const { search: t } = text;
	return html`<form class="head-search" role="search" action=${to(text, "/sok")} aria-label=${t.label}>
		<label class="visually-hidden" for=${id}>${t.label}</label>
		<input class="input" id=${id} name="q" type="search" maxlength="200" autocomplete="off" placeholder=${t.placeholder}><button class="button quiet small">${icon("search")}<span class="visually-hidden">${t.submit}</span></button>
	</form>`;
}
