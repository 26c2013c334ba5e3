import { html, nothing, type TemplateResult } from "lit";
import { addDays, daysBetween } from "../../i18n/swedish-time.ts";
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
import { putAt, textAt, valueAt } from "./content-value.ts";
import { pick } from "./parts/fields.ts";
import { pathTo } from "./route.ts";

const title = { sv: "", en: "" };

/** As many as a programme can have. */
const mostDays = 31;

/** How many days the event goes on for, as its hours are written; while they are not whole, one. */
function daysOf({ content }: Form): number {
	const [first = "", last = ""] = ["startsAt", "endsAt"].map((path) =>
		textAt(content, path).slice(0, 10),
	);
	const days = first && last ? daysBetween(first, last) + 1 : 1;
	return Math.min(mostDays, Math.max(1, days));
}

const dayAt = ({ content }: Form, path: string) =>
	Number(valueAt(content, path) ?? 1);

/** When it is: its hours, or while they are not known the day or only the year. */
function when(form: Form): TemplateResult {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	const starts = textAt(form.content, "startsAt");
	/** Writes a moment, and draws anew what hangs on it: the day and year instead, and the days of the programme. */
	const put = (path: string, typed: string) => {
		const shape = () => `${textAt(form.content, "startsAt") && daysOf(form)}`;
		const before = shape();
		putAt(form.content, path, typed || null);
		form.onChange(before !== shape());
	};
	const begin = (typed: string) => {
		// Hours say which day and year: nobody has to write it twice.
		const year = Number(typed.slice(0, 4));
		if (typed) putAt(form.content, "on", null);
		if (year >= 2000 && year <= 2100) putAt(form.content, "year", year);
		put("startsAt", typed);
	};
	return html`<div class="twin">${field(form, "startsAt", t.startsAt, { type: "datetime-local", size: "medium", optional, onInput: begin })}
		${field(form, "endsAt", t.endsAt, { type: "datetime-local", size: "medium", ...(!starts && { optional }), onInput: (typed) => put("endsAt", typed) })}</div>
		${
			starts
				? nothing
				: html`<div class="twin">${single(form, "year", t.year, { number: true, inputMode: "numeric", size: "short" })}
			${single(form, "on", t.on, { type: "date", hint: t.onHint, size: "medium", optional })}</div>`
		}`;
}

/** Which day a row of the programme is on, where there is more than one to choose from. */
function dayOfRow(form: Form, path: string, i: number) {
	const { text, format } = form.language;
	const { fields: t } = text.content;
	const chosen = dayAt(form, path);
	const most = Math.max(daysOf(form), chosen);
	if (most === 1) return nothing;
	const starts = textAt(form.content, "startsAt").slice(0, 10);
	const options = Array.from({ length: most }, (_, n) => {
		const on = starts ? format.day(addDays(starts, n)) : null;
		return [String(n + 1), t.dayNumber(n + 1, on)] as const;
	});
	const draft = { values: { [path]: String(chosen) }, failure: form.failure };
	return pick(draft, path, t.dayOf(i + 1), options, (value) => {
		putAt(form.content, path, Number(value));
		// The next row that is added follows it.
		form.onChange(true);
	});
}

function programme(form: Form): TemplateResult {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	const last = ((valueAt(form.content, "programme") ?? []) as unknown[]).length;
	const day = last > 0 ? dayAt(form, `programme.${last - 1}.day`) : 1;
	return rows(form, {
		name: "programme",
		title: t.programme,
		one: t.programmeItem,
		// What is added comes after what is there: on the same day.
		fresh: { day, time: "", title, speaker: "" },
		most: 100,
		first: {
			name: "time",
			draw: (path, i) =>
				html`${dayOfRow(form, `${path}.day`, i)}${field(
					form,
					`${path}.time`,
					t.timeOf(i + 1),
					{ size: "short num", maxLength: 5 },
				)}`,
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
