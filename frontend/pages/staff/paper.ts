import { html, nothing, type PropertyDeclarations } from "lit";
import type { StaffApplicationView } from "../../../api/applications/review/schema.ts";
import { newKey } from "../../data/client.ts";
import { button, notice } from "../../ui/form.ts";
import { icon, stitchGlyph } from "../../ui/icon.ts";
import { attachToCase, enterPaper } from "./api.ts";
import { contactFields } from "./contact-fields.ts";
import { organisationFields } from "./organisation-fields.ts";
import { StaffPage } from "./page.ts";
import { paperBody, paperFaults } from "./paper-body.ts";
import { ask, type Draft, pick } from "./parts/fields.ts";
import { Faults, faultOf } from "./parts/problem.ts";
import { pathTo } from "./route.ts";

type FileKind = "scan" | "minutes";
const largest = 10_000_000;

/** `/admin/papper`: a signed form that came by post becomes a case. */
export class StaffPaper extends StaffPage {
	static override properties: PropertyDeclarations = {
		signatories: { state: true },
		entered: { state: true },
		uploading: { state: true },
		left: { state: true },
	};
	declare signatories: number;
	/** The case once it is saved; files may still be on their way. */
	declare entered: StaffApplicationView | null;
	declare uploading: string | null;
	/** Files that did not come with it. */
	declare left: [FileKind, File][];
	private files = new Map<FileKind, File>();
	private key = newKey();
	private sent = "";

	constructor() {
		super();
		this.reset();
	}

	private reset() {
		this.signatories = 1;
		this.entered = null;
		this.uploading = null;
		this.left = [];
		this.files = new Map();
		this.draft = {};
	}

	protected get heading() {
		return this.entered ? this.text.paper.doneTitle : this.text.paper.title;
	}

	private check() {
		const faults = paperFaults(
			this.draft,
			this.signatories,
			this.text.error.required,
		);
		for (const [kind, file] of this.files)
			if (file.size > largest)
				faults[`file-${kind}`] = this.text.paper.tooLarge;
		if (Object.keys(faults).length > 0) throw new Faults(faults);
	}

	private async submit(event: SubmitEvent) {
		event.preventDefault();
		const well = await this.attempt("enter", async () => {
			this.check();
			const body = paperBody(this.draft, this.signatories, "sv");
			// The same words are the same intention: sent twice they make one case.
			const words = JSON.stringify(body);
			if (words !== this.sent) this.key = newKey();
			this.sent = words;
			this.entered = await enterPaper(body, this.key);
			this.left = [...this.files];
			await this.sendFiles();
		});
		if (!well) return;
		await this.updateComplete;
		this.focusOn("h1");
	}

	private async sendFiles() {
		const { entered } = this;
		if (!entered) return;
		const failed: [FileKind, File][] = [];
		for (const [kind, file] of this.left) {
			this.uploading = file.name;
			await attachToCase(entered.id, kind, file).catch(() =>
				failed.push([kind, file]),
			);
		}
		this.uploading = null;
		this.left = failed;
	}

	private fileField(draft: Draft, kind: FileKind) {
		const { paper } = this.text;
		const id = `file-${kind}`;
		const error = faultOf(draft.failure, id);
		const choose = (event: Event) => {
			const file = (event.target as HTMLInputElement).files?.[0];
			if (file) this.files.set(kind, file);
			else this.files.delete(kind);
		};
		return html`<div class="field"><label for=${id}>${paper[kind]} <span class="optional">${this.text.optional}</span></label>
			<p class="hint" id="${id}-hint">${paper.fileHint}</p>
			${error ? html`<p class="field-error" id="${id}-error">${icon("alert")}<span>${error}</span></p>` : nothing}
			<input class="file" type="file" id=${id} accept="application/pdf,image/jpeg,image/png" aria-invalid=${error ? "true" : nothing}
				aria-describedby="${id}-hint${error ? ` ${id}-error` : ""}" @change=${choose}></div>`;
	}

	private people(draft: Draft) {
		const { paper } = this.text;
		return html`<fieldset><legend>${paper.signatories}</legend>
			${Array.from(
				{ length: this.signatories },
				(
					_,
					i,
				) => html`<fieldset><legend>${paper.signatory(i + 1)}</legend><div class="twin">
				${ask(draft, `signatories.${i}.name`, paper.signatoryName)}
				${ask(draft, `signatories.${i}.title`, paper.signatoryTitle, { optional: this.text.optional })}
			</div></fieldset>`,
			)}
			<p class="actions">
				${
					this.signatories < 5
						? button({
								label: paper.add,
								kind: "quiet small",
								onPress: () => {
									this.signatories += 1;
								},
							})
						: nothing
				}
				${
					this.signatories > 1
						? button({
								label: paper.remove,
								name: `${paper.remove}: ${paper.signatory(this.signatories)}`,
								kind: "quiet small",
								onPress: () => {
									this.signatories -= 1;
								},
							})
						: nothing
				}
			</p></fieldset>`;
	}

	private form(draft: Draft) {
		const { paper, optional, organisation } = this.text;
		const { language } = this;
		return html`<form class="form-grid" novalidate @submit=${this.submit}>
			<fieldset><legend>${paper.origin}</legend>
				${ask(draft, "onBehalfOf", paper.onBehalfOf, { hint: paper.onBehalfHint })}
				<div class="twin">${ask(draft, "signedOn", paper.signedOn, { type: "date" })}${ask(draft, "receivedOn", paper.receivedOn, { type: "date", optional })}</div>
				${ask(draft, "caseNumber", paper.caseNumber, { optional, size: "medium" })}
				${ask(draft, "agreementVersion", paper.version, { optional, hint: paper.versionHint, size: "short" })}
			</fieldset>
			<fieldset><legend>${organisation.legend}</legend>${organisationFields({ language, draft, prefix: "organisation.", onRedraw: () => this.requestUpdate() })}</fieldset>
			<fieldset><legend>${organisation.contact}</legend>${contactFields(language, draft, 0)}</fieldset>
			<fieldset><legend>${paper.mandate}</legend>
				${ask(draft, "mandate.body", paper.body, { optional, hint: paper.bodyHint })}
				<div class="twin">${ask(draft, "mandate.decidedOn", paper.decidedOn, { type: "date", optional })}${ask(draft, "mandate.paragraph", paper.paragraph, { optional })}</div>
				${pick(draft, "mandate.signing", paper.signing, [
					["alone", paper.alone],
					["jointly", paper.jointly],
				])}
			</fieldset>
			${this.people(draft)}
			<fieldset><legend>${paper.files}</legend>${this.fileField(draft, "scan")}${this.fileField(draft, "minutes")}</fieldset>
			${this.problem()}
			<p class="actions">${button({ label: paper.submit, busyLabel: paper.busy, busy: this.busy === "enter" })}</p>
		</form>`;
	}

	private done(entered: StaffApplicationView) {
		const { paper } = this.text;
		const names = this.left.map(([, file]) => file.name).join(", ");
		const again = () => void this.attempt("files", () => this.sendFiles());
		return html`<div class="sheet receipt">${stitchGlyph("half")}
			<p>${entered.organisation.name}${entered.caseNumber ? `, ${entered.caseNumber}` : ""}</p>
			${this.uploading ? html`<p role="status">${paper.uploading(this.uploading)}</p>` : nothing}
			${
				names && !this.uploading
					? html`<div role="alert">${notice("bad", html`<p>${paper.uploadFailed(names)}</p>`)}</div>
				${button({ label: paper.again, kind: "quiet small", onPress: again })}`
					: nothing
			}
			<p class="actions"><a class="button small" href=${pathTo(this.language.locale, "case", entered.id)}>${paper.toCase}</a>
				${button({ label: paper.another, kind: "quiet small", onPress: () => this.reset() })}</p></div>`;
	}

	protected override render() {
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			${this.entered ? this.done(this.entered) : html`<p class="soft">${this.text.paper.lead}</p>${this.form({ values: this.draft, failure: this.failure })}`}
		</main>`;
	}
}
