import { html, nothing, type TemplateResult } from "lit";
import type { AdminEvent } from "../../../api/content/events/admin-schema.ts";
import { button, notice } from "../../ui/form.ts";
import { ask, type Draft } from "./parts/fields.ts";
import type { Language } from "./text.ts";

/** Cancelling an event, saying why, and taking it back: each is asked about first, for it mails people. */

export type Calling = "cancel" | "reason" | "reinstate";

export interface CallingModel {
	language: Language;
	event: AdminEvent;
	onOpen: (what: Calling) => void;
}

/** What holds now, and what may be done about it. */
export function callingPart(model: CallingModel): TemplateResult {
	const { language, event, onOpen } = model;
	const { callOff: t } = language.text.gatherings;
	const { cancelled, allowedActions } = event;
	if (!cancelled)
		return allowedActions.includes("cancel")
			? html`<p class="no-print">${button({ label: t.open, kind: "refuse", onPress: () => onOpen("cancel") })}</p>`
			: html``;
	const reason = cancelled.reason[language.locale] || cancelled.reason.sv;
	return html`<div class="stack">${notice(
		"bad",
		html`<p><strong>${t.since(language.format.moment(cancelled.since))}</strong></p>${reason ? html`<p>${t.reason(reason)}</p>` : nothing}`,
	)}<div class="actions no-print">${
		allowedActions.includes("reinstate")
			? button({
					label: t.undo,
					kind: "quiet",
					onPress: () => onOpen("reinstate"),
				})
			: nothing
	}${button({ label: t.change, kind: "quiet", onPress: () => onOpen("reason") })}</div></div>`;
}

export interface CallingQuestion {
	language: Language;
	event: AdminEvent;
	what: Calling;
	draft: Draft;
	busy: boolean;
	/** What went wrong, in its place */
	problem: unknown;
	onConfirm: () => void;
	onClose: () => void;
}

function words({ language, event, what }: CallingQuestion) {
	const { gatherings: g, save } = language.text;
	const { callOff: t } = g;
	const people = g.people(event.told);
	if (what === "reason")
		return { title: t.changeTitle, text: [t.changeText], confirm: save };
	if (what === "reinstate")
		return {
			title: t.undoTitle(event.title),
			text: [event.told > 0 ? t.undoText(people) : t.mailsNobody],
			confirm: t.undo,
		};
	return {
		title: t.title(event.title),
		text: [t.text, event.told > 0 ? t.mails(people) : t.mailsNobody],
		confirm: event.told > 0 ? t.confirm : t.open,
	};
}

/** The question before anything is done. */
export function callingQuestion(model: CallingQuestion): TemplateResult {
	const { language, what, draft, busy } = model;
	const { gatherings, cancel, saving, optional } = language.text;
	const { callOff: t } = gatherings;
	const { title, text, confirm } = words(model);
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	const submit = (event: Event) => {
		event.preventDefault();
		model.onConfirm();
	};
	const reasons =
		what === "reinstate"
			? nothing
			: html`${ask(draft, "reason.sv", t.sv, { hint: t.hint, maxLength: 300, optional })}${ask(draft, "reason.en", t.en, { maxLength: 300, optional })}`;
	return html`<dialog class="sheet" aria-labelledby="calling-title" @close=${model.onClose}>
		<form class="stack" novalidate @submit=${submit}><h2 id="calling-title">${title}</h2>
			${model.problem}${text.map((one) => html`<p>${one}</p>`)}${reasons}
			<div class="actions">${button({ label: confirm, busyLabel: saving, busy, ...(what === "cancel" && { kind: "refuse" }) })}
				<button class="button quiet" type="button" @click=${close}>${cancel}</button></div></form></dialog>`;
}
