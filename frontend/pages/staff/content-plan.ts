import { html, nothing, type TemplateResult } from "lit";
import { documentAddress } from "./content-document.ts";
import {
	box,
	choice,
	type Form,
	field,
	pair,
	rows,
	single,
} from "./content-parts.ts";
import { textAt } from "./content-value.ts";

const title = { sv: "", en: "" };

/** The documents of an activity. @param n counted from 1 */
function documents(form: Form, path: string, n: number) {
	const { fields: t } = form.language.text.content;
	return rows(form, {
		name: `${path}.documents`,
		title: t.documents(n),
		one: t.document,
		fresh: { title, url: "" },
		below: (at, i) =>
			documentAddress(form, `${at}.url`, {
				label: t.url,
				of: `${t.document(i + 1)}, ${t.activity(n)}`,
			}),
	});
}

/** What can be said of an activity beside its title; nothing has to be. */
function activityFields(form: Form, path: string, i: number): TemplateResult {
	const {
		fields: t,
		activityKinds,
		activityStates,
	} = form.language.text.content;
	const { optional } = form.language.text;
	const year = (name: "carriedOverFrom" | "carriedOverTo", needed: boolean) =>
		single(form, `${path}.${name}`, t[name], {
			number: true,
			inputMode: "numeric",
			size: "short",
			...(!needed && { optional }),
		});
	const state = textAt(form.content, `${path}.state`);
	return html`<div class="twin">
		${choice(form, `${path}.kind`, t.kind, [["", t.notSaid], ...Object.entries(activityKinds)])}
		${choice(form, `${path}.state`, t.state, [["", t.notSaid], ...Object.entries(activityStates)], true)}
		${state === "carried_over" ? year("carriedOverTo", true) : nothing}
		${year("carriedOverFrom", false)}
		${single(form, `${path}.on`, t.activityOn, { hint: t.activityOnHint, size: "medium", optional })}
	</div>${documents(form, path, i + 1)}`;
}

/** The principles of the version that applies, and the one that is chosen wherever it comes from. */
function themes(form: Form): [id: string, label: string][] {
	const { locale, text } = form.language;
	const { fields: t } = text.content;
	const chosen = textAt(form.content, "themePrinciple");
	const known: [string, string][] = form.principles
		.filter(({ id, current }) => current || id === chosen)
		.map(({ id, title, current }) => {
			const words = title[locale] || title.sv;
			return [id, current ? words : t.formerPrinciple(words)];
		});
	const lost = chosen !== "" && !known.some(([id]) => id === chosen);
	return [
		["", t.noPrinciple],
		...known,
		...(lost ? [[chosen, t.formerPrinciple(chosen)] as [string, string]] : []),
	];
}

/** The fields of a year of the plan. */
export function planYearFields(form: Form): TemplateResult {
	const { fields: t } = form.language.text.content;
	const { optional } = form.language.text;
	return html`${pair(form, "theme", t.theme)}
		${rows(form, {
			name: "focusAreas",
			title: t.focusAreas,
			one: t.focusArea,
			fresh: { title, continued: false },
			more: (path) => box(form, `${path}.continued`, t.continued, true, false),
		})}
		${pair(form, "focusNote", t.focusNote, { optional })}
		${rows(form, {
			name: "activities",
			title: t.activities,
			one: t.activity,
			fresh: { title, carriedOverFrom: null },
			below: (path, i) => activityFields(form, path, i),
		})}
		<div class="twin">${choice(form, "themePrinciple", t.themePrinciple, themes(form))}
		${field(form, "followUp.period", t.followUpPeriod, { optional, size: "medium" })}
		${single(form, "followUp.url", t.followUpUrl, { type: "url", optional })}</div>`;
}
