import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { go, icon } from "../ui/icon.ts";
import type {
	EventDetail,
	EventItem,
	EventListModel,
	EventModel,
	ShownEvent,
} from "./event-models.ts";
import type { Page } from "./page.ts";
import {
	day,
	emptyState,
	fact,
	foreign,
	marked,
	num,
	pageHead,
	pdfNote,
	sizeOf,
	to,
} from "./shared.ts";

/** Events: the list and one of them. */

/** Day and hours in words: "12 maj 2026 kl. 09.00–16.00"; a day alone, or only the year. */
export function whenOf(event: EventItem, text: Text): TemplateResult {
	const { format } = text;
	const { startsAt, endsAt, on, year } = event;
	if (startsAt && endsAt) {
		const oneDay = format.day(startsAt) === format.day(endsAt);
		const end = oneDay
			? `–${format.clock(endsAt)}`
			: ` – ${format.moment(endsAt)}`;
		return html`<time datetime=${startsAt}>${format.moment(startsAt)}</time>${end}`;
	}
	return on ? day(on, text) : html`<span class="num">${year}</span>`;
}

/** That an event will not be, and why. */
export function cancelledNotice(
	{ cancelled }: EventItem,
	text: Text,
	more: string,
): TemplateResult {
	const { events: t } = text;
	return html`<div class="notice bad">${icon("alert")}<div><p><strong>${t.cancelledText}</strong></p>${cancelled?.reason ? html`<p>${marked(t.cancelledReason, cancelled.reason, cancelled.language, text)}</p>` : nothing}${more ? html`<p>${more}</p>` : nothing}</div></div>`;
}

/** Whether all that one can do is to wait for a place. */
const waitingOnly = ({ registration: r, standing }: ShownEvent) =>
	r.full && r.waitingList && standing === "open";

const registerAt = ({ slug }: EventItem, text: Text) =>
	to(text, `/evenemang/${slug}/anmalan`);

/** One of a list of events. */
export function eventRow(event: ShownEvent, text: Text): TemplateResult {
	const { events: t } = text;
	const { registration } = event;
	const language = foreign(event.language, text);
	return html`<li>
		<p class="soft small">${event.cancelled ? html`<strong>${t.cancelledWords}</strong> · ` : nothing}${t.kinds[event.kind]} · ${whenOf(event, text)}${event.place ? html` · ${placeName(event.place, text)}` : nothing}${registration.full && ["open", "not_open"].includes(event.standing) ? html` · <strong>${t.full}</strong>` : nothing}</p>
		<h3 lang=${language}><a href=${to(text, `/evenemang/${event.slug}`)}>${event.title}</a></h3>
		<p lang=${language}>${event.summary}</p>
		${waitingOnly(event) ? html`<p class="no-print">${go(registerAt(event, text), html`${t.joinWaiting}<span class="visually-hidden">: <span lang=${language}>${event.title}</span></span>`)}</p>` : nothing}
	</li>`;
}

function group(title: string, items: ShownEvent[], text: Text) {
	if (items.length === 0) return nothing;
	return html`<section class="protocol"><h2 class="margin title">${title}</h2>
		<ul class="rows plain event-list">${items.map((one) => eventRow(one, text))}</ul></section>`;
}

/** All events (/evenemang): what is to come, then what has been. */
export function eventListPage(model: EventListModel, text: Text): Page {
	const { events: t } = text;
	return {
		title: text.parts.evenemang.title,
		description: text.parts.evenemang.description,
		main: html`<main id="innehall" class="frame text-page news-page">
			<div class="protocol"><div class="page-head in-text">${pageHead(text.parts.evenemang, text)}
				<p class="actions no-print">${go(to(text, "/evenemang.ics"), t.calendarAll, "download", "before")} ${go(to(text, "/evenemang.atom"), t.feed, "right", "before")}</p></div></div>
			${
				model.upcoming.length > 0
					? group(t.upcoming, model.upcoming, text)
					: html`<div class="protocol"><div class="in-text">${emptyState(t.none, t.noneText)}</div></div>`
			}
			${group(t.past, model.past, text)}
		</main>`,
	};
}

/** A place is written once, in Swedish. */
export const placeName = (place: string, text: Text) =>
	html`<span lang=${foreign("sv", text)}>${place}</span>`;

function placeOf({ place, online, cancelled }: EventItem, text: Text) {
	const { events: t } = text;
	if (cancelled) return place && placeName(place, text);
	if (!place) return online ? t.onlineOnly : null;
	const name = placeName(place, text);
	return online ? html`${name}<br>${t.online}` : name;
}

/** How to register, as it stands now. */
function howTo({ event }: EventModel, text: Text) {
	const { events: t, format } = text;
	const { registration: r, standing } = event;
	if (standing === "never") return html`<p>${t.closed}</p>`;
	if (standing === "begun") return html`<p>${t.begun}</p>`;
	const who = r.for === "signatories" ? t.forSignatories : t.forPublic;
	const closes = r.closesAt ? format.moment(r.closesAt) : null;
	if (standing === "closed")
		return html`<p>${closes ? t.closedSince(closes) : t.closed}</p>`;
	if (standing === "not_open")
		return html`<p>${who} ${r.opensAt ? t.opens(format.moment(r.opensAt)) : nothing} ${closes ? t.closes(closes) : nothing}</p>`;
	const open =
		r.for === "signatories" ? t.registerSignatories : t.registerButton;
	const label = waitingOnly(event) ? t.joinWaiting : open;
	const full = r.waitingList ? t.fullWaiting : t.fullStop;
	return html`<p>${who} ${closes ? t.closes(closes) : nothing} ${r.full ? full : nothing}</p>
		${r.full && !r.waitingList ? nothing : html`<p class="no-print"><a class="button" href=${registerAt(event, text)}>${label}</a></p>`}`;
}

type ProgrammeRow = EventDetail["programme"][number];

const programmeRows = (rows: ProgrammeRow[], text: Text) =>
	html`<ol class="rows plain programme">${rows.map(
		(one) =>
			html`<li><span>${one.time.replace(":", text.locale === "sv" ? "." : ":")}</span><p><span lang=${foreign(one.language, text)}>${one.title}</span>${one.speaker ? html`<br><span class="soft">${one.speaker}</span>` : nothing}</p></li>`,
	)}</ol>`;

function programme({ programme: items }: EventDetail, text: Text) {
	if (items.length === 0) return nothing;
	const { programme: title, dayOf } = text.events;
	const days = [...new Set(items.map(({ day }) => day))];
	const ofDay = (day: number) => {
		const rows = items.filter((one) => one.day === day);
		const on = rows[0]?.on;
		return html`<h3>${dayOf(day, on ? text.format.day(on) : null)}</h3>${programmeRows(rows, text)}`;
	};
	// Of one day nobody has to be told which.
	const all = days.some((day) => day > 1)
		? days.map(ofDay)
		: programmeRows(items, text);
	return html`<section class="block protocol"><h2 class="margin">${title}</h2><div class="stack">${all}</div></section>`;
}

function documents({ event, past, sizes }: EventModel, text: Text) {
	const { events: t } = text;
	if (event.documents.length === 0 && !past) return nothing;
	return html`<section class="block protocol"><h2 class="margin">${t.documents}</h2>${
		event.documents.length === 0
			? html`<p class="soft">${t.noDocuments}</p>`
			: html`<ul class="rows plain">${event.documents.map((one) => html`<li class="document" lang=${foreign(one.language, text)}>${go(one.url, one.title, "doc", "before")}${pdfNote(sizes.get(one.url), text)}</li>`)}</ul>`
	}</section>`;
}

/** One event (/evenemang/:slug). */
export function eventPage(model: EventModel, text: Text): Page {
	const { events: t } = text;
	const { event, past } = model;
	const { places } = event.registration;
	const { cancelled } = event;
	const language = foreign(event.language, text);
	const registered = event.registration.for !== "closed" && !past && !cancelled;
	return {
		title: t.named(event.title, cancelled !== null),
		description: event.summary,
		main: html`<main id="innehall" class="frame text-page event-page">
			<nav class="crumbs no-print" aria-label=${text.organisation.crumbs}>${go(to(text, "/evenemang"), t.all, "left", "before")}</nav>
			<header class="protocol org-head">
				<p class="margin">${t.kinds[event.kind]}</p>
				<div lang=${language}><h1 class=${sizeOf(event.title)}>${event.title}</h1><p class="lead">${event.summary}</p></div>
			</header>
			${cancelled ? html`<div class="block protocol"><div class="in-text">${cancelledNotice(event, text, event.registration.for === "closed" ? "" : t.cancelledTold)}</div></div>` : nothing}
			<section class="block protocol"><h2 class="margin">${t.facts}</h2><div class="stack">
				<dl class="facts">${fact(t.when, whenOf(event, text))}${fact(t.where, placeOf(event, text))}${registered ? fact(t.places, places === null ? t.unlimited : num(places)) : nothing}</dl>
				${event.on && !cancelled ? html`<p class="no-print">${go(to(text, `/evenemang/${event.slug}/kalender.ics`), t.calendarOne, "download", "before")}</p>` : nothing}
			</div></section>
			${past || cancelled ? nothing : html`<section class="block protocol" id="anmalan"><h2 class="margin">${t.register}</h2><div class="stack">${howTo(model, text)}</div></section>`}
			<section class="block protocol"><h2 class="margin">${t.about}</h2><div class="prose" lang=${language}>${unsafeHTML(event.html)}</div></section>
			${programme(event, text)}
			${documents(model, text)}
		</main>`,
	};
}
