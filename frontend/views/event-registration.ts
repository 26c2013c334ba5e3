import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import {
	field,
	needFields,
	privacyNotice,
	refused,
	whoFields,
} from "./event-fields.ts";
import type { OwnModel, RegistrationModel } from "./event-models.ts";
import { cancelledNotice, placeName, whenOf } from "./events.ts";
import { email, phone } from "./frame.ts";
import type { Page } from "./page.ts";
import {
	errorSummary,
	fact,
	foreign,
	marked,
	partyField,
	sizeOf,
	to,
} from "./shared.ts";

/** Registering for an event, and the page behind a personal link. Ordinary forms: no script is needed. */

const robots = "noindex, nofollow";
const titled = ({ title, language }: RegistrationModel["event"], text: Text) =>
	html`<span lang=${foreign(language, text)}>${title}</span>`;

type State<Name extends string> = Extract<RegistrationModel, { state: Name }>;

function facts({ event }: Pick<RegistrationModel, "event">, text: Text) {
	const { events: t } = text;
	return html`<dl class="facts">${fact(t.when, whenOf(event, text))}${fact(t.where, event.place && placeName(event.place, text))}</dl>`;
}

/** In another tab, so that what is written here stays; the button sends it along to be shown again. */
function wayBack({ lapsed }: State<"form">, text: Text) {
	const { ask: t } = text.events;
	const signIn = html`<p><a href=${to(text, "/mina-sidor")} target="_blank" rel="noopener">${t.signInTab}</a></p>`;
	return lapsed === "sent"
		? html`<div class="notice ok" role="status">${icon("check")}<div><p>${t.sentTitle}. ${t.sent} ${phone(text)}, ${email(text)}.</p><p>${t.keep}</p></div></div>${signIn}`
		: signIn;
}

function form(
	model: State<"form"> & RegistrationModel,
	text: Text,
): TemplateResult {
	const { events: t } = text;
	const { values, faults, event, parties } = model;
	const { full, waitingList } = event.registration;
	const who = whoFields(values, faults, text);
	return html`<form class="form stack" method="post" action=${model.action} novalidate>
		<input type="hidden" name="formKey" value=${model.formKey}>
		${errorSummary(faults, text)}${refused(model.refusal)}${model.lapsed ? wayBack(model, text) : nothing}
		${full && waitingList ? html`<div class="notice wait">${icon("clock")}<p>${t.fullWaiting}</p></div>` : nothing}
		${parties.length === 1 ? html`<p>${t.form.speaksFor(parties[0]?.name ?? "")}</p>` : nothing}
		${parties.length > 1 ? partyField(model, t.form.whichParty) : nothing}
		${who.name}
		${field({ name: "email", label: t.form.email, hint: t.form.emailHint, type: "email", value: values.email, faults, max: 254, autocomplete: "email" })}
		${parties.length > 1 ? nothing : who.organisation}
		${needFields(values, faults, text)}
		${privacyNotice(text)}
		<div class="form-end"><button class="button">${full && waitingList ? t.form.submitWaiting : t.form.submit}</button>
			${model.lapsed ? html`<button class="button quiet" name="newLink" value="true">${t.ask.again}</button>` : nothing}</div>
	</form>`;
}

function ask(model: State<"ask"> & RegistrationModel, text: Text) {
	const { events: t } = text;
	return html`<p>${t.forSignatories} ${t.ask.text}</p>
		<form class="form stack" method="post" action=${model.action} novalidate>
			<h2>${t.ask.heading}</h2>
			${errorSummary(model.faults, text)}${refused(model.refusal)}
			${field({ name: "email", label: t.form.email, type: "email", value: model.email, faults: model.faults, max: 254, autocomplete: "email" })}
			<div class="form-end"><button class="button">${t.ask.submit}</button> ${go(to(text, "/mina-sidor"), t.ask.signIn)}</div>
		</form>`;
}

function content(model: RegistrationModel, text: Text) {
	const { events: t } = text;
	const back = html`<p>${go(to(text, `/evenemang/${model.event.slug}`), t.done.back)}</p>`;
	switch (model.state) {
		case "form":
			return form(model, text);
		case "ask":
			return ask(model, text);
		case "asked":
			return html`<p>${t.ask.sent} ${phone(text)}, ${email(text)}.</p>${back}`;
		case "closed":
			return html`${refused(model.refusal)}${back}`;
		case "seated":
			return html`<p>${t.done.seated}</p><p>${t.done.already}</p>${back}`;
		default:
			return html`<p>${t.done.waiting}</p><p>${t.done.already}</p>${back}`;
	}
}

function heading(model: RegistrationModel, text: Text): string {
	const { events: t } = text;
	if (model.state === "seated") return t.done.seatedTitle;
	if (model.state === "waiting") return t.done.waitingTitle;
	if (model.state === "asked") return t.ask.sentTitle;
	return t.form.title(model.event.title);
}

/** The same for the page itself, where the event's own words are marked. */
function shownHeading({ state, event }: RegistrationModel, text: Text) {
	const named = state === "form" || state === "ask" || state === "closed";
	return named
		? marked(text.events.form.title, event.title, event.language, text)
		: null;
}

/** `/evenemang/:slug/anmalan`, in each of its states. */
export function registrationPage(model: RegistrationModel, text: Text): Page {
	const title = heading(model, text);
	return {
		title,
		robots,
		main: html`<main id="innehall" class="frame text-page event-page">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, `/evenemang/${model.event.slug}`), titled(model.event, text), "left", "before")}</nav>
			<div class="protocol"><div class="page-head in-text"><h1 class=${sizeOf(title)}>${shownHeading(model, text) ?? title}</h1></div></div>
			<div class="protocol"><div class="in-text stack">${facts(model, text)}${content(model, text)}</div></div>
		</main>`,
	};
}

type Known = Extract<OwnModel, { state: "known" }>;

function changeForm(model: Known, text: Text) {
	const { own: t } = text.events;
	const { values, faults, own } = model;
	const who = whoFields(values, faults, text);
	const before = own.hasNeeds
		? html`<p>${t.hasNeeds}</p><label class="choice"><input type="checkbox" name="clearNeeds" value="true"><span>${t.clear}</span></label>`
		: nothing;
	return html`<form class="form stack" method="post" action="${model.action}/andra" novalidate>
			<h2>${t.change}</h2>${errorSummary(faults, text)}
			${who.name}${who.organisation}${needFields(values, faults, text, before)}
			<div class="form-end"><button class="button quiet">${t.save}</button></div>
		</form>
		<form class="form stack" method="post" action="${model.action}/avboka">
			<h2>${t.cancel}</h2><p>${t.cancelText}</p>
			<div class="form-end"><button class="button refuse">${t.cancelButton}</button></div>
		</form>`;
}

function known(model: Known, text: Text): Page {
	const { events: t } = text;
	const { own, said } = model;
	const { event, status, position } = own;
	const open = own.allowedActions.length > 0;
	const cancelled = event.cancelled && status !== "cancelled";
	return {
		title: t.own.title,
		robots,
		main: html`<main id="innehall" class="frame text-page event-page">
			<div class="protocol"><div class="page-head in-text"><h1>${t.own.title}</h1><p class="lead">${titled(event, text)}</p></div></div>
			<div class="protocol"><div class="in-text stack">
				${said ? html`<div class="notice ok" role="status">${icon("check")}<p>${t.own[said]}</p></div>` : nothing}
				${refused(model.refusal)}
				${cancelled ? cancelledNotice(event, text, t.own.eventCancelled) : html`<p><strong>${position ? t.own.position(position) : t.own.status[status]}</strong></p>`}
				<dl class="facts">${fact(t.when, whenOf(event, text))}${fact(t.where, event.place && placeName(event.place, text))}${fact(t.form.name, own.name)}${fact(t.form.email, own.email)}${fact(t.own.link, own.onlineUrl ? html`<a href=${own.onlineUrl}>${own.onlineUrl}</a>` : null)}</dl>
				${open ? changeForm(model, text) : status === "cancelled" || cancelled ? html`<p>${go(to(text, `/evenemang/${event.slug}`), t.done.back)}</p>` : html`<p>${t.own.over}</p>`}
			</div></div>
		</main>`,
	};
}

/** `/anmalan/:token`: what somebody has registered, and how to change or cancel it. */
export function ownRegistrationPage(model: OwnModel, text: Text): Page {
	if (model.state === "known") return known(model, text);
	const { own: t } = text.events;
	return {
		title: t.unknownTitle,
		robots,
		main: html`<main id="innehall" class="frame text-page event-page"><div class="protocol"><div class="page-head in-text">
			<h1>${t.unknownTitle}</h1><p class="lead">${t.unknown}</p><p>${phone(text)}, ${email(text)}</p></div></div></main>`,
	};
}
