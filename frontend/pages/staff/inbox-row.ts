import { html, nothing, type TemplateResult } from "lit";
import type { QueueItem } from "../../../api/applications/review/schema.ts";
import { icon } from "../../ui/icon.ts";
import { caseStatus, initials } from "./parts/status.ts";
import { pathTo } from "./route.ts";
import { type Language, recentDay, small } from "./text.ts";

export interface RowModel {
	language: Language;
	item: QueueItem;
	picked: boolean;
	at: boolean;
	/** Whether this officer may take cases. */
	mayTake: boolean;
	taking: boolean;
	onPick: (picked: boolean) => void;
	onTake: () => void;
	onFocus: () => void;
}

export const takable = ({ status }: QueueItem) =>
	status === "submitted" || status === "in_review";

const late = 9;

export const nameOf = (
	{ text }: Language,
	{ organisation }: QueueItem,
): string => organisation.name || text.inbox.nameless;

function place(
	{ text, words }: Language,
	{ organisation, paper }: QueueItem,
): string {
	const { municipality, wholeCounty, kind } = organisation;
	const where = wholeCounty ? text.case.wholeCounty : municipality?.name;
	const word = kind && (words.kind[kind] ?? kind);
	const what = word && where ? small(word) : word;
	return [where, what, paper ? text.inbox.paper : null]
		.filter(Boolean)
		.join(", ");
}

function checks({ text }: Language, { checks: done }: QueueItem) {
	const all = done.passed === done.total;
	return html`<span class="status ${all ? "ok" : "wait"}">${icon(all ? "check" : "warn")}<span class="num">${text.inbox.checks(done.passed, done.total)}</span></span>
		${all ? nothing : html`<small>${done.notPassed.map((id, i) => (i ? small(text.missing[id]) : text.missing[id])).join(", ")}</small>`}`;
}

function waited({ text }: Language, { waitingDays, status }: QueueItem) {
	if (waitingDays === null) return "–";
	const days = text.inbox.days(waitingDays);
	const ours = status === "submitted" || status === "in_review";
	return ours && waitingDays >= late
		? html`<span class="status bad">${icon("alert")}${days}</span>`
		: days;
}

function officer(model: RowModel) {
	const { language, item, mayTake, taking } = model;
	const { text } = language;
	if (item.assignee)
		return html`<span class="who"><span class="initials" aria-hidden="true">${initials(item.assignee.name)}</span>${item.assignee.name}</span>`;
	if (!mayTake || !takable(item))
		return html`<span class="soft">${text.inbox.nobody}</span>`;
	return html`<button class="who take" type="button" aria-busy=${taking ? "true" : nothing} @click=${model.onTake}><span class="initials none" aria-hidden="true">${icon("plus")}</span>${
		taking ? text.inbox.taking : text.inbox.take
	}<span class="visually-hidden">: ${nameOf(language, item)}</span></button>`;
}

/** One case of the queue: a row, or a card where there is no room for one. */
export function inboxRow(model: RowModel): TemplateResult {
	const { language, item, picked, at } = model;
	const { text, locale } = language;
	const pick = (event: Event) =>
		model.onPick((event.target as HTMLInputElement).checked);
	const classes = [picked && "picked", at && "at"].filter(Boolean).join(" ");
	return html`<tr role="row" class=${classes || nothing} aria-current=${at ? "true" : nothing} @focusin=${model.onFocus}>
		<td role="cell"><label class="choice tick"><input type="checkbox" .checked=${picked} @change=${pick}><span class="visually-hidden">${text.inbox.mark(nameOf(language, item))}</span></label></td>
		<th role="rowheader" scope="row"><a href=${pathTo(locale, "case", item.id)}>${nameOf(language, item)}</a><small>${place(language, item)}</small></th>
		<td role="cell">${caseStatus(text, item.status)}</td>
		<td role="cell">${checks(language, item)}</td>
		<td role="cell" class="nowrap">${item.receivedAt ? recentDay(language, item.receivedAt) : "–"}</td>
		<td role="cell">${waited(language, item)}</td>
		<td role="cell">${officer(model)}</td>
	</tr>`;
}
