import { html, nothing, type PropertyDeclarations } from "lit";
import type { ItemSummary } from "../../../api/content/editing/schema.ts";
import { button, notice } from "../../ui/form.ts";
import { contentPath, placeIn } from "./content-address.ts";
import {
	beginItem,
	fetchItems,
	type Segment,
	segments,
} from "./content-api.ts";
import { stateMark } from "./content-history.ts";
import { StaffPage } from "./page.ts";
import { ask } from "./parts/fields.ts";
import { goTo } from "./route.ts";

const empty = { sv: "", en: "" };

/** What there is one of, or as many as the code has places for: nothing new can be begun. */
type Given = "pages" | "office";
const isGiven = (segment: Segment): segment is Given =>
	segment === "pages" || segment === "office";

/** What the items are called by that are not called by their title. */
const keyLabels = {
	"plan-years": "year",
	agreement: "version",
	"follow-ups": "year",
} as const;

/** `/admin/innehall/:kind`: everything that editors write, by kind, with where it stands. */
export class StaffContent extends StaffPage {
	static override properties: PropertyDeclarations = {
		items: { state: true },
		q: { state: true },
		beginning: { state: true },
	};
	declare items: ItemSummary[] | null;
	declare q: string;
	/** Whether the question of what a new item is to be called is open. */
	declare beginning: boolean;
	/** What was last asked to be begun. */
	private asked = "";

	constructor() {
		super();
		this.items = null;
		this.q = "";
		this.beginning = false;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			this.items = (await fetchItems(this.segment)).items;
		});
	}

	protected get heading() {
		return this.text.content.title;
	}

	private get segment(): Segment {
		return placeIn(this.name).segment;
	}

	private async begin(event: SubmitEvent) {
		event.preventDefault();
		const { segment, draft } = this;
		const title = { sv: draft["title.sv"] ?? "", en: "" };
		const both = { summary: empty, text: empty };
		const contents = {
			news: { title, ...both },
			pages: {},
			office: {},
			"plan-years": { theme: empty },
			events: { title, ...both, year: new Date().getFullYear() },
			// It begins as the version that applies.
			agreement: {},
			"follow-ups": { text: empty },
		};
		this.asked = (draft.key ?? "").trim();
		await this.attempt("begin", async () => {
			const { key } = await beginItem(segment, {
				content: contents[segment],
				...(segment in keyLabels && { key: this.asked }),
			});
			goTo(this, contentPath(this.language.locale, segment, key));
		});
	}

	private tabs() {
		const { content } = this.text;
		return html`<nav class="kinds" aria-label=${content.kindsLabel}><ul class="plain">${segments.map(
			(one) =>
				html`<li><a href=${contentPath(this.language.locale, one)} aria-current=${one === this.segment ? "page" : nothing}>${content.kinds[one]}</a></li>`,
		)}</ul></nav>`;
	}

	/** Which page an item is the words of, when its title does not say so. */
	private place({ kind, key }: ItemSummary): string {
		const { parts } = this.text.content;
		const known = kind === "page" && parts[key as keyof typeof parts];
		return known ? known[0] : "";
	}

	private row(item: ItemSummary) {
		const { content } = this.text;
		const { columns } = content;
		const changed =
			item.live && item.state === "draft" ? content.changedSince : undefined;
		const { locale } = this.language;
		const place = this.place(item);
		return html`<tr><th scope="row"><a href=${contentPath(locale, this.segment, item.key)}>${item.title}</a>${place ? html` <small>${place}</small>` : nothing}</th>
			<td data-label=${columns.state}>${stateMark(this.language, item.state, changed)}${item.publishAt ? html`<small>${content.scheduledFor(this.format.moment(item.publishAt))}</small>` : nothing}</td>
			<td class="nowrap" data-label=${columns.changed}>${this.format.moment(item.changedAt)}</td>
			<td data-label=${columns.by}>${item.changedBy}</td></tr>`;
	}

	private list(items: ItemSummary[]) {
		const { content } = this.text;
		const wanted = this.q.trim().toLocaleLowerCase("sv");
		const shown = items.filter((item) =>
			`${item.title} ${this.place(item)}`
				.toLocaleLowerCase("sv")
				.includes(wanted),
		);
		const search = (event: Event) => {
			this.q = (event.target as HTMLInputElement).value;
		};
		return html`<div class="field content-search"><label for="q">${content.search}</label><input class="input" id="q" type="search" autocomplete="off" @input=${search}></div>
			${
				shown.length === 0
					? html`<p><strong>${content.empty}.</strong> ${content.emptyText}</p>`
					: html`<div class="plain-table"><table><caption class="visually-hidden">${content.kinds[this.segment]}</caption>
				<thead><tr>${Object.values(content.columns).map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
				<tbody>${shown.map((item) => this.row(item))}</tbody></table></div>`
			}`;
	}

	/** The item that the failure says is there already: as it was asked for, whatever is typed since. */
	private alreadyThere(segment: keyof typeof keyLabels) {
		const { exists, open } = this.text.content;
		const { asked } = this;
		const href = contentPath(this.language.locale, segment, asked);
		return this.existing(
			"content_exists",
			exists[segment](asked),
			href,
			open(asked),
		);
	}

	private dialog(segment: Exclude<Segment, Given>) {
		const { content, cancel, saving } = this.text;
		const draft = { values: this.draft, failure: this.failure };
		const close = (event: Event) =>
			(event.target as Element).closest("dialog")?.close();
		const key =
			segment in keyLabels ? (segment as keyof typeof keyLabels) : null;
		return html`<dialog class="sheet" aria-labelledby="begin-title" @close=${() => {
			this.beginning = false;
		}}><form class="stack" novalidate @submit=${this.begin}>
			<h2 id="begin-title">${content.begin[segment]}</h2>
			<p>${key ? content.beginKeyLead[key] : content.beginLead}</p>
			${this.problem(key && this.alreadyThere(key))}
			${key ? ask(draft, "key", content.fields[keyLabels[key]], { inputMode: "numeric", size: "short" }) : ask(draft, "title.sv", `${content.fields.title}, ${content.swedish}`, { maxLength: 150 })}
			<div class="actions">${button({ label: content.beginSubmit, busyLabel: saving, busy: this.busy === "begin" })}
				<button class="button quiet" type="button" @click=${close}>${cancel}</button></div>
		</form></dialog>`;
	}

	protected override render() {
		const { items, segment, text } = this;
		const open = () => {
			this.failure = null;
			this.draft = {};
			this.beginning = true;
		};
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			<p class="soft">${text.content.lead}</p>
			${this.may("content:edit") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			<hs-staff-attention .language=${this.language}></hs-staff-attention>
			${this.tabs()}
			${this.beginning ? nothing : this.problem()}
			${isGiven(segment) ? nothing : html`<p>${button({ label: text.content.begin[segment], kind: "small", onPress: open })}</p>`}
			${items ? this.list(items) : this.failure ? nothing : this.loading()}
			${this.beginning && !isGiven(segment) ? this.dialog(segment) : nothing}
		</main>`;
	}
}
