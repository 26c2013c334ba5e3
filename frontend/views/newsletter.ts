import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import { call, email } from "./frame.ts";
import type { FormFault } from "./models.ts";
import type { Page } from "./page.ts";
import { errorSummary, fieldError, pageHead, to } from "./shared.ts";

/** The newsletter, in each of its states. Ordinary forms: no script is needed. */

export type NewsletterModel =
	| { state: "form"; email: string; faults: FormFault[]; refusal?: string }
	| { state: "sent" }
	| { state: "confirm"; action: string }
	| { state: "confirmed" }
	| { state: "end"; action: string }
	| { state: "ended" }
	| { state: "unknown" };

type Form = Extract<NewsletterModel, { state: "form" }>;

function form(model: Form, text: Text): TemplateResult {
	const { newsletter: t } = text;
	const { id, message } = fieldError(model.faults, "email");
	return html`<form class="form stack" method="post" action=${to(text, "/nyhetsbrev")} novalidate>
		${errorSummary(model.faults, text)}
		${model.refusal ? html`<div class="notice bad" role="alert">${icon("alert")}<p>${model.refusal}</p></div>` : nothing}
		<div class="field">
			<label for="email">${t.email}</label>
			<p class="hint" id="email-hint">${t.emailHint}</p>
			${message}
			<input class="input medium" id="email" name="email" type="email" value=${model.email} maxlength="254" autocomplete="email" aria-invalid=${id ? "true" : nothing} aria-describedby="email-hint${id ? ` ${id}` : ""}">
		</div>
		<div class="notice">${icon("lock")}<p>${t.notice} <a href=${to(text, "/personuppgifter")}>${t.privacy}</a></p></div>
		<div class="form-end"><button class="button">${t.submit}</button></div>
	</form>`;
}

const press = (action: string, label: string, kind = "") =>
	html`<form class="form" method="post" action=${action}><div class="form-end"><button class="button ${kind}">${label}</button></div></form>`;

function said(model: Exclude<NewsletterModel, Form>, text: Text) {
	const { newsletter: t } = text;
	const subscribe = (label: string) =>
		html`<p>${go(to(text, "/nyhetsbrev"), label)}</p>`;
	switch (model.state) {
		case "sent":
			return { title: t.sentTitle, lead: t.sent, more: nothing };
		case "confirm":
			return {
				title: t.confirmTitle,
				lead: t.confirmText,
				more: press(model.action, t.confirmButton),
			};
		case "confirmed":
			return {
				title: t.confirmedTitle,
				lead: t.confirmed,
				more: html`<p>${go(to(text, "/nyheter"), text.news.all)}</p>`,
			};
		case "end":
			return {
				title: t.endTitle,
				lead: t.endText,
				more: press(model.action, t.endButton, "refuse"),
			};
		case "ended":
			return { title: t.endedTitle, lead: t.ended, more: subscribe(t.again) };
		default:
			return {
				title: t.unknownTitle,
				lead: t.unknown,
				more: html`${subscribe(t.ask)}<p>${call(text)} ${text.common.footer.mail(email(text))}</p>`,
			};
	}
}

const main = (head: TemplateResult, more: unknown) =>
	html`<main id="innehall" class="frame text-page">
		<div class="protocol"><div class="page-head in-text">${head}</div></div>
		<div class="protocol"><div class="in-text stack">${more}</div></div>
	</main>`;

/** `/nyhetsbrev`, and what its links lead to. */
export function newsletterPage(model: NewsletterModel, text: Text): Page {
	const words = text.parts.nyhetsbrev;
	if (model.state === "form")
		return {
			title: words.title,
			description: words.description,
			main: main(pageHead(words, text), form(model, text)),
		};
	const { title, lead, more } = said(model, text);
	return {
		title,
		robots: "noindex, nofollow",
		main: main(html`<h1>${title}</h1><p class="lead">${lead}</p>`, more),
	};
}

/** In the foot of every page: a field and a button, that post to the page about the newsletter. */
export function newsletterForm(text: Text): TemplateResult {
	const { newsletter: t } = text;
	return html`<form class="foot-form" method="post" action=${to(text, "/nyhetsbrev")}>
		<label for="nyhetsbrev">${t.footer}</label>
		<div class="foot-row"><input class="input" id="nyhetsbrev" name="email" type="email" maxlength="254" autocomplete="email" required placeholder=${t.email}><button class="button small">${t.submit}</button></div>
	</form>`;
}
