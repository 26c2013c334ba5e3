import {
	type ApplicationView,
	fetchApplication,
	remindSignatories,
	retractApplication,
	submitApplication,
} from "../../data/applications.ts";
import { ApiError, type Fault, OfflineError } from "../../data/client.ts";
import { askForLink } from "../../data/session.ts";
import type { ApplyText } from "../../i18n/sv/apply.ts";
import { Autosave } from "./autosave.ts";
import { type Draft, draftOf, type Part, partOf, written } from "./draft.ts";
import { forget, keep, restore } from "./keep.ts";
import { NumberCheck } from "./number-check.ts";
import { Uploads } from "./uploads.ts";

/** Whether a fault's path speaks of the minutes, which are not a field of the draft. */
export const isMinutes = (path: string) =>
	path.startsWith("attachments") || path.startsWith("minutes");

export type Work = "submit" | "retract" | "remind" | "link" | "recheck";

/** One application in the browser: the server's view of it, and what is typed on top. */
export class CaseStore {
	view: ApplicationView;
	draft: Draft;
	autosave: Autosave;
	number: NumberCheck;
	uploads: Uploads;
	/** The field being written in: its fault waits until it is left. */
	focused: string | null = null;
	busy: Work | null = null;
	/** What the last piece of work led to, said where the button is. */
	said: Partial<Record<Work, string>> = {};
	/** A refusal that belongs to no field. */
	problem: string | null = null;
	/** Whether the applicant has agreed to void what was signed. */
	voiding = false;
	#t: ApplyText;
	#onState: () => void;
	/** Asked before a signed part is sent. */
	onSignedPart: () => void = () => {};

	constructor(view: ApplicationView, t: ApplyText, onState: () => void) {
		this.#t = t;
		this.#onState = onState;
		this.view = view;
		const editable = view.allowedActions.includes("edit");
		const kept = editable
			? restore(view.id, draftOf(view))
			: { draft: draftOf(view), unsaved: [] };
		this.draft = kept.draft;
		this.number = new NumberCheck(onState);
		this.uploads = new Uploads({
			id: view.id,
			t: t.files,
			reload: () => this.reload(),
			onState,
		});
		this.autosave = this.#autosave();
		for (const path of kept.unsaved) this.autosave.touch(partOf(path));
	}

	#autosave(): Autosave {
		const store = this;
		return new Autosave({
			id: store.view.id,
			get draft() {
				return store.draft;
			},
			held: (part) => store.isSigned(part) && !store.voiding,
			onSaved: (view) => {
				store.view = view;
				store.#keep();
			},
			onState: () => store.#onState(),
		});
	}

	#keep(): void {
		keep(this.view.id, this.draft, this.autosave.unsaved);
	}

	can(action: ApplicationView["allowedActions"][number]): boolean {
		return this.view.allowedActions.includes(action);
	}

	/** Whether a change of this part voids what someone has signed. */
	isSigned(part: Part): boolean {
		return this.view.signedParts.some(
			(signed) => signed === part || part.startsWith(`${signed}.`),
		);
	}

	/** Takes in what is typed or chosen. */
	change(path: string, value: unknown): void {
		this.draft = written(this.draft, path, value);
		const part = partOf(path);
		this.autosave.touch(part);
		// How many must sign hangs on this answer.
		if (part === "mandate.signing") this.autosave.forgiveMissing();
		this.#keep();
		if (this.isSigned(part) && !this.voiding) this.onSignedPart();
		this.#onState();
	}

	/** Whether a change waits for the applicant's word because it voids signatures. */
	hasHeld(): boolean {
		return (
			!this.voiding &&
			[...this.autosave.unsaved].some((part) => this.isSigned(part))
		);
	}

	/** The applicant agrees that everyone signs again. */
	agreeToVoid(): void {
		this.voiding = true;
		void this.autosave.flush();
	}

	/** Puts the signed parts back as they were signed. */
	undoSigned(): void {
		const saved = draftOf(this.view);
		for (const part of [...this.autosave.unsaved].filter((p) =>
			this.isSigned(p),
		)) {
			const [group, field] = part.split(".") as [keyof Draft, string];
			const from = saved[group] as unknown as Record<string, unknown>;
			this.draft = written(this.draft, part, field ? from[field] : from);
			this.autosave.unsaved.delete(part);
		}
		this.draft.organisation.withoutNumber = saved.organisation.withoutNumber;
		this.#keep();
		this.#onState();
	}

	/** The words to show at a field, or null. */
	errorAt(path: string): string | null {
		if (this.focused === path) return null;
		return this.autosave.faultAt(path)?.message ?? null;
	}

	/** The faults that still stand; missing minutes are mended by a file. */
	openFaults(): ReturnType<Autosave["faults"]> {
		const there = this.view.attachments.some(({ kind }) => kind === "minutes");
		return this.autosave
			.faults()
			.filter(({ path }) => !(there && isMinutes(path)));
	}

	async reload(): Promise<void> {
		this.view = await fetchApplication(this.view.id);
		this.#onState();
	}

	/** Runs one piece of work; returns the faults it was refused with, or null. */
	async #work(work: Work, job: () => Promise<void>): Promise<Fault[] | null> {
		if (this.busy) return null;
		this.busy = work;
		this.problem = null;
		this.said = {};
		this.#onState();
		try {
			await job();
			return [];
		} catch (error) {
			if (error instanceof ApiError && error.faults.length) {
				this.autosave.refuse(error.faults, this.draft, true);
				return error.faults;
			}
			if (error instanceof ApiError && error.status === 409)
				await this.reload().catch(() => {});
			this.problem =
				error instanceof OfflineError
					? this.#t.tryAgain
					: (error as Error).message;
			return null;
		} finally {
			this.busy = null;
			this.#onState();
		}
	}

	/** Sends in. What is typed and not saved stops it: nothing may be left behind unseen. */
	async submit(): Promise<Fault[] | null> {
		await this.autosave.flush();
		const refused = this.openFaults().filter(({ missing }) => !missing);
		if (refused.length > 0) return refused.map(({ fault }) => fault);
		const { kind } = this.autosave.state;
		if (kind === "offline" || kind === "failed") {
			this.problem = this.#t.tryAgain;
			this.#onState();
			return null;
		}
		return this.#work("submit", async () => {
			this.view = await submitApplication(this.view.id);
			this.draft = draftOf(this.view);
			this.voiding = false;
			forget(this.view.id);
		});
	}

	async retract(): Promise<void> {
		await this.#work("retract", async () => {
			this.autosave.stop();
			this.view = await retractApplication(this.view.id);
			forget(this.view.id);
		});
	}

	async remind(): Promise<void> {
		await this.#work("remind", async () => {
			this.view = await remindSignatories(this.view.id);
			this.said = { remind: this.#t.case.reminded };
		});
	}

	async sendLink(): Promise<void> {
		await this.#work("link", async () => {
			await askForLink(this.view.email);
			this.said = { link: this.#t.review.againSent };
		});
	}

	async recheck(): Promise<void> {
		await this.#work("recheck", () => this.reload());
	}
}
