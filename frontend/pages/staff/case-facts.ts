import { html, nothing, type TemplateResult } from "lit";
import type {
	Check,
	StaffApplicationView,
} from "../../../api/applications/review/schema.ts";
import { municipalityOf } from "../../../api/organisations/vocabulary.ts";
import { icon, stitchGlyph } from "../../ui/icon.ts";
import type { Language } from "./text.ts";

function related(check: Check) {
	if (!check.related?.length) return nothing;
	return html`<p class="actions">${check.related.map(
		({ name, organisationNumber, path }) =>
			html`<a class="button quiet small" href=${path} target="_blank" rel="noopener">${name}${organisationNumber ? html` <span class="num">${organisationNumber}</span>` : nothing}</a>`,
	)}</p>`;
}

/** What the computer has checked. It advises; the officer decides. */
export function checkList({ text }: Language, checks: Check[]): TemplateResult {
	return html`<ul class="checks">${checks.map((check) => {
		const passed = check.outcome === "passed";
		const title = passed ? text.checks[check.id] : text.missing[check.id];
		return html`<li class=${passed ? "ok" : "wait"}>${icon(passed ? "check" : "warn")}<div>
			<strong><span class="visually-hidden">${passed ? text.case.passed : text.case.notPassed}: </span>${title}</strong>
			<p>${check.detail}</p>${related(check)}</div></li>`;
	})}</ul>`;
}

function contactLines(view: StaffApplicationView) {
	return view.contacts.map(
		(
			contact,
		) => html`<div>${[contact.name, contact.role].filter(Boolean).join(", ")}
			${contact.email ? html`<a href="mailto:${contact.email}">${contact.email}</a>` : nothing}
			${contact.phone ? html`<a class="num" href="tel:${contact.phone.replace(/[^+\d]/g, "")}">${contact.phone}</a>` : nothing}</div>`,
	);
}

function mandateWords(
	{ text, format }: Language,
	{ mandate }: StaffApplicationView,
) {
	return [
		mandate.body,
		mandate.decidedOn && format.day(mandate.decidedOn),
		mandate.paragraph && text.case.paragraph(mandate.paragraph),
		mandate.signing && text.case.signing[mandate.signing].toLowerCase(),
	]
		.filter(Boolean)
		.join(", ");
}

function place({ text }: Language, { organisation }: StaffApplicationView) {
	if (organisation.wholeCounty) return text.case.wholeCounty;
	return municipalityOf(organisation.municipalityCode)?.name;
}

/** What the application says. */
export function caseFacts(
	language: Language,
	view: StaffApplicationView,
): TemplateResult {
	const { text, words } = language;
	const { case: say } = text;
	const { organisation } = view;
	const rows: [string, unknown][] = [
		[
			say.number,
			organisation.organisationNumber ??
				(organisation.withoutNumber ? say.withoutNumber : null),
		],
		[
			say.kind,
			organisation.kind && (words.kind[organisation.kind] ?? organisation.kind),
		],
		[say.place_, place(language, view)],
		[
			say.themes,
			organisation.themes.map((id) => words.theme[id] ?? id).join(", "),
		],
		[
			say.website,
			organisation.website &&
				html`<a href=${organisation.website} target="_blank" rel="noopener noreferrer">${organisation.website}</a>`,
		],
		[say.description, organisation.description],
		[
			view.contacts.length > 1 ? say.contacts : say.contact,
			view.contacts.length > 0 && contactLines(view),
		],
		[say.mandate, mandateWords(language, view)],
		[
			say.applicant,
			!view.paper &&
				view.email &&
				html`<a href="mailto:${view.email}">${view.email}</a>${view.emailConfirmed ? nothing : html` (${say.unconfirmed})`}`,
		],
		[say.version, view.agreementVersion],
		[say.caseNumber, view.caseNumber],
		[say.message, view.completionRequest?.message],
		[say.reason, view.decision?.reason],
	];
	return html`<dl class="facts">${rows
		.filter(([, value]) => value)
		.map(
			([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`,
		)}</dl>`;
}

/** What has happened in the case, the latest first. */
export function caseThread(
	{ text, format }: Language,
	view: StaffApplicationView,
): TemplateResult {
	const events = [...view.events].sort((a, b) => b.at.localeCompare(a.at));
	return html`<details class="log"><summary>${text.case.events} <span class="num soft">${events.length}</span></summary>
		<ol class="thread">${events.map(
			({ at, event, by, message }) =>
				html`<li>${stitchGlyph("full")}<time datetime=${at}>${format.moment(at)}</time>${text.events[event] ?? event}${by ? `: ${by}` : nothing}${message ? html`<p class="soft">${message}</p>` : nothing}</li>`,
		)}</ol></details>`;
}
