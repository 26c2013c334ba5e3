import { html, nothing, type TemplateResult } from "lit";
import type { Queue } from "../../../api/applications/review/schema.ts";
import { municipalities } from "../../../api/organisations/vocabulary.ts";
import type { Language } from "./text.ts";

/** What the queue is asked for; the same words as in the page's address. */
export interface Filters {
	status: string;
	q: string;
	assignee: string;
	municipality: string;
	sort: string;
}

const names = ["status", "q", "assignee", "municipality", "sort"] as const;

export function filtersOf(search: string): Filters {
	const given = new URLSearchParams(search);
	const of = (name: string) => given.get(name) ?? "";
	return {
		status: of("status") || "open",
		q: of("q"),
		assignee: of("assignee"),
		municipality: of("municipality"),
		sort: of("sort") || "waiting",
	};
}

const usual: Partial<Filters> = { status: "open", sort: "waiting" };

/** Only what differs from the usual stands in the address. */
export function searchOf(filters: Filters): string {
	const given = names
		.filter((name) => filters[name] && filters[name] !== usual[name])
		.map((name) => [name, filters[name]]);
	const search = new URLSearchParams(given).toString();
	return search ? `?${search}` : "";
}

const views = [
	["open", "open", "open"],
	["submitted,in_review", "toReview", "toReview"],
	["completion_requested", "awaitingCompletion", "awaitingCompletion"],
	["awaiting_signature", "awaitingSignature", "awaitingSignature"],
	["approved,rejected", "decided", "decidedThisYear"],
] as const;

/** The ready-made views, with how many cases stand in each. */
export function viewTabs(
	{ text }: Language,
	filters: Filters,
	counts: Queue["counts"] | null,
	onChange: (change: Partial<Filters>) => void,
): TemplateResult {
	const choose = (event: MouseEvent, status: string) => {
		if (event.metaKey || event.ctrlKey || event.shiftKey) return;
		event.preventDefault();
		onChange({ status });
	};
	return html`<nav class="views" aria-label=${text.inbox.views}><ul class="plain">${views.map(
		([
			status,
			label,
			count,
		]) => html`<li><a href=${searchOf({ ...filters, status }) || location.pathname}
			aria-current=${filters.status === status ? "page" : nothing}
			@click=${(event: MouseEvent) => choose(event, status)}>${text.inbox[label]} ${
				counts ? html`<span class="num">${counts[count]}</span>` : nothing
			}</a></li>`,
	)}</ul></nav>`;
}

function select(
	id: keyof Filters,
	label: string,
	filters: Filters,
	options: readonly (readonly [string, string])[],
	onChange: (change: Partial<Filters>) => void,
) {
	const change = (event: Event) =>
		onChange({ [id]: (event.target as HTMLSelectElement).value });
	return html`<div class="field"><label for="f-${id}">${label}</label><select class="input" id="f-${id}" .value=${filters[id]} @change=${change}>${options.map(
		([value, words]) =>
			html`<option value=${value} ?selected=${filters[id] === value}>${words}</option>`,
	)}</select></div>`;
}

/** Search and filters above the queue. */
export function toolbar(
	{ text }: Language,
	filters: Filters,
	people: { id: string; name: string }[],
	onChange: (change: Partial<Filters>) => void,
): TemplateResult {
	const { inbox } = text;
	const typed = (event: Event) =>
		onChange({ q: (event.target as HTMLInputElement).value });
	const sorts = Object.entries(inbox.sorts);
	return html`<form class="toolbar" role="search" aria-label=${inbox.filters} @submit=${(event: Event) => event.preventDefault()}>
		<div class="field grow"><label for="f-q">${inbox.search}</label><input class="input" id="f-q" type="search" .value=${filters.q} placeholder=${inbox.searchHint} aria-keyshortcuts="/" @input=${typed}></div>
		${select("assignee", inbox.assignee, filters, [["", inbox.all], ...people.map(({ id, name }) => [id, name] as const), ["none", inbox.nobody]], onChange)}
		${select("municipality", inbox.municipality, filters, [["", inbox.all], ...[...municipalities].sort((a, b) => a.name.localeCompare(b.name, "sv")).map(({ code, name }) => [code, name] as const)], onChange)}
		${select("sort", inbox.sort, filters, sorts, onChange)}
	</form>`;
}
