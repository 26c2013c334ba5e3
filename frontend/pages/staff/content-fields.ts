import { html, nothing, type TemplateResult } from "lit";
import type { Kind } from "../../../api/content/editing/schema.ts";
import { type TextQuestion, textField } from "../../ui/field.ts";
import { button } from "../../ui/form.ts";
import type { Content } from "./content-api.ts";
import { putAt, textAt, valueAt } from "./content-value.ts";
import { pick, tick } from "./parts/fields.ts";
import { faultOf } from "./parts/problem.ts";
import type { Language } from "./text.ts";

/** What the form of an item writes in, and whom it tells. */
export interface Form {
	language: Language;
	kind: Kind;
	content: Content;
	failure: unknown;
	/** Called after each change; `redraw` where the form's own shape has changed. */
	onChange: (redraw?: boolean) => void;
	onPicture: (target: "picture" | "text") => void;
}

type More = Omit<TextQuestion, "id" | "label" | "value" | "error" | "onInput">;

function field(form: Form, path: string, label: string, more: More = {}) {
	return textField({
		...more,
		id: path,
		label,
		value: textAt(form.content, path),
		error: faultOf(form.failure, path),
		onInput: (value) => {
			putAt(form.content, path, value);
			form.onChange();
		},
	});
}

/** A text in both languages, side by side where there is room. */
function pair(form: Form, name: string, label: string, more: More = {}) {
	const { text } = form.language;
	const { swedish, english } = text.content;
	const one = (language: "sv" | "en", word: string) =>
		field(form, `${name}.${language}`, `${label}, ${word}`, {
			...more,
			...(language === "en" && { optional: text.optional }),
		});
	return html`<div class="pair">${one("sv", swedish)}${one("en", english)}</div>`;
}

/** A value of its own kind: empty is none. */
function single(
	form: Form,
	path: string,
	label: string,
	more: More & { number?: boolean } = {},
) {
	const { number, ...rest } = more;
	return textField({
		...rest,
		id: path,
		label,
		value: textAt(form.content, path),
		error: faultOf(form.failure, path),
		onInput: (value) => {
			const typed = value.trim();
			// Left as it is typed where it is no number, so that the server can say so.
			const read = number && /^\d+$/.test(typed) ? Number(typed) : typed;
			putAt(form.content, path, typed === "" ? null : read);
			form.onChange();
		},
	});
}

function box(
	form: Form,
	path: string,
	label: string,
	on: unknown,
	off: unknown,
) {
	const values = { [path]: valueAt(form.content, path) === on ? "1" : "" };
	return tick({ values, failure: null }, path, label, {
		onChange: () => {
			putAt(form.content, path, values[path] === "1" ? on : off);
			form.onChange();
		},
	});
}

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
	const error = faultOf(form.failure, "picture");
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

function page(form: Form) {
	const { fields: t } = form.language.text.content;
	return html`${pair(form, "title", t.title)}
		${pair(form, "lead", t.lead, { rows: true })}${written(form)}${picture(form)}`;
}

function event(form: Form) {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	return html`${pair(form, "title", t.title)}
		${pair(form, "summary", t.summary, { rows: true })}${written(form)}
		<div class="twin">${single(form, "year", t.year, { number: true, inputMode: "numeric", size: "short" })}
		${single(form, "on", t.on, { type: "date", hint: t.onHint, size: "medium", optional })}
		${single(form, "place", t.place, { optional })}</div>`;
}

interface RowWords {
	name: "focusAreas" | "activities";
	title: string;
	one: (n: number) => string;
	fresh: Content;
	more: (path: string) => unknown;
}

/** A list whose rows can be added and taken away. */
function rows(form: Form, { name, title, one, fresh, more }: RowWords) {
	const { fields: t } = form.language.text.content;
	const list = (valueAt(form.content, name) ?? []) as Content[];
	const set = (next: Content[]) => {
		putAt(form.content, name, next);
		form.onChange(true);
	};
	return html`<fieldset class="rows-of"><legend>${title}</legend>${list.map(
		(_row, i) => html`<div class="row-of">
			${pair(form, `${name}.${i}.title`, one(i + 1))}
			<div class="actions">${more(`${name}.${i}`)}${button({
				label: t.remove(one(i + 1)),
				kind: "quiet small",
				onPress: () => set(list.filter((_one, at) => at !== i)),
			})}</div></div>`,
	)}<p>${button({ label: t.add, name: `${t.add}: ${title}`, kind: "quiet small", onPress: () => set([...list, structuredClone(fresh)]) })}</p></fieldset>`;
}

function principle(form: Form) {
	const { fields: t, principles } = form.language.text.content;
	const values = { themePrinciple: textAt(form.content, "themePrinciple") };
	return pick(
		{ values, failure: form.failure },
		"themePrinciple",
		t.themePrinciple,
		[["", t.noPrinciple], ...Object.entries(principles)],
		(value) => {
			putAt(form.content, "themePrinciple", value || null);
			form.onChange();
		},
	);
}

function planYear(form: Form) {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	const title = { sv: "", en: "" };
	return html`${pair(form, "theme", t.theme)}
		${rows(form, {
			name: "focusAreas",
			title: t.focusAreas,
			one: t.focusArea,
			fresh: { title, continued: false },
			more: (path) => box(form, `${path}.continued`, t.continued, true, false),
		})}
		${pair(form, "focusNote", t.focusNote, { optional })}
		${rows(form, {
			name: "activities",
			title: t.activities,
			one: t.activity,
			fresh: { title, carriedOverFrom: null },
			more: (path) =>
				single(form, `${path}.carriedOverFrom`, t.carriedOverFrom, {
					number: true,
					inputMode: "numeric",
					size: "short",
					optional,
				}),
		})}
		<div class="twin">${principle(form)}
		${field(form, "followUp.period", t.followUpPeriod, { optional, size: "medium" })}
		${single(form, "followUp.url", t.followUpUrl, { type: "url", optional })}</div>`;
}

/** The fields of an item of its kind. */
export function contentFields(form: Form): TemplateResult {
	const fields = { news, page, event, plan_year: planYear };
	return html`<p class="soft">${form.language.text.content.englishHint}</p>${fields[form.kind](form)}`;
}
