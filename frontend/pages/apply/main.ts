import { html, LitElement, type PropertyValues } from "lit";
import { fetchApplication, startApplication } from "../../data/applications.ts";
import { ApiError, newKey } from "../../data/client.ts";
import type { Locale } from "../../i18n/format.ts";
import { pathIn } from "../../i18n/path.ts";
import { focusField, openDialog } from "../../ui/form.ts";
import { emptyLinkForm, linkForm } from "../../ui/link-form.ts";
import { sendLinkForm } from "../my/ask-link.ts";
import type { CaseStore } from "./case-store.ts";
import type { Page } from "./page.ts";
import { type Place, pathOf, placeOf, stepOf, steps } from "./routes.ts";
import { progress } from "./side.ts";
import { startForm } from "./step-start.ts";
import { texts } from "./texts.ts";

const parts = () => import("./application.ts");
type Parts = Awaited<ReturnType<typeof parts>>;

/** `<hs-apply locale>`: applying, and following the case. Reads the address it stands on. */
export class HandslagApply extends LitElement {
	static override properties = { locale: { type: String } };
	declare locale: Locale;

	#place: Place = placeOf(location.pathname);
	#store: CaseStore | null = null;
	/** Here once there is an application. */
	#parts: Parts | null = null;
	#missing = false;
	#problem: string | null = null;
	#showFaults = false;
	#link = emptyLinkForm();
	#start = { email: "", error: null as string | null, busy: false };
	// One key for one application, however often the button is pressed.
	#startKey = newKey();

	constructor() {
		super();
		this.locale = "sv";
	}

	protected override createRenderRoot() {
		return this;
	}

	get #t() {
		return texts.t;
	}

	#page({ vocabulary: words }: Parts, store: CaseStore): Page {
		return {
			...texts,
			words,
			store,
			go: (place, field) => void this.#go(place, field),
			draw: () => this.requestUpdate(),
		};
	}

	override connectedCallback(): void {
		super.connectedCallback();
		addEventListener("popstate", this.#onPop);
		addEventListener("online", this.#flush);
		addEventListener("visibilitychange", this.#flush);
		if (this.#place.id) void this.#load(this.#place.id);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		removeEventListener("popstate", this.#onPop);
		removeEventListener("online", this.#flush);
		removeEventListener("visibilitychange", this.#flush);
		this.#store?.autosave.stop();
	}

	#onPop = () => void this.#arrive(placeOf(location.pathname));
	#flush = () => {
		if (this.#store) void this.#store.autosave.flush();
		else if (this.#problem && this.#place.id) void this.#load(this.#place.id);
	};

	async #load(id: string): Promise<void> {
		this.#missing = false;
		this.#problem = null;
		try {
			const [view] = await Promise.all([
				fetchApplication(id),
				this.#fetchParts(),
			]);
			this.#adopt(view);
		} catch (error) {
			const status = error instanceof ApiError ? error.status : 0;
			if (status >= 400 && status < 500) this.#missing = true;
			else this.#problem = this.#t.tryAgain;
		}
		this.requestUpdate();
	}

	async #fetchParts(): Promise<void> {
		this.#parts ??= await parts();
	}

	#adopt(view: Awaited<ReturnType<typeof fetchApplication>>): void {
		if (!this.#parts) return;
		const { CaseStore, voidDialog } = this.#parts;
		const store = new CaseStore(view, this.#t, () => this.#changed());
		store.onSignedPart = () => openDialog(voidDialog);
		this.#store = store;
		if (view.status === "draft" && !this.#place.step)
			this.#replace({ id: view.id, step: "organisation" });
		else if (!store.can("edit") && this.#place.step)
			this.#replace({ id: view.id, step: null });
		this.#prepare();
		void this.updateComplete.then(() => this.#askHeld());
	}

	/** A change of what was signed, kept from an earlier visit, is asked about again. */
	#askHeld(): void {
		if (this.#parts && this.#place.step && this.#store?.hasHeld())
			openDialog(this.#parts.voidDialog);
	}

	#changed(): void {
		const state = this.#store?.autosave.state.kind;
		if (state === "signed_out") this.#missing = true;
		if (state === "conflict" && this.#place.id) {
			this.#store?.autosave.stop();
			this.#store = null;
			void this.#load(this.#place.id);
		}
		this.requestUpdate();
	}

	/** The address that began the application is the first contact's, until changed. */
	#prepare(): void {
		const store = this.#store;
		if (this.#place.step !== "signatories" || !store?.can("edit")) return;
		if (!this.#parts) return;
		const { emptyContact } = this.#parts;
		if (store.draft.contacts.length === 0 && !store.isSigned("contacts"))
			store.change("contacts", [emptyContact(true, store.view.email)]);
	}

	#replace(place: Place): void {
		this.#place = place;
		history.replaceState(null, "", pathOf(this.locale, place));
	}

	async #go(place: Place, field?: string): Promise<void> {
		const path = pathOf(this.locale, place);
		if (path !== location.pathname) history.pushState(null, "", path);
		await this.#arrive(place, field);
	}

	async #arrive(place: Place, field?: string): Promise<void> {
		void this.#store?.autosave.flush();
		const other = place.id !== this.#place.id;
		this.#place = place;
		if (!field) this.#showFaults = false;
		if (place.id && (other || !this.#store)) {
			this.#store = null;
			await this.#load(place.id);
		}
		if (!this.#store?.can("edit") && place.id && place.step)
			this.#replace({ id: place.id, step: null });
		this.#prepare();
		this.requestUpdate();
		await this.updateComplete;
		if (field) focusField(field);
		else {
			this.querySelector("h1")?.focus();
			scrollTo(0, 0);
		}
		this.#askHeld();
	}

	#begin = async () => {
		this.#start = { ...this.#start, busy: true, error: null };
		this.#problem = null;
		this.requestUpdate();
		try {
			// First: an application that nobody can go on with must not be begun.
			await this.#fetchParts();
			const { application } = await startApplication(
				this.#start.email,
				this.locale,
				this.#startKey,
			);
			this.#start.busy = false;
			this.#place = { id: application.id, step: "organisation" };
			this.#adopt(application);
			await this.#go(this.#place);
		} catch (error) {
			// Another body needs another key.
			if (error instanceof ApiError) this.#startKey = newKey();
			const fault = error instanceof ApiError ? error.faults[0] : undefined;
			this.#start = {
				...this.#start,
				busy: false,
				error: fault?.message ?? null,
			};
			if (!fault)
				this.#problem =
					error instanceof ApiError ? error.message : this.#t.tryAgain;
			this.requestUpdate();
			await this.updateComplete;
			if (fault) focusField("email");
		}
	};

	async #next(): Promise<void> {
		const store = this.#store;
		const { id, step } = this.#place;
		if (!store || !id || !step) return;
		store.focused = null;
		if (step === "review") return this.#submit();
		await store.autosave.flush();
		// Only faults of this page stop: the rest are told before sending in.
		const here = store
			.openFaults()
			.filter(({ path, missing }) => stepOf(path) === step && !missing);
		if (here.length > 0) return this.#tellFaults();
		await this.#go({ id, step: steps[steps.indexOf(step) + 1] ?? null });
	}

	#submit = async () => {
		if (this.#store?.hasHeld())
			return this.#go({ ...this.#place, step: "organisation" });
		const faults = await this.#store?.submit();
		if (faults?.length) return this.#tellFaults();
		if (faults && this.#place.id)
			await this.#go({ id: this.#place.id, step: null });
	};

	async #tellFaults(): Promise<void> {
		if (!this.#place.step && this.#place.id) {
			this.#place = { id: this.#place.id, step: "review" };
			history.pushState(null, "", pathOf(this.locale, this.#place));
		}
		this.#showFaults = true;
		this.requestUpdate();
		await this.updateComplete;
		this.querySelector<HTMLElement>(".error-summary")?.focus();
	}

	protected override updated(changes: PropertyValues): void {
		super.updated(changes);
		const t = this.#t;
		const { step } = this.#place;
		const fault = this.querySelector(".error-summary, [aria-invalid=true]");
		const heading =
			step && !this.#missing
				? `${t.steps[step]}, ${t.stepOf(steps.indexOf(step) + 1, steps.length).toLowerCase()}`
				: (this.querySelector("h1")?.textContent ?? t.case.title);
		document.title = `${fault ? t.errorPrefix : ""}${heading} – ${t.brand}`;
	}

	#signedOut() {
		const t = this.#t.signedOut;
		return html`<div class="protocol"><div class="stack">
			<h1 tabindex="-1">${t.title}</h1><p class="lead">${t.text}</p>
			${linkForm(t, this.#link, {
				input: (email) => {
					this.#link.email = email;
				},
				send: () => void this.#sendLink(),
			})}
			<p><a href=${pathIn(this.locale, "/ansok")}>${t.startNew}</a></p>
		</div></div>`;
	}

	async #sendLink(): Promise<void> {
		this.#link = { ...this.#link, busy: true };
		this.requestUpdate();
		this.#link = await sendLinkForm(this.#link, this.#t.tryAgain);
		this.requestUpdate();
		await this.updateComplete;
		if (this.#link.error) focusField("link-email");
	}

	#startPage() {
		const t = this.#t;
		return html`<div class="protocol">
			<div class="margin apply-side">${progress(t, "start")}</div>
			<div><h1 tabindex="-1">${t.steps.start}</h1>
			${startForm(t, {
				...this.#start,
				problem: this.#problem,
				myPath: pathIn(this.locale, "/mina-sidor"),
				onInput: (email) => {
					this.#start.email = email;
					void this.#fetchParts().catch(() => {});
				},
				onBegin: () => void this.#begin(),
			})}</div>
		</div>`;
	}

	protected override render() {
		if (this.#missing) return this.#signedOut();
		if (!this.#place.id) return this.#startPage();
		if (!this.#store || !this.#parts)
			return html`<p role="status">${this.#problem ?? this.#t.loading}</p>`;
		const { step } = this.#place;
		const { casePage, formPage } = this.#parts;
		const page = this.#page(this.#parts, this.#store);
		if (!step) return casePage(page, () => void this.#submit());
		return formPage(page, step, this.#showFaults, () => void this.#next());
	}
}

customElements.define("hs-apply", HandslagApply);
