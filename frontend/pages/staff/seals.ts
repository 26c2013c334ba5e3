import { html, nothing, type PropertyDeclarations } from "lit";
import type {
	AdminSealsView,
	AdminSealView,
} from "../../../api/certificates/seals/schema.ts";
import { button, notice } from "../../ui/form.ts";
import { fetchSeals, revokeSeal, rotateSeal } from "./api.ts";
import { StaffPage } from "./page.ts";
import { success } from "./parts/problem.ts";
import { revokeDialog, sealBanner, sealTable } from "./seals-parts.ts";

/** `/admin/stamplar`: what has sealed the certificates, and what is to seal the next. */
export class StaffSeals extends StaffPage {
	static override properties: PropertyDeclarations = {
		list: { state: true },
		closing: { state: true },
	};
	declare list: AdminSealsView | null;
	/** The seal that is about to be revoked. */
	declare closing: AdminSealView | null;

	constructor() {
		super();
		this.list = null;
		this.closing = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		void this.load(async () => {
			this.list = await fetchSeals();
		});
	}

	protected get heading() {
		return this.text.seals.title;
	}

	private async rotate() {
		const well = await this.attempt("rotate", async () => {
			const used = this.list?.seals.find(({ current }) => current);
			this.list = await rotateSeal(used?.fingerprint);
		});
		if (well) await this.say(this.text.seals.rotated);
	}

	private readonly ask = (seal: AdminSealView) => {
		this.failure = null;
		this.draft = { reason: "keyCompromise" };
		this.closing = seal;
	};

	private async revoke(event: SubmitEvent, seal: AdminSealView) {
		event.preventDefault();
		const { reason = "keyCompromise", note = "" } = this.draft;
		const well = await this.attempt("revoke", async () => {
			this.list = await revokeSeal(seal.fingerprint, {
				reason,
				...(note.trim() && { note }),
			});
		});
		if (!well) return;
		this.closing = null;
		await this.say(this.text.seals.revokedSaid(seal.subject));
	}

	private change({ canRotate }: AdminSealsView) {
		const { seals, saving } = this.text;
		return canRotate
			? html`<h2>${seals.rotate}</h2><p class="soft">${seals.rotateLead}</p>
				<p>${button({ label: seals.rotate, busyLabel: saving, busy: this.busy === "rotate", onPress: () => void this.rotate() })}</p>`
			: html`<p class="soft">${seals.rotateElsewhere}</p>`;
	}

	private content(list: AdminSealsView) {
		const { language } = this;
		const { seals } = this.text;
		return html`${sealBanner(language, list, false)}
			${sealTable({ language, caption: seals.caption, name: seals.columns.name, items: list.seals, onRevoke: this.ask })}
			${this.change(list)}
			${
				list.timestampers.length > 0
					? html`<h2>${seals.timestampers}</h2><p class="soft">${seals.timestampersLead}</p>
						${sealTable({ language, caption: seals.timestampersCaption, name: seals.kinds.tsa, items: list.timestampers, onRevoke: this.ask })}`
					: nothing
			}`;
	}

	protected override render() {
		const { list, closing, text, language } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			<p class="soft">${text.seals.lead}</p>
			${this.may("certificate:manage") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			${closing ? nothing : this.problem()}${success(this.said)}
			${list ? this.content(list) : this.failure ? nothing : this.loading()}
			${
				closing
					? revokeDialog({
							language,
							seal: closing,
							draft: { values: this.draft, failure: this.failure },
							busy: this.busy === "revoke",
							onSubmit: (event) => void this.revoke(event, closing),
							onClose: () => {
								this.closing = null;
							},
						})
					: nothing
			}
		</main>`;
	}
}
