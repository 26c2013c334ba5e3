import { html, nothing, type TemplateResult } from "lit";
import type { AdminEvent } from "../../../api/content/events/admin-schema.ts";
import { button } from "../../ui/form.ts";
import { ask, type Draft, tick } from "./parts/fields.ts";
import type { Language } from "./text.ts";

/** Registering somebody who phones or stands at the door, in place above the list. */

export interface EnteringModel {
	language: Language;
	event: AdminEvent;
	draft: Draft;
	busy: boolean;
	/** What went wrong, in its place */
	problem: unknown;
	onSubmit: (event: SubmitEvent) => void;
	onClose: () => void;
}

/** The fields as the API takes them. */
export const enteredOf = ({ seat, ...values }: Draft["values"]): object => ({
	name: "",
	email: "",
	organisation: "",
	...values,
	seat: seat === "1",
});

/** Whether the next one would have to wait, or be refused. */
const isFull = ({ counts, settings: { places } }: AdminEvent) =>
	places !== null && (counts.seated >= places || counts.waiting > 0);

export function enteringForm(model: EnteringModel): TemplateResult {
	const { language, event, draft, busy, onSubmit, onClose } = model;
	const { gatherings: t, cancel, saving, optional } = language.text;
	const { entering: words } = t;
	const hint = event.settings.waitingList ? words.seatHint : words.seatOnly;
	return html`<form class="form-grid no-print" novalidate aria-labelledby="entering-title" @submit=${onSubmit}>
		<h2 id="entering-title" tabindex="-1">${words.open}</h2>${model.problem}
		${ask(draft, "name", t.person, { maxLength: 120 })}
		${ask(draft, "email", t.email, { type: "email", hint: words.emailHint, maxLength: 254 })}
		${ask(draft, "organisation", t.organisation, { maxLength: 200, optional })}
		${ask(draft, "accessNeeds", t.access, { maxLength: 500, optional })}
		${ask(draft, "foodNeeds", t.food, { maxLength: 500, optional })}
		${isFull(event) ? tick(draft, "seat", words.seat, { hint }) : nothing}
		<div class="actions">${button({ label: words.submit, busyLabel: saving, busy })}
			<button class="button quiet" type="button" @click=${onClose}>${cancel}</button></div>
	</form>`;
}
