import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import { email, phone } from "./frame.ts";
import type { FormFault } from "./models.ts";
import type { Page } from "./page.ts";
import { errorSummary, fieldError, to } from "./shared.ts";

export interface ContactValues {
	name: string;
	email: string;
	subject: string;
	message: string;
}

export type ContactModel =
	| {
			state: "form";
			/** Signed time at which the form was drawn */
			token: string;
			values: ContactValues;
			faults: FormFault[];
			refusal: string | null;
	  }
	| { state: "sent"; email: string };

type Form = Extract<ContactModel, { state: "form" }>;

interface Ask {
	name: keyof ContactValues;
	max?: number;
	hint?: string;
	type?: "email" | "text";
	autocomplete?: string;
	rows?: boolean;
}

const escapes: Record<string, string> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
};

/** As a whole: on the server a template cannot have an expression inside a textarea. */
function writing(of: {
	name: string;
	value: string;
	invalid: boolean;
	described: string;
}) {
	const value = of.value.replace(/[&<>"]/g, (char) => escapes[char] ?? char);
	const more = [
		of.invalid && 'aria-invalid="true"',
		of.described && `aria-describedby="${of.described}"`,
	].filter(Boolean);
	// Without maxlength: what is pasted would be cut without a word. The first line break is not part of what it holds.
	return unsafeHTML(
		`<textarea class="input" id="${of.name}" name="${of.name}" rows="8" ${more.join(" ")}>\n${value}</textarea>`,
	);
}

function field(model: Form, text: Text, ask: Ask): TemplateResult {
	const { name, hint } = ask;
	const { id, message } = fieldError(model.faults, name);
	const described = [hint && `${name}-hint`, id].filter(Boolean).join(" ");
	const value = model.values[name];
	const invalid = id ? "true" : nothing;
	return html`<div class="field">
		<label for=${name}>${text.contact[name]}</label>
		${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
		${message}
		${
			ask.rows
				? writing({ name, value, invalid: id !== null, described })
				: html`<input class="input" id=${name} name=${name} type=${ask.type ?? "text"} value=${value} maxlength=${ask.max ?? nothing} autocomplete=${ask.autocomplete ?? "off"} aria-invalid=${invalid} aria-describedby=${described || nothing}>`
		}
	</div>`;
}

function form(model: Form, text: Text): TemplateResult {
	const { contact: t } = text;
	return html`<p>${t.call(phone(text), email(text))}</p>
	<form class="form stack" method="post" action=${to(text, "/kontakt/skriv")} novalidate>
		${errorSummary(model.faults, text)}
		${model.refusal ? html`<div class="notice wait" role="alert">${icon("alert")}<p>${model.refusal}</p></div>` : nothing}
		${field(model, text, { name: "name", max: 120, autocomplete: "name" })}
		${field(model, text, { name: "email", max: 254, type: "email", autocomplete: "email", hint: t.emailHint })}
		${field(model, text, { name: "subject", max: 120 })}
		${field(model, text, { name: "message", rows: true, hint: t.messageHint })}
		<div class="visually-hidden" aria-hidden="true"><label for="homepage">${t.trap}</label><input id="homepage" name="homepage" tabindex="-1" autocomplete="off"></div>
		<input type="hidden" name="token" value=${model.token}>
		<div class="notice">${icon("lock")}<p>${t.notice} <a href=${to(text, "/personuppgifter")}>${t.privacy}</a></p></div>
		<div class="form-end"><button class="button">${t.submit}</button></div>
	</form>`;
}

/** `/kontakt/skriv`: an ordinary form; what was typed and every fault come back with the page. */
export function contactPage(model: ContactModel, text: Text): Page {
	const { contact: t } = text;
	const sent = model.state === "sent";
	const title = sent ? t.sentTitle : t.title;
	return {
		title,
		description: t.description,
		...(sent && { robots: "noindex" as const }),
		main: html`<main id="innehall" class="frame text-page">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/kontakt"), text.common.footer.contact, "left", "before")}</nav>
			<div class="protocol"><div class="page-head in-text"><h1>${title}</h1><p class="lead">${sent ? t.sent(model.email) : t.lead}</p></div></div>
			<div class="protocol"><div class="in-text stack">${sent ? html`<p>${go(to(text, "/kontakt/skriv"), t.another)}</p>` : form(model, text)}</div></div>
		</main>`,
	};
}
