import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { StaffUser } from "../../../api/auth/schema.ts";
import { ApiError } from "../../data/client.ts";
import { problem } from "./parts/problem.ts";
import type { Language } from "./text.ts";
import { Typed } from "./typed.ts";

/**
 * What the office's pages share: light DOM, one piece of work at a time, and a
 * fault shown where it arose with the focus on it.
 */
export abstract class StaffPage extends LitElement {
	static override properties: PropertyDeclarations = {
		language: { attribute: false },
		user: { attribute: false },
		name: { attribute: false },
		arrived: { attribute: false },
		failure: { state: true },
		busy: { state: true },
		said: { state: true },
	};
	declare language: Language;
	declare user: StaffUser | null;
	/** What the address names: a case, an entry, a token. */
	declare name: string;
	/** True when the reader came from another page here, whose focus is gone. */
	declare arrived: boolean;
	declare failure: unknown;
	/** Which piece of work is under way. */
	declare busy: string | null;
	/** What just went well. */
	declare said: string | null;
	/** What is typed, by the field's id: kept whatever the server answers. */
	protected draft: Record<string, string> = {};
	readonly #typed = new Typed(this);
	private announced = "";

	constructor() {
		super();
		this.user = null;
		this.name = "";
		this.arrived = false;
		this.failure = null;
		this.busy = null;
		this.said = null;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		addEventListener("beforeunload", this.hold);
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		removeEventListener("beforeunload", this.hold);
	}

	/** What is being fetched for the page. */
	#loading: Promise<unknown> = Promise.resolve();

	/** Whether what is typed would be lost with the window. */
	get unsaved(): boolean {
		return this.#typed.unsaved;
	}

	/** Whether another page may take this one's place without anything being lost. */
	get leavable(): boolean {
		return !this.#typed.unsaved;
	}

	/** Saves what can be saved by itself. @returns whether everything is */
	async saveAll(): Promise<boolean> {
		return this.leavable;
	}

	/** Leaves what is not saved behind, here and in the browser. */
	letGo(): void {
		this.#typed.forget();
	}

	private readonly hold = (event: BeforeUnloadEvent) => {
		if (this.unsaved) event.preventDefault();
	};

	protected override createRenderRoot() {
		return this;
	}

	/** The page's title, or null while it is not known. */
	protected abstract get heading(): string | null;

	protected get text() {
		return this.language.text;
	}

	protected get format() {
		return this.language.format;
	}

	protected may(permission: string): boolean {
		return this.user?.permissions.includes(permission) ?? false;
	}

	protected override updated(): void {
		const { heading } = this;
		if (heading && heading !== this.announced) {
			document.title = `${heading} – Handslag`;
			if (this.announced === "" && this.arrived)
				this.querySelector("h1")?.focus();
			this.announced = heading;
		}
		const dialog = this.querySelector<HTMLDialogElement>("dialog:not([open])");
		dialog?.showModal();
	}

	/**
	 * Does one piece of work, and shows what goes wrong.
	 *
	 * @returns whether it went well
	 */
	protected async attempt(
		name: string,
		work: () => Promise<unknown>,
	): Promise<boolean> {
		const form = this.#typed.sent();
		// A press while the page is being fetched waits for it, and is not lost.
		if (this.busy === "load") await this.#loading;
		if (this.busy) return false;
		this.busy = name;
		this.failure = null;
		this.said = null;
		try {
			await work();
			return true;
		} catch (error) {
			this.failure = error;
			return false;
		} finally {
			this.busy = null;
			await this.updateComplete;
			if (form && !this.failure) this.#typed.done(form);
			if (this.failure) this.focusOn("[data-problem]");
		}
	}

	/** As {@link attempt}, for what the page cannot do without: signed out means the sign-in page. */
	protected async load(work: () => Promise<unknown>): Promise<boolean> {
		const loading = this.attempt("load", work);
		this.#loading = loading;
		const well = await loading;
		if (this.failure instanceof ApiError && this.failure.status === 401)
			this.dispatchEvent(new CustomEvent("hs-signed-out", { bubbles: true }));
		return well;
	}

	/** Says what went well, where the focus can rest. */
	protected async say(words: string): Promise<void> {
		this.said = words;
		await this.updateComplete;
		this.focusOn("[data-said]");
	}

	protected focusOn(selector: string): void {
		this.querySelector<HTMLElement>(selector)?.focus();
	}

	/** What went wrong last, or nothing. @param instead of the server's sentence */
	protected problem(instead?: unknown) {
		return this.failure
			? problem(this.language, this.failure, instead)
			: nothing;
	}

	/** Where what is there already is opened, instead of being begun: what was typed here is for nothing. */
	protected existing(code: string, words: string, href: string, open: string) {
		if (!(this.failure instanceof ApiError) || this.failure.code !== code)
			return undefined;
		return html`${words} <a href=${href} @click=${() => this.letGo()}>${open}</a>`;
	}

	protected loading() {
		return html`<p class="soft" role="status">${this.text.loading}</p>`;
	}
}
