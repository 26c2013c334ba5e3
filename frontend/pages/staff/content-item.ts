import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	ItemView,
	RevisionSummary,
} from "../../../api/content/editing/schema.ts";
import { pathIn } from "../../i18n/path.ts";
import { instantOf } from "../../i18n/swedish-time.ts";
import { notice } from "../../ui/form.ts";
import { go } from "../../ui/icon.ts";
import {
	actions,
	confirmSheet,
	previewPath,
	publishedSaid,
	type Question,
	standing,
} from "./content-actions.ts";
import { contentPath, placeIn } from "./content-address.ts";
import {
	actOn,
	fetchChanges,
	fetchHistory,
	fetchItem,
	kindOf,
	scheduleRevision,
	theirsIn,
} from "./content-api.ts";
import { contentFields } from "./content-fields.ts";
import {
	type Comparison,
	conflict,
	history,
	keptOffer,
} from "./content-history.ts";
import { type Kept, keptOf } from "./content-keep.ts";
import { ContentPictures } from "./content-pictures.ts";
import { contentSource, Saving, type Version } from "./content-saving.ts";
import { differing } from "./content-value.ts";
import { Faults, success } from "./parts/problem.ts";

const sameContent = (a: unknown, b: unknown) => differing(a, b).length === 0;

/** `/admin/innehall/:kind/:key`: one item to write, publish and go back in. */
export class StaffContentItem extends ContentPictures {
	static override properties: PropertyDeclarations = {
		item: { state: true },
		revisions: { state: true },
		theirs: { state: true },
		savedAt: { state: true },
		asking: { state: true },
		compared: { state: true },
		kept: { state: true },
	};
	declare item: ItemView | null;
	declare revisions: RevisionSummary[];
	/** What somebody else has saved meanwhile. */
	declare theirs: Version | null;
	declare savedAt: string | null;
	declare asking: Question | null;
	declare compared: Comparison | null;
	/** What was typed here before and never came to the server: to go on with, or not. */
	declare kept: Kept | null;

	constructor() {
		super();
		this.item = null;
		this.revisions = [];
		this.theirs = null;
		this.savedAt = null;
		this.asking = null;
		this.compared = null;
		this.kept = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		const { segment, key } = this.place;
		void this.load(async () => {
			const item = await fetchItem(segment, key);
			this.item = item;
			const user = this.user?.id ?? "";
			this.kept = keptOf({ user, item: this.name });
			if (this.kept && sameContent(this.kept.content, item.head.content))
				this.kept = null;
			this.saving = new Saving(contentSource(segment, item.key, user), item, {
				saved: (saved) => {
					this.item = saved;
					this.failure = null;
					this.savedAt = saved.head.createdAt;
					void this.readHistory();
				},
				failed: (error) => {
					this.failure = error;
				},
				conflict: (theirs) => {
					this.theirs = theirs;
				},
			});
			await this.readHistory();
		});
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
		if (this.kept || this.theirs || !this.leavable) return false;
		return this.saving?.now(true) ?? true;
	}

	override letGo(): void {
		super.letGo();
		this.saving?.letGo();
	}

	protected get heading() {
		const { item } = this;
		if (item?.kind !== "follow_up") return item?.title ?? null;
		return this.text.content.followUpOf(item.title);
	}

	private get place() {
		return placeIn(this.name);
	}

	private async readHistory() {
		const { segment, key } = this.place;
		this.revisions = (await fetchHistory(segment, key)).items;
	}

	protected readonly changed = (redraw = false) => {
		if (!this.theirs) this.saving?.later();
		if (redraw) this.requestUpdate();
		else if (this.savedAt !== null) this.savedAt = null;
	};

	/** Saves, then does something with what is saved. */
	private async afterSaving(
		name: string,
		said: string,
		work?: () => Promise<ItemView>,
	) {
		const well = await this.attempt(name, async () => {
			const saved = await this.saving?.now(false);
			if (!saved) {
				if (this.theirs) return;
				throw this.failure ?? new Error("not saved");
			}
			if (!work) return;
			try {
				this.item = await work();
			} catch (error) {
				// Nothing of ours was unsaved, and still this page shows an older text.
				this.theirs = theirsIn(error);
				if (!this.theirs) throw error;
			}
			await this.readHistory();
		});
		if (well && !this.theirs) {
			this.asking = null;
			await this.say(said);
		} else if (this.theirs) {
			this.asking = null;
			await this.updateComplete;
			this.focusOn(".conflict");
		}
	}

	private readonly act = (question: Question) => {
		const { content: t } = this.text;
		const { item } = this;
		if (!item) return;
		const head = () => this.item?.head.id ?? item.head.id;
		const runs: Record<Question, () => Promise<void>> = {
			save: () => this.afterSaving("save", t.savedSaid),
			publish: () =>
				this.afterSaving(
					"publish",
					publishedSaid(this.language, item, this.saving?.content),
					() => actOn(head(), "publish"),
				),
			unschedule: () =>
				this.afterSaving("unschedule", t.unscheduledSaid, () =>
					actOn(item.scheduled?.id ?? head(), "unschedule"),
				),
			withdraw: () =>
				this.afterSaving("withdraw", t.withdrawnSaid, () =>
					actOn(item.live?.id ?? head(), "withdraw"),
				),
			undo: () =>
				this.afterSaving("undo", t.undoneSaid, () =>
					actOn(item.live?.id ?? head(), "undo"),
				),
			schedule: () => this.schedule(head),
		};
		void runs[question]();
	};

	/** What is shown is what is typed: it is saved first. */
	private readonly preview = async (event: MouseEvent) => {
		const { saving } = this;
		if (!saving?.unsaved) return;
		event.preventDefault();
		// Opened in the click itself; later the browser would block it.
		const page = open("", "_blank");
		let saved = false;
		await this.attempt("preview", async () => {
			saved = await saving.now(true);
			if (!saved && this.failure) throw this.failure;
		});
		const { item } = this;
		if (!page || !item || !saved) return page?.close();
		page.opener = null;
		page.location.replace(pathIn(this.language.locale, previewPath(item)));
	};

	private async schedule(head: () => string) {
		const typed = this.draft.publishAt ?? "";
		const at = instantOf(typed);
		const { content: t, error } = this.text;
		if (!at) {
			this.failure = new Faults({
				publishAt: typed ? t.scheduleSkipped : error.required,
			});
			return;
		}
		const said = t.scheduledSaid(this.format.moment(at.toISOString()));
		await this.afterSaving("schedule", said, () =>
			scheduleRevision(head(), at.toISOString()),
		);
	}

	private readonly settle = async (take: boolean) => {
		const { theirs, saving } = this;
		if (!theirs || !saving) return;
		saving.continueFrom(theirs, take);
		this.theirs = null;
		this.failure = null;
		if (!take) return this.act("save");
		const { segment, key } = this.place;
		await this.attempt("take", async () => {
			this.item = await fetchItem(segment, key);
			await this.readHistory();
		});
		await this.say(this.text.content.conflict.takenSaid);
	};

	/** Goes on with what the browser kept, on top of what is saved and has just been shown beside it; or leaves it. */
	private readonly settleKept = async (take: boolean) => {
		const { kept, saving } = this;
		if (!kept || !saving) return;
		this.kept = null;
		if (take) saving.content = kept.content;
		else saving.forgetKept();
		if (take) this.act("save");
		else await this.say(this.text.content.kept.leftSaid);
	};

	private readonly restore = async ({ id, ordinal }: RevisionSummary) => {
		const said = this.text.content.history.restoredSaid(ordinal);
		await this.afterSaving("restore", said, async () => {
			const item = await actOn(id, "restore");
			this.saving?.continueFrom(item.head, true);
			return item;
		});
	};

	private readonly compare = async ({ id, ordinal }: RevisionSummary) => {
		const head = this.item?.head;
		if (!head) return;
		const well = await this.attempt("compare", async () => {
			const changes = await fetchChanges(id, head.id);
			this.compared = { from: ordinal, to: head.ordinal, ...changes };
		});
		if (well) this.focusOn("#compare-title");
	};

	private sheets(item: ItemView) {
		const { language, asking } = this;
		const draft = { values: this.draft, failure: this.failure };
		if (this.pictures) return this.pictureSheet();
		if (!asking) return nothing;
		return confirmSheet({
			language,
			asking,
			draft,
			busy: this.busy !== null,
			problem: this.problem(),
			onSubmit: (event) => {
				event.preventDefault();
				this.act(asking);
			},
			onClose: () => {
				this.asking = null;
			},
			item,
		});
	}

	private form(item: ItemView, saving: Saving) {
		const { language, busy } = this;
		return html`<form class="form-grid content-form" data-saves-itself novalidate @submit=${(event: SubmitEvent) => event.preventDefault()}>
				${contentFields({ language, kind: kindOf[this.place.segment], key: item.key, content: saving.content, principles: item.principles ?? [], fixed: item.version?.bound ?? false, failure: this.pictures ? null : this.failure, onChange: this.changed, onPicture: (target) => void this.openPicker(target) })}
			</form>
			${actions({
				language,
				item,
				busy,
				onAct: this.act,
				onPreview: (event) => void this.preview(event),
				onAsk: (question) => {
					this.failure = null;
					this.draft = {};
					this.asking = question;
				},
			})}`;
	}

	private saved(saving: Saving) {
		const { content: t } = this.text;
		const words = this.savedAt
			? t.saved(this.format.clock(this.savedAt))
			: saving.unsaved
				? t.unsaved
				: "";
		return html`<p class="soft small autosave" role="status">${words}</p>`;
	}

	private content(item: ItemView, saving: Saving) {
		const { language, theirs, kept } = this;
		if (kept)
			return keptOffer({
				language,
				kept,
				head: item.head,
				onKeep: () => void this.settleKept(true),
				onTake: () => void this.settleKept(false),
			});
		return html`${standing(language, item)}
			${theirs ? conflict({ language, mine: saving.content, theirs, onKeep: () => void this.settle(false), onTake: () => void this.settle(true) }) : nothing}
			${this.form(item, saving)}${this.saved(saving)}
			${history({ language, items: this.revisions, shown: this.compared, onRestore: (one) => void this.restore(one), onCompare: (one) => void this.compare(one) })}
			${this.sheets(item)}`;
	}

	protected override render() {
		const { item, saving, text, language } = this;
		const { segment } = this.place;
		const open = this.asking !== null || this.pictures !== null;
		return html`<main id="innehall" class="frame office">
			<p>${go(contentPath(language.locale, segment), text.content.all, "left", "before")}</p>
			<h1 tabindex="-1">${this.heading ?? text.content.title}</h1>
			${this.may("content:edit") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			${open || this.theirs ? nothing : this.problem()}${success(this.said)}
			${item?.live && !item.awaitsResults ? html`<p>${go(pathIn(language.locale, item.path), text.content.seePublic)}</p>` : nothing}
			${item && saving ? this.content(item, saving) : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
