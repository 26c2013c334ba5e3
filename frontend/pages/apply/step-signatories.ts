import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { contactSection } from "./contacts.ts";
import { fileField } from "./files.ts";
import { type Page, radiosAt, textAt } from "./page.ts";

const most = 5;

function mandate(page: Page): TemplateResult {
	const words = page.t.mandate;
	return html`<h2>${words.title}</h2>
		${textAt(page, "mandate.body", { label: words.body, hint: words.bodyHint, maxLength: 120 })}
		${textAt(page, "mandate.decidedOn", { label: words.decidedOn, type: "date", size: "short num" })}
		${textAt(page, "mandate.paragraph", { label: words.paragraph, hint: words.paragraphHint, size: "short", maxLength: 40 })}
		${radiosAt(page, "mandate.signing", {
			label: words.signing,
			hint: words.signingHint,
			options: [
				{ value: "alone", label: words.alone, hint: words.aloneHint },
				{ value: "jointly", label: words.jointly, hint: words.jointlyHint },
			],
		})}`;
}

function signatory(page: Page, i: number, removable: boolean): TemplateResult {
	const { store, t } = page;
	const words = t.signatories;
	const remove = () =>
		store.change("signatories", store.draft.signatories.toSpliced(i, 1));
	return html`<fieldset class="stack">
		<legend><h3>${words.one(i + 1)}</h3></legend>
		${textAt(page, `signatories.${i}.name`, { label: words.name, maxLength: 120 })}
		${textAt(page, `signatories.${i}.title`, { label: words.role, hint: words.roleHint, size: "medium", maxLength: 120 })}
		${textAt(page, `signatories.${i}.email`, { label: words.email, hint: words.emailHint, type: "email", maxLength: 254 })}
		${
			removable
				? html`<p>${button({ label: words.remove(i + 1), kind: "quiet small", onPress: remove })}</p>`
				: nothing
		}
	</fieldset>`;
}

function signatories(page: Page): TemplateResult {
	const { store, t } = page;
	const rows = store.draft.signatories.length;
	const add = () =>
		store.change("signatories", [
			...store.draft.signatories,
			{ name: "", title: "", email: "" },
		]);
	const error = store.errorAt("signatories");
	return html`<h2>${t.signatories.title}</h2>
		<p class="soft">${t.signatories.intro}</p>
		${error ? html`<p class="field-error">${icon("alert")}<span>${error}</span></p>` : nothing}
		${Array.from({ length: Math.max(1, rows) }, (_, i) => signatory(page, i, rows > 1))}
		${rows < most && rows > 0 ? html`<p>${button({ label: t.signatories.add, kind: "quiet", onPress: add })}</p>` : nothing}`;
}

/** The decision to join, its minutes, who signs, and whom to reach. */
export function stepSignatories(page: Page): TemplateResult {
	const { t } = page;
	return html`${mandate(page)}
		<h2>${t.files.title}</h2>
		${fileField(page, "minutes")}
		${fileField(page, "statutes", t.optional)}
		${signatories(page)}
		${contactSection(page)}`;
}
