import type { PropertyDeclarations } from "lit";
import type {
	ItemView,
	RevisionSummary,
} from "../../../api/content/editing/schema.ts";
import { pathIn } from "../../i18n/path.ts";
import { previewPath } from "./content-actions.ts";
import { placeIn } from "./content-address.ts";
import { fetchHistory, fetchItem, theirsIn } from "./content-api.ts";
import { ContentDocuments } from "./content-documents.ts";
import { type Kept, keptOf } from "./content-keep.ts";
import { contentSource, Saving, type Theirs } from "./content-saving.ts";
import { differing } from "./content-value.ts";

const sameContent = (a: unknown, b: unknown) => differing(a, b).length === 0;

/** An item while it is written: how it is saved, kept and brought together with what others write. */
export abstract class ContentWriting extends ContentDocuments {
	static override properties: PropertyDeclarations = {
		item: { state: true },
		revisions: { state: true },
		theirs: { state: true },
		savedAt: { state: true },
		kept: { state: true },
	};
	declare item: ItemView | null;
	declare revisions: RevisionSummary[];
	/** What somebody else has saved meanwhile. */
	declare theirs: Theirs | null;
	/** What is said when somebody else's changes have come into the text. */
	private merged: string | null = null;
	declare savedAt: string | null;
	/** What was typed here before and never came to the server: to go on with, or not. */
	declare kept: Kept | null;

	constructor() {
		super();
		this.item = null;
		this.revisions = [];
		this.theirs = null;
		this.savedAt = null;
		this.kept = null;
	}

	/** What was asked has been done, or cannot be. */
	protected abstract answered(): void;

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
				merged: ({ author }) => {
					this.merged = this.text.content.conflict.mergedSaid(author);
					this.said = this.merged;
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

	protected get place() {
		return placeIn(this.name);
	}

	protected async readHistory() {
		const { segment, key } = this.place;
		this.revisions = (await fetchHistory(segment, key)).items;
	}

	protected readonly changed = (redraw = false, focus?: string) => {
		if (!this.theirs) this.saving?.later();
		// After rows have come, gone or moved: what was wrong was said of other rows.
		if (focus) this.failure = null;
		if (redraw) this.requestUpdate();
		else if (this.savedAt !== null) this.savedAt = null;
		if (focus) void this.goOn(focus);
	};

	private async goOn(focus: string) {
		await this.updateComplete;
		this.focusOn(`#${CSS.escape(focus)}`);
	}

	/** Saves, then does something with what is saved. */
	protected async afterSaving(
		name: string,
		said: string,
		work?: () => Promise<ItemView>,
	) {
		this.merged = null;
		const well = await this.attempt(name, async () => {
			const saved = await this.saving?.now(false);
			if (!saved) {
				if (this.theirs) return;
				throw this.failure ?? new Error("not saved");
			}
			// What has just come in is seen before more is done with it.
			if (!work || this.merged) return this.readHistory();
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
			this.answered();
			await this.say(this.merged ?? said);
		} else if (this.theirs) {
			this.answered();
			await this.updateComplete;
			this.focusOn(".conflict");
		}
	}

	/** What is shown is what is typed: it is saved first. */
	protected readonly preview = async (event: MouseEvent) => {
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

	protected readonly settle = async (take: boolean) => {
		const { theirs, saving } = this;
		if (!theirs || !saving) return;
		saving.settle(theirs, take);
		this.theirs = null;
		this.failure = null;
		if (!take) return this.afterSaving("save", this.text.content.savedSaid);
		const { segment, key } = this.place;
		await this.attempt("take", async () => {
			if (!(await saving.now(false)) && this.failure) throw this.failure;
			this.item = await fetchItem(segment, key);
			await this.readHistory();
		});
		if (!this.theirs) await this.say(this.text.content.conflict.takenSaid);
	};

	/** Goes on with what the browser kept, on top of what is saved and has just been shown beside it; or leaves it. */
	protected readonly settleKept = async (take: boolean) => {
		const { kept, saving } = this;
		if (!kept || !saving) return;
		this.kept = null;
		if (take) saving.content = kept.content;
		else saving.forgetKept();
		if (take) await this.afterSaving("save", this.text.content.savedSaid);
		else await this.say(this.text.content.kept.leftSaid);
	};
}
