import { html, nothing, type PropertyDeclarations } from "lit";
import { pathIn } from "../../i18n/path.ts";
import { button } from "../../ui/form.ts";
import { go } from "../../ui/icon.ts";
import { success } from "./parts/problem.ts";
import {
	type AdminElection,
	cancelElection,
	changeElection,
	createElection,
	fetchOverview,
	freezeRoll,
	nominateFor,
	type Overview,
	remindParties,
	saveProposal,
	takeStep,
} from "./working-group-api.ts";
import { WorkingGroupBase } from "./working-group-base.ts";
import {
	callOffQuestion,
	draftOf,
	type ElectionParts,
	nextStep,
	nomineesPart,
	rollPart,
	settingsForm,
	settingsOf,
	stepOf,
} from "./working-group-parts.ts";
import {
	freezeQuestion,
	questionDialog,
	stepQuestion,
} from "./working-group-questions.ts";

/** `/admin/samverkansgrupp`: the election of the civil members, and who sits in the group. */
export class StaffWorkingGroup extends WorkingGroupBase {
	static override properties: PropertyDeclarations = {
		ending: { state: true },
	};
	/** The election that is about to be called off. */
	declare ending: AdminElection | null;
	/** Of each election, when its boxes were ticked as they stood: what is read anew leaves the boxes. */
	private readonly ticked = new Map<string, number>();

	constructor() {
		super();
		this.ending = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			this.overview = await fetchOverview();
			for (const { id, revision } of this.overview.elections)
				this.ticked.set(id, revision);
		});
	}

	protected get heading() {
		return this.text.workingGroup.title;
	}

	/** A change of ours is known to the boxes; what others have saved beside it is not. */
	private async change(id: string, work: () => Promise<AdminElection>) {
		const { revision } = await work();
		const seen = this.ticked.get(id);
		if (seen === undefined || revision === seen + 1)
			this.ticked.set(id, revision);
	}

	private save(id: string, body: object) {
		const before = this.filled?.elections.find((one) => one.id === id);
		return changeElection(id, { ...body, revision: before?.revision });
	}

	private partsOf(election: AdminElection): ElectionParts {
		const { language, busy } = this;
		const { workingGroup: t } = this.text;
		const { id } = election;
		const action = stepOf(election);
		return {
			language,
			election,
			busy,
			draft: { values: this.draft, failure: this.failure },
			onFreeze: () =>
				this.first(
					freezeQuestion(language, election),
					() => void this.act("freeze", () => freezeRoll(id), t.frozen),
				),
			onStep: () => {
				if (action)
					this.first(
						stepQuestion(language, election, action),
						() => void this.act("step", () => takeStep(id, action), t.moved),
					);
			},
			onRemind: () =>
				void this.act(
					"remind",
					() => remindParties(id),
					(answer) => t.reminded((answer as { reminded: number }).reminded),
				),
			onProposal: (event) => {
				event.preventDefault();
				const form = new FormData(event.target as HTMLFormElement);
				const chosen = form.getAll("nominee").map(String);
				const revision = this.ticked.get(id);
				void this.act(
					"proposal",
					() =>
						this.change(id, () =>
							saveProposal(id, { nominees: chosen, revision }),
						),
					t.proposalSaved,
				);
			},
			onNominate: (event) => {
				event.preventDefault();
				const { name = "", organisation = "", email = "" } = this.draft;
				const body = { name, organisation, email };
				void this.act(
					"nominate",
					() => nominateFor(id, body),
					t.nominated,
				).then(() => {
					if (!this.failure) this.draft = {};
				});
			},
		};
	}

	private settings(election: AdminElection | null) {
		const { workingGroup: t } = this.text;
		const form = election ? "change" : "create";
		const changeable = election?.changeable ?? "all";
		const label = election ? t.change : t.create;
		const start = election
			? draftOf(election)
			: { seats: String(this.overview?.seats.civil ?? "") };
		const onSubmit = (event: SubmitEvent) => {
			event.preventDefault();
			const body = settingsOf(this.draft);
			void (election
				? this.act(
						form,
						() => this.change(election.id, () => this.save(election.id, body)),
						t.changed,
					)
				: this.act(form, () => createElection(body), t.created));
		};
		const draft = { values: this.draft, failure: this.failure };
		return html`<p><button class="button quiet" type="button" aria-expanded=${this.open === form ? "true" : "false"} @click=${() => this.show(form, start)}>${label}</button></p>
			${this.open === form ? settingsForm(this.language, draft, { label: this.text.save, busy: this.busy === form, changeable, onSubmit }) : nothing}`;
	}

	private one(election: AdminElection) {
		const { workingGroup: t } = this.text;
		const { locale } = this.language;
		const parts = this.partsOf(election);
		const may = (what: "change" | "cancel") =>
			election.allowedActions.includes(what);
		const over = ["published", "cancelled"].includes(election.status);
		const { sv, en } = election.cancelled?.reason ?? { sv: "", en: "" };
		const reason = locale === "en" ? en || sv : sv;
		return html`<section class="stack"><h2>${t.election(t.term(election.termFrom, election.termTo))}</h2>
			<p>${t.status[election.status]}. ${go(pathIn(locale, `/samverkansgrupp/val/${election.id}`), t.publicPage)}</p>
			${reason ? html`<p>${t.reason(reason)}</p>` : nothing}
			${
				over
					? nothing
					: html`${nextStep(parts)}${rollPart(parts)}${this.open ? nothing : nomineesPart(parts)}${may("change") ? this.settings(election) : nothing}${may("cancel") ? html`<p>${button({ label: t.callOff, kind: "refuse", onPress: () => this.askToEnd(election) })}</p>` : nothing}`
			}</section>`;
	}

	private askToEnd(election: AdminElection) {
		this.open = null;
		this.failure = null;
		this.draft = {};
		this.ending = election;
	}

	private question(election: AdminElection) {
		const onSubmit = (event: SubmitEvent) => {
			event.preventDefault();
			const { draft } = this;
			const reason = {
				sv: draft["reason.sv"] ?? "",
				en: draft["reason.en"] ?? "",
			};
			void this.act(
				"cancel",
				async () => {
					await cancelElection(election.id, { reason });
					this.ending = null;
				},
				this.text.workingGroup.calledOff,
			);
		};
		return callOffQuestion(
			this.language,
			election,
			{ values: this.draft, failure: this.failure },
			{
				busy: this.busy === "cancel",
				problem: this.problem(),
				onSubmit,
				onClose: () => {
					this.ending = null;
					this.failure = null;
				},
			},
		);
	}

	private content(overview: Overview) {
		const under = overview.elections.some(
			({ status }) => status !== "published" && status !== "cancelled",
		);
		const all = this.may("election:manage");
		return html`${overview.elections.map((election) => this.one(election))}
			${under || !all ? nothing : this.settings(null)}
			${this.members(overview)}`;
	}

	protected override render() {
		const { overview, text } = this;
		return html`<main id="innehall" class="frame office stack">
			<h1 tabindex="-1">${this.heading}</h1>
			<p class="soft">${this.may("election:manage") ? text.workingGroup.lead : text.workingGroup.membersOnly}</p>
			${this.ending ? nothing : this.problem()}${success(this.said)}
			${overview ? this.content(overview) : this.failure ? nothing : this.loading()}
			${this.ending ? this.question(this.ending) : nothing}
			${
				this.asking
					? questionDialog(this.language, this.asking, () => {
							this.asking = null;
						})
					: nothing
			}
		</main>`;
	}
}
