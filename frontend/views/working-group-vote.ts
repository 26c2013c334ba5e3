import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import { email, phone } from "./frame.ts";
import type { FormFault } from "./models.ts";
import type { Page } from "./page.ts";
import { errorSummary, fieldError, partyField, to } from "./shared.ts";
import type {
	ConsentModel,
	NominationModel,
	NominationValues,
	VoteModel,
} from "./working-group-models.ts";

/** Pages behind links to vote and to answer, and the one where a party nominates. All work without script. */

const plain = { frame: "plain", robots: "noindex, nofollow" } as const;

const refused = (words: string | null) =>
	words
		? html`<div class="notice bad" role="alert">${icon("alert")}<p>${words}</p></div>`
		: nothing;

function sheet(title: string, lead: unknown, body: unknown): Page["main"] {
	return html`<main id="innehall" class="frame sign working-group">
		<div class="page-head"><h1>${title}</h1>${lead ? html`<p class="lead">${lead}</p>` : nothing}</div>
		<div class="stack wide-stack">${body}</div>
	</main>`;
}

const unknown = (text: Text): Page => {
	const { vote: t } = text.workingGroup;
	return {
		...plain,
		title: t.unknownTitle,
		main: sheet(
			t.unknownTitle,
			t.unknown,
			html`<p>${phone(text)}, ${email(text)}</p>`,
		),
	};
};

type Open = Extract<VoteModel, { state: "page" }>;

const option = (
	type: "radio" | "checkbox",
	name: string,
	value: string,
	label: unknown,
	chosen: string[],
) =>
	html`<label class="choice"><input type=${type} name=${name} value=${value} ?checked=${chosen.includes(value)}><span>${label}</span></label>`;

const person = (one: { name: string; organisation: string }) =>
	html`${one.name}${one.organisation ? html`<small>${one.organisation}</small>` : nothing}`;

function ballot({ page, action, chosen }: Open, text: Text): TemplateResult {
	const { vote: t } = text.workingGroup;
	// As many names as seats, or fewer: there is nothing to choose between, and the ballot says so.
	const all = page.names === page.candidates.length;
	const question =
		page.round === "proposal"
			? html`<h2>${t.proposal}</h2>
				<ul class="rows plain people">${page.candidates.map((one) => html`<li>${one.name}${one.organisation ? html`<br><span class="soft">${one.organisation}</span>` : nothing}</li>`)}</ul>
				<fieldset class="group"><legend>${t.question}</legend><div class="choices">
					${option("radio", "choice", "accept", t.accept, chosen)}${option("radio", "choice", "reject", t.reject, chosen)}</div></fieldset>`
			: html`<fieldset class="group" aria-describedby="names-hint"><legend>${all ? t.allNames(page.names) : t.names(page.names)}</legend>
				<p class="hint" id="names-hint">${all ? t.allNamesHint(page.names) : t.namesHint(page.names)}</p>
				<div class="choices">${page.candidates.map((one) => option("checkbox", "names", one.id, person(one), chosen))}</div></fieldset>`;
	return html`<form class="form stack" method="post" action=${action}>
		<input type="hidden" name="round" value=${page.round}>
		${question}
		<div class="notice">${icon("lock")}<p>${t.secret}</p></div>
		<div class="form-end"><button class="button">${t.submit}</button></div>
	</form>`;
}

function stateWords({ page }: Open, text: Text): string {
	const { states } = text.workingGroup.vote;
	const { format } = text;
	if (page.state === "voted")
		return states.voted(format.day(page.votedOn ?? page.opensOn));
	if (page.state === "not_open")
		return states.not_open(format.day(page.opensOn));
	if (page.state === "cancelled") return states.cancelled;
	return page.state === "withdrawn" ? states.withdrawn : states.closed;
}

/** `/samverkansgrupp/rosta/:token`: opening it changes nothing, the button votes. */
export function votePage(model: VoteModel, text: Text): Page {
	const { workingGroup: all, format } = text;
	const { vote: t } = all;
	if (model.state === "unknown") return unknown(text);
	const { page } = model;
	const term = t.term(all.term(page.termFrom, page.termTo));
	const where = html`<p>${go(to(text, `/samverkansgrupp/val/${page.election}`), t.where)}</p>`;
	if (model.state === "done")
		return {
			...plain,
			title: t.doneTitle,
			main: sheet(
				t.doneTitle,
				term,
				html`<div class="notice ok" role="status">${icon("check")}<p>${t.voted(page.organisation)}</p></div>
					<dl class="facts"><div><dt>${t.receipt}</dt><dd class="num receipt">${model.receipt}</dd></div></dl>
					<p>${t.done}</p>${where}`,
			),
		};
	const open = page.state === "open";
	return {
		...plain,
		title: t.title,
		main: sheet(
			t.title,
			term,
			html`${refused(model.refusal)}
				${open ? html`<p><strong>${t.for(page.organisation)}</strong> ${t.until(format.day(page.closesOn))}</p>${ballot(model, text)}` : html`<p><strong>${page.organisation}</strong></p><p>${stateWords(model, text)}</p>${where}`}`,
		),
	};
}

/** `/samverkansgrupp/samtycke/:token`: a nominee says yes or no. */
export function consentPage(model: ConsentModel, text: Text): Page {
	const { workingGroup: all, format } = text;
	const { consent: t } = all;
	if (model.state === "unknown") return unknown(text);
	const { page, action, refusal } = model;
	const buttons = html`<form class="actions" method="post" action=${action}>
		<button class="button" name="consent" value="yes">${t.yes}</button>
		<button class="button quiet" name="consent" value="no">${t.no}</button></form>
		<p class="soft">${t.until(format.day(page.proposalOpensOn))}</p>`;
	return {
		...plain,
		title: t.title,
		main: sheet(
			t.title,
			t.lead(all.term(page.termFrom, page.termTo)),
			html`${refused(refusal)}<p>${t.text(page.name)}</p>
				<p role="status"><strong>${t.status[page.status]}</strong></p>
				${page.open ? buttons : html`<p>${t.closed}</p>`}`,
		),
	};
}

function field(
	name: keyof NominationValues,
	label: string,
	{ values, faults }: { values: NominationValues; faults: FormFault[] },
	more: { max: number; type?: "email"; hint?: string; optional?: string },
): TemplateResult {
	const { id, message } = fieldError(faults, name);
	const described = [more.hint && `${name}-hint`, id].filter(Boolean).join(" ");
	return html`<div class="field"><label for=${name}>${label}${more.optional ? html` <span class="optional">${more.optional}</span>` : nothing}</label>
		${more.hint ? html`<p class="hint" id="${name}-hint">${more.hint}</p>` : nothing}${message}
		<input class="input" id=${name} name=${name} type=${more.type ?? "text"} value=${values[name]} maxlength=${more.max} autocomplete="off" aria-invalid=${id ? "true" : nothing} aria-describedby=${described || nothing}></div>`;
}

/** Who is not signed in has the link mailed from here; it leads back here. */
function askLink(
	model: Extract<NominationModel, { state: "sign_in" }>,
	text: Text,
) {
	const { nomination: t } = text.workingGroup;
	const { action, faults, refusal } = model;
	const values = { name: "", organisation: "", party: "", email: model.email };
	return html`<form class="form stack" method="post" action=${action} novalidate>
		${errorSummary(faults, text)}${refused(refusal)}<p>${t.signIn}</p>
		${field("email", t.ownEmail, { values, faults }, { max: 254, type: "email" })}
		<div class="form-end"><button class="button" name="ask" value="link">${t.mailLink}</button></div>
	</form>`;
}

function nominationBody(model: NominationModel, text: Text) {
	const { nomination: t } = text.workingGroup;
	if (model.state === "closed") return html`<p>${t.closed}</p>`;
	if (model.state === "sign_in") return askLink(model, text);
	if (model.state === "link_sent")
		return html`<div class="notice ok" role="status">${icon("check")}<p>${t.linkSent}</p></div>`;
	if (model.state === "done")
		return html`<div class="notice ok" role="status">${icon("check")}<p>${t.done(model.name)}</p></div>`;
	const { action, faults, refusal, parties, closesOn } = model;
	const [only] = parties.length === 1 ? parties : [];
	const signedOut = parties.length === 0;
	return html`<p>${only ? html`<strong>${t.for(only.name)}</strong> ` : nothing}${t.closes(text.format.day(closesOn))}</p>
		<form class="form stack" method="post" action=${action} novalidate>
			${errorSummary(faults, text)}${refused(refusal)}
			${signedOut ? html`<p><a href=${to(text, "/mina-sidor")} target="_blank" rel="noopener">${t.signInTab}</a></p><input type="hidden" name="party" value=${model.values.party}>` : nothing}
			${only || signedOut ? nothing : partyField(model, t.whichParty)}
			${field("name", t.name, model, { max: 120 })}
			${field("organisation", t.organisation, model, { max: 200, optional: t.optional })}
			${field("email", t.email, model, { max: 254, type: "email", hint: t.emailHint })}
			<div class="form-end"><button class="button">${t.submit}</button></div>
		</form>`;
}

/** `/samverkansgrupp/nominera`: a party's representative nominates. */
export function nominationPage(model: NominationModel, text: Text): Page {
	const { workingGroup: all } = text;
	return {
		title: all.nomination.title,
		robots: "noindex",
		main: html`<main id="innehall" class="frame sign working-group">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/samverkansgrupp"), all.back, "left", "before")}</nav>
			<div class="page-head"><h1>${all.nomination.title}</h1></div>
			<div class="stack wide-stack">${nominationBody(model, text)}</div>
		</main>`,
	};
}
