import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { icon } from "../ui/icon.ts";
import type { RegistrationValues } from "./event-models.ts";
import type { FormFault } from "./models.ts";
import { fieldError, to } from "./shared.ts";

/** The fields that registering and changing share. */

interface Field {
	name: keyof RegistrationValues;
	label: string;
	value: string;
	faults: FormFault[];
	max: number;
	hint?: string;
	optional?: string;
	type?: "text" | "email";
	autocomplete?: string;
}

/** One written answer with its fault beside it. */
export function field(f: Field): TemplateResult {
	const { id, message } = fieldError(f.faults, f.name);
	const described = [f.hint && `${f.name}-hint`, id].filter(Boolean).join(" ");
	return html`<div class="field">
		<label for=${f.name}>${f.label}${f.optional ? html` <span class="optional">${f.optional}</span>` : nothing}</label>
		${f.hint ? html`<p class="hint" id="${f.name}-hint">${f.hint}</p>` : nothing}
		${message}
		<input class="input" id=${f.name} name=${f.name} type=${f.type ?? "text"} value=${f.value} maxlength=${f.max} autocomplete=${f.autocomplete ?? "off"} aria-invalid=${id ? "true" : nothing} aria-describedby=${described || nothing}>
	</div>`;
}

/** Who comes, and for whom. */
export function whoFields(
	values: Pick<RegistrationValues, "name" | "organisation">,
	faults: FormFault[],
	text: Text,
): { name: TemplateResult; organisation: TemplateResult } {
	const { form: t } = text.events;
	return {
		name: field({
			name: "name",
			label: t.name,
			value: values.name,
			faults,
			max: 120,
			autocomplete: "name",
		}),
		organisation: field({
			name: "organisation",
			label: t.organisation,
			optional: t.optional,
			value: values.organisation,
			faults,
			max: 200,
			autocomplete: "organization",
		}),
	};
}

/** What somebody needs there. `more` stands first. */
export function needFields(
	values: Pick<RegistrationValues, "accessNeeds" | "foodNeeds">,
	faults: FormFault[],
	text: Text,
	more: unknown = nothing,
): TemplateResult {
	const { form: t } = text.events;
	return html`<fieldset class="group"><legend>${t.needs}</legend>
		<p class="hint">${t.needsHint}</p>${more}
		${field({ name: "accessNeeds", label: t.access, hint: t.accessHint, optional: t.optional, value: values.accessNeeds, faults, max: 500 })}
		${field({ name: "foodNeeds", label: t.food, optional: t.optional, value: values.foodNeeds, faults, max: 500 })}
	</fieldset>`;
}

/** Why the whole was refused. */
export const refused = (words: string | null) =>
	words
		? html`<div class="notice bad" role="alert">${icon("alert")}<p>${words}</p></div>`
		: nothing;

/** What becomes of what is written. */
export function privacyNotice(text: Text): TemplateResult {
	const { form: t } = text.events;
	return html`<div class="notice">${icon("lock")}<p>${t.notice} <a href=${to(text, "/personuppgifter")}>${t.privacy}</a></p></div>`;
}
