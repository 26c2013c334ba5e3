import { html, nothing, type PropertyDeclarations } from "lit";
import type { ContactMessageList } from "../../../api/content/contact/schema.ts";
import { button } from "../../ui/form.ts";
import { fetchMessages } from "./messages-api.ts";
import {
	type MessageViewName,
	messageTable,
	messageTabs,
} from "./messages-parts.ts";
import { StaffPage } from "./page.ts";

function viewOf(search: string): MessageViewName {
	const given = new URLSearchParams(search).get("status");
	return given === "handled" || given === "all" ? given : "open";
}

/** `/admin/meddelanden`: what has been written in the contact form. */
export class StaffMessages extends StaffPage {
	static override properties: PropertyDeclarations = {
		list: { state: true },
		view: { state: true },
	};
	declare list: ContactMessageList | null;
	declare view: MessageViewName;

	constructor() {
		super();
		this.list = null;
		this.view = viewOf(location.search);
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.fetch();
	}

	protected get heading() {
		return this.text.messages.title;
	}

	private async fetch(cursor?: string) {
		const { view } = this;
		await this.load(async () => {
			const status = view === "all" ? undefined : view;
			const page = await fetchMessages({ status, cursor, limit: 50 });
			// Another view was chosen meanwhile.
			if (view !== this.view) return;
			const before = cursor && this.list ? this.list.items : [];
			this.list = { ...page, items: [...before, ...page.items] };
			this.dispatchEvent(
				new CustomEvent("hs-count-messages", {
					detail: page.counts.open,
					bubbles: true,
				}),
			);
		});
		if (view !== this.view) await this.fetch();
	}

	private readonly choose = (view: MessageViewName) => {
		this.view = view;
		const search = view === "open" ? "" : `?status=${view}`;
		history.replaceState(null, "", location.pathname + search);
		void this.fetch();
	};

	private content({ items, next, total }: ContactMessageList) {
		const { messages: t, more, shown } = this.text;
		if (items.length === 0)
			return html`<div class="empty"><h2>${t.emptyTitle}</h2><p>${t.empty[this.view]}</p></div>`;
		return html`${messageTable(this.language, items)}
			<p class="actions">${next ? button({ label: more, kind: "quiet small", onPress: () => void this.fetch(next) }) : nothing}
				<span class="soft" role="status">${shown(items.length, total)}</span></p>`;
	}

	protected override render() {
		const { list, language } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			${list ? html`<p class="soft">${this.text.messages.lead(list.keptDays)}</p>` : nothing}
			${messageTabs(language, this.view, list?.counts ?? null, this.choose)}
			${this.problem()}
			${list ? this.content(list) : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
