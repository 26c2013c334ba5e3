import { html, nothing } from "lit";
import type {
	IssueView,
	NewsletterOverview,
} from "../../../api/content/newsletter/schema.ts";
import { button, notice } from "../../ui/form.ts";
import {
	changeNewsletter,
	createIssue,
	fetchNewsletter,
	moveIssue,
	removeSubscriber,
	sendIssue,
	testIssue,
} from "./newsletter-api.ts";
import { NewsletterLetter } from "./newsletter-letter.ts";
import {
	type Act,
	issueTable,
	momentOf,
	readers,
	settingsForms,
} from "./newsletter-parts.ts";
import { ask, numberOf } from "./parts/fields.ts";
import { Faults, success } from "./parts/problem.ts";

/** `/admin/nyhetsbrev`: the letters, who writes them, and how far they have come. */
export class StaffNewsletter extends NewsletterLetter {
	private timer: ReturnType<typeof setInterval> | undefined;

	override connectedCallback() {
		super.connectedCallback();
		void this.load(() => this.read());
		// While a letter goes out, its numbers move.
		this.timer = setInterval(() => {
			if (!this.busy && this.list?.issues.some((i) => i.status === "sending"))
				void this.read().catch(() => {});
		}, 5000);
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		clearInterval(this.timer);
	}

	protected get heading() {
		return this.text.newsletter.title;
	}

	private async read() {
		this.list = await fetchNewsletter();
	}

	private async create() {
		const empty = { sv: "", en: "" };
		await this.attempt("create", async () => {
			if (!(await this.close())) return;
			const content = { title: empty, intro: empty, links: [] };
			const issue = await createIssue(content);
			await this.read();
			this.show(issue);
		});
	}

	private async send() {
		const typed = this.draft.sendAt ?? "";
		const at = momentOf(typed);
		if (!(await this.saveNow())) return;
		const { issue, text } = this;
		const well = await this.attempt("send", async () => {
			if (typed.trim() && !at)
				throw new Faults({ sendAt: text.newsletter.badTime });
			if (issue)
				this.issue = await sendIssue(issue.id, {
					sendAt: at,
					revision: issue.revision,
				});
			this.asking = false;
			await this.read();
		});
		if (well) await this.say(text.newsletter[at ? "scheduled" : "sending"]);
	}

	private async test() {
		const { issue, text } = this;
		if (!issue || !(await this.saveNow())) return;
		let to = "";
		const well = await this.attempt("test", async () => {
			to = (await testIssue(issue.id, this.shown)).to;
		});
		if (well) await this.say(text.newsletter.tested(to));
	}

	private async move(issue: IssueView, act: Act) {
		const well = await this.attempt(act, async () => {
			const moved = await moveIssue(issue.id, act);
			if (this.issue?.id === moved.id) this.issue = moved;
			await this.read();
		});
		if (well) await this.say(this.text.newsletter.moved[act]);
	}

	private async choose(event: SubmitEvent) {
		event.preventDefault();
		const { newsletterRate, newsletterBounceLimit } = this.draft;
		const well = await this.attempt("settings", async () => {
			await changeNewsletter({
				...(newsletterRate && { newsletterRate: numberOf(newsletterRate) }),
				...(newsletterBounceLimit && {
					newsletterBounceLimit: numberOf(newsletterBounceLimit),
				}),
			});
			await this.read();
		});
		if (well) await this.say(this.text.newsletter.settingsSaved);
	}

	private async end(event: SubmitEvent) {
		event.preventDefault();
		const { newsletter: t } = this.text;
		let said = t.notFound;
		const well = await this.attempt("remove", async () => {
			const { removed } = await removeSubscriber(this.draft.email ?? "");
			if (removed) said = t.removed;
			await this.read();
		});
		if (well) await this.say(said);
	}

	protected sending(issue: IssueView) {
		const { newsletter: t } = this.text;
		const draft = { values: this.draft, failure: this.failure };
		if (!issue.allowedActions.includes("send")) return nothing;
		if (issue.status === "draft" && !this.asking)
			return html`<div class="actions">${button({ label: t.test, kind: "quiet", busy: this.busy === "test", onPress: () => void this.test() })}
				${button({
					label: t.send,
					onPress: () => {
						this.asking = true;
					},
				})}</div>`;
		if (issue.status !== "draft") return nothing;
		return html`<div class="stack">${notice("wait", html`<p>${t.confirm(this.list?.subscribers.confirmed ?? 0)}</p>`)}
			${ask(draft, "sendAt", t.at, { hint: t.atHint, size: "medium", optional: this.text.optional })}
			<div class="actions">${button({ label: t.confirmButton, busy: this.busy === "send", onPress: () => void this.send() })}
			${button({
				label: this.text.cancel,
				kind: "quiet",
				onPress: () => {
					this.asking = false;
				},
			})}</div></div>`;
	}

	protected override render() {
		const { list, issue, text, language } = this;
		const { newsletter: t } = text;
		const content = (
			all: NewsletterOverview,
		) => html`${readers(language, all, this.may("newsletter:export"))}
			<p>${button({ label: t.create, busy: this.busy === "create", onPress: () => void this.create() })}</p>
			${issueTable({
				language,
				issues: all.issues,
				onOpen: ({ id }) => void this.open(id),
				onMove: (one, act) => void this.move(one, act),
			})}
			${issue ? this.opened(issue, all) : nothing}${settingsForms({
				language,
				draft: { values: this.draft, failure: this.failure },
				settings: all.settings,
				busy: this.busy,
				onChoose: (event) => void this.choose(event),
				onRemove: (event) => void this.end(event),
			})}`;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1><p class="soft">${t.lead}</p>
			${this.may("content:edit") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			${this.problem()}${success(this.said)}
			${list ? content(list) : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
