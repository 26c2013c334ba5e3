import { html, nothing, type TemplateResult } from "lit";
import type { AdminEvent } from "../../../api/content/events/admin-schema.ts";
import { instantOf } from "../../i18n/swedish-time.ts";
import { button } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { ask, type Draft, numberOf, pick, tick } from "./parts/fields.ts";
import { faultOf } from "./parts/problem.ts";
import { type Language, localMoment } from "./text.ts";

/** An event's terms as a form. */

/** The terms as the form's fields. */
export function draftOf(settings: AdminEvent["settings"]): Draft["values"] {
	return {
		places: settings.places === null ? "" : String(settings.places),
		registration: settings.registration,
		opensAt: settings.opensAt ?? "",
		closesAt: settings.closesAt ?? "",
		waitingList: settings.waitingList ? "1" : "",
		keepNeedsDays: String(settings.keepNeedsDays),
	};
}

/** Whether the terms are shown at once: somebody has to open registration before anyone can come. */
export const opensItself = ({ settings, cancelled }: AdminEvent): boolean => {
	const starts = settings.startsAt ? instantOf(settings.startsAt) : null;
	const ahead = starts !== null && starts > new Date() && !cancelled;
	return ahead && settings.registration === "closed";
};

/** The fields as the API takes them. */
export function settingsOf(values: Draft["values"]): object {
	const { places, keepNeedsDays, waitingList, ...rest } = values;
	return {
		...rest,
		places: places?.trim() ? numberOf(places) : null,
		keepNeedsDays: numberOf(keepNeedsDays?.trim() || "14"),
		waitingList: waitingList === "1",
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

/** What the public reads, as it stands: it is written and published among the content. */
export function publicFacts(
	language: Language,
	{ settings }: AdminEvent,
	change: TemplateResult | typeof nothing,
): TemplateResult {
	const { gatherings: t } = language.text;
	const { fields } = t;
	const { startsAt, endsAt, place, onlineUrl } = settings;
	const rows = [
		[fields.kind, t.kinds[settings.kind]],
		[fields.startsAt, startsAt && localMoment(language, startsAt)],
		[fields.endsAt, endsAt && localMoment(language, endsAt)],
		[fields.place, place],
		[fields.onlineUrl, onlineUrl],
	].filter(([, value]) => value);
	return html`<dl class="facts">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
		<p class="soft">${t.factsLead}</p>${change}`;
}

export interface SettingsModel {
	language: Language;
	draft: Draft;
	busy: boolean;
	onSubmit: (event: SubmitEvent) => void;
}

/** Who may register, when and how many. */
export function settingsForm(model: SettingsModel): TemplateResult {
	const { language, draft, busy, onSubmit } = model;
	const { gatherings: t, save, saving } = language.text;
	const { fields } = t;
	return html`<form class="form-grid" novalidate @submit=${onSubmit}>
		${pick(draft, "registration", fields.registration, Object.entries(t.registrations))}
		<div class="twin">${moment(draft, "opensAt", fields.opensAt)}${moment(draft, "closesAt", fields.closesAt)}</div>
		${ask(draft, "places", fields.places, { hint: fields.placesHint, inputMode: "numeric", size: "short", maxLength: 6 })}
		${tick(draft, "waitingList", fields.waitingList)}
		${ask(draft, "keepNeedsDays", fields.keepNeedsDays, { inputMode: "numeric", size: "short", maxLength: 2 })}
		<div class="actions">${button({ label: save, busyLabel: saving, busy })}</div>
	</form>`;
}
