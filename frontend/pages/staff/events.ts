import { html, nothing, type PropertyDeclarations } from "lit";
import type { AdminEventItem } from "../../../api/content/events/admin-schema.ts";
import { fetchEvents } from "./events-api.ts";
import { StaffPage } from "./page.ts";
import { pathTo } from "./route.ts";

/** `/admin/evenemang`: every event with its numbers. */
export class StaffEvents extends StaffPage {
	static override properties: PropertyDeclarations = {
		items: { state: true },
	};
	declare items: AdminEventItem[] | null;

	constructor() {
		super();
		this.items = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			this.items = (await fetchEvents()).items;
		});
	}

	protected get heading() {
		return this.text.gatherings.title;
	}

	private row(item: AdminEventItem) {
		const { gatherings: t } = this.text;
		const { columns } = t;
		const { counts } = item;
		return html`<tr>
			<th scope="row"><a href=${pathTo(this.language.locale, "event", item.slug)}>${item.title}</a>${item.cancelled ? html`<small>${t.callOff.badge}</small>` : nothing}</th>
			<td data-label=${columns.on}>${item.on ? this.format.day(item.on) : item.year}</td>
			<td data-label=${columns.registration}>${t.registrations[item.registration]}</td>
			<td class="num" data-label=${columns.seated}>${t.of(counts.seated, item.places)}</td>
			<td class="num" data-label=${columns.waiting}>${counts.waiting}</td>
			<td class="num" data-label=${columns.present}>${counts.present}</td></tr>`;
	}

	private table(items: AdminEventItem[]) {
		const { gatherings: t } = this.text;
		return html`<div class="plain-table"><table><caption class="visually-hidden">${t.caption}</caption>
			<thead><tr>${Object.values(t.columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
			<tbody>${items.map((item) => this.row(item))}</tbody></table></div>`;
	}

	protected override render() {
		const { items } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			<p class="soft">${this.text.gatherings.lead}</p>
			${this.problem()}
			${items ? this.table(items) : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
