import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	AdminComment,
	AdminRound,
	RoundAction,
} from "../../../api/content/follow-up/schema.ts";
import { ApiError } from "../../data/client.ts";
import { pathIn } from "../../i18n/path.ts";
import { button } from "../../ui/form.ts";
import { go } from "../../ui/icon.ts";
import { contentPath } from "./content-address.ts";
import { beginItem } from "./content-api.ts";
import {
	changeDates,
	fetchRound,
	moderateComment,
	publishRound,
	withdrawRound,
} from "./follow-up-api.ts";
import {
	commentList,
	dateFields,
	participantTable,
	resultTable,
} from "./follow-up-parts.ts";
import { StaffPage } from "./page.ts";
import { ask, type Draft } from "./parts/fields.ts";
import { faultOf, success } from "./parts/problem.ts";
import { goTo, pathTo } from "./route.ts";

/** `/admin/uppfoljning/:year`: who has answered; when it has closed, what, and what the public sees of it. */
export class StaffFollowUp extends StaffPage {
	static override properties: PropertyDeclarations = {
		round: { state: true },
		hiding: { state: true },
	};
	declare round: AdminRound | null;
	/** Which comment the open question is about. */
	declare hiding: AdminComment | null;
	/** Of what the forms were filled with: moderation reads the round anew, the forms not. */
	private seen = 0;

	constructor() {
		super();
		this.round = null;
		this.hiding = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			this.round = await fetchRound(this.name);
			const { opensOn, closesOn, revision } = this.round;
			this.seen = revision;
			this.draft = { opensOn, closesOn };
		});
	}

	protected get heading() {
		return `${this.text.followUp.title} ${this.name}`;
	}

	private async act(
		name: string,
		words: string,
		work: () => Promise<AdminRound>,
	) {
		const well = await this.attempt(name, async () => {
			this.round = await work();
		});
		if (well) await this.say(words);
		return well;
	}

	/** As {@link act}, for what counts as a change: our own is known to the forms, what others have saved beside it is not. */
	private change(name: string, words: string, work: () => Promise<AdminRound>) {
		return this.act(name, words, async () => {
			const round = await work();
			this.seen += 1;
			return round;
		});
	}

	private readonly saveDates = (event: SubmitEvent) => {
		event.preventDefault();
		const { opensOn, closesOn } = this.draft;
		void this.change("dates", this.text.followUp.saved, () =>
			changeDates(this.name, { opensOn, closesOn, revision: this.seen }),
		);
	};

	private readonly publish = (event: SubmitEvent) => {
		event.preventDefault();
		void this.change("publish", this.text.followUp.done, () =>
			publishRound(this.name, { revision: this.seen }),
		);
	};

	/** Goes to the introduction, where it is drafted and published; begins it where there is none. */
	private readonly write = () =>
		void this.attempt("write", async () => {
			try {
				const content = { text: { sv: "", en: "" } };
				await beginItem("follow-ups", { key: this.name, content });
			} catch (error) {
				const begun =
					error instanceof ApiError && error.code === "content_exists";
				if (!begun) throw error;
			}
			goTo(this, contentPath(this.language.locale, "follow-ups", this.name));
		});

	private readonly show = (one: AdminComment) =>
		void this.act("moderate", this.text.followUp.shown, () =>
			moderateComment(this.name, one.id, {
				status: "published",
				was: one.status,
			}),
		);

	private async hide(event: SubmitEvent, one: AdminComment) {
		event.preventDefault();
		const reason = this.draft.reason ?? "";
		const well = await this.act("moderate", this.text.followUp.hidden, () =>
			moderateComment(this.name, one.id, {
				status: "hidden",
				reason,
				was: one.status,
			}),
		);
		if (!well) return;
		this.hiding = null;
		this.draft.reason = "";
		await this.updateComplete;
		this.focusOn("[data-said]");
	}

	private get typed(): Draft {
		return { values: this.draft, failure: this.failure };
	}

	private dates({ state }: AdminRound) {
		const { followUp: t, save, saving } = this.text;
		return html`<section class="stack"><h2>${t.dates}</h2><form class="form-grid" novalidate @submit=${this.saveDates}>
			${dateFields(this.language, this.typed, state !== "planned")}
			<div class="actions">${button({ label: save, busyLabel: saving, busy: this.busy === "dates", kind: "quiet" })}</div></form></section>`;
	}

	private introduction({ introduction }: AdminRound) {
		const { followUp: t, saving } = this.text;
		const error = faultOf(this.failure, "introduction.sv");
		return html`<section class="stack" id="introduction.sv" tabindex="-1"><h2>${t.introduction}</h2>
			${error ? html`<p class="field-error">${error}</p>` : nothing}
			${introduction.sv ? html`<p class="written">${introduction.sv}</p>` : html`<p>${t.introductionNone}</p>`}
			<p class="soft">${t.introductionLead}</p>
			<div class="actions">${button({ label: introduction.sv ? t.introductionChange : t.introductionWrite, busyLabel: saving, busy: this.busy === "write", kind: "quiet", onPress: this.write })}</div></section>`;
	}

	private publication({ publishedAt }: AdminRound) {
		const { followUp: t, saving } = this.text;
		return html`<section class="stack"><h2>${t.publication}</h2><form class="form-grid" novalidate @submit=${this.publish}>
			<div class="actions">${publishedAt ? nothing : button({ label: t.publish, busyLabel: saving, busy: this.busy === "publish" })}
				${publishedAt ? button({ label: t.withdraw, busyLabel: saving, busy: this.busy === "withdraw", kind: "refuse", onPress: () => void this.change("withdraw", t.withdrawn, () => withdrawRound(this.name, { revision: this.seen })) }) : nothing}</div></form></section>`;
	}

	private question(one: AdminComment) {
		const { followUp: t, cancel, saving } = this.text;
		const close = (event: Event) =>
			(event.target as Element).closest("dialog")?.close();
		return html`<dialog class="sheet" aria-labelledby="hide-title" @close=${() => {
			this.hiding = null;
		}}><form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.hide(event, one)}>
			<h2 id="hide-title">${t.hideTitle}</h2>${this.problem()}<p class="written">${one.text}</p>
			${ask(this.typed, "reason", t.reason, { hint: t.reasonHint, maxLength: 500, rows: true })}
			<div class="actions">${button({ label: t.hide, busyLabel: saving, busy: this.busy === "moderate", kind: "refuse" })}
				<button class="button quiet" type="button" @click=${close}>${cancel}</button></div></form></dialog>`;
	}

	private closed({ comments, results }: AdminRound) {
		const { followUp: t } = this.text;
		if (!comments || !results) return nothing;
		const waiting = comments.filter((one) => one.status === "waiting").length;
		return html`<section class="stack"><h2>${t.results}</h2>${resultTable(this.language, results)}</section>
			<section class="stack"><h2>${t.comments}</h2>${waiting > 0 ? html`<p>${t.waiting(waiting)}</p>` : nothing}
			${commentList({
				language: this.language,
				comments,
				results,
				onShow: this.show,
				onHide: (one) => {
					this.failure = null;
					this.hiding = one;
				},
			})}</section>`;
	}

	private content(round: AdminRound) {
		const { followUp: t } = this.text;
		const { locale } = this.language;
		const may = (action: RoundAction) => round.allowedActions.includes(action);
		const day = (on: string) => this.format.day(on);
		return html`<p><strong>${round.publishedAt ? t.published : t.states[round.state]}</strong>, ${day(round.opensOn)} – ${day(round.closesOn)}<br>${t.counts(round.answers.civil, round.answers.public)}</p>
			${may("answer") && this.may("follow-up:answer") ? html`<p>${go(pathIn(locale, `/uppfoljning/offentlig/${round.year}`), t.answerPublic)}</p>` : nothing}
			${round.publishedAt ? html`<p>${go(pathIn(locale, `/uppfoljning/${round.year}`), t.page)}</p>` : nothing}
			${this.hiding ? nothing : this.problem()}${success(this.said)}
			${this.closed(round)}
			${this.may("content:edit") ? this.introduction(round) : nothing}
			${may("publish") ? this.publication(round) : nothing}
			<section class="stack"><h2>${t.participants}</h2>${participantTable(this.language, round)}</section>
			${may("change") ? this.dates(round) : nothing}
			${this.hiding ? this.question(this.hiding) : nothing}`;
	}

	protected override render() {
		const { round } = this;
		return html`<main id="innehall" class="frame office">
			<p>${go(pathTo(this.language.locale, "followUps"), this.text.followUp.title, "left", "before")}</p>
			<h1 tabindex="-1">${this.heading}</h1>
			${round ? this.content(round) : this.failure ? this.problem() : this.loading()}
		</main>`;
	}
}
