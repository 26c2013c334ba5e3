import { html, type TemplateResult } from "lit";
import type {
	AdminEvent,
	AdminRegistration,
} from "../../../api/content/events/admin-schema.ts";
import { button } from "../../ui/form.ts";
import type { Language } from "./text.ts";

/** What is asked about first, for it mails people and cannot be taken back: cancelling, and losing a seat. */
export interface Asked {
	what: "cancel" | "toWaiting";
	one: AdminRegistration;
}

export interface PersonQuestion {
	language: Language;
	event: AdminEvent;
	asked: Asked;
	busy: boolean;
	onConfirm: () => void;
	onClose: () => void;
}

/** Whether a seat that is left goes to the first who waits: not while there are more people than places. */
const goesOn = ({ counts, settings: { places } }: AdminEvent) =>
	counts.waiting > 0 && (places === null || counts.seated <= places);

export function personQuestion(model: PersonQuestion): TemplateResult {
	const { language, event, asked, busy, onConfirm, onClose } = model;
	const { gatherings: t, cancel, saving } = language.text;
	const { name } = asked.one;
	const words = {
		cancel: {
			title: t.cancelTitle(name),
			text:
				goesOn(event) && asked.one.status === "seated"
					? t.cancelText
					: t.cancelOnly,
			act: t.cancel,
		},
		toWaiting: {
			title: t.toWaitingTitle(name),
			text: goesOn(event) ? t.toWaitingText(name) : t.toWaitingOnly(name),
			act: t.toWaitingConfirm,
		},
	}[asked.what];
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	return html`<dialog class="sheet" aria-labelledby="person-title" @close=${onClose}><div class="stack"><h2 id="person-title">${words.title}</h2><p>${words.text}</p>
		<div class="actions">${button({ label: words.act, busyLabel: saving, busy, kind: "refuse", onPress: onConfirm })}
			<button class="button quiet" type="button" @click=${close}>${cancel}</button></div></div></dialog>`;
}
