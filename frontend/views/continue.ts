import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { icon } from "../ui/icon.ts";
import type { ContinueModel } from "./models.ts";
import type { Page } from "./page.ts";
import { errorSummary, fieldError } from "./shared.ts";

/** The page behind a one-time link (/fortsatt/:token). Mail scanners follow links, so opening it has no effect. */

const frame = { frame: "plain", robots: "noindex, nofollow" } as const;

/** Asks for a new link. The answer is the same whether or not the address is known. */
function requestForm(
	model: Extract<ContinueModel, { requestAction: string }>,
	text: Text,
): TemplateResult {
	const { resume: t } = text;
	const faults = model.faults ?? [];
	const { id, message } = fieldError(faults, "email");
	return html`<form class="form stack" method="post" action=${model.requestAction} novalidate>
		${errorSummary(faults, text)}
		<div class="field">
			<label for="email">${t.email}</label>
			<p class="hint" id="email-hint">${t.emailHint}</p>
			${message}
			<input class="input" id="email" name="email" type="email" value=${model.email ?? ""} maxlength="254" autocomplete="email" required aria-invalid=${id ? "true" : nothing} aria-describedby="email-hint${id ? ` ${id}` : ""}">
		</div>
		<div class="form-end"><button class="button">${t.request}</button></div>
	</form>`;
}

function contentOf(model: ContinueModel, text: Text) {
	const { resume: t } = text;
	if (model.state === "open")
		return {
			title: t.open[model.purpose],
			lead: t.openText(model.email),
			body: html`${model.organisation ? html`<p>${t.about(model.organisation)}</p>` : nothing}
				<form method="post" action=${model.action}><button class="button">${t.button[model.purpose]}</button></form>
				<p class="notice">${icon("info")}<span>${t.why}</span></p>`,
		};
	if (model.state === "sent")
		return { title: t.sentTitle, lead: t.sent(model.email), body: nothing };
	const { title, text: lead } = t[model.state];
	return { title, lead, body: requestForm(model, text) };
}

/** The page in each of its states: open, used, expired, unknown, and a new link on its way. */
export function continuePage(model: ContinueModel, text: Text): Page {
	const { title, lead, body } = contentOf(model, text);
	return {
		...frame,
		title,
		main: html`<main id="innehall" class="frame sign">
			<div class="page-head"><h1>${title}</h1><p class="lead">${lead}</p></div>
			<div class="stack wide-stack">${body}</div>
		</main>`,
	};
}
