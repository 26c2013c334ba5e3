import { html, nothing, type TemplateResult } from "lit";
import { textField } from "./field.ts";
import { button, notice } from "./form.ts";

export interface LinkFormText {
	email: string;
	send: string;
	sending: string;
	sent: string;
}

export interface LinkFormState {
	email: string;
	error: string | null;
	problem: string | null;
	busy: boolean;
	sent: boolean;
}

/** A fresh form, before anything is asked for. */
export const emptyLinkForm = (): LinkFormState => ({
	email: "",
	error: null,
	problem: null,
	busy: false,
	sent: false,
});

/** Asks for a one-time link by e-mail; says the same whether the address is known or not. */
export function linkForm(
	t: LinkFormText,
	state: LinkFormState,
	on: { input: (email: string) => void; send: () => void },
): TemplateResult {
	const submit = (event: Event) => {
		event.preventDefault();
		if (!state.busy) on.send();
	};
	return html`<form class="form stack" novalidate @submit=${submit}>
		${textField({
			id: "link-email",
			label: t.email,
			type: "email",
			autocomplete: "email",
			maxLength: 254,
			value: state.email,
			error: state.error,
			onInput: on.input,
		})}
		<div class="form-end">${button({ label: t.send, busyLabel: t.sending, busy: state.busy })}</div>
		${state.problem ? notice("bad", html`<p role="alert">${state.problem}</p>`) : nothing}
		<div role="status">${state.sent ? notice("ok", html`<p>${t.sent}</p>`) : nothing}</div>
	</form>`;
}
