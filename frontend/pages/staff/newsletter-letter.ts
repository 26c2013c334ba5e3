import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	IssueContent,
	IssueView,
	LetterView,
	NewsletterOverview,
} from "../../../api/content/newsletter/schema.ts";
import { button } from "../../ui/form.ts";
import type { Content } from "./content-api.ts";
import { conflict, keptOffer } from "./content-history.ts";
import { type Kept, keptOf } from "./content-keep.ts";
import { Saving, type Theirs } from "./content-saving.ts";
import { differing } from "./content-value.ts";
import { fetchIssue, fetchLetter } from "./newsletter-api.ts";
import { issueForm, keyOf, preview } from "./newsletter-parts.ts";
import { headOf, labelOf, letterSource } from "./newsletter-source.ts";
import { StaffPage } from "./page.ts";

/** The letter that is open: written as an item of the content is, saved by itself, and looked at as it will be sent. */
export abstract class NewsletterLetter extends StaffPage {
	static override properties: PropertyDeclarations = {
		list: { state: true },
		issue: { state: true },
		letter: { state: true },
		shown: { state: true },
		asking: { state: true },
		theirs: { state: true },
		kept: { state: true },
		savedAt: { state: true },
	};
	declare list: NewsletterOverview | null;
	/** The letter that is open. */
	declare issue: IssueView | null;
	declare letter: LetterView | null;
	/** The language that is previewed. */
	declare shown: "sv" | "en";
	/** Whether to send is being asked. */
	declare asking: boolean;
	/** What somebody else has saved meanwhile. */
	declare theirs: Theirs | null;
	/** What was typed before and never came to the server. */
	declare kept: Kept | null;
	declare savedAt: string | null;
	/** What is said when somebody else's changes have come into the text. */
	private merged: string | null = null;
	private saving: Saving<IssueView> | null = null;

	constructor() {
		super();
		this.list = null;
		this.issue = null;
		this.letter = null;
		this.shown = "sv";
		this.asking = false;
		this.theirs = null;
		this.kept = null;
		this.savedAt = null;
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		// Another page of the office: what is typed goes along.
		if (this.saving?.unsaved && !this.theirs) void this.saving.now(true);
		this.saving?.stop();
	}

	override get unsaved(): boolean {
		return super.unsaved || (this.saving?.unsaved ?? false);
	}

	override async saveAll(): Promise<boolean> {
		return this.leavable && (await this.saveLetter(true));
	}

	override letGo(): void {
		super.letGo();
		this.saving?.letGo();
	}

	protected abstract sending(issue: IssueView): unknown;

	/** Saves what is not saved. @returns whether everything is */
	protected async saveLetter(autosave: boolean): Promise<boolean> {
		if (this.kept || this.theirs) return false;
		return (await this.saving?.now(autosave)) ?? true;
	}

	/** Opens a letter as it stands now, once the one that was open is saved. */
	protected async open(id: string): Promise<void> {
		await this.attempt("open", async () => {
			if (await this.close()) this.show(await fetchIssue(id));
		});
	}

	/** @returns false when the text could not be saved and so stays open */
	protected async close(): Promise<boolean> {
		if (this.saving?.unsaved && !(await this.saveLetter(true))) {
			if (this.failure) throw this.failure;
			return false;
		}
		this.saving?.stop();
		this.saving = null;
		this.issue = null;
		this.theirs = null;
		this.kept = null;
		this.savedAt = null;
		return true;
	}

	protected show(issue: IssueView): void {
		const user = this.user?.id ?? "";
		const source = letterSource(issue.id, user);
		this.saving = new Saving(source, issue, {
			saved: (saved) => {
				this.failure = null;
				this.savedAt = saved.updatedAt;
				this.stands(saved);
			},
			failed: (error) => {
				this.failure = error;
			},
			merged: ({ author }) => {
				this.fillFrom(this.saving);
				this.merged = this.text.content.conflict.mergedSaid(author);
				this.said = this.merged;
			},
			conflict: (theirs) => {
				this.fillFrom(this.saving);
				this.theirs = theirs;
			},
		});
		this.fill(issue.content);
		this.asking = false;
		const kept = issue.status === "draft" ? keptOf(source.place) : null;
		const same = kept && differing(kept.content, issue.content).length === 0;
		this.kept = same ? null : kept;
		this.stands(issue);
	}

	/** How it is saved now, here, in the list and in the preview. */
	private stands(issue: IssueView): void {
		this.issue = issue;
		if (this.list)
			this.list.issues = this.list.issues.map((one) =>
				one.id === issue.id ? issue : one,
			);
		void fetchLetter(issue.id, this.shown).then(
			(letter) => {
				this.letter = letter;
			},
			(error: unknown) => {
				this.failure ??= error;
			},
		);
	}

	private fill({ title, intro, links }: IssueContent): void {
		const choices = this.list?.choices ?? [];
		Object.assign(this.draft, {
			"content.title.sv": title.sv,
			"content.title.en": title.en,
			"content.intro.sv": intro.sv,
			"content.intro.en": intro.en,
			...Object.fromEntries(choices.map((one) => [keyOf(one), ""])),
			...Object.fromEntries(links.map((one) => [keyOf(one), "1"])),
		});
	}

	private fillFrom(of: { content: Content } | null): void {
		if (of) this.fill(of.content as unknown as IssueContent);
	}

	private typed(): IssueContent {
		const at = (key: string) => this.draft[`content.${key}`] ?? "";
		return {
			title: { sv: at("title.sv"), en: at("title.en") },
			intro: { sv: at("intro.sv"), en: at("intro.en") },
			links: (this.list?.choices ?? [])
				.filter((one) => this.draft[keyOf(one)] === "1")
				.map(({ kind, slug }) => ({ kind, slug })),
		};
	}

	private readonly changed = () => {
		if (!this.saving) return;
		this.saving.content = { ...this.typed() };
		this.savedAt = null;
		if (!this.theirs) this.saving.later();
	};

	/** The letter as it will be, with what has just been typed. */
	protected async look(locale: "sv" | "en"): Promise<void> {
		this.shown = locale;
		await this.attempt("look", async () => {
			const { issue } = this;
			if (!issue) return;
			if (issue.status === "draft" && !(await this.saveLetter(true))) {
				if (this.failure) throw this.failure;
				return;
			}
			this.letter = await fetchLetter(issue.id, locale);
		});
	}

	private readonly settle = async (take: boolean) => {
		const { theirs, saving, issue } = this;
		if (!theirs || !saving || !issue) return;
		saving.settle(theirs, take);
		this.theirs = null;
		this.failure = null;
		if (!take) return this.saveAndSay();
		this.fillFrom(saving);
		await this.attempt("take", async () => {
			if (!(await saving.now(false)) && this.failure) throw this.failure;
			this.stands(await fetchIssue(issue.id));
		});
		if (!this.theirs) await this.say(this.text.content.conflict.takenSaid);
	};

	private readonly settleKept = async (take: boolean) => {
		const { kept, saving } = this;
		if (!kept || !saving) return;
		this.kept = null;
		if (!take) {
			saving.forgetKept();
			return this.say(this.text.content.kept.leftSaid);
		}
		saving.content = kept.content;
		this.fillFrom(saving);
		await this.saveAndSay();
	};

	/** Saves as a piece of work. @returns whether what was seen is saved */
	protected async saveNow(): Promise<boolean> {
		let saved = false;
		this.merged = null;
		await this.attempt("save", async () => {
			saved = await this.saveLetter(false);
			if (!saved && this.failure) throw this.failure;
		});
		if (this.theirs) this.focusOn(".conflict");
		// What has just come in is seen before more is done with it.
		if (this.merged) await this.say(this.merged);
		return saved && !this.merged;
	}

	private readonly saveAndSay = async () => {
		if (await this.saveNow()) await this.say(this.text.newsletter.saved);
	};

	private form(issue: IssueView, list: NewsletterOverview) {
		const { language, saving, theirs, kept, text } = this;
		if (issue.status !== "draft" || !saving) return nothing;
		const label = (path: string) => labelOf(text.newsletter, path);
		const choice = (settle: (take: boolean) => Promise<void>) => ({
			language,
			label,
			onKeep: () => void settle(false),
			onTake: () => void settle(true),
		});
		if (kept)
			return keptOffer({
				...choice((leave) => this.settleKept(!leave)),
				kept,
				head: headOf(issue),
			});
		const asked = theirs
			? conflict({ ...choice(this.settle), mine: saving.content, theirs })
			: nothing;
		const saved = this.savedAt
			? text.content.saved(this.format.clock(this.savedAt))
			: saving.unsaved
				? text.content.unsaved
				: "";
		return html`${asked}${issueForm({
			language,
			draft: { values: this.draft, failure: this.failure },
			choices: list.choices,
			busy: this.busy,
			onChange: this.changed,
			onSubmit: (event) => {
				event.preventDefault();
				void this.saveAndSay();
			},
		})}<p class="soft small autosave" role="status">${saved}</p>`;
	}

	protected opened(issue: IssueView, list: NewsletterOverview) {
		const { language } = this;
		const { newsletter: t } = this.text;
		return html`<section class="stack" aria-labelledby="h-letter"><h2 id="h-letter">${issue.content.title.sv || t.untitled}</h2>
			${this.form(issue, list)}${this.kept ? nothing : this.sending(issue)}
			<h3>${t.preview}</h3>
			<div class="actions">${(["sv", "en"] as const).map((locale) => button({ label: locale === "sv" ? t.previewSv : t.previewEn, kind: "quiet small", onPress: () => void this.look(locale) }))}
				${button({ label: t.close, kind: "quiet small", onPress: () => void this.attempt("close", () => this.close()) })}</div>
			${preview(language, issue, this.letter, this.shown)}</section>`;
	}
}
