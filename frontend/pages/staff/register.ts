import { html, nothing, type PropertyDeclarations } from "lit";
import type { SignatoryItem } from "../../../api/register/schema.ts";
import { fetchSignatories, type Page } from "./api.ts";
import { StaffPage } from "./page.ts";
import { signatureStatus } from "./parts/status.ts";
import { pathTo } from "./route.ts";
import { small } from "./text.ts";

/** `/admin/registret`: every organisation that is or has been a party. */
export class StaffRegister extends StaffPage {
	static override properties: PropertyDeclarations = {
		q: { state: true },
		status: { state: true },
		list: { state: true },
	};
	declare q: string;
	/** `all`, or empty for the parties of today. */
	declare status: string;
	declare list: Page<SignatoryItem> | null;
	private asking: AbortController | null = null;
	private timer = 0;

	constructor() {
		super();
		const given = new URLSearchParams(location.search);
		this.q = given.get("q") ?? "";
		this.status = given.get("status") ?? "all";
		this.list = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.fetch();
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		clearTimeout(this.timer);
		this.asking?.abort();
	}

	protected get heading() {
		return this.text.register.title;
	}

	/** A newer question ends the older one. */
	private async fetch(cursor?: string) {
		this.asking?.abort();
		const asking = new AbortController();
		this.asking = asking;
		this.busy = null;
		await this.load(async () => {
			try {
				const { q, status } = this;
				const page = await fetchSignatories(
					{ q, status, cursor, limit: 50 },
					asking.signal,
				);
				const before = cursor && this.list ? this.list.items : [];
				this.list = { ...page, items: [...before, ...page.items] };
			} catch (error) {
				if (!asking.signal.aborted) throw error;
			}
		});
	}

	private change(change: { q?: string; status?: string }) {
		if (change.q !== undefined) this.q = change.q;
		if (change.status !== undefined) this.status = change.status;
		const search = new URLSearchParams({ q: this.q, status: this.status });
		history.replaceState(null, "", `${location.pathname}?${search}`);
		clearTimeout(this.timer);
		this.timer = window.setTimeout(
			() => void this.fetch(),
			"q" in change ? 250 : 0,
		);
	}

	private toolbar() {
		const { register } = this.text;
		const value = (event: Event) => (event.target as HTMLInputElement).value;
		return html`<form class="toolbar" role="search" @submit=${(event: Event) => event.preventDefault()}>
			<div class="field grow"><label for="r-q">${register.search}</label><input class="input" id="r-q" type="search" .value=${this.q} placeholder=${register.searchHint} @input=${(event: Event) => this.change({ q: value(event) })}></div>
			<div class="field"><label for="r-status">${register.status}</label><select class="input" id="r-status" @change=${(event: Event) => this.change({ status: value(event) })}>
				<option value="all" ?selected=${this.status === "all"}>${register.all}</option>
				<option value="" ?selected=${this.status === ""}>${register.present}</option>
			</select></div>
		</form>`;
	}

	private row(item: SignatoryItem) {
		const { columns } = this.text.register;
		const kind = this.language.words.kind[item.kind] ?? item.kind;
		const place = item.wholeCounty
			? this.text.case.wholeCounty
			: item.municipality?.name;
		return html`<tr><th scope="row"><a href=${pathTo(this.language.locale, "entry", item.slug)}>${item.name}</a><small>${[place, place ? small(kind) : kind].filter(Boolean).join(", ")}</small></th>
			<td class="num" data-label=${columns.number}>${item.organisationNumber ?? "–"}</td>
			<td>${signatureStatus(this.text, item.status)}</td>
			<td class="nowrap" data-label=${columns.signedOn}>${this.format.day(item.signedOn)}</td>
			<td class="num" data-label=${columns.certificate}>${item.certificateNumber ?? "–"}</td></tr>`;
	}

	private table({ items, next, total }: Page<SignatoryItem>) {
		const { register, more, shown } = this.text;
		const { columns } = register;
		if (items.length === 0)
			return html`<div class="empty"><h2>${register.emptyTitle}</h2><p>${register.empty}</p></div>`;
		return html`<div class="plain-table"><table><caption class="visually-hidden">${register.caption}</caption>
			<thead><tr>${[columns.name, columns.number, columns.status, columns.signedOn, columns.certificate].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
			<tbody>${items.map((item) => this.row(item))}</tbody></table></div>
			<p class="actions">${next ? html`<button class="button quiet small" type="button" @click=${() => this.fetch(next)}>${more}</button>` : nothing}
				<span class="soft" role="status">${shown(items.length, total ?? items.length)}</span></p>`;
	}

	protected override render() {
		const { list } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			${this.toolbar()}
			${this.problem()}
			${list ? this.table(list) : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
