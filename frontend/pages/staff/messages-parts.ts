import { html, nothing, type TemplateResult } from "lit";
import type {
	ContactMessageItem,
	ContactMessageList,
	ContactMessageView,
	MessageState,
} from "../../../api/content/contact/schema.ts";
import { icon, stitchGlyph } from "../../ui/icon.ts";
import { pathTo } from "./route.ts";
import { type Language, recentDay } from "./text.ts";

/** Which messages are shown. */
export type MessageViewName = MessageState | "all";

/** Where a message stands: a glyph and a word. */
export function messageStatus({ text }: Language, status: MessageState) {
	const [tone, mark] =
		status === "open" ? ["wait", stitchGlyph("half")] : ["ok", icon("check")];
	return html`<span class="status ${tone}">${mark}${text.messages.status[status]}</span>`;
}

/** The ways to look at the list, with how many messages stand in each. */
export function messageTabs(
	{ text }: Language,
	chosen: MessageViewName,
	counts: ContactMessageList["counts"] | null,
	onChoose: (view: MessageViewName) => void,
): TemplateResult {
	const { messages: t } = text;
	const numbers = counts && { ...counts, all: counts.open + counts.handled };
	const choose = (event: MouseEvent, view: MessageViewName) => {
		if (event.metaKey || event.ctrlKey || event.shiftKey) return;
		event.preventDefault();
		onChoose(view);
	};
	return html`<nav class="views" aria-label=${t.views}><ul class="plain">${(
		["open", "handled", "all"] as const
	).map(
		(
			view,
		) => html`<li><a href=${view === "open" ? location.pathname : `?status=${view}`} aria-current=${view === chosen ? "page" : nothing}
			@click=${(event: MouseEvent) => choose(event, view)}>${t.view[view]} ${numbers ? html`<span class="num">${numbers[view]}</span>` : nothing}</a></li>`,
	)}</ul></nav>`;
}

function row(language: Language, item: ContactMessageItem) {
	const { text, locale, format } = language;
	const { messages: t } = text;
	const { columns } = t;
	const { handled } = item;
	return html`<tr>
		<th scope="row"><a href=${pathTo(locale, "message", item.id)}>${item.subject}</a>${item.hasNote ? html`<small>${t.noted}</small>` : nothing}</th>
		<td data-label=${columns.from}>${item.name}<small>${item.email}</small></td>
		<td data-label=${columns.received} class="nowrap"><time datetime=${item.createdAt}>${recentDay(language, item.createdAt)}</time></td>
		<td data-label=${columns.status}>${messageStatus(language, item.status)}${handled ? html`<small>${format.shortDay(handled.at)}, ${handled.by.name}</small>` : nothing}</td>
	</tr>`;
}

/** Messages as a table, or as cards where there is no room for one. */
export function messageTable(
	language: Language,
	items: ContactMessageItem[],
): TemplateResult {
	const { messages: t } = language.text;
	return html`<div class="plain-table"><table><caption class="visually-hidden">${t.caption}</caption>
		<thead><tr>${Object.values(t.columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
		<tbody>${items.map((item) => row(language, item))}</tbody></table></div>`;
}

/** Who wrote, when and where, and what has come of it. */
export function messageFacts(
	language: Language,
	message: ContactMessageView,
): TemplateResult {
	const { text, format } = language;
	const { messages: t } = text;
	const { handled } = message;
	const facts: [string, unknown][] = [
		[
			t.columns.status,
			html`${messageStatus(language, message.status)}${handled ? html`<br><span class="soft">${t.handledBy(format.moment(handled.at), handled.by.name, handled.by.employer)}</span>` : nothing}`,
		],
		[t.columns.from, message.name],
		[t.email, html`<span class="address">${message.email}</span>`],
		[t.columns.received, format.moment(message.createdAt)],
		[t.language, t.languages[message.locale]],
		[t.disposed, format.day(message.disposedOn)],
	];
	return html`<dl class="facts">${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** A letter to whoever wrote, begun in the office's own mail program. */
export function answerAddress(
	{ text }: Language,
	{ email, subject }: ContactMessageView,
): string {
	const words = encodeURIComponent(text.messages.answerSubject(subject));
	return `mailto:${encodeURIComponent(email).replace("%40", "@")}?subject=${words}`;
}
