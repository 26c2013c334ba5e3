import { html, nothing, type TemplateResult } from "lit";
import {
	kinds,
	municipalities,
	themes,
} from "../../../api/organisations/vocabulary.ts";
import { choice, choiceField } from "../../ui/field.ts";
import { notice } from "../../ui/form.ts";
import { type Page, radiosAt, textAt } from "./page.ts";

const longest = 1000;

function numberError({ store, t }: Page): string | null {
	const { state } = store.number;
	if (state.kind === "personal") return t.organisation.numberPersonal;
	if (state.kind === "wrong") return state.message;
	return store.errorAt("organisation.organisationNumber");
}

function number(page: Page): TemplateResult {
	const { store, t } = page;
	const words = t.organisation;
	const without = store.draft.organisation.withoutNumber;
	const { kind } = store.number.state;
	return html`
		${
			without
				? nothing
				: textAt(page, "organisation.organisationNumber", {
						label: words.number,
						hint: words.numberHint,
						size: "short num",
						inputMode: "numeric",
						maxLength: 40,
						error: numberError(page),
						ok: kind === "free" ? words.numberOk : null,
						onTyped: (typed) => store.number.typed(typed),
					})
		}
		${!without && kind === "known" ? notice("wait", html`<p>${words.numberKnown}</p>`) : nothing}
		<div class="choices">${choice(
			{
				type: "checkbox",
				id: "organisation-withoutNumber",
				name: "organisation-withoutNumber",
				onChange: (_, chosen) =>
					store.change("organisation.withoutNumber", chosen),
			},
			{ value: "ja", label: words.noNumber, hint: words.noNumberHint },
			without,
		)}</div>`;
}

function themeFields(page: Page): TemplateResult {
	const { store, t, words } = page;
	const chosen = store.draft.organisation.themes;
	return html`${choiceField({
		type: "checkbox",
		id: "organisation-themes",
		label: t.organisation.themes,
		hint: t.organisation.themesHint,
		two: true,
		selected: chosen,
		error: store.errorAt("organisation.themes"),
		options: themes.map((id) => ({ value: id, label: words.theme[id] ?? id })),
		onChange: (id, on) =>
			store.change(
				"organisation.themes",
				on ? [...chosen, id] : chosen.filter((other) => other !== id),
			),
	})}
	${textAt(page, "organisation.otherThemes", {
		label: t.organisation.otherThemes,
		optional: t.optional,
		hint: t.organisation.otherThemesHint,
		maxLength: 300,
	})}`;
}

/** Who the organisation is and what it does. */
export function stepOrganisation(page: Page): TemplateResult {
	const { t, words, store } = page;
	const fields = t.organisation;
	const left = longest - store.draft.organisation.description.length;
	return html`
		${number(page)}
		${textAt(page, "organisation.name", {
			label: fields.name,
			hint: fields.nameHint,
			autocomplete: "organization",
			maxLength: 200,
		})}
		${radiosAt(page, "organisation.kind", {
			label: fields.kind,
			two: true,
			options: kinds.map((id) => ({ value: id, label: words.kind[id] ?? id })),
		})}
		${radiosAt(page, "organisation.place", {
			label: fields.place,
			hint: fields.placeHint,
			two: true,
			options: [
				...municipalities.map(({ code, name }) => ({
					value: code,
					label: name,
				})),
				{ value: "county", label: fields.county },
			],
		})}
		${themeFields(page)}
		${textAt(page, "organisation.description", {
			label: fields.description,
			hint: fields.descriptionHint,
			rows: true,
			maxLength: longest,
			count: fields.left(left),
		})}
		${textAt(page, "organisation.website", {
			label: fields.website,
			optional: t.ifAny,
			// Not "url": a phone's keyboard suffices, and the browser must not demand "https://".
			inputMode: "url",
			autocomplete: "url",
			maxLength: 300,
		})}`;
}
