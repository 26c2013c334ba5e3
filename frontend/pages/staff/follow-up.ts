import { html, nothing, type PropertyDeclarations } from "lit";
import type { AdminRoundItem } from "../../../api/content/follow-up/schema.ts";
import { button } from "../../ui/form.ts";
import { createRound, fetchRounds } from "./follow-up-api.ts";
import { dateFields } from "./follow-up-parts.ts";
import { StaffPage } from "./page.ts";
import { ask, type Draft, numberOf } from "./parts/fields.ts";
import { goTo, pathTo } from "./route.ts";

/** `/admin/uppfoljning`: every round, and a new one. */
export class StaffFollowUps extends StaffPage {
	static override properties: PropertyDeclarations = {
		items: { state: true },
	};
	declare items: AdminRoundItem[] | null;
	/** The year that was last asked for. */
	private asked = "";

	constructor() {
		super();
		this.items = null;
		this.draft = { year: String(new Date().getFullYear()) };
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			this.items = (await fetchRounds()).items;
		});
	}

	protected get heading() {
		return this.text.followUp.title;
	}

	private readonly create = async (event: SubmitEvent) => {
		event.preventDefault();
		const { year = "", opensOn = "", closesOn = "" } = this.draft;
		this.asked = year.trim();
		const body = { year: numberOf(year), opensOn, closesOn };
		const well = await this.attempt("create", () => createRound(body));
		if (well) goTo(this, pathTo(this.language.locale, "followUp", this.asked));
	};

	private row(item: AdminRoundItem) {
		const { followUp: t } = this.text;
		const { year, state, publishedAt, answers, parties } = item;
		const day = (on: string) => this.format.shortDay(on);
		return html`<tr>
			<th scope="row"><a href=${pathTo(this.language.locale, "followUp", String(year))}>${year}</a></th>
			<td data-label=${t.columns.state}>${publishedAt ? t.published : t.states[state]}</td>
			<td data-label=${t.columns.dates}>${day(item.opensOn)} – ${day(item.closesOn)}</td>
			<td class="num" data-label=${t.columns.answers}>${t.of(answers.civil + answers.public, parties)}</td></tr>`;
	}

	private table(items: AdminRoundItem[]) {
		const { followUp: t } = this.text;
		if (items.length === 0) return html`<p>${t.none}</p>`;
		return html`<div class="plain-table"><table><caption class="visually-hidden">${t.caption}</caption>
			<thead><tr>${Object.values(t.columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
			<tbody>${items.map((item) => this.row(item))}</tbody></table></div>`;
	}

	private form() {
		const { followUp: t, saving } = this.text;
		const draft: Draft = { values: this.draft, failure: this.failure };
		return html`<section class="stack"><h2>${t.plan}</h2><form class="form-grid" novalidate @submit=${this.create}>
			${ask(draft, "year", t.planYear, { inputMode: "numeric", size: "short num", maxLength: 4 })}
			${dateFields(this.language, draft)}
			<div class="actions">${button({ label: t.create, busyLabel: saving, busy: this.busy === "create" })}</div></form></section>`;
	}

	private alreadyThere() {
		const { asked, text } = this;
		return this.existing(
			"follow_up_round_exists",
			text.followUp.exists(asked),
			pathTo(this.language.locale, "followUp", asked),
			text.content.open(asked),
		);
	}

	protected override render() {
		const { items } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			<p class="soft">${this.text.followUp.lead}</p>
			${this.problem(this.alreadyThere())}
			${items ? [this.table(items), this.form()] : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
