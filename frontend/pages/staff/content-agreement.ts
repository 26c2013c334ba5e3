import { html, type TemplateResult } from "lit";
import { notice } from "../../ui/form.ts";
import type { Content } from "./content-api.ts";
import { box, choice, type Form, field, pair, rows } from "./content-parts.ts";
import { textAt, valueAt } from "./content-value.ts";
import type { Language } from "./text.ts";

const empty = () => ({ sv: "", en: "" });

/** From when a version applies: a day, or a month where no more is known. Empty while that is not said. */
export function beginning({ format }: Language, content: Content): string {
	const from = textAt(content, "validFrom");
	const precision = textAt(content, "validFromPrecision");
	return from && format[precision === "month" ? "month" : "day"](from);
}

/** From when it applies, and what has changed: to choose, or as it stands. */
function validity(form: Form): TemplateResult {
	const { text } = form.language;
	const { fields: t, version, changes } = text.content;
	if (!form.fixed)
		return html`<div class="twin">${field(form, "validFrom", t.validFrom, { type: "date", hint: version.validFromHint, size: "medium" })}
			${choice(form, "change", t.change, Object.entries(changes))}</div>
			<p class="soft">${version.changeHint}</p>
			${box(form, "validFromPrecision", t.validFromPrecision, "month", "day")}
			${box(form, "isSummary", t.isSummary, true, false)}`;
	const { content } = form;
	const change = textAt(content, "change") as keyof typeof changes;
	const summary = valueAt(content, "isSummary") === true;
	return html`<dl class="facts"><div><dt>${t.validFrom}</dt><dd>${beginning(form.language, content)}</dd></div>
		<div><dt>${t.change}</dt><dd>${changes[change]}</dd></div>
		<div><dt>${t.isSummary}</dt><dd>${summary ? text.yes : text.no}</dd></div></dl>`;
}

/** The fields of a version of the agreement. What is signed is shown as it stands once it has been. */
export function agreementFields(form: Form): TemplateResult {
	const { fields: t, version } = form.language.text.content;
	const fixed = { readOnly: form.fixed };
	return html`${form.fixed ? notice("info", html`<p>${version.fixed}</p>`) : html`<p class="soft">${version.free}</p>`}
		${validity(form)}
		${pair(form, "name", t.name, fixed)}
		<div class="long">${pair(form, "text", t.agreementText, { rows: true, ...fixed })}</div>
		${rows(form, {
			name: "principles",
			title: t.principles,
			one: t.principle,
			fresh: { id: "", title: empty(), description: empty() },
			fixed: form.fixed,
			below: (path, i) =>
				pair(form, `${path}.description`, t.descriptionOf(i + 1), {
					rows: true,
				}),
		})}`;
}
