import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { AdminRegistration } from "../../../api/content/events/admin-schema.ts";
import { button } from "../../ui/form.ts";
import type { Asked } from "./events-questions.ts";
import type { Language } from "./text.ts";

/** Who has registered: to tick at the door, on a phone or on paper. */

export interface ListModel {
	language: Language;
	items: AdminRegistration[];
	isPresent: (one: AdminRegistration) => boolean;
	onTick: (one: AdminRegistration, present: boolean) => void;
	onSeat: (one: AdminRegistration) => void;
	/** For what is asked about first */
	onAsk: (asked: Asked) => void;
	/** Whether there is somebody to take a seat that is left */
	anyoneWaits: boolean;
	/** A cancelled event's list stands as it was. */
	still: boolean;
}

/** What is `hidden` stays off the paper that lies at the door. */
const heads = (labels: string[], hidden: string[]) =>
	html`<thead><tr>${labels.map((label) => html`<th scope="col" class=${hidden.includes(label) ? "no-print" : nothing}>${label}</th>`)}</tr></thead>`;

function cancelButton({ language, onAsk }: ListModel, one: AdminRegistration) {
	const { gatherings: t } = language.text;
	return button({
		label: t.cancel,
		name: t.cancelName(one.name),
		kind: "refuse small",
		onPress: () => onAsk({ what: "cancel", one }),
	});
}

function seat(model: ListModel, one: AdminRegistration): TemplateResult {
	const { gatherings: t } = model.language.text;
	const tick = (event: Event) =>
		model.onTick(one, (event.target as HTMLInputElement).checked);
	return html`<tr>
		<td>${model.still ? nothing : html`<label class="choice"><input type="checkbox" .checked=${live(model.isPresent(one))} @change=${tick} aria-label=${t.presentName(one.name)}><span class="phone-only" aria-hidden="true">${t.present}</span></label>`}</td>
		<th scope="row">${one.name}<small>${one.organisation}</small></th>
		<td class="no-print" data-label=${t.email}><span class="address">${one.email}</span></td>
		<td class="no-print"><div class="actions">${
			model.anyoneWaits && !model.still
				? button({
						label: t.toWaiting,
						name: t.toWaitingName(one.name),
						kind: "quiet small",
						onPress: () => model.onAsk({ what: "toWaiting", one }),
					})
				: nothing
		}${model.still ? nothing : cancelButton(model, one)}</div></td></tr>`;
}

/** Those who have seats, by name. */
export function seatTable(model: ListModel): TemplateResult {
	const { gatherings: t } = model.language.text;
	return html`<div class="plain-table check-in"><table><caption class="visually-hidden">${t.list}</caption>
		${heads([t.present, t.person, t.email, t.action], [t.email, t.action])}
		<tbody>${model.items.map((one) => seat(model, one))}</tbody></table></div>`;
}

/** Those who wait, in order. */
export function waitingTable(model: ListModel): TemplateResult {
	const { gatherings: t } = model.language.text;
	const row = (one: AdminRegistration) => html`<tr>
		<td class="num" data-label=${t.position}>${one.position}</td>
		<th scope="row">${one.name}<small>${one.organisation}</small></th>
		<td data-label=${t.email}><span class="address">${one.email}</span></td>
		<td>${
			model.still
				? nothing
				: html`<div class="actions">${button({
						label: t.toSeat,
						name: t.toSeatName(one.name),
						kind: "quiet small",
						onPress: () => model.onSeat(one),
					})}${cancelButton(model, one)}</div>`
		}</td></tr>`;
	return html`<div class="plain-table"><table><caption class="visually-hidden">${t.waiting}</caption>
		${heads([t.position, t.person, t.email, t.action], [])}
		<tbody>${model.items.map(row)}</tbody></table></div>`;
}

/** What people need there: folded away, and never on the printed list. */
export function needsList(
	language: Language,
	items: AdminRegistration[],
): TemplateResult | typeof nothing {
	const { gatherings: t } = language.text;
	const some = items.filter(
		(one) => one.status !== "cancelled" && (one.accessNeeds || one.foodNeeds),
	);
	if (some.length === 0) return nothing;
	return html`<details class="needs no-print"><summary>${t.needs} <span class="num soft">${some.length}</span></summary>
		<p class="soft">${t.needsLead}</p>
		<dl class="facts">${some.map(
			(one) =>
				html`<div><dt>${one.name}</dt><dd>${one.accessNeeds ? html`${t.access}: ${one.accessNeeds}<br>` : nothing}${one.foodNeeds ? html`${t.food}: ${one.foodNeeds}` : nothing}</dd></div>`,
		)}</dl></details>`;
}
