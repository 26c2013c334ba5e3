import { html, nothing, type TemplateResult } from "lit";
import {
	isPart,
	type PartSlug,
	partShapes,
} from "../../../api/content/editing/parts-schema.ts";
import { button, notice } from "../../ui/form.ts";
import { agreementFields } from "./content-agreement.ts";
import { eventFields } from "./content-event.ts";
import { box, errorAt, type Form, field, pair } from "./content-parts.ts";
import { planYearFields } from "./content-plan.ts";
import { putAt, textAt } from "./content-value.ts";
import type { Language } from "./text.ts";

/** How the text is formatted, for whoever opens it. */
function help({ text }: Language): TemplateResult {
	const { help: t } = text.content;
	return html`<details class="markdown-help"><summary>${t.title}</summary>
		<dl class="facts">${t.rows.map(([typed, words]) => html`<div><dt><code>${typed}</code></dt><dd>${words}</dd></div>`)}</dl>
		<p class="soft">${t.note}</p></details>`;
}

function written(form: Form) {
	const { text } = form.language;
	return html`<div class="long">${pair(form, "text", text.content.fields.text, { rows: true })}
		<div class="actions">${button({ label: text.content.pictures.insert, kind: "quiet small", onPress: () => form.onPicture("text") })}</div>
		${help(form.language)}</div>`;
}

function picture(form: Form) {
	const { content: t } = form.language.text;
	const id = textAt(form.content, "picture");
	const error = errorAt(form, "picture");
	return html`<fieldset class="group" id="picture" tabindex="-1"><legend>${t.fields.picture}</legend>
		${error ? html`<p class="field-error">${error}</p>` : nothing}
		${id ? html`<img class="chosen" src="/bilder/${id}-480.webp" alt="" @error=${narrower}>` : nothing}
		<div class="actions">${button({ label: id ? t.pictures.change : t.pictures.choose, kind: "quiet small", onPress: () => form.onPicture("picture") })}
		${
			id
				? button({
						label: t.pictures.remove,
						kind: "quiet small",
						onPress: () => {
							putAt(form.content, "picture", null);
							form.onChange(true);
						},
					})
				: nothing
		}</div></fieldset>`;
}

// A picture that is narrower than the thumbnail has no file of that width: better none than a broken one.
const narrower = (event: Event) => (event.target as HTMLElement).remove();

function news(form: Form) {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	return html`${pair(form, "title", t.title)}
		${pair(form, "kicker", t.kicker, { optional })}
		${pair(form, "summary", t.summary, { rows: true })}
		${written(form)}${picture(form)}
		<div class="twin">${field(form, "publishedOn", t.publishedOn, { type: "date", hint: t.publishedOnHint, size: "medium" })}</div>
		${box(form, "precision", t.precision, "year", "day")}`;
}

/** The words of a page whose shape is in the code: where each stands, and no picture. */
function part(form: Form, slug: PartSlug) {
	const { fields: t, notes, parts } = form.language.text.content;
	const [, where] = parts[slug];
	const shape = partShapes[slug];
	const sentence = { rows: true, maxLength: 300 };
	return html`${notice("info", html`<p>${where}</p>`)}
		${pair(form, "title", t.title)}${pair(form, "lead", t.lead, { rows: true })}
		${shape.text ? html`<div class="long">${pair(form, "text", t.text, { rows: true })}${help(form.language)}</div>` : nothing}
		${shape.note ? pair(form, "note", notes[slug] ?? "", sentence) : nothing}
		${shape.description ? pair(form, "description", t.searchText, sentence) : nothing}`;
}

function page(form: Form) {
	const { fields: t } = form.language.text.content;
	if (isPart(form.key)) return part(form, form.key);
	return html`${pair(form, "title", t.title)}
		${pair(form, "lead", t.lead, { rows: true })}${written(form)}${picture(form)}`;
}

/** What stands above a year's results. */
function followUp(form: Form) {
	const { fields: t, followUpHint } = form.language.text.content;
	return html`<p class="soft">${followUpHint}</p>
		<div class="long">${pair(form, "text", t.text, { rows: true })}${help(form.language)}</div>`;
}

/** How the office is reached. */
function office(form: Form) {
	const { fields: t, office: words } = form.language.text.content;
	return html`${notice("info", html`<p>${words.where}</p>`)}
		<div class="twin">${field(form, "email", t.email, { type: "email", inputMode: "email", maxLength: 254 })}
		${field(form, "phone", t.phone, { type: "tel", hint: words.phoneHint, maxLength: 30 })}</div>
		${pair(form, "hours", t.hours, { hint: words.hoursHint, maxLength: 80 })}
		${pair(form, "about", t.about, { rows: true, maxLength: 200 })}`;
}

/** The fields of an item of its kind. */
export function contentFields(form: Form): TemplateResult {
	const fields = {
		news,
		page,
		event: (one: Form) => eventFields(one, written(one)),
		plan_year: planYearFields,
		agreement: agreementFields,
		follow_up: followUp,
		office,
	};
	return html`<p class="soft">${form.language.text.content.englishHint}</p>${fields[form.kind](form)}`;
}
