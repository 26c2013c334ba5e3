import { html, nothing, type TemplateResult } from "lit";
import { button, notice } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { ask, type Draft, numberOf } from "./parts/fields.ts";
import type { Language } from "./text.ts";
import type { Action, AdminElection } from "./working-group-api.ts";
import { standing } from "./working-group-questions.ts";

/** Parts of `/admin/samverkansgrupp`. */

export interface ElectionParts {
	language: Language;
	election: AdminElection;
	draft: Draft;
	busy: string | null;
	onFreeze: () => void;
	onStep: () => void;
	onRemind: () => void;
	onProposal: (event: SubmitEvent) => void;
	onNominate: (event: SubmitEvent) => void;
}

/** The step that can be taken now. */
export const stepOf = (election: AdminElection): Action | undefined =>
	election.allowedActions.find(
		(one): one is Action => one !== "change" && one !== "cancel",
	);

/** What is to be done next, or why it cannot be done yet. */
export function nextStep(
	parts: ElectionParts,
): TemplateResult | typeof nothing {
	const { language, election, busy, onStep } = parts;
	const { workingGroup: t, saving } = language.text;
	const action = stepOf(election);
	const { hindrance } = election;
	if (!action && !hindrance) return nothing;
	return html`<h3>${t.next}</h3>
		${hindrance ? notice("wait", html`<p>${t.hindered(t.actions[hindrance.action], hindrance.title)}</p>${hindrance.code === "nobody_voted" ? html`<p>${hindrance.detail}</p>` : nothing}`) : nothing}
		${action ? html`<p>${button({ label: t.actions[action], busyLabel: saving, busy: busy === "step", onPress: onStep })}</p>` : nothing}
		<p class="soft">${t.byItself}</p>`;
}

/** The roll, and how many have voted: numbers, never who. */
export function rollPart(parts: ElectionParts): TemplateResult {
	const { language, election, busy, onFreeze, onRemind } = parts;
	const { text, format } = language;
	const { workingGroup: t, saving } = text;
	const day = format.day(election.cutOffOn);
	const voting =
		["proposal_vote", "name_vote"].includes(election.status) &&
		election.hindrance?.code !== "nobody_voted";
	const early = ["planned", "nominations"].includes(election.status);
	return html`<h3>${t.roll}</h3>
		${
			election.rollFrozen
				? html`<p>${t.rollSize(election.roll ?? 0, day)}. ${election.left > 0 ? t.left(election.left) : nothing} ${election.unreachable > 0 ? t.unreachable(election.unreachable) : nothing}</p>`
				: html`<p>${t.rollMissing(day)}</p>${early ? html`<p>${button({ label: t.freeze, kind: "quiet", busyLabel: saving, busy: busy === "freeze", onPress: onFreeze })}</p>` : nothing}`
		}
		${election.voted === null ? nothing : html`<h3>${t.turnout}</h3><p class="num">${t.voted(election.voted, election.roll ?? 0)}</p>`}
		${voting ? html`<p>${button({ label: t.remind, kind: "quiet", busyLabel: saving, busy: busy === "remind", onPress: onRemind })}</p><p class="soft">${t.remindHint}</p>` : nothing}`;
}

function nomineeRow(
	{ language, election }: ElectionParts,
	one: AdminElection["nominees"][number],
): TemplateResult {
	const { workingGroup: t } = language.text;
	const { columns } = t;
	const open = election.status === "nominations";
	const box = html`<label class="choice"><input type="checkbox" name="nominee" value=${one.id} ?checked=${one.proposed}><span class="visually-hidden">${t.inProposal(one.name)}</span></label>`;
	return html`<tr><th scope="row">${one.name}${one.organisation ? html`<small>${one.organisation}</small>` : nothing}</th>
		<td class="address" data-label=${columns.email}>${one.email}</td>
		<td data-label=${columns.by}>${one.nominatedBy ?? t.office}</td>
		<td data-label=${columns.answer}>${t.answers[one.status]}</td>
		<td data-label=${columns.proposed}>${open && one.status === "consented" ? box : one.proposed ? html`${icon("check")}<span class="visually-hidden">${t.isProposed}</span>` : "–"}</td></tr>`;
}

/** Who is nominated, and the joint proposal that is drawn up among those who said yes. */
export function nomineesPart(parts: ElectionParts): TemplateResult {
	const { language, election, busy, draft, onProposal, onNominate } = parts;
	const { workingGroup: t, saving, optional } = language.text;
	const open = election.status === "nominations";
	const table =
		election.nominees.length === 0
			? html`<p class="soft">${t.nomineesNone}</p>`
			: html`<div class="plain-table"><table><caption class="visually-hidden">${t.nomineesCaption}</caption>
				<thead><tr>${Object.values(t.columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
				<tbody>${election.nominees.map((one) => nomineeRow(parts, one))}</tbody></table></div>`;
	if (!open) return html`<h3>${t.nominees}</h3>${table}`;
	const stand = standing(election);
	// Said while there is time to nominate more.
	const few = stand > 0 && stand <= election.seats;
	return html`<h3>${t.nominees}</h3>
		${few ? notice("wait", html`<p>${t.fewNames(stand, election.seats)} ${t.nominateMore}</p>`) : nothing}
		<form class="stack" @submit=${onProposal}>${table}
			<p class="soft">${t.proposalHint(election.seats)}</p>
			<p>${button({ label: t.saveProposal, busyLabel: saving, busy: busy === "proposal" })}</p></form>
		<details><summary>${t.nominate}</summary><form class="form stack" novalidate @submit=${onNominate}>
			${ask(draft, "name", t.name, { maxLength: 120 })}
			${ask(draft, "organisation", t.organisation, { maxLength: 200, optional })}
			${ask(draft, "email", t.email, { type: "email", maxLength: 254 })}
			<p>${button({ label: t.submitNomination, busyLabel: saving, busy: busy === "nominate" })}</p></form></details>`;
}

const numbers = ["termFrom", "termTo", "seats"] as const;
const dayFields = [
	"nominationsOpenOn",
	"nominationsCloseOn",
	"cutOffOn",
	"proposalOpensOn",
	"proposalClosesOn",
	"namesOpensOn",
	"namesClosesOn",
] as const;

const daysOf = {
	proposal: ["proposalOpensOn", "proposalClosesOn"],
	names: ["namesOpensOn", "namesClosesOn"],
} as const;

/** What is written in the form of an election's days, as the API takes it. */
export function settingsOf(values: Record<string, string>): object {
	const days = dayFields.map((field) => [field, values[field] ?? ""]);
	return {
		...Object.fromEntries(
			numbers.map((field) => [field, numberOf(values[field])]),
		),
		// The one that may be left out.
		...Object.fromEntries(
			days.filter(([field, day]) => day || field !== "nominationsCloseOn"),
		),
	};
}

/** An election's days as the form shows them. */
export function draftOf(election: AdminElection): Record<string, string> {
	const fields = [...numbers, ...dayFields];
	return Object.fromEntries(
		fields.map((name) => [name, String(election[name])]),
	);
}

/** The question before an election is called off: it cannot be undone, and mails people. */
export function callOffQuestion(
	language: Language,
	election: AdminElection,
	draft: Draft,
	{
		busy,
		problem,
		onSubmit,
		onClose,
	}: {
		busy: boolean;
		problem: unknown;
		onSubmit: (event: SubmitEvent) => void;
		onClose: () => void;
	},
): TemplateResult {
	const { workingGroup: t, saving, optional } = language.text;
	const asked = !["planned", "nominations"].includes(election.status);
	const close = (event: Event) =>
		(event.target as Element).closest("dialog")?.close();
	return html`<dialog class="sheet" aria-labelledby="call-off-title" @close=${onClose}>
		<form class="stack" novalidate @submit=${onSubmit}><h2 id="call-off-title">${t.callOffTitle(t.term(election.termFrom, election.termTo))}</h2>
			${problem}<p>${t.callOffText}</p>${asked ? html`<p>${t.callOffMails}</p>` : nothing}
			${ask(draft, "reason.sv", t.callOffReason, { maxLength: 300 })}
			${ask(draft, "reason.en", t.callOffReasonEn, { maxLength: 300, optional })}
			<div class="actions">${button({ label: t.callOff, busyLabel: saving, busy, kind: "refuse" })}
				<button class="button quiet" type="button" @click=${close}>${t.callOffNot}</button></div></form></dialog>`;
}

/** The form of an election's days: to set one up, or to change it. */
export function settingsForm(
	language: Language,
	draft: Draft,
	{
		label,
		busy,
		changeable,
		onSubmit,
	}: {
		label: string;
		busy: boolean;
		changeable: AdminElection["changeable"];
		onSubmit: (event: SubmitEvent) => void;
	},
): TemplateResult {
	const { workingGroup: t, saving } = language.text;
	if (changeable !== "all") {
		const which = changeable.map((round) => t.rounds[round]).join(", ");
		return html`<form class="form stack" novalidate @submit=${onSubmit}>
			<p>${t.changeHint(which)}</p>
			${changeable.flatMap((round) => daysOf[round]).map((field) => ask(draft, field, t.fields[field], { type: "date", size: "short num" }))}
			<p>${button({ label, busyLabel: saving, busy })}</p></form>`;
	}
	return html`<form class="form stack" novalidate @submit=${onSubmit}>
		${numbers.map((field) => ask(draft, field, t.fields[field], { size: "short num", inputMode: "numeric", maxLength: 4 }))}
		${dayFields.map((field) =>
			ask(draft, field, t.fields[field], {
				type: "date",
				size: "short num",
				...(field === "nominationsCloseOn" && { hint: t.nominationsCloseHint }),
				...(field === "cutOffOn" && { hint: t.cutOffHint }),
			}),
		)}
		<p>${button({ label, busyLabel: saving, busy })}</p></form>`;
}
