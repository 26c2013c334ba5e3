import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { icon } from "../ui/icon.ts";
import { email, phone } from "./frame.ts";
import type { SignModel } from "./models.ts";
import { errorSummary, fact, fieldError, num, to } from "./shared.ts";

/** The form of page 05: an ordinary POST, so that signing needs no script. */

export type OpenSigning = SignModel & { state: "open" };

function facts({ signing }: OpenSigning, text: Text): TemplateResult {
	const { sign: t, format } = text;
	const { organisation: o, mandate, others } = signing;
	const decided = t.decided(
		mandate.body,
		mandate.decidedOn ? format.day(mandate.decidedOn) : "",
		mandate.paragraph,
	);
	const who = others.map(
		(other, i) =>
			html`${i > 0 ? html`<br>` : nothing}${other.name} <span class="soft">${other.signed ? t.hasSigned : t.hasNotSigned}</span>`,
	);
	return html`<dl class="facts">
		${fact(t.organisation, html`${o.name}${o.organisationNumber ? html`, ${num(o.organisationNumber)}` : nothing}`)}
		${fact(t.decision, decided)}
		${fact(t.others, who.length > 0 ? who : null)}
	</dl>`;
}

function confirmation(
	model: OpenSigning,
	field: "confirmRead" | "confirmAuthority",
	label: string,
): TemplateResult {
	const { id, message } = fieldError(model.faults, field);
	return html`<div class="field">${message}
		<label class="choice"><input type="checkbox" id=${field} name=${field} value="true" ?checked=${model.values[field]} required aria-invalid=${id ? "true" : nothing} aria-describedby=${id ?? nothing}><span>${label}</span></label>
	</div>`;
}

function nameField(model: OpenSigning, text: Text): TemplateResult {
	const { sign: t } = text;
	const { id, message } = fieldError(model.faults, "name");
	return html`<div class="field signature">
		<label for="name">${t.name}</label>
		${message}
		<input class="input" id="name" name="name" value=${model.values.name} maxlength="120" autocomplete="name" required aria-invalid=${id ? "true" : nothing} aria-describedby="name-hint${id ? ` ${id}` : ""}">
		<p class="hint" id="name-hint">${t.nameHint(model.signing.signatory.name)}</p>
	</div>`;
}

function refusal(text: Text): TemplateResult {
	return html`<details class="refusal">
		<summary><span>${text.sign.refuse}</span>${icon("down")}</summary>
		<p>${text.sign.refuseText} ${phone(text)}, ${email(text)}.</p>
	</details>`;
}

/** What is signed, by whom, and the button. The typed values and every fault come back with the page. */
export function signForm(model: OpenSigning, text: Text): TemplateResult {
	const { sign: t } = text;
	const { signing, action, faults } = model;
	const authority =
		signing.mandate.signing === "alone" ? t.confirmAlone : t.confirmJointly;
	return html`<form class="sign-form" id="skriv-under" method="post" action=${action} novalidate aria-labelledby="h-skriv">
		<h2 id="h-skriv">${t.form}</h2>
		${errorSummary(faults, text)}
		${facts(model, text)}
		<fieldset class="group">
			<legend>${t.confirm}</legend>
			${confirmation(model, "confirmRead", t.confirmRead)}
			${confirmation(model, "confirmAuthority", authority)}
		</fieldset>
		${nameField(model, text)}
		<input type="hidden" name="textSha256" value=${signing.agreement.textSha256}>
		<div class="notice">${icon("lock")}<div><p>${t.notice} <a href=${to(text, "/personuppgifter")}>${t.privacy}</a></p><p class="small hash">${t.fingerprint(signing.agreement.textSha256)}</p></div></div>
		<div class="form-end">
			<button class="button">${t.submit(signing.organisation.name)}</button>
			${refusal(text)}
		</div>
	</form>`;
}
