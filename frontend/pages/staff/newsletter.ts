import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	IssueContent,
	IssueView,
	LetterView,
	NewsletterOverview,
} from "../../../api/content/newsletter/schema.ts";
import { button, notice } from "../../ui/form.ts";
import {
	changeNewsletter,
	createIssue,
	fetchLetter,
	fetchNewsletter,
	moveIssue,
	removeSubscriber,
	saveIssue,
	sendIssue,
	testIssue,
} from "./newsletter-api.ts";
import {
	type Act,
	issueForm,
	issueTable,
	keyOf,
	momentOf,
	preview,
	readers,
	settingsForms,
} from "./newsletter-parts.ts";
import { StaffPage } from "./page.ts";
import { ask } from "./parts/fields.ts";
import { Faults, success } from "./parts/problem.ts";

/** `/admin/nyhetsbrev`: the letters, who writes them, and how far they have come. */
export class StaffNewsletter extends StaffPage {
	static override properties: PropertyDeclarations = {
		list: { state: true },
		issue: { state: true },
		letter: { state: true },
		shown: { state: true },
		asking: { state: true },
	};
	declare list: NewsletterOverview | null;
	/** The letter that is open. */
	declare issue: IssueView | null;
	declare letter: LetterView | null;
	/** The language that is previewed. */
	declare shown: "sv" | "en";
	/** Whether to send is being asked. */
	declare asking: boolean;
	private timer: ReturnType<typeof setInterval> | undefined;

	constructor() {
		super();
		this.list = null;
		this.issue = null;
		this.letter = null;
		this.shown = "sv";
		this.asking = false;
	}

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

	private content(): IssueContent {
		const at = (key: string) => this.draft[`content.${key}`] ?? "";
		return {
			title: { sv: at("title.sv"), en: at("title.en") },
			intro: { sv: at("intro.sv"), en: at("intro.en") },
			links: (this.list?.choices ?? [])
				.filter((one) => this.draft[keyOf(one)] === "1")
				.map(({ kind, slug }) => ({ kind, slug })),
		};
	}

	private show(issue: IssueView) {
		const { title, intro, links } = issue.content;
		this.draft = {
			...this.draft,
			"content.title.sv": title.sv,
			"content.title.en": title.en,
			"content.intro.sv": intro.sv,
			"content.intro.en": intro.en,
			...Object.fromEntries(
				(this.list?.choices ?? []).map((one) => [keyOf(one), ""]),
			),
			...Object.fromEntries(links.map((one) => [keyOf(one), "1"])),
		};
		this.issue = issue;
		this.asking = false;
		void this.look(this.shown);
	}

	private async look(locale: "sv" | "en") {
		this.shown = locale;
		const { issue } = this;
		if (!issue) return;
		await this.attempt("look", async () => {
			this.letter = await fetchLetter(issue.id, locale);
		});
	}

	private async create() {
		const empty = { sv: "", en: "" };
		await this.attempt("create", async () => {
			const content = { title: empty, intro: empty, links: [] };
			const issue = await createIssue(content);
			await this.read();
			this.busy = null;
			this.show(issue);
		});
	}

	private async save(): Promise<boolean> {
		const { issue } = this;
		if (!issue) return false;
		return this.attempt("save", async () => {
			const { revision } = issue;
			const saved = await saveIssue(issue.id, {
				content: this.content(),
				revision,
			});
			this.issue = saved;
			this.letter = await fetchLetter(saved.id, this.shown);
			await this.read();
		});
	}

	private async send() {
		const typed = this.draft.sendAt ?? "";
		const at = momentOf(typed);
		if (!(await this.save())) return;
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
		if (!issue || !(await this.save())) return;
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
				...(newsletterRate && { newsletterRate: Number(newsletterRate) }),
				...(newsletterBounceLimit && {
					newsletterBounceLimit: Number(newsletterBounceLimit),
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

	private sending(issue: IssueView, list: NewsletterOverview) {
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
		return html`<div class="stack">${notice("wait", html`<p>${t.confirm(list.subscribers.confirmed)}</p>`)}
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

	private opened(issue: IssueView, list: NewsletterOverview) {
		const { language } = this;
		const { newsletter: t } = this.text;
		const submit = async (event: SubmitEvent) => {
			event.preventDefault();
			if (await this.save()) await this.say(t.saved);
		};
		return html`<section class="stack" aria-labelledby="h-letter"><h2 id="h-letter">${issue.content.title.sv || t.untitled}</h2>
			${
				issue.status === "draft"
					? issueForm({
							language,
							draft: { values: this.draft, failure: this.failure },
							choices: list.choices,
							busy: this.busy,
							onSubmit: (event) => void submit(event),
						})
					: nothing
			}
			${this.sending(issue, list)}
			<h3>${t.preview}</h3>
			<div class="actions">${(["sv", "en"] as const).map((locale) => button({ label: locale === "sv" ? t.previewSv : t.previewEn, kind: "quiet small", onPress: () => void this.look(locale) }))}
				${button({
					label: t.close,
					kind: "quiet small",
					onPress: () => {
						this.issue = null;
					},
				})}</div>
			${preview(language, issue, this.letter, this.shown)}</section>`;
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
				onOpen: (one) => this.show(one),
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
