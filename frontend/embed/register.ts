import { html, LitElement, nothing, type PropertyValues } from "lit";
import type { SignatoryItem } from "../../api/register/schema.ts";
import { embedded as english } from "../i18n/en/embedded.ts";
import { formats } from "../i18n/format.ts";
import { embedded as swedish } from "../i18n/sv/embedded.ts";
import { countOf, type EmbeddedText, entry, pageOf } from "./entry.ts";
import {
	baseOf,
	fetchSignatories,
	queryOf,
	Unanswered,
	type Wanted,
} from "./fetch.ts";
import { styles } from "./styles.ts";

// In a variable: the build would take `new URL(…, import.meta.url)` for a file to copy.
const here = import.meta.url;
const home = new URL("..", here).href;

const texts: Record<"sv" | "en", EmbeddedText> = {
	sv: { locale: "sv", format: formats.sv, embedded: swedish },
	en: { locale: "en", format: formats.en, embedded: english },
};

/**
 * `<handslag-register src lang municipality kind theme limit search>`: who has signed, on somebody else's page.
 * What stands inside the tag is shown until the register has answered.
 */
export class HandslagRegister extends LitElement {
	static override styles = styles;
	static override properties = {
		src: {},
		language: { attribute: "lang" },
		municipality: {},
		kind: {},
		theme: {},
		limit: { type: Number },
		search: { type: Boolean },
	};
	declare src?: string | null;
	declare language?: string | null;
	declare municipality?: string | null;
	declare kind?: string | null;
	declare theme?: string | null;
	declare limit?: number | null;
	declare search?: boolean;

	#items: SignatoryItem[] = [];
	#total = 0;
	#next: string | null = null;
	#q = "";
	/** What the list that is shown answers; null until the register has answered */
	#answered: Wanted | null = null;
	#busy = false;
	#error: Unanswered["why"] | null = null;
	#asking = new AbortController();

	get #text(): EmbeddedText {
		const language =
			this.language ?? this.closest("[lang]")?.getAttribute("lang") ?? "";
		return /^en\b/i.test(language) ? texts.en : texts.sv;
	}

	#wanted(cursor: string | null): Wanted {
		const { municipality, kind, theme, limit } = this;
		return {
			base: baseOf(this.src || home),
			q: this.#q,
			municipality: municipality ?? "",
			kind: kind ?? "",
			theme: theme ?? "",
			limit: Math.min(Math.max(Math.trunc(limit || 10), 1), 100),
			cursor,
		};
	}

	override connectedCallback(): void {
		super.connectedCallback();
		// Taken out of the page while it waited, and put back.
		if (this.hasUpdated && !this.#answered) void this.#load();
	}

	override disconnectedCallback(): void {
		super.disconnectedCallback();
		this.#asking.abort();
		this.#busy = false;
	}

	protected override willUpdate(changes: PropertyValues): void {
		const asked = ["src", "municipality", "kind", "theme", "limit"];
		if (!this.hasUpdated || asked.some((name) => changes.has(name)))
			void this.#load();
	}

	/** Asks for the first page, or with a cursor for one more. The last question asked is the one that counts. */
	async #load(cursor: string | null = null): Promise<void> {
		this.#asking.abort();
		this.#asking = new AbortController();
		const { signal } = this.#asking;
		this.#busy = true;
		this.requestUpdate();
		const shown = cursor ? this.#items : [];
		try {
			const wanted = this.#wanted(cursor);
			const page = await fetchSignatories(wanted, signal);
			if (signal.aborted) return;
			this.#items = [...shown, ...page.items];
			this.#total = Number(page.total);
			this.#next = page.next;
			this.#answered = wanted;
			this.#error = null;
		} catch (error) {
			if (signal.aborted) return;
			this.#error = error instanceof Unanswered ? error.why : "unreachable";
		}
		this.#busy = false;
		await this.#keepFocus(shown.length);
	}

	/** The button that was pressed may go: whoever stands on it is taken to what came instead. */
	async #keepFocus(from: number): Promise<void> {
		const pressed = this.renderRoot.querySelector("button.goes:focus");
		this.requestUpdate();
		await this.updateComplete;
		if (!pressed || this.#error) return;
		const link = this.renderRoot.querySelectorAll<HTMLElement>("li a")[from];
		(link ?? this.renderRoot.querySelector<HTMLElement>("#count"))?.focus();
	}

	#submit(event: Event): void {
		event.preventDefault();
		this.#q = this.#field?.value.trim() ?? "";
		void this.#load();
	}

	/** An emptied field shows everyone again. */
	#input(): void {
		if (this.#field?.value !== "" || this.#q === "") return;
		this.#q = "";
		void this.#load();
	}

	get #field() {
		return this.renderRoot.querySelector("input");
	}

	#form({ embedded: t }: EmbeddedText) {
		return html`<form part="search" role="search" @submit=${this.#submit}>
			<label part="label" for="q">${t.search}</label>
			<input part="field" id="q" type="search" maxlength="200" autocomplete="off" @input=${this.#input}>
			<button part="button" type="submit">${t.searchButton}</button>
		</form>`;
	}

	#list(answered: Wanted, text: EmbeddedText) {
		const whole = `${pageOf(answered, text, "/signatarer")}${queryOf(answered, false)}`;
		const { embedded: t } = text;
		// A list without bullets is none to some screen readers, unless it says so.
		return html`<ul part="list" role="list" aria-label=${t.label} ?hidden=${this.#items.length === 0}>${this.#items.map((item) => entry(item, text, answered))}</ul>
			${this.#next ? html`<button part="button more" class="goes" type="button" aria-disabled=${this.#busy} @click=${() => this.#busy || this.#load(this.#next)}>${t.more}</button>` : nothing}
			<p part="foot"><a part="link" href=${whole} rel="external">${t.whole}</a></p>`;
	}

	#said(text: EmbeddedText): string {
		if (this.#busy) return text.embedded.loading;
		if (this.#error || !this.#answered) return "";
		return countOf(this.#items.length, this.#total, text, this.#q !== "");
	}

	protected override render() {
		const text = this.#text;
		const { embedded: t } = text;
		return html`<div part="register" lang=${text.locale}>
			${this.search ? this.#form(text) : nothing}
			<p part="count" id="count" role="status" tabindex="-1">${this.#said(text)}</p>
			<div part="error" ?hidden=${!this.#error}>
				<p role="alert">${this.#error && !this.#busy ? t[this.#error] : ""}</p>
				<button part="button" class="goes" type="button" @click=${() => this.#load()}>${t.retry}</button>
			</div>
			${this.#answered ? this.#list(this.#answered, text) : html`<slot></slot>`}
		</div>`;
	}
}

if (!customElements.get("handslag-register"))
	customElements.define("handslag-register", HandslagRegister);
