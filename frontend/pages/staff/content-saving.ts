import type {
	ItemView,
	RevisionView,
} from "../../../api/content/editing/schema.ts";
import { ApiError } from "../../data/client.ts";
import {
	type Content,
	type Segment,
	saveItem,
	theirsIn,
} from "./content-api.ts";
import { forget, keep, type Place } from "./content-keep.ts";

/** milliseconds of rest before what is typed is saved */
const rest = 2500;
/** milliseconds until a save that got no answer is tried anew; each time twice as long, up to the longest */
const pauses = { first: 2000, longest: 60_000 };

/** No answer, or one that says nothing of what was sent: the same may be taken later. */
const mayPass = (error: unknown) =>
	!(error instanceof ApiError) || error.status >= 500 || error.status === 429;

interface Told {
	saved(item: ItemView): void;
	failed(error: unknown): void;
	/** Somebody else has saved meanwhile. */
	conflict(theirs: RevisionView): void;
}

/**
 * Saves what is typed, one request at a time, each on top of the one before. What comes
 * while a save is under way is saved after it; a failure loses nothing: it is tried anew,
 * and until the server has it the browser keeps it.
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
	private readonly place: Place;
	private pause = pauses.first;
	private failed = false;
	private stopped = false;

	constructor(segment: Segment, item: ItemView, user: string, told: Told) {
		this.segment = segment;
		this.place = { user, item: `${segment}/${item.key}` };
		addEventListener("online", this.again);
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
		forget(this.place);
	}

	/** What the browser kept from before is not wanted. */
	forgetKept(): void {
		forget(this.place);
	}

	private readonly again = () => {
		if (this.failed && this.unsaved) void this.now(true);
	};

	private keepIt(): void {
		const { basedOn, content, place } = this;
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
	continueFrom(head: RevisionView, withTheirText: boolean): void {
		this.basedOn = head.id;
		this.sent = JSON.stringify(head.content);
		if (withTheirText) this.content = structuredClone(head.content);
		this.keepIt();
	}

	private async send(autosave: boolean): Promise<boolean> {
		const body = JSON.stringify(this.content);
		this.failed = false;
		if (body === this.sent) return true;
		try {
			const item = await saveItem(this.segment, this.key, {
				basedOn: this.basedOn,
				content: JSON.parse(body),
				autosave,
			});
			this.basedOn = item.head.id;
			this.sent = body;
			this.pause = pauses.first;
			this.keepIt();
			this.told.saved(item);
			return true;
		} catch (error) {
			const theirs = theirsIn(error);
			if (theirs) this.told.conflict(theirs);
			else this.fail(error);
			return false;
		}
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
