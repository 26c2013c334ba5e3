import { html, nothing, type PropertyDeclarations } from "lit";
import type { LogEntry } from "../../../api/log/schema.ts";
import { button } from "../../ui/form.ts";
import { fetchLog, type Page } from "./api.ts";
import { StaffPage } from "./page.ts";
import { pathTo } from "./route.ts";

/** `/admin/logg`: who did what, when and in which case. */
export class StaffLog extends StaffPage {
	static override properties: PropertyDeclarations = {
		list: { state: true },
	};
	declare list: Page<LogEntry> | null;

	constructor() {
		super();
		this.list = null;
		const given = new URLSearchParams(location.search);
		this.draft = {
			actor: given.get("actor") ?? "",
			subject: given.get("subject") ?? "",
		};
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.fetch();
	}

	protected get heading() {
		return this.text.log.title;
	}

	private async fetch(cursor?: string) {
		await this.load(async () => {
			const { actor, subject } = this.draft;
			const page = await fetchLog({ actor, subject, cursor, limit: 50 });
			const before = cursor && this.list ? this.list.items : [];
			this.list = { ...page, items: [...before, ...page.items] };
		});
	}

	private filter(event: SubmitEvent) {
		event.preventDefault();
		const given = Object.entries(this.draft).filter(([, words]) => words);
		const search = new URLSearchParams(given).toString();
		history.replaceState(
			null,
			"",
			location.pathname + (search ? `?${search}` : ""),
		);
		void this.fetch();
	}

	private field(id: "actor" | "subject") {
		return html`<div class="field grow"><label for="l-${id}">${this.text.log[id]}</label><input class="input" id="l-${id}" type="search" .value=${this.draft[id] ?? ""} @input=${(
			event: Event,
		) => {
			this.draft[id] = (event.target as HTMLInputElement).value;
		}}></div>`;
	}

	private subject({ kind, id, name }: LogEntry["subject"]) {
		const { locale } = this.language;
		// An id that nobody can read is kept out of the way.
		if (!name && kind === "session") return "–";
		const label = name || id;
		if (kind === "application")
			return html`<a href=${pathTo(locale, "case", id)}>${label}</a>`;
		if (kind === "organisation")
			return html`<a href=${pathTo(locale, "entry", id)}>${label}</a>`;
		return label;
	}

	private row(entry: LogEntry) {
		const { log, events } = this.text;
		const { columns } = log;
		const { actor, subject } = entry;
		const detail = Object.entries(entry.detail).map(
			([key, value]) =>
				`${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
		);
		return html`<tr>
			<td data-label=${columns.at}><time datetime=${entry.at}>${this.format.moment(entry.at)}</time></td>
			<td data-label=${columns.actor}>${actor.kind === "system" ? log.system : actor.name}${actor.employer ? html`<small>${actor.employer}</small>` : nothing}</td>
			<td data-label=${columns.event}>${events[entry.event] ?? entry.event}</td>
			<td data-label=${columns.subject}>${this.subject(subject)}<small>${log.kinds[subject.kind] ?? subject.kind}</small></td>
			<td><details><summary>${log.details} <span class="visually-hidden">${entry.sequence}</span></summary><pre>${[entry.event, ...detail, `${log.hash}: ${entry.hash}`].join("\n")}</pre></details></td>
		</tr>`;
	}

	private table({ items, next, total }: Page<LogEntry>) {
		const { log, more, shown } = this.text;
		const { columns } = log;
		if (items.length === 0)
			return html`<div class="empty"><h2>${log.emptyTitle}</h2><p>${log.empty}</p></div>`;
		return html`<div class="plain-table"><table><caption class="visually-hidden">${log.caption}</caption>
			<thead><tr>${[columns.at, columns.actor, columns.event, columns.subject, log.details].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
			<tbody>${items.map((item) => this.row(item))}</tbody></table></div>
			<p class="actions">${next ? button({ label: more, kind: "quiet small", onPress: () => void this.fetch(next) }) : nothing}
				<span class="soft" role="status">${shown(items.length, total ?? items.length)}</span></p>`;
	}

	protected override render() {
		const { list, text } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			<p class="soft">${text.log.lead}</p>
			<form class="toolbar log-filter" role="search" @submit=${this.filter}>${this.field("actor")}${this.field("subject")}
				<div class="field submit">${button({ label: text.log.filter, kind: "quiet small" })}</div></form>
			${this.problem()}
			${list ? this.table(list) : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
