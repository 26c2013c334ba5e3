import type {
	ItemView,
	RevisionView,
} from "../../../api/content/editing/schema.ts";
import { ApiError } from "../../data/client.ts";
import {
	type Content,
	type Save,
	type Segment,
	saveItem,
	theirsIn,
} from "./content-api.ts";
import { forget, keep, type Place } from "./content-keep.ts";
import { merge } from "./content-merge.ts";
import { putAt, valueAt } from "./content-value.ts";

/** milliseconds of rest before what is typed is saved */
const rest = 2500;
/** milliseconds until a save that got no answer is tried anew; each time twice as long, up to the longest */
const pauses = { first: 2000, longest: 60_000 };

/** No answer, or one that says nothing of what was sent: the same may be taken later. */
const mayPass = (error: unknown) =>
	!(error instanceof ApiError) || error.status >= 500 || error.status === 429;

/** A text as it was saved once, and by whom. */
export type Version = Pick<RevisionView, "id" | "author" | "content">;

/** What somebody else has saved; `both`: the fields to choose in, all that differ where it is not given. */
export type Theirs = Version & { both?: string[] };

/** Where what is written belongs, and how it gets there. */
export interface Source<Item> {
	place: Place;
	send(save: Save): Promise<Item>;
	headOf(item: Item): Version;
	/** What the other one has saved, when that is why a save was refused. */
	theirs(error: unknown): Promise<Version | null>;
}

interface Told<Item> {
	saved(item: Item): void;
	failed(error: unknown): void;
	/** Somebody else has saved meanwhile, other fields than ours: the text is now both's. */
	merged(theirs: Version): void;
	/** Somebody else has saved meanwhile, and some of the same. */
	conflict(theirs: Theirs): void;
}

export const contentSource = (
	segment: Segment,
	key: string,
	user: string,
): Source<ItemView> => ({
	place: { user, item: `${segment}/${key}` },
	send: (save) => saveItem(segment, key, save),
	headOf: ({ head }) => head,
	theirs: async (error) => theirsIn(error),
});

/**
 * Saves what is typed, one request at a time, each on top of the one before. What comes
 * while a save is under way is saved after it; a failure loses nothing: it is tried anew,
 * and until the server has it the browser keeps it.
 */
export class Saving<Item = ItemView> {
	/** What is being written; the form changes it in place. */
	content: Content;
	private basedOn: string;
	/** What the server had when we went on from there. */
	private base: Content;
	private sent: string;
	private timer = 0;
	private under: Promise<boolean> = Promise.resolve(true);
	private readonly source: Source<Item>;
	private readonly told: Told<Item>;
	private pause = pauses.first;
	private failed = false;
	private stopped = false;

	constructor(source: Source<Item>, item: Item, told: Told<Item>) {
		this.source = source;
		this.told = told;
		addEventListener("online", this.again);
		const { id, content } = source.headOf(item);
		this.content = structuredClone(content);
		this.base = content;
		this.basedOn = id;
		this.sent = JSON.stringify(this.content);
	}

	get unsaved(): boolean {
		return JSON.stringify(this.content) !== this.sent;
	}

	/** Saves when nothing has been typed for a while. */
	later(): void {
		this.keepIt();
		clearTimeout(this.timer);
		this.timer = window.setTimeout(() => void this.now(true), rest);
	}

	stop(): void {
		this.stopped = true;
		clearTimeout(this.timer);
		removeEventListener("online", this.again);
	}

	/** As {@link stop}, without leaving anything in the browser. */
	letGo(): void {
		this.sent = JSON.stringify(this.content);
		this.stop();
		forget(this.source.place);
	}

	/** What the browser kept from before is not wanted. */
	forgetKept(): void {
		forget(this.source.place);
	}

	private readonly again = () => {
		if (this.failed && this.unsaved) void this.now(true);
	};

	private keepIt(): void {
		const { basedOn, content } = this;
		const { place } = this.source;
		const at = new Date().toISOString();
		if (this.unsaved) keep(place, { basedOn, content, at });
		else forget(place);
	}

	/** Saves what is not saved. @returns whether everything is */
	now(autosave: boolean): Promise<boolean> {
		clearTimeout(this.timer);
		this.under = this.under.then(() => this.send(autosave));
		return this.under;
	}

	/** Goes on from another revision: its text, or ours on top of it. */
	continueFrom(head: Version, withTheirText: boolean): void {
		this.basedOn = head.id;
		this.base = head.content;
		this.sent = JSON.stringify(head.content);
		if (withTheirText) this.content = structuredClone(head.content);
		this.keepIt();
	}

	private async send(autosave: boolean): Promise<boolean> {
		const body = JSON.stringify(this.content);
		this.failed = false;
		if (body === this.sent) return true;
		try {
			const item = await this.source.send({
				basedOn: this.basedOn,
				content: JSON.parse(body),
				autosave,
			});
			const head = this.source.headOf(item);
			this.basedOn = head.id;
			this.base = head.content;
			this.sent = body;
			this.pause = pauses.first;
			this.keepIt();
			this.told.saved(item);
			return true;
		} catch (error) {
			const theirs = await this.source.theirs(error);
			if (theirs) return this.meet(theirs, autosave);
			this.fail(error);
			return false;
		}
	}

	/** Each side's own changes go together; where both changed the same, it is asked about. */
	private meet(theirs: Version, autosave: boolean): Promise<boolean> | false {
		const { content, both } = merge(this.base, this.content, theirs.content);
		this.content = content;
		if (both.length > 0) {
			this.told.conflict({ ...theirs, both });
			return false;
		}
		this.continueFrom(theirs, false);
		this.told.merged(theirs);
		return this.send(autosave);
	}

	/** Goes on from what somebody else has saved, with theirs or ours where both changed. */
	settle(theirs: Theirs, take: boolean): void {
		for (const path of take ? (theirs.both ?? []) : [])
			putAt(this.content, path, structuredClone(valueAt(theirs.content, path)));
		this.continueFrom(theirs, take && !theirs.both);
	}

	private fail(error: unknown): void {
		this.told.failed(error);
		if (this.stopped || !mayPass(error)) return;
		this.failed = true;
		clearTimeout(this.timer);
		this.timer = window.setTimeout(this.again, this.pause);
		this.pause = Math.min(this.pause * 2, pauses.longest);
	}
}
