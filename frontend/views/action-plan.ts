import { html, nothing, svg } from "lit";
import { curve, type Point } from "../geometry.ts";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import type { Page } from "./page.ts";
import type { ActionPlanModel, PlanYear } from "./plan-models.ts";
import {
	activities,
	focusAreas,
	followUpOf,
	noFollowUp,
} from "./plan-parts.ts";
import { emptyState, foreign, to } from "./shared.ts";

/** 10: the years of the plan, along one wave that runs from year to year. */

const lambda = 320;
const width = 120;

function wave(i: number, sign: 1 | -1): string {
	const points = Array.from({ length: 13 }, (_, k): Point => {
		const x = (k * width) / 12;
		const turn = ((x + i * width) / lambda) * Math.PI * 2;
		return [x, 12 + sign * 8 * Math.sin(turn)];
	});
	return curve(points);
}

function yearMark(
	model: ActionPlanModel,
	year: PlanYear,
	i: number,
	text: Text,
) {
	const now = year.year === model.currentYear;
	return html`<p class="margin year-no"><span class="num">${year.year}</span><svg class="year-wave" viewBox="0 0 120 24" aria-hidden="true">${svg`<path class="wb" d=${wave(i, -1)}></path><path class="wa" d=${wave(i, 1)}></path>`}</svg>${now ? html`<span class="tag">${text.plan.now}</span>` : nothing}</p>`;
}

function yearItem(
	model: ActionPlanModel,
	year: PlanYear,
	i: number,
	text: Text,
) {
	const { plan: t } = text;
	const now = year.year === model.currentYear;
	const followUp = followUpOf(year, model.followUps.get(year.year), text);
	return html`<li class="protocol year${now ? " now" : ""}" id="ar-${year.year}">
		${yearMark(model, year, i, text)}
		<div class="year-theme">
			<h2 lang=${foreign(year.language, text)}>${year.theme}</h2>
			${focusAreas(year, text)}
		</div>
		<div class="year-acts">
			${activities(year, text)}
			${followUp ?? (now ? noFollowUp(text) : nothing)}
			<p class="no-print">${go(to(text, `/handlingsplan/${year.year}`), t.aboutYear(year.year))}</p>
		</div>
	</li>`;
}

/** The action plan (/handlingsplan). */
export function actionPlanPage(
	model: ActionPlanModel | null,
	text: Text,
): Page {
	const { plan: t } = text;
	const title = model?.name ?? t.titleEmpty;
	const lang = model ? foreign(model.language, text) : nothing;
	const years = model?.years ?? [];
	const nav = html`<nav class="year-nav" aria-label=${t.years}><ul class="plain">${years.map(
		({ year }) =>
			html`<li><a href="#ar-${year}" aria-current=${year === model?.currentYear ? "true" : nothing}>${year}</a></li>`,
	)}</ul></nav>`;
	return {
		title,
		description: text.parts.handlingsplan.description,
		main: html`<main id="innehall" class="frame plan">
			<div class="protocol">
				<div class="page-head in-text">
					<h1 lang=${lang}>${title}</h1>
					${model?.introduction ? html`<p class="lead" lang=${lang}>${model.introduction}</p>` : nothing}
					${years.length > 1 ? nav : nothing}
					${years.length > 0 ? html`<p class="actions no-print">${go(to(text, "/handlingsplan.pdf"), t.pdf, "download", "before")}</p>` : nothing}
				</div>
			</div>
			${
				model && years.length > 0
					? html`<ol class="years-list">${years.map((year, i) => yearItem(model, year, i, text))}</ol>`
					: emptyState(t.empty, t.emptyText)
			}
		</main>`,
	};
}
