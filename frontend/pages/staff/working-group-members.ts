import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/form.ts";
import { ask, type Draft, numberOf, pick } from "./parts/fields.ts";
import type { Language } from "./text.ts";
import type { MembersChange, Overview, Term } from "./working-group-api.ts";

/** Who sits in the group where no election here says so, in `/admin/samverkansgrupp`. */

type Values = Record<string, string>;
interface Person {
	name: string;
	organisation: string;
}

const sideOf = ({ sector }: Values) =>
	sector === "civil" ? "civil" : "public";

/** Those who stand on a side of a term. */
export function membersOn(
	terms: readonly Term[],
	side: { termFrom: number; termTo: number; sector: string },
): Person[] {
	const { termFrom, termTo, sector } = side;
	const term = terms.find(({ from, to }) => from === termFrom && to === termTo);
	return (term?.members ?? [])
		.filter((one) => one.sector === sector)
		.map(({ name, organisation }) => ({ name, organisation }));
}

const shownOn = (values: Values, terms: readonly Term[]) =>
	membersOn(terms, {
		termFrom: Number(values.termFrom),
		termTo: Number(values.termTo),
		sector: sideOf(values),
	});

const linesOf = (people: Person[]) =>
	people
		.map(({ name, organisation }) =>
			organisation ? `${name}; ${organisation}` : name,
		)
		.join("\n");

/** The form as it opens: on the term that runs, with those who stand there. */
export function startOf(terms: readonly Term[], year: number): Values {
	const now = terms.find(({ from, to }) => from <= year && year <= to);
	const values: Values = { sector: "public" };
	if (now)
		Object.assign(values, { termFrom: `${now.from}`, termTo: `${now.to}` });
	fillIn(values, terms);
	return values;
}

/** Writes those who stand on the chosen side into the field, unless somebody has written in it. */
export function fillIn(values: Values, terms: readonly Term[]): void {
	if ((values.members ?? "") !== (values.filledIn ?? "")) return;
	values.filledIn = linesOf(shownOn(values, terms));
	values.members = values.filledIn;
}

/** The lines of the members' field, "Namn; Organisation", and whom of those that were shown they replace. */
export function membersOf(values: Values, shown: readonly Term[]) {
	const rows = (values.members ?? "").split("\n").filter((row) => row.trim());
	return {
		termFrom: numberOf(values.termFrom),
		termTo: numberOf(values.termTo),
		sector: sideOf(values),
		replaces: shownOn(values, shown),
		members: rows.map((row): Person => {
			const [name = "", ...rest] = row.split(";");
			return { name: name.trim(), organisation: rest.join(";").trim() };
		}),
	};
}

interface FormParts {
	busy: boolean;
	/** Another term or side may have been chosen */
	onChoose: () => void;
	onSubmit: (event: SubmitEvent) => void;
}

function membersForm(
	language: Language,
	draft: Draft,
	seats: Overview["seats"],
	{ busy, onChoose, onSubmit }: FormParts,
): TemplateResult {
	const { workingGroup: t, saving } = language.text;
	const size = {
		size: "short num",
		inputMode: "numeric",
		maxLength: 4,
	} as const;
	return html`<form class="form stack" novalidate @submit=${onSubmit} @change=${onChoose}>
		${ask(draft, "termFrom", t.fields.termFrom, size)}${ask(draft, "termTo", t.fields.termTo, size)}
		${pick(draft, "sector", t.sector, [
			["public", `${t.sectors.public} (${seats.public})`],
			["civil", `${t.sectors.civil} (${seats.civil})`],
		])}
		${ask(draft, "members", t.membersField, { rows: true, maxLength: 4000, hint: t.membersLead(seats[sideOf(draft.values)]) })}
		<p>${button({ label: t.saveMembers, busyLabel: saving, busy })}</p></form>`;
}

/** Who changed a side last, when, and from whom; and the button that takes it back. */
function lastChange(
	{ text, format }: Language,
	change: MembersChange,
	busy: boolean,
	onUndo: () => void,
): TemplateResult {
	const { workingGroup: t, saving } = text;
	const side = `${t.term(change.termFrom, change.termTo)}, ${t.sectors[change.sector].toLowerCase()}`;
	const names = change.before.map(({ name }) => name).join(", ");
	return html`<p class="soft">${t.lastChange(side, change.by, format.moment(change.at), names)}<br>
		${button({ label: t.undo, name: `${t.undo}: ${side}`, kind: "quiet small", busyLabel: saving, busy, onPress: onUndo })}</p>`;
}

export interface MembersParts extends FormParts {
	language: Language;
	overview: Overview;
	open: boolean;
	draft: Draft;
	undoing: boolean;
	onOpen: () => void;
	onUndo: (change: MembersChange) => void;
}

export function membersPart(parts: MembersParts): TemplateResult {
	const { language, overview, open, draft, undoing, onOpen, onUndo } = parts;
	const { workingGroup: t } = language.text;
	return html`<section class="stack"><h2>${t.members}</h2>
		${overview.terms.map((term) => html`<h3>${t.term(term.from, term.to)}</h3><ul class="plain">${term.members.map((one) => html`<li>${[one.name, one.organisation].filter(Boolean).join(", ")} <span class="soft">(${t.sectors[one.sector]})</span></li>`)}</ul>`)}
		${overview.lastChanges.map((change) => lastChange(language, change, undoing, () => onUndo(change)))}
		<p><button class="button quiet" type="button" aria-expanded=${open ? "true" : "false"} @click=${onOpen}>${t.enterMembers}</button></p>
		${open ? membersForm(language, draft, overview.seats, parts) : nothing}</section>`;
}
