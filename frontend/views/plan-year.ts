import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import type { Page } from "./page.ts";
import type { PlanYearModel } from "./plan-models.ts";
import {
	activities,
	focusAreas,
	followUpOf,
	noFollowUp,
} from "./plan-parts.ts";
import { foreign, sizeOf, to } from "./shared.ts";

function section(title: string, content: unknown): TemplateResult {
	return html`<section class="protocol year-part"><h2 class="margin title">${title}</h2><div class="year-acts">${content}</div></section>`;
}

/** To the years on either side; words, since a number alone says little out of its place. */
function turn({ previous, next }: PlanYearModel["year"], text: Text) {
	const { plan: t } = text;
	const path = (year: number) => to(text, `/handlingsplan/${year}`);
	return html`<nav class="year-turn no-print" aria-label=${t.turn}>
		${previous ? go(path(previous), t.earlier(previous), "left", "before") : nothing}
		${next ? go(path(next), t.later(next)) : nothing}
	</nav>`;
}

/** One year of the action plan (/handlingsplan/:year). */
export function planYearPage(model: PlanYearModel, text: Text): Page {
	const { plan: t } = text;
	const { year, principle } = model;
	const noFocus = year.focusAreas.length === 0 && !year.focusNote;
	return {
		title: t.yearTitle(year.year, year.theme),
		description: t.yearDescription(year.year),
		main: html`<main id="innehall" class="frame plan plan-year">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/handlingsplan"), t.whole, "left", "before")}</nav>
			<header class="protocol org-head">
				<p class="margin">${year.plan}${model.now ? html`<br><span class="tag">${t.now}</span>` : nothing}</p>
				<div><h1 class=${sizeOf(year.theme)}><span class="num">${year.year}</span>: <span lang=${foreign(year.language, text)}>${year.theme}</span></h1>
				${principle ? html`<p class="lead">${t.aboutPrinciple(principle)}</p><p class="no-print">${go(to(text, "/overenskommelsen#h-principer"), t.readPrinciples)}</p>` : nothing}</div>
			</header>
			${section(t.focusTitle, noFocus ? html`<p class="soft">${t.noFocus}</p>` : focusAreas(year, text))}
			${section(t.activitiesTitle, activities(year, text))}
			${section(t.followUpTitle, followUpOf(year, model.followUp, text) ?? (model.now ? noFollowUp(text) : html`<p class="soft">${t.noFollowUpYet}</p>`))}
			<div class="protocol year-part no-print"><div class="in-text stack"><p>${go(to(text, `/handlingsplan/${year.year}.pdf`), t.pdf, "download", "before")}</p>${turn(year, text)}</div></div>
		</main>`,
	};
}
