import { html, nothing, type TemplateResult } from "lit";
import { go } from "../../ui/icon.ts";
import { documentAddress } from "./content-document.ts";
import {
	choice,
	type Form,
	field,
	pair,
	rows,
	single,
} from "./content-parts.ts";
import { putAt, textAt } from "./content-value.ts";
import { pathTo } from "./route.ts";

const title = { sv: "", en: "" };

/** When it is: its hours, or while they are not known the day or only the year. */
function when(form: Form): TemplateResult {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	const starts = textAt(form.content, "startsAt");
	const change = (typed: string) => {
		const had = textAt(form.content, "startsAt") !== "";
		putAt(form.content, "startsAt", typed || null);
		// Hours say which day and year: nobody has to write it twice.
		const year = Number(typed.slice(0, 4));
		if (typed) putAt(form.content, "on", null);
		if (year >= 2000 && year <= 2100) putAt(form.content, "year", year);
		form.onChange(had !== (typed !== ""));
	};
	return html`<div class="twin">${field(form, "startsAt", t.startsAt, { type: "datetime-local", size: "medium", optional, onInput: change })}
		${single(form, "endsAt", t.endsAt, { type: "datetime-local", size: "medium", ...(!starts && { optional }) })}</div>
		${
			starts
				? nothing
				: html`<div class="twin">${single(form, "year", t.year, { number: true, inputMode: "numeric", size: "short" })}
			${single(form, "on", t.on, { type: "date", hint: t.onHint, size: "medium", optional })}</div>`
		}`;
}

function programme(form: Form): TemplateResult {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	return rows(form, {
		name: "programme",
		title: t.programme,
		one: t.programmeItem,
		fresh: { time: "", title, speaker: "" },
		most: 100,
		first: {
			name: "time",
			draw: (path, i) =>
				field(form, `${path}.time`, t.timeOf(i + 1), {
					size: "short num",
					maxLength: 5,
				}),
		},
		below: (path, i) =>
			field(form, `${path}.speaker`, t.speakerOf(i + 1), {
				maxLength: 200,
				optional,
			}),
	});
}

function documents(form: Form): TemplateResult {
	const { fields: t } = form.language.text.content;
	return rows(form, {
		name: "documents",
		title: t.eventDocuments,
		one: t.document,
		fresh: { title, url: "" },
		most: 50,
		below: (path, i) =>
			documentAddress(form, `${path}.url`, {
				label: t.urlOf(i + 1),
				of: t.document(i + 1),
			}),
	});
}

/** The fields of an event: its words, and what else is read of it. */
export function eventFields(form: Form, text: TemplateResult): TemplateResult {
	const { fields: t } = form.language.text.content;
	const { locale, text: words } = form.language;
	const { optional, gatherings } = words;
	return html`${pair(form, "title", t.title)}
		${pair(form, "summary", t.summary, { rows: true })}
		${choice(form, "kind", t.kind, Object.entries(gatherings.kinds))}
		${when(form)}
		${field(form, "place", t.place, { maxLength: 200, optional })}
		${field(form, "onlineUrl", t.onlineUrl, { hint: t.onlineUrlHint, maxLength: 300, type: "url", optional })}
		${text}${programme(form)}${documents(form)}
		<p>${go(`${pathTo(locale, "events")}/${encodeURIComponent(form.key)}`, t.registrations)}</p>`;
}
