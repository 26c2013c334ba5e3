import { html, nothing, type TemplateResult } from "lit";
import type {
	AdminEvent,
	DocumentLink,
	ProgrammeItem,
} from "../../../api/content/events/schema.ts";
import { button, notice } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { asFields, type RowsModel, rowsIn, rowsPart } from "./events-rows.ts";
import { ask, type Draft, pick, tick } from "./parts/fields.ts";
import { faultOf } from "./parts/problem.ts";

/** An event's settings as a form. */

/** The settings as the form's fields. */
export function draftOf(settings: AdminEvent["settings"]): Draft["values"] {
	return {
		kind: settings.kind,
		startsAt: settings.startsAt ?? "",
		endsAt: settings.endsAt ?? "",
		place: settings.place,
		onlineUrl: settings.onlineUrl,
		places: settings.places === null ? "" : String(settings.places),
		registration: settings.registration,
		opensAt: settings.opensAt ?? "",
		closesAt: settings.closesAt ?? "",
		waitingList: settings.waitingList ? "1" : "",
		keepNeedsDays: String(settings.keepNeedsDays),
		...asFields(
			"programme",
			settings.programme.map(({ time, title, speaker }) => ({
				time,
				"title.sv": title.sv,
				"title.en": title.en,
				speaker,
			})),
		),
		...asFields(
			"documents",
			settings.documents.map(({ title, url }) => ({
				"title.sv": title.sv,
				"title.en": title.en,
				url,
			})),
		),
	};
}

const titleOf = (row: Record<string, string>) => ({
	sv: row["title.sv"] ?? "",
	en: row["title.en"] ?? "",
});

const programmeOf = (values: Draft["values"]): ProgrammeItem[] =>
	rowsIn(values, "programme").map((row) => {
		const time = row.time?.trim().replace(".", ":") ?? "";
		return {
			// An hour may be written with one digit, and with the point of Swedish clocks.
			time: /^\d:\d\d$/.test(time) ? `0${time}` : time,
			title: titleOf(row),
			speaker: row.speaker ?? "",
		};
	});

const documentsOf = (values: Draft["values"]): DocumentLink[] =>
	rowsIn(values, "documents").map((row) => ({
		title: titleOf(row),
		url: row.url ?? "",
	}));

// What is no number goes as it is written: the server says so, and nothing becomes "unlimited" by mistake.
const numberOf = (text: string) => (/^\d+$/.test(text) ? Number(text) : text);

/** The fields as the API takes them. */
export function settingsOf(values: Draft["values"]): object {
	const { places, keepNeedsDays, waitingList, ...rest } = values;
	const single = Object.entries(rest).filter(
		([name]) => !/^(programme|documents)/.test(name),
	);
	return {
		...Object.fromEntries(single),
		places: places?.trim() ? numberOf(places.trim()) : null,
		keepNeedsDays: numberOf(keepNeedsDays?.trim() || "14"),
		waitingList: waitingList === "1",
		programme: programmeOf(values),
		documents: documentsOf(values),
	};
}

function moment(draft: Draft, path: string, label: string): TemplateResult {
	const error = faultOf(draft.failure, path);
	const input = (event: Event) => {
		draft.values[path] = (event.target as HTMLInputElement).value;
	};
	return html`<div class="field"><label for=${path}>${label}</label>
		${error ? html`<p class="field-error" id="${path}-error">${icon("alert")}<span>${error}</span></p>` : nothing}
		<input class="input medium" type="datetime-local" id=${path} .value=${draft.values[path] ?? ""} @input=${input}
			aria-invalid=${error ? "true" : nothing} aria-describedby=${error ? `${path}-error` : nothing}></div>`;
}

export interface SettingsModel extends RowsModel {
	busy: boolean;
	/** How many are mailed if this is saved as it stands */
	mailed: number;
	onInput: () => void;
	onSubmit: (event: SubmitEvent) => void;
}

/** How many hear of it when what is typed is saved: everybody of a time or place, those with a seat of a link. */
export function mailedOf(event: AdminEvent, values: Draft["values"]): number {
	const before = draftOf(event.settings);
	const differs = (name: string) => (values[name] ?? "") !== before[name];
	if (event.cancelled || event.told === 0) return 0;
	if (["startsAt", "endsAt", "place"].some(differs)) return event.told;
	return differs("onlineUrl") ? event.counts.seated : 0;
}

/** When, where, who may register and what happens there. */
export function settingsForm(model: SettingsModel): TemplateResult {
	const { language, draft, busy, mailed, onInput, onSubmit } = model;
	const { gatherings: t, save, saving, optional } = language.text;
	const { fields } = t;
	return html`<form class="form-grid" novalidate @submit=${onSubmit} @input=${onInput}>
		${pick(draft, "kind", fields.kind, Object.entries(t.kinds))}
		<div class="twin">${moment(draft, "startsAt", fields.startsAt)}${moment(draft, "endsAt", fields.endsAt)}</div>
		${ask(draft, "place", fields.place, { maxLength: 200, optional })}
		${ask(draft, "onlineUrl", fields.onlineUrl, { hint: fields.onlineUrlHint, maxLength: 300, type: "url", optional })}
		${pick(draft, "registration", fields.registration, Object.entries(t.registrations))}
		<div class="twin">${moment(draft, "opensAt", fields.opensAt)}${moment(draft, "closesAt", fields.closesAt)}</div>
		${ask(draft, "places", fields.places, { hint: fields.placesHint, inputMode: "numeric", size: "short", maxLength: 6 })}
		${tick(draft, "waitingList", fields.waitingList)}
		${ask(draft, "keepNeedsDays", fields.keepNeedsDays, { inputMode: "numeric", size: "short", maxLength: 2 })}
		${rowsPart(model, "programme")}
		${rowsPart(model, "documents")}
		<div role="status">${mailed > 0 ? notice("wait", html`<p>${t.willMail(t.people(mailed))}</p>`) : nothing}</div>
		<div class="actions">${button({ label: save, busyLabel: saving, busy })}</div>
	</form>`;
}
