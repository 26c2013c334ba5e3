import { html, nothing, svg, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { waves } from "../geometry.ts";
import type { Text } from "../i18n/index.ts";
import { clothOf, type YearMark } from "../ui/band.ts";
import { go } from "../ui/icon.ts";
import { eventRow } from "./events.ts";
import type { Principles, StartModel, Statistics } from "./models.ts";
import { newsDay } from "./news.ts";
import type { Page } from "./page.ts";
import { day, emptyState, foreign, num, placeOf, to } from "./shared.ts";

/** 01: sentence, band, principles, latest, theme, news, steps. */

/** Where each year begins in the band, and what was reached by its end. */
function yearsOf({ byYear }: Statistics) {
	let from = 0;
	return [...byYear]
		.sort((a, b) => a.year - b.year)
		.filter(({ signed }) => signed > 0)
		.map(({ year, signed }) => {
			const mark: YearMark & { reached: number } = {
				year,
				from,
				reached: from + signed,
			};
			from += signed;
			return mark;
		});
}

function bandAlt(model: StartModel, text: Text): string {
	const { band } = text.start;
	if (model.everSigned === 0) return band.altEmpty;
	const years = yearsOf(model.statistics).map(({ year, reached }, i) =>
		band.altYear(year, reached, i === 0),
	);
	return band.alt(model.everSigned, `${text.format.list(years)}.`);
}

function bandFigure(model: StartModel, text: Text): TemplateResult {
	const { everSigned, firstSignedOn, statistics } = model;
	const { band } = text.start;
	const total = html`<strong class="num">${text.format.number(everSigned)}</strong>`;
	const { note, language } = text.parts.start;
	const each = html`<span lang=${foreign(language, text)}>${note}</span>`;
	const words = firstSignedOn
		? html`${each}${band.signed(total, text.format.month(firstSignedOn))}`
		: html`${each} ${band.nobody}`;
	return html`<figure class="band">
		${clothOf(everSigned, yearsOf(statistics), bandAlt(model, text))}
		<figcaption><span>${words}</span> <a href=${to(text, "/ansok")}>${everSigned === 0 ? band.first : band.next}</a></figcaption>
	</figure>`;
}

function hero(model: StartModel, text: Text): TemplateResult {
	const { start } = text;
	const { title, lead, language } = model.words;
	const lang = foreign(language, text);
	return html`<section class="hero frame">
		<h1 class="display" lang=${lang}>${title}</h1>
		<div class="hero-text">
			<p class="lead" lang=${lang}>${lead}</p>
			<p class="actions"><a class="button" href=${to(text, "/ansok")}>${start.sign}</a> ${go("#principer", start.readPrinciples(model.principles.items.length))}</p>
		</div>
		${bandFigure(model, text)}
	</section>`;
}

/** The principles as numbered paragraphs. */
export function principleList({ language, items }: Principles, text: Text) {
	return html`<ol class="principles" lang=${foreign(language, text)}>${items.map(
		({ title, description }) =>
			html`<li><h3>${title}</h3><p>${description}</p></li>`,
	)}</ol>`;
}

function principles(model: StartModel, text: Text): TemplateResult {
	const { start } = text;
	const { language, intro, pieces } = model.words;
	return html`<section class="section frame protocol" id="principer" aria-labelledby="h-principer">
		<div class="margin">
			<h2 id="h-principer">${start.principles(model.principles.items.length)}</h2>
			<div lang=${foreign(language, text)}>${unsafeHTML(intro + pieces.join(""))}</div>
		</div>
		<div>
			${principleList(model.principles, text)}
			<p class="after-list">${go(to(text, "/overenskommelsen"), start.whole)}</p>
		</div>
	</section>`;
}

function latestList({ latest }: StartModel, text: Text): TemplateResult {
	return html`<ol class="latest rows">${latest
		.slice(0, 5)
		.map(
			(item) =>
				html`<li><a href=${to(text, `/signatarer/${item.slug}`)}>${item.name}</a><span>${placeOf(item, text)}</span>${day(item.signedOn, text)}</li>`,
		)}</ol>`;
}

function latest(model: StartModel, text: Text): TemplateResult {
	const { start } = text;
	const margin =
		model.everSigned === 0
			? nothing
			: html`<p class="figure-number">${num(text.format.number(model.everSigned))}</p>
				<p>${start.signedCount(model.everSigned)}${start.standing(num(text.format.number(model.statistics.parties)))}</p>`;
	const body =
		model.latest.length === 0
			? emptyState(start.noneYet, start.noneYetText, nothing, 3)
			: html`${latestList(model, text)}${go(to(text, "/signatarer"), start.searchAll)}`;
	return html`<section class="section dune" aria-labelledby="h-senaste">
		<div class="frame protocol">
			<div class="margin">${margin}</div>
			<div><h2 id="h-senaste">${start.latest}</h2>${body}</div>
		</div>
	</section>`;
}

// Rows of one sine across the widest screen, each a little later than the one above: drawn once and moved. The second is
// the associations' thread.
const lambda = 96;
const sine = waves({
	x: 0,
	y: 14,
	width: 1440 + lambda,
	rows: 1,
	A: 5,
	lambda,
});
const water = svg`<path id="vag" class="wb" d=${sine[0]}></path>${[
	1, 2, 3, 4, 5,
].map(
	(row) =>
		svg`<use href="#vag" class=${row === 1 ? "wa" : "wb"} x=${Math.round(-14 * row)} y=${row * 11}></use>`,
)}`;

function theme({ plan, planYear, planYearIs }: StartModel, text: Text) {
	if (!plan || !planYear) return nothing;
	const { start } = text;
	const { year, activities, language } = planYear;
	// What was to be decided about a year that has gone is no news.
	const focusNote = planYearIs === "past" ? null : planYear.focusNote;
	const label = planYearIs === "past" ? start.latestTheme : start.themeYear;
	const lang = foreign(language, text);
	return html`<section class="theme deep" aria-labelledby="h-tema">
		<div class="frame protocol">
			<p class="margin">${label(year)}${focusNote ? html`<br><span lang=${lang}>${focusNote}</span>` : nothing}</p>
			<div class="theme-body">
				<h2 class="display" id="h-tema" lang=${lang}>${planYear.theme}</h2>
				<div>
					${
						activities.length === 0
							? nothing
							: html`<h3>${planYearIs === "now" ? start.thisYear : start.inPlan}</h3><ul class="rows" lang=${lang}>${activities.map((a) => html`<li>${a.title}</li>`)}</ul>`
					}
					${go(to(text, "/handlingsplan"), start.wholePlan(plan.from, plan.to))}
				</div>
			</div>
		</div>
		<svg class="waves" viewBox="0 0 1440 80" preserveAspectRatio="xMidYMax slice" aria-hidden="true">${water}</svg>
	</section>`;
}

function coming({ coming: events }: StartModel, text: Text) {
	if (events.length === 0) return nothing;
	return html`<section class="section frame protocol" aria-labelledby="h-kommande">
		<div class="margin"><h2 id="h-kommande">${text.start.coming}</h2></div>
		<div>
			<ul class="rows plain event-list">${events.map((one) => eventRow(one, text))}</ul>
			<p class="after-list">${go(to(text, "/evenemang"), text.start.allEvents)}</p>
		</div>
	</section>`;
}

function news({ news: items }: StartModel, text: Text) {
	const [lead, ...rest] = items;
	if (!lead) return nothing;
	const link = (slug: string, title: string) =>
		html`<a href=${to(text, `/nyheter/${slug}`)}>${title}</a>`;
	return html`<section class="section frame protocol" aria-labelledby="h-nyheter">
		<div class="margin"><h2 id="h-nyheter">${text.start.news}</h2></div>
		<div>
			<div class="news">
				<article class="news-lead">
					<p class="small soft">${lead.kicker ? html`<span lang=${foreign(lead.language, text)}>${lead.kicker}</span>` : newsDay(lead, text)}</p>
					<h3 lang=${foreign(lead.language, text)}>${link(lead.slug, lead.title)}</h3>
					<p lang=${foreign(lead.language, text)}>${lead.summary}</p>
				</article>
				${
					rest.length === 0
						? nothing
						: html`<ul class="rows">${rest.slice(0, 3).map((item) => html`<li lang=${foreign(item.language, text)}><h3>${link(item.slug, item.title)}</h3><p>${item.summary}</p></li>`)}</ul>`
				}
			</div>
			<p class="after-list">${go(to(text, "/nyheter"), text.start.allNews)}</p>
		</div>
	</section>`;
}

function steps({ steps: words }: StartModel, text: Text): TemplateResult {
	const lang = foreign(words.language, text);
	return html`<section class="section dune" aria-labelledby="h-sa">
		<div class="frame protocol">
			<div class="margin" lang=${lang}>${unsafeHTML(words.intro)}</div>
			<div class="how">
				<h2 id="h-sa" lang=${lang}>${words.title}</h2>
				<ol class="steps" lang=${lang}>${words.pieces.map((step) => html`<li>${unsafeHTML(step)}</li>`)}</ol>
				<p class="actions"><a class="button" href=${to(text, "/ansok")}>${text.start.sign}</a> <span class="soft" lang=${lang}>${words.lead}</span></p>
			</div>
		</div>
	</section>`;
}

/** The start page. With an empty register it says so and counts nothing. */
export function startPage(model: StartModel, text: Text): Page {
	return {
		title: text.start.title,
		bareTitle: true,
		description: text.parts.start.description,
		main: html`<main id="innehall">
			${hero(model, text)}
			${principles(model, text)}
			${latest(model, text)}
			${theme(model, text)}
			${coming(model, text)}
			${news(model, text)}
			${steps(model, text)}
		</main>`,
	};
}
