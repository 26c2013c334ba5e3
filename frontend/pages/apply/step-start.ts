import { html, nothing, type TemplateResult } from "lit";
import type { ApplyText } from "../../i18n/sv/apply.ts";
import { textField } from "../../ui/field.ts";
import { button, notice } from "../../ui/form.ts";

/** What is needed and what happens next. */
export function preparation(t: ApplyText): TemplateResult {
	return html`<p class="lead">${t.start.lead}</p>
		<h2>${t.start.needs}</h2>
		<ul>${t.start.needList.map((line) => html`<li>${line}</li>`)}</ul>
		<h2>${t.start.after}</h2>
		<ol>${t.start.afterList.map((line) => html`<li>${line}</li>`)}</ol>`;
}

export interface StartForm {
	email: string;
	error: string | null;
	problem: string | null;
	busy: boolean;
	myPath: string;
	onInput: (email: string) => void;
	onBegin: () => void;
}

/** The first step: an address is all it takes. */
export function startForm(t: ApplyText, f: StartForm): TemplateResult {
	const submit = (event: Event) => {
		event.preventDefault();
		if (!f.busy) f.onBegin();
	};
	return html`<form class="form stack" novalidate @submit=${submit}>
		${preparation(t)}
		${textField({
			id: "email",
			label: t.start.email,
			hint: t.start.emailHint,
			type: "email",
			autocomplete: "email",
			maxLength: 254,
			value: f.email,
			error: f.error,
			onInput: f.onInput,
		})}
		${f.problem ? notice("bad", html`<p role="alert">${f.problem}</p>`) : nothing}
		<div class="form-end">${button({
			label: t.start.begin,
			busyLabel: t.start.beginning,
			busy: f.busy,
			icon: "right",
		})}</div>
		<p>${t.start.already} <a href=${f.myPath}>${t.start.alreadyLink}</a></p>
	</form>`;
}
