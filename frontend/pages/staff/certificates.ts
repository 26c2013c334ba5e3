import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	BatchAction,
	BatchDetail,
	BatchKind,
	BatchList,
	BatchView,
} from "../../../api/certificates/batches/schema.ts";
import type { Settings } from "../../../api/certificates/settings.ts";
import { choiceField } from "../../ui/field.ts";
import { button, notice } from "../../ui/form.ts";
import {
	changeSettings,
	fetchBatch,
	fetchBatches,
	fetchSettings,
	moveBatch,
	startBatch,
} from "./certificates-api.ts";
import { batchCard, batchTable, startDialog } from "./certificates-parts.ts";
import { StaffPage } from "./page.ts";
import { ask, tick } from "./parts/fields.ts";
import { Faults, success } from "./parts/problem.ts";

/** milliseconds between two looks at a batch that runs */
const every = 2000;

/** `/admin/intyg`: certificates made many at a time, and how they look. */
export class StaffCertificates extends StaffPage {
	static override properties: PropertyDeclarations = {
		list: { state: true },
		batch: { state: true },
		settings: { state: true },
		kind: { state: true },
		asking: { state: true },
		stale: { state: true },
	};
	declare list: BatchList | null;
	/** The batch that is shown: the one that runs, else the newest, else the one that was chosen. */
	declare batch: BatchDetail | null;
	declare settings: Settings | null;
	declare kind: BatchKind;
	/** Whether the question before a start is open. */
	declare asking: boolean;
	declare stale: boolean;
	private timer = 0;

	constructor() {
		super();
		this.list = null;
		this.batch = null;
		this.settings = null;
		this.kind = "issue";
		this.asking = false;
		this.stale = false;
		this.draft = { mail: "1" };
	}

	override connectedCallback() {
		super.connectedCallback();
		document.addEventListener("visibilitychange", this.follow);
		void this.load(() => this.read());
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		document.removeEventListener("visibilitychange", this.follow);
		clearTimeout(this.timer);
	}

	protected get heading() {
		return this.text.batches.title;
	}

	private async read() {
		const [list, settings] = await Promise.all([
			fetchBatches({ limit: 20 }),
			fetchSettings(),
		]);
		this.list = list;
		this.settings = settings;
		const [newest] = list.items;
		const running = list.items.find(({ status }) => status === "running");
		const id = running?.id ?? this.batch?.id ?? newest?.id;
		this.batch = id ? await fetchBatch(id) : null;
		this.follow();
	}

	/** Looks again in a while, as long as the batch runs and somebody sees the page. */
	private readonly follow = () => {
		clearTimeout(this.timer);
		if (this.batch?.status !== "running" || document.hidden) return;
		this.timer = window.setTimeout(() => void this.lookAgain(), every);
	};

	private async lookAgain() {
		const before = this.batch;
		if (!before) return;
		try {
			const now = await fetchBatch(before.id);
			this.stale = false;
			// While we asked, another batch may have been chosen.
			if (this.batch?.id === before.id) this.batch = now;
			if (now.status !== "running") await this.read();
		} catch {
			this.stale = true;
		}
		if (this.isConnected) this.follow();
	}

	private readonly show = async ({ id }: BatchView) => {
		const well = await this.attempt("show", async () => {
			this.batch = await fetchBatch(id);
		});
		this.follow();
		if (well) this.focusOn("#batch-title");
	};

	private readonly move = async (act: BatchAction) => {
		const { batch } = this;
		if (!batch) return;
		const well = await this.attempt(act, async () => {
			this.batch = await moveBatch(batch.id, act);
			await this.read();
		});
		const { cancelled, resumed } = this.text.batches;
		if (well) await this.say(act === "cancel" ? cancelled : resumed);
	};

	private readonly prepare = async (event: SubmitEvent) => {
		event.preventDefault();
		const { error, batches } = this.text;
		const ready = await this.attempt("prepare", async () => {
			if (this.kind === "reissue" && !this.draft.reason?.trim())
				throw new Faults({ reason: error.required });
			// How many are concerned may have changed since the page was opened.
			this.list = await fetchBatches({ limit: 20 });
			if (this.list.concerned[this.kind] === 0)
				throw new Faults({ kind: batches.empty });
		});
		this.asking = ready;
	};

	private readonly begin = async (event: SubmitEvent) => {
		event.preventDefault();
		const { kind, draft } = this;
		const well = await this.attempt("start", async () => {
			this.batch = await startBatch({
				kind,
				mail: draft.mail === "1",
				...(kind === "reissue" && { reason: draft.reason ?? "" }),
			});
			await this.read();
		});
		if (!well) return;
		this.asking = false;
		this.draft = { mail: "1" };
		await this.say(this.text.batches.startedSaid);
	};

	private async choose(principlesPage: boolean) {
		const well = await this.attempt("settings", async () => {
			this.settings = await changeSettings({ principlesPage });
		});
		if (well) this.said = this.text.batches.settingsSaved;
		// A box that was not saved goes back to what holds.
		const box = this.querySelector<HTMLInputElement>("#principlesPage");
		if (box && this.settings) box.checked = this.settings.principlesPage;
	}

	private form({ concerned }: BatchList) {
		const { batches } = this.text;
		const draft = { values: this.draft, failure: this.failure };
		const kinds: BatchKind[] = ["issue", "reissue"];
		return html`<h2>${batches.start}</h2>
			<form class="form-grid" novalidate @submit=${this.prepare}>
				${choiceField({
					id: "kind",
					type: "radio",
					label: batches.what,
					error:
						this.failure instanceof Faults
							? (this.failure.byField.kind ?? null)
							: null,
					selected: [this.kind],
					options: kinds.map((value) => ({
						value,
						label: batches.kinds[value],
						hint: batches.kindHints[value](concerned[value]),
					})),
					onChange: (value) => {
						this.kind = value as BatchKind;
					},
				})}
				${this.kind === "reissue" ? ask(draft, "reason", batches.reason, { rows: true, maxLength: 1000, hint: batches.reasonHint }) : nothing}
				${tick(draft, "mail", batches.mail)}
				<p>${button({ label: batches.next, busy: this.busy === "prepare" })}</p>
			</form>`;
	}

	private shown(batch: BatchDetail) {
		const { language, busy, stale } = this;
		const { batches } = this.text;
		const newest = this.list?.items[0]?.id === batch.id;
		const title =
			batch.status === "running"
				? batches.running
				: newest
					? batches.latest
					: batches.chosen(this.format.moment(batch.startedAt));
		return html`<h2 id="batch-title" tabindex="-1">${title}</h2>
			${batchCard({ language, batch, busy, stale, onMove: this.move })}`;
	}

	private appearance({ principlesPage }: Settings) {
		const { batches } = this.text;
		const draft = {
			values: { principlesPage: principlesPage ? "1" : "" },
			failure: null,
		};
		return html`<h2>${batches.settings}</h2>
			${tick(draft, "principlesPage", batches.principlesPage, {
				hint: batches.principlesHint,
				onChange: () => void this.choose(draft.values.principlesPage === "1"),
			})}`;
	}

	private content(list: BatchList) {
		const { batches } = this.text;
		const running = list.items.some(({ status }) => status === "running");
		return html`${this.batch ? this.shown(this.batch) : nothing}
			${running ? nothing : this.form(list)}
			${this.settings ? this.appearance(this.settings) : nothing}
			${
				list.items.length > 1
					? html`<h2>${batches.all}</h2>${batchTable(this.language, list.items, this.show)}`
					: nothing
			}`;
	}

	private dialog({ concerned }: BatchList) {
		return startDialog({
			language: this.language,
			kind: this.kind,
			concerned,
			mail: this.draft.mail === "1",
			busy: this.busy === "start",
			problem: this.problem(),
			onSubmit: this.begin,
			onClose: () => {
				this.asking = false;
			},
		});
	}

	protected override render() {
		const { list, text } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			<p class="soft">${text.batches.lead}</p>
			${this.may("certificate:manage") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			${this.asking ? nothing : this.problem()}${success(this.said)}
			${list ? this.content(list) : this.failure ? nothing : this.loading()}
			${list && this.asking ? this.dialog(list) : nothing}
		</main>`;
	}
}
