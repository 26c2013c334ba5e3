import { html, nothing, type TemplateResult } from "lit";
import {
	kinds,
	municipalities,
	themes,
} from "../../../api/organisations/vocabulary.ts";
import type { RegisterEntry } from "./api.ts";
import { ask, type Draft, pick, tick } from "./parts/fields.ts";
import type { Language } from "./text.ts";

export interface OrganisationForm {
	language: Language;
	draft: Draft;
	/** Where the fields stand in what is sent: `organisation.` or nothing. */
	prefix: string;
	/** Themes beside the suggested ones that the organisation already has. */
	themes?: string[];
	onRedraw: () => void;
}

function themeBoxes({
	language,
	draft,
	prefix,
	themes: own = [],
}: OrganisationForm) {
	const { text, words } = language;
	const all = [...new Set<string>([...themes, ...own])];
	return html`<fieldset class="group"><legend>${text.organisation.themes}</legend>
		<div class="choices two">${all.map((id) => tick(draft, `${prefix}themes.${id}`, words.theme[id] ?? id))}</div>
	</fieldset>`;
}

/** The questions about an organisation, the same on paper and in a correction. */
export function organisationFields(form: OrganisationForm): TemplateResult {
	const { language, draft, prefix, onRedraw } = form;
	const { organisation: say, optional } = language.text;
	const without = draft.values[`${prefix}withoutNumber`] === "1";
	const places = [...municipalities].sort((a, b) =>
		a.name.localeCompare(b.name, "sv"),
	);
	return html`${ask(draft, `${prefix}name`, say.name, { maxLength: 200 })}
		<div>${without ? nothing : ask(draft, `${prefix}organisationNumber`, say.number, { hint: say.numberHint, inputMode: "numeric", size: "short num" })}
			${tick(draft, `${prefix}withoutNumber`, say.withoutNumber, { onChange: onRedraw })}</div>
		${pick(draft, `${prefix}kind`, say.kind, [["", say.choose], ...kinds.map((id) => [id, language.words.kind[id] ?? id] as const)])}
		<div>${pick(draft, `${prefix}municipalityCode`, say.municipality, [["", say.noMunicipality], ...places.map(({ code, name }) => [code, name] as const)])}
			${tick(draft, `${prefix}wholeCounty`, say.wholeCounty)}</div>
		${themeBoxes(form)}
		${ask(draft, `${prefix}website`, say.website, { optional, type: "url", inputMode: "url" })}
		${ask(draft, `${prefix}description`, say.description, { optional, rows: true, maxLength: 1000 })}`;
}

/** What the fields say, as the API takes it. */
export function organisationBody(
	values: Record<string, string>,
	prefix: string,
) {
	const of = (name: string) => (values[prefix + name] ?? "").trim();
	const start = `${prefix}themes.`;
	return {
		name: of("name"),
		organisationNumber: of("withoutNumber")
			? null
			: of("organisationNumber") || null,
		kind: of("kind"),
		municipalityCode: of("municipalityCode") || null,
		wholeCounty: of("wholeCounty") === "1",
		themes: Object.keys(values)
			.filter((key) => key.startsWith(start) && values[key] === "1")
			.map((key) => key.slice(start.length)),
		website: of("website") || null,
		description: of("description"),
	};
}

/** What is wrong before anything is sent: what nobody can leave out. */
export function organisationFaults(
	values: Record<string, string>,
	prefix: string,
	required: string,
) {
	const faults: Record<string, string> = {};
	for (const name of ["name", "kind"])
		if (!values[prefix + name]?.trim()) faults[prefix + name] = required;
	if (
		values[`${prefix}withoutNumber`] !== "1" &&
		!values[`${prefix}organisationNumber`]?.trim()
	)
		faults[`${prefix}organisationNumber`] = required;
	return faults;
}

/** The fields of an entry as they are now. */
export function organisationValues(
	entry: RegisterEntry,
): Record<string, string> {
	return {
		name: entry.name,
		organisationNumber: entry.organisationNumber ?? "",
		withoutNumber: entry.organisationNumber ? "" : "1",
		kind: entry.kind,
		municipalityCode: entry.municipality?.code ?? "",
		wholeCounty: entry.wholeCounty ? "1" : "",
		website: entry.website ?? "",
		description: entry.description,
		...Object.fromEntries(entry.themes.map((id) => [`themes.${id}`, "1"])),
	};
}
