import { html, nothing, type TemplateResult } from "lit";
import type { PlanActivity } from "../../api/content/plan/schema.ts";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import type { PlanYear } from "./plan-models.ts";
import { foreign, pdfNote } from "./shared.ts";

/** What the page over all years and the page of one have in common. */

/** What is said of the year that runs while it has no follow-up. */
export function noFollowUp(text: Text): TemplateResult {
	const { note, language } = text.parts.handlingsplan;
	return html`<p class="soft" lang=${foreign(language, text)}>${note}</p>`;
}

/** A day or a month in words. */
export const planDay = (on: string, { format }: Pick<Text, "format">) =>
	on.length === 7 ? format.month(`${on}-01`) : format.day(on);

/** What is known of an activity beside its title, in words; years are those that it came from or went to. */
export function activityFacts(activity: PlanActivity, text: Text): string[] {
	const { plan: t } = text;
	const { kind, state, carriedOverFrom, carriedOverTo, on } = activity;
	return [
		kind && t.kinds[kind],
		on && planDay(on, text),
		carriedOverFrom && t.carriedFrom(carriedOverFrom),
		carriedOverTo ? t.carriedTo(carriedOverTo) : state && t.states[state],
	].filter((fact) => typeof fact === "string");
}

/** What other years tell of this one, as lines: "Carried over to 2022: …". */
export const carriedLines = (
	{ carriedOver: { from, to: onward } }: PlanYear,
	text: Text,
) => [
	...from.map(({ title, year }) => ({
		label: text.plan.carriedFrom(year),
		title,
	})),
	...onward.map(({ title, year }) => ({
		label: text.plan.carriedTo(year),
		title,
	})),
];

function oneActivity(activity: PlanActivity, year: PlanYear, text: Text) {
	const facts = activityFacts(activity, text);
	const lang = foreign(year.language, text);
	return html`<li><span lang=${lang}>${activity.title}</span>${
		facts.length > 0
			? html`<span class="facts-line">${facts.join(" · ")}</span>`
			: nothing
	}${
		activity.documents.length > 0
			? html`<ul class="plain documents" lang=${lang}>${activity.documents.map((one) => html`<li>${go(one.url, one.title, "doc", "before")}${pdfNote(one.size, text)}</li>`)}</ul>`
			: nothing
	}</li>`;
}

/** The year's activities, and what was carried over from or to other years. */
export function activities(year: PlanYear, text: Text): TemplateResult {
	const carried = carriedLines(year, text);
	const list =
		year.activities.length === 0
			? html`<p class="soft">${text.plan.noActivities}</p>`
			: html`<ul class="acts">${year.activities.map((one) => oneActivity(one, year, text))}</ul>`;
	return html`${list}${carried.map(
		({ label, title }) =>
			html`<p class="soft carried">${label}: <span lang=${foreign(year.language, text)}>${title}</span></p>`,
	)}`;
}

/** The year's focus areas; while none is decided, what is said of that. */
export function focusAreas(year: PlanYear, text: Text) {
	const { plan: t } = text;
	const areas =
		year.focusAreas.length === 0 && year.focusNote
			? [{ title: year.focusNote, continued: false }]
			: year.focusAreas;
	return areas.map(
		(area) =>
			html`<p class="focus"><span>${area.continued ? t.continued : t.focus}</span> <b lang=${foreign(year.language, text)}>${area.title}</b></p>`,
	);
}

/** Where the year's follow-up is, or which years it covers. @param path of its page on this site */
export function followUpOf(
	{ year, followUp }: PlanYear,
	path: string | null | undefined,
	text: Text,
) {
	const { plan: t } = text;
	const title = t.followUp(followUp?.period || String(year));
	const url = followUp?.url ?? path;
	if (url) return go(url, title, "doc", "before");
	return followUp
		? html`<p class="soft">${t.followUpElsewhere(title)}</p>`
		: null;
}
