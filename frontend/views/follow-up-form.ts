import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import type {
	FollowUpForm,
	FollowUpFormModel,
	FollowUpValues,
} from "./follow-up-models.ts";
import { email, phone } from "./frame.ts";
import type { Page } from "./page.ts";
import { day, errorSummary, fieldError, to } from "./shared.ts";

/** The yearly form: an ordinary POST, so that answering needs no script. */

type Known = Extract<FollowUpFormModel, { state: "known" }>;
const robots = "noindex, nofollow";

function scale(
	{ values, faults }: Known,
	principle: FollowUpForm["principles"][number],
	text: Text,
): TemplateResult {
	const { followUp: t } = text;
	const name = `score-${principle.id}`;
	const { id: fault, message } = fieldError(faults, name);
	const chosen = values.scores[principle.id] ?? "";
	const described = [`${name}-hint`, fault].filter(Boolean).join(" ");
	const options = [
		...[1, 2, 3, 4, 5].map((n) => [String(n), t.scale[n] ?? ""] as const),
		["unknown", t.unknown] as const,
	];
	return html`<fieldset class="group" aria-describedby=${described}>
		<legend><h2>${principle.title}</h2></legend>
		<p class="hint" id="${name}-hint">${principle.description}</p>${message}
		<div class="choices">${options.map(
			([value, label], i) =>
				html`<label class="choice"><input type="radio" id=${i === 0 ? name : `${name}-${value}`} name=${name} value=${value} ?checked=${chosen === value}><span>${label}</span></label>`,
		)}</div>
	</fieldset>`;
}

const escaped = (text: string) =>
	text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll('"', "&quot;");

/** As a whole: on the server a template cannot have an expression inside a textarea. */
function writing(name: string, value: string, fault: string | null) {
	const [id, holds] = [escaped(name), escaped(value)];
	const wrong = fault
		? ` aria-invalid="true" aria-describedby="${escaped(fault)}"`
		: "";
	// Without maxlength: what is pasted would be cut without a word. The first line break is not part of what it holds.
	return unsafeHTML(
		`<textarea class="input" id="${id}" name="${id}" rows="3"${wrong}>\n${holds}</textarea>`,
	);
}

function comment(
	{ values, faults }: Known,
	{ id: principle, title }: FollowUpForm["principles"][number],
	text: Text,
): TemplateResult {
	const { followUp: t } = text;
	const name = `comment-${principle}`;
	const { id, message } = fieldError(faults, name);
	return html`<div class="field">
		<label for=${name}>${t.form.comment}<span class="visually-hidden">: ${title}</span> <span class="optional">${t.form.optional}</span></label>
		${message}
		${writing(name, values.comments[principle] ?? "", id)}
	</div>`;
}

function form(model: Known, text: Text): TemplateResult {
	const { form: t } = text.followUp;
	const { form: asked, values } = model;
	return html`<form class="form stack" method="post" action=${model.action} novalidate data-keep=${model.revision}>
		<input type="hidden" name="revision" value=${model.revision}>
		${errorSummary(model.faults, text)}
		<p>${t.question}</p><p class="soft">${t.noNames}</p>
		${asked.principles.map((one) => html`<div class="stack follow-up-ask">${scale(model, one, text)}${comment(model, one, text)}</div>`)}
		<label class="choice"><input type="checkbox" name="named" value="true" ?checked=${values.named}><span>${t.named}<small>${t.namedHint}</small></span></label>
		<div class="notice">${icon("lock")}<p>${t.shown[asked.sector]} ${t.notice} <a href=${to(text, "/personuppgifter")}>${t.privacy}</a></p></div>
		<div class="form-end"><button class="button">${asked.answer ? t.change : t.submit}</button></div>
	</form>`;
}

/** What was sent last, or could not be sent: read only, so that nothing written is lost. */
function written(
	asked: FollowUpForm,
	values: FollowUpValues,
	text: Text,
): TemplateResult {
	const { followUp: t } = text;
	const row = ({ id, title }: FollowUpForm["principles"][number]) => {
		const score = values.scores[id] ?? "";
		const words = score === "unknown" ? t.unknown : t.scale[Number(score)];
		return html`<div><dt>${title}</dt><dd>${words ?? t.form.noChoice}${values.comments[id] ? html`<p class="written">${values.comments[id]}</p>` : nothing}</dd></div>`;
	};
	return html`<dl class="facts">${asked.principles.map(row)}</dl>`;
}

/** Who of several that may answer for one party has done so, and what it was when it came meanwhile. */
function sentBefore({ form: asked, theirs }: Known, text: Text) {
	const { form: t } = text.followUp;
	const { answer, state } = asked;
	if (!answer || state !== "open") return nothing;
	const said = t.sent(
		answer.by ?? asked.organisation,
		text.format.moment(answer.at),
	);
	return theirs
		? html`<section class="stack"><h2>${t.theirs}</h2><p class="soft">${said}</p>${written(asked, theirs, text)}</section><h2>${t.typed}</h2>`
		: html`<p class="soft">${said}</p>`;
}

function closed(model: Known, text: Text): TemplateResult {
	const { form: t } = text.followUp;
	const { form: asked, values } = model;
	const some =
		asked.answer !== null ||
		Object.values({ ...values.scores, ...values.comments }).some(Boolean);
	const why = {
		planned: t.planned(text.format.day(asked.opensOn)),
		closed: t.closed(text.format.day(asked.closesOn)),
		left: t.left(asked.organisation),
		open: "",
	}[asked.state];
	return html`<p>${why}</p>${some ? html`<h2>${asked.answer && !model.refusal ? t.yours : t.typed}</h2>${written(asked, values, text)}` : nothing}
		<p>${go(to(text, "/uppfoljning"), text.followUp.all)}</p>`;
}

function known(model: Known, text: Text): Page {
	const { followUp: t } = text;
	const { form: asked, saved, refusal } = model;
	const open = asked.state === "open";
	return {
		title: t.title(asked.year),
		robots,
		frame: "plain",
		note: asked.organisation,
		main: html`<main id="innehall" class="frame text-page follow-up">
			${model.back ? html`<nav class="crumbs" aria-label=${text.organisation.crumbs}>${go(model.back, t.form.back, "left", "before")}</nav>` : nothing}
			<div class="protocol"><div class="page-head in-text"><h1>${t.title(asked.year)}</h1><p class="lead">${t.form.lead(asked.organisation)}</p>
				${open ? html`<p>${t.form.until} ${day(asked.closesOn, text)}.</p>` : nothing}</div></div>
			<div class="protocol"><div class="in-text stack">
				${saved ? html`<div class="notice ok" role="status">${icon("check")}<p>${t.form.saved}</p></div>` : nothing}
				${refusal ? html`<div class="notice bad" role="alert">${icon("alert")}<p>${refusal}</p></div>` : nothing}
				${model.signIn ? html`<p><a href=${model.signIn} target="_blank" rel="noopener">${t.form.signIn}</a></p>` : nothing}
				${sentBefore(model, text)}
				${open ? form(model, text) : closed(model, text)}
			</div></div>
		</main>`,
	};
}

/** `/uppfoljning/svara/:token`, and the public party's own form. Opening it changes nothing. */
export function followUpFormPage(model: FollowUpFormModel, text: Text): Page {
	if (model.state === "known") return known(model, text);
	const { form: t } = text.followUp;
	return {
		title: t.unknownTitle,
		robots,
		frame: "plain",
		main: html`<main id="innehall" class="frame text-page follow-up"><div class="protocol"><div class="page-head in-text">
			<h1>${t.unknownTitle}</h1><p class="lead">${t.unknown}</p><p>${phone(text)}, ${email(text)}</p></div></div></main>`,
	};
}
