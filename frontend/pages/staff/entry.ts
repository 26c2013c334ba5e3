import { html, nothing, type PropertyDeclarations } from "lit";
import { ApiError } from "../../data/client.ts";
import { button, notice } from "../../ui/form.ts";
import { go, icon } from "../../ui/icon.ts";
import {
	correctEntry,
	endSignature,
	fetchEntry,
	fetchPublicEntry,
	type RegisterEntry,
	reissueCertificate,
	revokeCertificate,
} from "./api.ts";
import { contactBody, contactFields, contactValues } from "./contact-fields.ts";
import { stepDialog } from "./entry-dialog.ts";
import {
	entryContacts,
	entryFacts,
	entrySignatures,
	type Step,
} from "./entry-parts.ts";
import {
	organisationBody,
	organisationFaults,
	organisationFields,
	organisationValues,
} from "./organisation-fields.ts";
import { StaffPage } from "./page.ts";
import { type Draft, tick } from "./parts/fields.ts";
import { Faults, success } from "./parts/problem.ts";
import { pathTo } from "./route.ts";

const isId = (name: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(name);

/** `/admin/registret/:slug`, or an id where there is no public page: one entry, its corrections and its end. */
export class StaffEntry extends StaffPage {
	static override properties: PropertyDeclarations = {
		entry: { state: true },
		editing: { state: true },
		contacts: { state: true },
		step: { state: true },
	};
	declare entry: RegisterEntry | null;
	declare editing: boolean;
	/** How many contacts the form has room for. */
	declare contacts: number;
	declare step: Step | null;
	private lost = false;

	constructor() {
		super();
		this.entry = null;
		this.editing = false;
		this.contacts = 0;
		this.step = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			try {
				const id = isId(this.name)
					? this.name
					: (await fetchPublicEntry(this.name)).id;
				this.entry = await fetchEntry(id);
			} catch (error) {
				this.lost = error instanceof ApiError && error.status === 404;
				if (!this.lost) throw error;
			}
		});
	}

	protected get heading() {
		return this.lost ? this.text.notFound.title : (this.entry?.name ?? null);
	}

	private edit(entry: RegisterEntry) {
		this.draft = {
			...organisationValues(entry),
			...contactValues(entry.contacts),
			withheld: entry.withheld ? "1" : "",
		};
		this.contacts = Math.max(1, entry.contacts.length);
		this.failure = null;
		this.said = null;
		this.editing = true;
		void this.updateComplete.then(() => this.focusOn("#name"));
	}

	private async save(event: SubmitEvent, { id }: RegisterEntry) {
		event.preventDefault();
		const well = await this.attempt("save", async () => {
			const faults = organisationFaults(
				this.draft,
				"",
				this.text.error.required,
			);
			if (Object.keys(faults).length > 0) throw new Faults(faults);
			const contacts = Array.from({ length: this.contacts }, (_, i) =>
				contactBody(this.draft, i),
			);
			await correctEntry(id, {
				...organisationBody(this.draft, ""),
				contacts: contacts.filter((contact) => contact !== null),
				withheld: this.draft.withheld === "1",
			});
			this.entry = await fetchEntry(id);
		});
		if (!well) return;
		this.editing = false;
		await this.say(this.text.register.saved);
	}

	private ask(step: Step) {
		this.failure = null;
		this.draft = {
			on: new Intl.DateTimeFormat("sv-SE", {
				timeZone: "Europe/Stockholm",
			}).format(new Date()),
		};
		this.step = step;
	}

	private async act(step: Step): Promise<string> {
		const { register, error } = this.text;
		const reason = (this.draft.reason ?? "").trim();
		const { on = "" } = this.draft;
		const faults: Record<string, string> = {};
		if (step.act === "end" && !on) faults.on = error.required;
		if (!reason) faults.reason = error.required;
		if (Object.keys(faults).length > 0) throw new Faults(faults);
		if (step.act === "end") {
			await endSignature(step.signature.id, { reason, on });
			return register.ended;
		}
		if (step.act === "reissue") {
			await reissueCertificate(step.number, reason, this.draft.caseNumber);
			return register.reissued("");
		}
		await revokeCertificate(step.number, reason);
		return register.revoked;
	}

	private async confirm(event: SubmitEvent, entry: RegisterEntry) {
		event.preventDefault();
		const { step } = this;
		if (!step) return;
		let words = "";
		const well = await this.attempt(step.act, async () => {
			words = await this.act(step);
			this.entry = await fetchEntry(entry.id);
		});
		if (!well) return;
		this.step = null;
		await this.say(words);
	}

	private form(entry: RegisterEntry, draft: Draft) {
		const { text, language } = this;
		const { register, organisation } = text;
		const redraw = () => this.requestUpdate();
		const themes = entry.themes;
		return html`<h2>${register.editTitle}</h2>
			${this.problem()}
			<form class="form-grid" novalidate @submit=${(event: SubmitEvent) => this.save(event, entry)}>
				<fieldset><legend>${organisation.legend}</legend>${organisationFields({ language, draft, prefix: "", themes, onRedraw: redraw })}</fieldset>
				${Array.from({ length: this.contacts }, (_, i) => html`<fieldset><legend>${organisation.contact}${this.contacts > 1 ? ` ${i + 1}` : ""}</legend>${contactFields(language, draft, i)}</fieldset>`)}
				${
					this.contacts < 10
						? html`<p>${button({
								label: organisation.addContact,
								kind: "quiet small",
								onPress: () => {
									this.contacts += 1;
								},
							})}</p>`
						: nothing
				}
				${tick(draft, "withheld", register.withhold, { hint: register.withholdHint })}
				<p class="actions">${button({ label: text.save, busyLabel: text.saving, busy: this.busy === "save" })}
					${button({ label: text.cancel, kind: "quiet", onPress: () => this.leaveForm() })}</p>
			</form>`;
	}

	private leaveForm() {
		this.editing = false;
		this.failure = null;
		void this.updateComplete.then(() => this.focusOn("#edit"));
	}

	private facts(entry: RegisterEntry) {
		const { text, language } = this;
		const { register } = text;
		return html`${this.step ? nothing : this.problem()}${success(this.said)}
			${entry.withheld ? notice("wait", html`<p>${register.withheld}</p>`) : nothing}
			<h2>${register.facts}</h2>
			${entryFacts(language, entry)}
			${this.may("register:correct") ? html`<p>${button({ label: register.edit, kind: "quiet small", id: "edit", onPress: () => this.edit(entry) })}</p>` : nothing}
			<h2>${register.contacts}</h2>
			${entryContacts(language, entry)}
			<h2>${register.signatures}</h2>
			${entrySignatures({
				language,
				signatures: entry.signatures,
				mayEnd: this.may("signature:end"),
				mayManage: this.may("certificate:manage"),
				onStep: (step) => this.ask(step),
			})}`;
	}

	private dialog(entry: RegisterEntry, step: Step) {
		return stepDialog({
			language: this.language,
			step,
			draft: { values: this.draft, failure: this.failure },
			busy: this.busy === step.act,
			onSubmit: (event) => void this.confirm(event, entry),
			onClose: () => {
				this.step = null;
				this.failure = null;
			},
		});
	}

	private body(entry: RegisterEntry) {
		const { locale } = this.language;
		const publicPage = `${locale === "en" ? "/en" : ""}/signatarer/${entry.slug}`;
		return html`<h1 tabindex="-1">${entry.name}</h1>
			${entry.withheld ? nothing : html`<p><a class="go" href=${publicPage}><span>${this.text.register.public}</span>${icon("right")}</a></p>`}
			${this.editing ? this.form(entry, { values: this.draft, failure: this.failure }) : this.facts(entry)}
			${this.step ? this.dialog(entry, this.step) : nothing}`;
	}

	protected override render() {
		const { entry, text } = this;
		return html`<main id="innehall" class="frame office">
			<p class="case-nav">${go(pathTo(this.language.locale, "register"), text.register.back, "left", "before")}</p>
			${entry ? this.body(entry) : this.lost ? html`<h1 tabindex="-1">${this.heading}</h1><p>${text.notFound.text}</p>` : this.failure ? this.problem() : this.loading()}
		</main>`;
	}
}
