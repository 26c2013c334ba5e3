import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import {
	followUpChart,
	followUpKey,
	followUpTable,
} from "./follow-up-chart.ts";
import type {
	FollowUp,
	FollowUpListModel,
	FollowUpModel,
	PrincipleResult,
	PrincipleSeries,
} from "./follow-up-models.ts";
import type { Page } from "./page.ts";
import {
	day,
	emptyState,
	fact,
	foreign,
	num,
	pageHead,
	swedish,
	to,
} from "./shared.ts";

/** The published follow-ups: all of them, and one year. */

function overYears(series: PrincipleSeries, text: Text): TemplateResult {
	return html`<div class="follow-up-figures"><figure>${followUpChart(series, text)}</figure>${followUpTable(series, text)}</div>`;
}

function figuresOf(answers: FollowUp["answers"], text: Text) {
	const { followUp: t } = text;
	return t.answered(t.parties(answers.civil), t.publicParties(answers.public));
}

function earlier({ earlier: years }: FollowUpListModel, text: Text) {
	const { followUp: t } = text;
	if (years.length === 0) return nothing;
	const row = ({ year, period, url }: (typeof years)[number]) =>
		html`<li>${
			url
				? go(url, t.period(period), "doc", "before")
				: html`${t.period(period)} <span class="soft">${t.elsewhere}</span>`
		} ${go(to(text, `/handlingsplan/${year}`), t.planYear(year))}</li>`;
	return html`<section class="block protocol"><h2 class="margin title">${t.earlier}</h2>
		<ul class="rows plain follow-up-years">${years.map(row)}</ul></section>`;
}

/** That parties answer now, and how. */
function openNow(open: NonNullable<FollowUpListModel["open"]>, text: Text) {
	const { followUp: t, format } = text;
	return html`<div class="notice">${icon("clock")}<p>${t.openNow(open.year, format.day(open.closesOn))} <a href=${to(text, "/mina-sidor")}>${t.openAnswer}</a></p></div>`;
}

/** `/uppfoljning`: every principle over the years, and the way to each year. */
export function followUpListPage(model: FollowUpListModel, text: Text): Page {
	const { followUp: t } = text;
	const { items, series, open } = model;
	const years = html`<section class="block protocol"><h2 class="margin title">${t.years}</h2>
		<ul class="rows plain follow-up-years">${items.map(
			(one) =>
				html`<li><h3><a href=${to(text, `/uppfoljning/${one.year}`)}>${t.title(one.year)}</a></h3><p class="soft">${figuresOf(one.answers, text)}</p></li>`,
		)}</ul></section>`;
	const principles = html`<section class="block protocol"><h2 class="margin title">${t.overYears}</h2><div class="stack">
		<p>${t.scaleText}</p>${followUpKey(text)}
		${series.map((one) => html`<section class="follow-up-principle"><h3>${one.title}</h3>${overYears(one, text)}</section>`)}
	</div></section>`;
	const words = text.parts.uppfoljning;
	return {
		title: words.title,
		description: words.description,
		main: html`<main id="innehall" class="frame text-page follow-up">
			<div class="protocol"><div class="page-head in-text">${pageHead(words, text)}</div></div>
			${open ? html`<div class="protocol"><div class="in-text">${openNow(open, text)}</div></div>` : nothing}
			${
				items.length > 0
					? html`${years}${principles}`
					: html`<div class="protocol"><div class="in-text">${emptyState(t.none, t.noneText)}</div></div>`
			}
			${earlier(model, text)}
		</main>`,
	};
}

/** How a year's answers are spread; a sector that is not shown apart has no column. */
function spread(result: PrincipleResult, year: number, text: Text) {
	const { followUp: t } = text;
	const { civil, public: bodies } = result;
	const columns = [
		{ name: t.sectors.civil, tally: civil },
		{ name: t.sectors.public, tally: bodies },
	].filter(({ tally }) => tally.scores && (tally.scored || tally.unknown));
	if (columns.length === 0) return nothing;
	const row = (label: string, at: (tally: typeof civil) => number) =>
		html`<tr><th scope="row">${label}</th>${columns.map(({ tally }) => html`<td>${num(at(tally))}</td>`)}</tr>`;
	return html`<table class="follow-up-table spread"><caption>${t.spread(year)}</caption>
		<thead><tr><th scope="col">${t.answer}</th>${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
		<tbody>${[5, 4, 3, 2, 1].map((score) => row(t.scale[score] ?? "", (tally) => tally.scores?.[score - 1] ?? 0))}
		${row(t.unknown, (tally) => tally.unknown ?? 0)}</tbody></table>`;
}

function comments({ comments: all, title }: PrincipleResult, text: Text) {
	const { followUp: t } = text;
	if (all.length === 0) return nothing;
	return html`<section class="follow-up-comments"><h3>${t.comments}<span class="visually-hidden"> ${title}</span></h3>
		<ul class="rows plain">${all.map((one) => html`<li><p class="written" lang=${swedish(text)}>${one.text}</p><p class="soft small">${one.organisation ?? t.writer[one.sector]}</p></li>`)}</ul></section>`;
}

function principle(
	result: PrincipleResult,
	{ followUp, series }: FollowUpModel,
	text: Text,
) {
	const own = series.find(({ id }) => id === result.id);
	return html`<section class="block protocol follow-up-principle"><h2 class="margin title">${result.title}</h2><div class="stack">
		${own ? overYears(own, text) : nothing}${spread(result, followUp.year, text)}${comments(result, text)}</div></section>`;
}

/** `/uppfoljning/:year` */
export function followUpPage(model: FollowUpModel, text: Text): Page {
	const { followUp: t } = text;
	const { followUp: f } = model;
	const data = `/api/v1/follow-ups/${f.year}`;
	const few = f.answers.civil < f.leastShown;
	return {
		title: t.title(f.year),
		description: t.describe(f.year, figuresOf(f.answers, text)),
		main: html`<main id="innehall" class="frame text-page follow-up">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/uppfoljning"), t.all, "left", "before")}</nav>
			<div class="protocol"><div class="page-head in-text"><h1>${t.title(f.year)}</h1><p class="lead">${figuresOf(f.answers, text)}</p></div></div>
			<div class="protocol"><div class="prose in-text" lang=${foreign(f.language, text)}>${unsafeHTML(f.html)}</div></div>
			<section class="block protocol"><h2 class="margin">${t.facts}</h2><div class="stack">
				<dl class="facts">${fact(t.asked, html`${day(f.openedOn, text)} – ${day(f.closedOn, text)}`)}${fact(t.version, f.agreementVersion)}${fact(t.published, day(f.publishedAt, text))}</dl>
				<p>${t.scaleText} ${few ? t.fewText(f.leastShown) : t.leastText(f.leastShown)}</p>${followUpKey(text)}
				<p class="actions no-print">${go(data, t.json, "download", "before")} ${go(`${data}.csv`, t.csv, "download", "before")}</p>
			</div></section>
			${f.principles.map((one) => principle(one, model, text))}
		</main>`,
	};
}
