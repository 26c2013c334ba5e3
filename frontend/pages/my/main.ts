import { html, LitElement, nothing, type PropertyValues } from "lit";
import { ApiError } from "../../data/client.ts";
import {
	fetchMe,
	type OrganisationActor,
	signOut,
	withdrawSignature,
} from "../../data/session.ts";
import type { Locale } from "../../i18n/format.ts";
import { pathIn } from "../../i18n/path.ts";
import { block } from "../../ui/block.ts";
import { button, closeDialog, notice } from "../../ui/form.ts";
import { emptyLinkForm, linkForm } from "../../ui/link-form.ts";
import { sendLinkForm } from "./ask-link.ts";
import { fetchFollowUps, followUpBlock } from "./follow-ups.ts";
import { fetchNominations, nominationBlock } from "./nominations.ts";
import { organisationItem, type Withdrawal } from "./organisation.ts";
import { statuses, texts } from "./texts.ts";

type Organisation = OrganisationActor["organisations"][number];

/** `<hs-my locale>`: the organisation's own pages, or the way to sign in to them. */
export class HandslagMy extends LitElement {
	static override properties = { locale: { type: String } };
	declare locale: Locale;

	#me: OrganisationActor | null = null;
	#followUps: Awaited<ReturnType<typeof fetchFollowUps>> = [];
	#statuses = {};
	#nominations: Awaited<ReturnType<typeof fetchNominations>> = [];
	#signedOut = false;
	#problem: string | null = null;
	#said = "";
	#busy = false;
	#link = emptyLinkForm();
	#withdrawals = new Map<string, Withdrawal>();
	/** Whose details are being changed, as the address says. */
	#changing: Organisation | null = null;

	constructor() {
		super();
		this.locale = "sv";
	}

	protected override createRenderRoot() {
		return this;
	}

	get #t() {
		return texts;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		window.addEventListener("popstate", this.#follow);
		void this.#load();
	}

	override disconnectedCallback(): void {
		window.removeEventListener("popstate", this.#follow);
		super.disconnectedCallback();
	}

	/** Opens a party's own details (`/mina-sidor/<slug>`), or goes back from them. */
	#go(slug: string | null, said = ""): void {
		this.#said = said;
		const path = `/mina-sidor${slug ? `/${encodeURIComponent(slug)}` : ""}`;
		history.pushState(null, "", pathIn(this.locale, path));
		void this.#follow();
	}

	#follow = async (): Promise<void> => {
		const slug = /\/mina-sidor\/([^/]+)$/.exec(location.pathname)?.[1];
		const one = this.#me?.organisations.find(
			(organisation) => organisation.slug === decodeURIComponent(slug ?? ""),
		);
		if (one) await import("./entry.ts");
		const moved = this.#changing !== (one ?? null);
		this.#changing = one ?? null;
		this.requestUpdate();
		await this.updateComplete;
		if (moved) this.querySelector("h1")?.focus();
	};

	async #saved(name: string): Promise<void> {
		this.#go(null, this.#t.changed(name));
		await this.#load();
	}

	async #load(): Promise<void> {
		this.#problem = null;
		try {
			const me = await fetchMe();
			// The office's own accounts answer here too; they have pages of their own.
			if (me.kind === "organisation") {
				[this.#followUps, this.#nominations, this.#statuses] =
					await Promise.all([fetchFollowUps(), fetchNominations(), statuses()]);
				this.#me = me;
				await this.#follow();
			} else this.#signedOut = true;
		} catch (error) {
			if (error instanceof ApiError && [401, 403].includes(error.status))
				this.#signedOut = true;
			else this.#problem = this.#words(error);
		}
		this.requestUpdate();
	}

	#words(error: unknown): string {
		return error instanceof ApiError ? error.message : this.#t.lost;
	}

	#withdrawal(id: string): Withdrawal {
		const state = this.#withdrawals.get(id) ?? {
			reason: "",
			on: "",
			error: null,
			busy: false,
		};
		this.#withdrawals.set(id, state);
		return state;
	}

	async #withdraw(organisation: Organisation, dialog: string): Promise<void> {
		const state = this.#withdrawal(organisation.id);
		Object.assign(state, { busy: true, error: null });
		this.requestUpdate();
		try {
			await withdrawSignature(organisation.id, {
				...(state.reason.trim() ? { reason: state.reason } : {}),
				...(state.on ? { on: state.on } : {}),
			});
			closeDialog(dialog);
			this.#said = this.#t.withdrawn(organisation.name);
			await this.#load();
		} catch (error) {
			state.error = this.#words(error);
		}
		state.busy = false;
		this.requestUpdate();
	}

	async #leave(): Promise<void> {
		this.#busy = true;
		this.requestUpdate();
		try {
			await signOut();
			this.#me = null;
			this.#signedOut = true;
		} catch (error) {
			this.#problem = this.#words(error);
		}
		this.#busy = false;
		this.requestUpdate();
		await this.updateComplete;
		this.querySelector("h1")?.focus();
	}

	async #sendLink(): Promise<void> {
		this.#link = { ...this.#link, busy: true };
		this.requestUpdate();
		this.#link = await sendLinkForm(this.#link, this.#t.lost);
		this.requestUpdate();
		await this.updateComplete;
		if (this.#link.error) document.getElementById("link-email")?.focus();
	}

	protected override updated(changes: PropertyValues): void {
		super.updated(changes);
		const fault = this.querySelector("[aria-invalid=true]");
		document.title = `${fault ? this.#t.errorPrefix : ""}${this.#t.title} – ${this.#t.brand}`;
	}

	#signIn() {
		const t = this.#t.link;
		return html`<p class="lead">${t.lead}</p>${linkForm(t, this.#link, {
			input: (email) => {
				this.#link.email = email;
			},
			send: () => void this.#sendLink(),
		})}`;
	}

	#organisations(me: OrganisationActor) {
		const t = this.#t;
		return block(
			t.organisations,
			me.organisations.length
				? html`<ul class="plain stack">${me.organisations.map((one) =>
						organisationItem(
							t,
							this.locale,
							one,
							this.#withdrawal(one.id),
							(organisation, dialog) =>
								void this.#withdraw(organisation, dialog),
							({ slug }) => this.#go(slug),
						),
					)}</ul>`
				: html`<p>${t.noOrganisations}</p>`,
		);
	}

	#applications(me: OrganisationActor) {
		const t = this.#t;
		const words: Partial<Record<string, string>> = this.#statuses;
		return block(
			t.applications,
			html`${
				me.applications.length
					? html`<dl class="facts">${me.applications.map(
							(one) =>
								html`<div><dt>${words[one.status] ?? one.status}</dt>
									<dd><a href=${pathIn(this.locale, `/ansok/${one.id}`)}>${one.name || t.unnamed}</a></dd></div>`,
						)}</dl>`
					: html`<p>${t.noApplications}</p>`
			}
			<p><a href=${pathIn(this.locale, "/ansok")}>${t.begin}</a></p>`,
		);
	}

	#signedIn(me: OrganisationActor) {
		const t = this.#t;
		return html`<div class="protocol"><div class="stack in-text">
				<p class="lead">${t.signedInAs(me.email)}</p>
				<p>${button({ label: t.signOut, busyLabel: t.signingOut, busy: this.#busy, kind: "quiet small", onPress: () => void this.#leave() })}</p>
			</div></div>
			${followUpBlock(t, this.locale, this.#followUps)}${nominationBlock(t, this.locale, this.#nominations)}${this.#organisations(me)}${this.#applications(me)}`;
	}

	#change({ id, name }: Organisation) {
		const back = () => this.#go(null);
		return html`<div class="protocol"><div class="in-text stack">
			<hs-own-entry organisation=${id} @saved=${() => void this.#saved(name)} @left=${back}></hs-own-entry></div></div>`;
	}

	#body() {
		const t = this.#t;
		if (this.#changing) return this.#change(this.#changing);
		if (this.#me) return this.#signedIn(this.#me);
		if (this.#signedOut)
			return html`<div class="protocol"><div class="stack in-text">${this.#signIn()}</div></div>`;
		if (!this.#problem) return html`<p role="status">${t.loading}</p>`;
		return html`<p>${button({ label: t.retry, onPress: () => void this.#load() })}</p>`;
	}

	protected override render() {
		return html`<div class="protocol"><h1 class="in-text" tabindex="-1">${this.#changing?.name ?? this.#t.title}</h1></div>
			<div role="status">${this.#said ? notice("ok", html`<p>${this.#said}</p>`) : nothing}</div>
			${this.#problem ? notice("bad", html`<p role="alert">${this.#problem}</p>`) : nothing}
			${this.#body()}`;
	}
}

customElements.define("hs-my", HandslagMy);
