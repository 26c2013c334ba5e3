import { html, nothing, type PropertyDeclarations } from "lit";
import type { StaffApplicationView } from "../../../api/applications/review/schema.ts";
import { ApiError } from "../../data/client.ts";
import { notice } from "../../ui/form.ts";
import { go } from "../../ui/icon.ts";
import { decide, fetchCase, fetchQueue } from "./api.ts";
import { type Asking, decisionBar, decisionDialog } from "./case-decision.ts";
import { caseFacts, caseThread, checkList } from "./case-facts.ts";
import { caseResult, type Result } from "./case-result.ts";
import { signaturesTab, viewer } from "./case-viewer.ts";
import { StaffPage } from "./page.ts";
import { Faults, success } from "./parts/problem.ts";
import { caseStatus } from "./parts/status.ts";
import { placeInQueue, queueSearch } from "./queue-memory.ts";
import { pathTo } from "./route.ts";

/** Refusals that mean that the case is no longer what the page shows. */
const overtakings = ["application_already_decided", "wrong_status"];

/** `/admin/arenden/:id`: a case, its documents and its decision. */
export class StaffCase extends StaffPage {
	static override properties: PropertyDeclarations = {
		view: { state: true },
		shown: { state: true },
		zoom: { state: true },
		asking: { state: true },
		result: { state: true },
		surprise: { state: true },
	};
	declare view: StaffApplicationView | null;
	declare shown: string;
	declare zoom: number;
	declare asking: Asking | null;
	declare result: Result | null;
	/** Why the case is not what it was when the button was pressed. */
	declare surprise: string | null;
	private lost = false;

	constructor() {
		super();
		this.view = null;
		this.shown = new URLSearchParams(location.search).get("dokument") ?? "";
		this.zoom = 0;
		this.asking = null;
		this.result = null;
		this.surprise = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			try {
				await this.read();
			} catch (error) {
				this.lost =
					error instanceof ApiError &&
					(error.status === 404 || error.status === 422);
				if (!this.lost) throw error;
			}
		});
	}

	protected get heading() {
		if (this.lost) return this.text.notFound.title;
		return (
			this.view && (this.view.organisation.name || this.text.inbox.nameless)
		);
	}

	private async read() {
		const view = await fetchCase(this.name);
		this.view = view;
		const known = view.attachments.some(({ id }) => id === this.shown);
		if (!known && this.shown !== signaturesTab)
			this.shown = view.attachments[0]?.id ?? signaturesTab;
	}

	private async claim() {
		const well = await this.settle("claim", () => decide(this.name, "claim"));
		if (well) await this.say(this.text.case.taken);
	}

	/** Does what changes the case. If somebody else was first, shows the case as it is now. */
	private async settle(
		name: string,
		work: () => Promise<unknown>,
	): Promise<boolean> {
		this.surprise = null;
		let overtaken = false;
		const well = await this.attempt(name, async () => {
			try {
				await work();
			} catch (error) {
				if (!(error instanceof ApiError) || !overtakings.includes(error.code))
					throw error;
				overtaken = true;
				const { alreadyDecided, changed } = this.text.case;
				this.surprise =
					error.code === "application_already_decided"
						? alreadyDecided
						: changed;
			}
			await this.read();
		});
		if (!overtaken) return well;
		this.asking = null;
		await this.updateComplete;
		this.focusOn("[data-surprise]");
		return false;
	}

	private body(action: Asking): Record<string, string> {
		const value = (name: string) => (this.draft[name] ?? "").trim();
		if (action === "approve") {
			const given = { caseNumber: value("caseNumber"), note: value("note") };
			return Object.fromEntries(
				Object.entries(given).filter(([, words]) => words),
			);
		}
		const name = action === "reject" ? "reason" : "message";
		if (!value(name)) throw new Faults({ [name]: this.text.error.required });
		return { [name]: value(name) };
	}

	private async submit(event: SubmitEvent) {
		event.preventDefault();
		const action = this.asking;
		if (!action) return;
		const path =
			action === "request_completion" ? "request-completion" : action;
		const well = await this.settle(action, () =>
			decide(this.name, path, this.body(action)),
		);
		if (!well) return;
		this.asking = null;
		this.draft = {};
		this.result = {
			action,
			certificate: this.view?.certificateNumber ?? null,
			next: await this.next(),
		};
		await this.updateComplete;
		this.focusOn("[data-said]");
	}

	private async next() {
		try {
			const { items, counts } = await fetchQueue({
				status: "submitted,in_review",
				limit: 2,
			});
			this.dispatchEvent(
				new CustomEvent("hs-count", { detail: counts.open, bubbles: true }),
			);
			return items.find(({ id }) => id !== this.name) ?? null;
		} catch {
			// The decision stands; only the shortcut to the next case is missing.
			return null;
		}
	}

	private head(view: StaffApplicationView) {
		const { text, format, language } = this;
		const place = placeInQueue(view.id);
		const { case: say } = text;
		return html`<p class="case-nav">${go(pathTo(language.locale, "inbox") + queueSearch(), say.inbox, "left", "before")}
				${place ? html`<span class="soft">${say.place(place.n, place.of)}</span>` : nothing}</p>
			<h1 id="h-org" tabindex="-1">${this.heading}</h1>
			<p class="case-meta">${caseStatus(text, view.status)}
				${view.receivedAt ? html`<span>${say.received(format.day(view.receivedAt))}</span>` : nothing}
				${view.waitingDays ? html`<span>${say.waited(text.inbox.days(view.waitingDays))}</span>` : nothing}
				<span>${view.assignee ? say.assignee(view.assignee.name) : say.nobody}</span>
				${view.paper ? html`<span>${say.paper}</span>` : nothing}</p>`;
	}

	private left(view: StaffApplicationView) {
		const { language, text, surprise, result } = this;
		return html`<section class="case" aria-labelledby="h-org">
			${this.head(view)}
			${surprise ? html`<div class="said" role="alert" tabindex="-1" data-surprise>${notice("wait", html`<p>${surprise}</p>`)}</div>` : nothing}
			${this.asking ? nothing : this.problem()}${success(this.said)}
			${result ? caseResult(language, view, result) : nothing}
			<h2>${text.case.automatic}</h2>
			${checkList(language, view.checks)}
			<h2>${text.case.application}</h2>
			${caseFacts(language, view)}
			${caseThread(language, view)}
		</section>`;
	}

	private dialog(view: StaffApplicationView, asking: Asking) {
		return decisionDialog({
			language: this.language,
			view,
			asking,
			draft: { values: this.draft, failure: this.failure },
			busy: this.busy === asking,
			onSubmit: (event) => void this.submit(event),
			onClose: () => {
				this.asking = null;
				this.failure = null;
			},
		});
	}

	private show(id: string) {
		this.shown = id;
		this.zoom = 0;
		history.replaceState(
			null,
			"",
			`${location.pathname}?dokument=${encodeURIComponent(id)}`,
		);
	}

	private ask(action: Asking) {
		this.failure = null;
		if (action === "approve")
			this.draft.caseNumber ??= this.view?.caseNumber ?? "";
		this.asking = action;
	}

	protected override render() {
		const { view, language, asking } = this;
		if (!view)
			return html`<main id="innehall" class="frame office">${
				this.lost
					? html`<h1 tabindex="-1">${this.heading}</h1><p>${this.text.notFound.text}</p>`
					: this.failure
						? this.problem()
						: this.loading()
			}</main>`;
		return html`<main id="innehall" class="review">
			${this.left(view)}
			${viewer({
				language,
				view,
				shown: this.shown,
				zoom: this.zoom,
				onShow: (id) => this.show(id),
				onZoom: (zoom) => {
					this.zoom = zoom;
				},
			})}
			${decisionBar({ language, view, busy: this.busy, onClaim: () => void this.claim(), onAsk: (action) => this.ask(action) })}
			${asking ? this.dialog(view, asking) : nothing}
		</main>`;
	}
}
