import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { Attention, Need } from "../../../api/content/attention/schema.ts";
import { get } from "../../data/client.ts";
import { notice } from "../../ui/form.ts";
import { contentPath } from "./content-address.ts";
import { pathTo } from "./route.ts";
import type { Language } from "./text.ts";

/** What stands still until somebody sees to it, with the way there; nothing when nothing does. */
export class StaffAttention extends LitElement {
	static override properties: PropertyDeclarations = {
		language: { attribute: false },
		items: { state: true },
	};
	declare language: Language;
	declare items: Need[];

	constructor() {
		super();
		this.items = [];
	}

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback() {
		super.connectedCallback();
		get<Attention>("/admin/attention").then(
			({ items }) => {
				this.items = items;
			},
			// The page that it stands on says what is wrong with the server.
			() => {},
		);
	}

	private need(need: Need) {
		const { text, locale, format } = this.language;
		const { attention } = text;
		if (need.kind === "election") {
			const term = text.workingGroup.term(need.termFrom, need.termTo);
			return html`<li><a href=${pathTo(locale, "workingGroup")}>${attention.election(term)}</a>. ${attention.elections[need.because]}</li>`;
		}
		const words = attention.publications[need.because];
		return html`<li><a href=${contentPath(locale, need.segment, need.key)}>${need.title}</a>. ${words(format.moment(need.at))}</li>`;
	}

	protected override render() {
		if (this.items.length === 0) return nothing;
		const { title } = this.language.text.attention;
		return html`<section class="said" aria-labelledby="attention">${notice(
			"wait",
			html`<h2 id="attention">${title}</h2><ul class="plain">${this.items.map((one) => this.need(one))}</ul>`,
		)}</section>`;
	}
}
