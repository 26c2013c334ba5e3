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
	publishedSaid,
	type Question,
	registrationClosed,
	standing,
} from "./content-actions.ts";
import { contentPath } from "./content-address.ts";
import {
	actOn,
	fetchChanges,
	kindOf,
	scheduleRevision,
} from "./content-api.ts";
import { contentFields } from "./content-fields.ts";
import {
	type Comparison,
	conflict,
	history,
	keptOffer,
} from "./content-history.ts";
import type { Saving } from "./content-saving.ts";
import { ContentWriting } from "./content-writing.ts";
import { Faults, success } from "./parts/problem.ts";

/** `/admin/innehall/:kind/:key`: one item to write, publish and go back in. */
export class StaffContentItem extends ContentWriting {
	static override properties: PropertyDeclarations = {
		asking: { state: true },
		compared: { state: true },
	};
	declare asking: Question | null;
	declare compared: Comparison | null;

	constructor() {
		super();
		this.asking = null;
		this.compared = null;
	}

	protected override answered(): void {
		this.asking = null;
	}

	protected get heading() {
		const { item } = this;
		if (item?.kind !== "follow_up") return item?.title ?? null;
		return this.text.content.followUpOf(item.title);
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

	/** Whether a sheet of files is open, which then says what goes well and wrong. */
	private get choosing() {
		return this.pictures !== null || this.documents !== null;
	}

	private sheets(item: ItemView) {
		const { language, asking } = this;
		const draft = { values: this.draft, failure: this.failure };
		if (this.pictures) return this.pictureSheet();
		if (this.documents) return this.documentSheet();
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
				${contentFields({ language, kind: kindOf[this.place.segment], key: item.key, content: saving.content, principles: item.principles ?? [], fixed: item.version?.bound ?? false, failure: this.choosing ? null : this.failure, missing: item.missing, documents: this.documentForm, onChange: this.changed, onPicture: (target) => void this.openPicker(target) })}
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
		const open = this.asking !== null || this.choosing;
		return html`<main id="innehall" class="frame office">
			<p>${go(contentPath(language.locale, segment), text.content.all, "left", "before")}</p>
			<h1 tabindex="-1">${this.heading ?? text.content.title}</h1>
			${this.may("content:edit") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			${open || this.theirs ? nothing : this.problem()}${this.choosing ? nothing : success(this.said, item && this.said === text.content.publishedSaid ? registrationClosed(language, item) : nothing)}
			${item?.live && !item.awaitsResults ? html`<p>${go(pathIn(language.locale, item.path), text.content.seePublic)}</p>` : nothing}
			${item && saving ? this.content(item, saving) : this.failure ? nothing : this.loading()}
		</main>`;
	}
}
