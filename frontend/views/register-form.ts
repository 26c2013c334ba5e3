import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { icon } from "../ui/icon.ts";
import { mapFilter } from "./map.ts";
import type { RegisterModel } from "./models.ts";
import { chosenFilters, statusChoices } from "./register-query.ts";
import { fieldError, nameOf, to } from "./shared.ts";

/** Search and filters: an ordinary GET form, so every selection has an address. */

function statusFilter(model: RegisterModel, text: Text): TemplateResult {
	const { filters, byStatus } = model;
	return html`<fieldset class="group tight">
		<legend>${text.register.status}</legend>
		${statusChoices.map((choice) => {
			const [first] = choice;
			const label =
				choice.length > 1
					? text.register.statusEnded
					: text.common.status[first];
			const n = choice.reduce((sum, s) => sum + (byStatus[s] ?? 0), 0);
			const checked = choice.some((s) => filters.status.includes(s));
			return html`<label class="choice"><input type="checkbox" name="status" value=${choice.join(",")} ?checked=${checked}><span>${label} <small class="num">${text.format.number(n)}</small></span></label>`;
		})}
	</fieldset>`;
}

interface Select {
	name: "kind" | "theme" | "version";
	label: string;
	all: string;
	options: { value: string; label: string }[];
}

function select({ name, label, all, options }: Select, chosen: string[]) {
	if (options.length === 0) return nothing;
	// Several values can come from an address; the list shows the first and the chips show all.
	const [value] = chosen;
	return html`<div class="field">
		<label for=${name}>${label}</label>
		<select class="input" id=${name} name=${name}>
			<option value="">${all}</option>
			${options.map((o) => html`<option value=${o.value} ?selected=${o.value === value}>${o.label}</option>`)}
		</select>
	</div>`;
}

function selects(model: RegisterModel, text: Text) {
	const { register, vocabulary } = text;
	const { filters } = model;
	const named = (kind: "kind" | "theme", ids: string[]) =>
		ids
			.map((value) => ({ value, label: nameOf(kind, value, text) }))
			.sort((a, b) => a.label.localeCompare(b.label, text.locale));
	const themes = new Set([
		...Object.keys(vocabulary.theme),
		...model.themes,
		...filters.theme,
	]);
	const versions = model.versions.map((value) => ({
		value,
		label: text.common.version(value),
	}));
	return [
		select(
			{
				name: "kind",
				label: register.kind,
				all: register.allKinds,
				options: named("kind", Object.keys(vocabulary.kind)),
			},
			filters.kind,
		),
		select(
			{
				name: "theme",
				label: register.theme,
				all: register.allThemes,
				options: named("theme", [...themes]),
			},
			filters.theme,
		),
		versions.length > 1
			? select(
					{
						name: "version",
						label: register.version,
						all: register.allVersions,
						options: versions,
					},
					filters.version,
				)
			: nothing,
	];
}

function asOfFilter(model: RegisterModel, text: Text): TemplateResult {
	const { id, message } = fieldError(model.faults ?? [], "asOf");
	return html`<div class="field">
		<label for="asOf">${text.register.asOf}</label>
		<p class="hint" id="asOf-hint">${text.register.asOfHint}</p>${message}
		<input class="input" id="asOf" name="asOf" type="date" min="2019-01-01" max=${model.today} value=${model.filters.asOf ?? ""} aria-invalid=${id ? "true" : nothing} aria-describedby=${id ? `${id} asOf-hint` : "asOf-hint"}>
	</div>`;
}

/** The form of the register. Submitting it starts from the first page. */
export function registerForm(model: RegisterModel, text: Text): TemplateResult {
	const { register } = text;
	const { filters, faults = [], typed } = model;
	const { id: wrong, message } = fieldError(faults, "q");
	const wrongDay = faults.some(({ field }) => field === "asOf");
	const chosen = chosenFilters(filters).filter((c) => c.name !== "q").length;
	return html`<form class="register-form" action=${to(text, "/signatarer")} method="get" role="search" aria-label=${register.searchForm}>
		<div class="field search">
			<label for="q">${register.searchLabel}</label>${message}
			<div class="search-row">
				<input class="input" id="q" name="q" type="search" value=${typed?.q ?? filters.q} maxlength="200" autocomplete="off" aria-invalid=${wrong ? "true" : nothing} aria-describedby=${wrong ?? nothing}>
				<button class="button">${icon("search")}${text.common.search}</button>
			</div>
		</div>
		${filters.sort === "name" ? nothing : html`<input type="hidden" name="sort" value=${filters.sort}>`}
		<details class="filters" ?open=${wrongDay}>
			<summary>${icon("filter")}${register.filter} ${chosen ? html`<span class="soft">${register.chosen(chosen)}</span>` : nothing}</summary>
			<div class="filters-body">
				${mapFilter(model, text)}
				${statusFilter(model, text)}
				${selects(model, text)}
				${asOfFilter(model, text)}
				<button class="button quiet">${register.show}</button>
			</div>
		</details>
	</form>`;
}
