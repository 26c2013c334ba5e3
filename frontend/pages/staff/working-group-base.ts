import type { PropertyDeclarations } from "lit";
import { StaffPage } from "./page.ts";
import {
	fetchOverview,
	type MembersChange,
	type Overview,
	saveMembers,
} from "./working-group-api.ts";
import {
	fillIn,
	membersOf,
	membersOn,
	membersPart,
	startOf,
} from "./working-group-members.ts";
import {
	type Question,
	replaceQuestion,
	undoQuestion,
} from "./working-group-questions.ts";

type Form = "create" | "change" | "members" | "nominate";

/** What `/admin/samverkansgrupp` knows, asks and does, and its list of members. */
export abstract class WorkingGroupBase extends StaffPage {
	static override properties: PropertyDeclarations = {
		overview: { state: true },
		open: { state: true },
		asking: { state: true },
	};
	declare overview: Overview | null;
	/** The form that is open: only one, as its fields' ids are their paths in what is sent. */
	declare open: Form | null;
	/** What is asked before it is done. */
	declare asking: Question | null;
	/** Who sat in the group, and which revision each election had, when the form that is open was filled. */
	protected filled: Overview | null = null;

	constructor() {
		super();
		this.overview = null;
		this.open = null;
		this.asking = null;
	}

	/** Does one thing, shows what became of it, and says so. */
	protected async act(
		name: string,
		work: () => Promise<unknown>,
		words: string | ((answer: unknown) => string),
	) {
		let answer: unknown;
		const well = await this.attempt(name, async () => {
			answer = await work();
			this.overview = await fetchOverview();
		});
		if (!well) return;
		this.open = null;
		await this.say(typeof words === "string" ? words : words(answer));
	}

	/** Asks before the work is done, where there is something to ask. */
	protected first(words: Omit<Question, "onConfirm"> | null, work: () => void) {
		if (words) this.asking = { ...words, onConfirm: work };
		else work();
	}

	protected readonly show = (form: Form, values: Record<string, string>) => {
		this.draft = values;
		this.filled = this.overview;
		this.failure = null;
		this.open = this.open === form ? null : form;
	};

	/** Puts those who stood there before back, unless somebody has changed it since. */
	private undo(change: MembersChange) {
		const { termFrom, termTo, sector, before } = change;
		const replaces = membersOn(this.overview?.terms ?? [], change);
		const body = { termFrom, termTo, sector, members: before, replaces };
		const { undone } = this.text.workingGroup;
		this.first(
			undoQuestion(this.language, change, replaces),
			() => void this.act("undo", () => saveMembers(body), undone),
		);
	}

	private saveMembers() {
		const body = membersOf(this.draft, this.filled?.terms ?? []);
		const { membersSaved } = this.text.workingGroup;
		this.first(
			replaceQuestion(this.language, body.replaces, body.members),
			() => void this.act("members", () => saveMembers(body), membersSaved),
		);
	}

	protected members(overview: Overview) {
		const { terms } = overview;
		return membersPart({
			language: this.language,
			overview,
			open: this.open === "members",
			draft: { values: this.draft, failure: this.failure },
			busy: this.busy === "members",
			undoing: this.busy === "undo",
			onOpen: () =>
				this.show("members", startOf(terms, new Date().getFullYear())),
			onChoose: () => {
				fillIn(this.draft, this.filled?.terms ?? []);
				this.requestUpdate();
			},
			onSubmit: (event) => {
				event.preventDefault();
				this.saveMembers();
			},
			onUndo: (change) => this.undo(change),
		});
	}
}
