import type {
	ItemView,
	RevisionView,
} from "../../../api/content/editing/schema.ts";
import {
	type Content,
	type Segment,
	saveItem,
	theirsIn,
} from "./content-api.ts";

/** milliseconds of rest before what is typed is saved */
const rest = 2500;

interface Told {
	saved(item: ItemView): void;
	failed(error: unknown): void;
	/** Somebody else has saved meanwhile. */
	conflict(theirs: RevisionView): void;
}

/**
 * Saves what is typed, one request at a time, each on top of the one before. What comes
 * while a save is under way is saved after it; a failure loses nothing.
 */
export class Saving {
	/** What is being written; the form changes it in place. */
	content: Content;
	private basedOn: string;
	private sent: string;
	private timer = 0;
	private under: Promise<boolean> = Promise.resolve(true);
	private readonly segment: Segment;
	private readonly key: string;
	private readonly told: Told;

	constructor(segment: Segment, item: ItemView, told: Told) {
		this.segment = segment;
		this.key = item.key;
		this.told = told;
		this.content = structuredClone(item.head.content);
		this.basedOn = item.head.id;
		this.sent = JSON.stringify(this.content);
	}

	get unsaved(): boolean {
		return JSON.stringify(this.content) !== this.sent;
	}

	/** Saves when nothing has been typed for a while. */
	later(): void {
		clearTimeout(this.timer);
		this.timer = window.setTimeout(() => void this.now(true), rest);
	}

	stop(): void {
		clearTimeout(this.timer);
	}

	/** Saves what is not saved. @returns whether everything is */
	now(autosave: boolean): Promise<boolean> {
		clearTimeout(this.timer);
		this.under = this.under.then(() => this.send(autosave));
		return this.under;
	}

	/** Goes on from another revision: its text, or ours on top of it. */
	continueFrom(head: RevisionView, withTheirText: boolean): void {
		this.basedOn = head.id;
		this.sent = JSON.stringify(head.content);
		if (withTheirText) this.content = structuredClone(head.content);
	}

	private async send(autosave: boolean): Promise<boolean> {
		const body = JSON.stringify(this.content);
		if (body === this.sent) return true;
		try {
			const item = await saveItem(this.segment, this.key, {
				basedOn: this.basedOn,
				content: JSON.parse(body),
				autosave,
			});
			this.basedOn = item.head.id;
			this.sent = body;
			this.told.saved(item);
			return true;
		} catch (error) {
			const theirs = theirsIn(error);
			if (theirs) this.told.conflict(theirs);
			else this.told.failed(error);
			return false;
		}
	}
}
