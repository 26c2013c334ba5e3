import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { OwnEntry } from "../../../api/organisations/schema.ts";
import { ApiError, get, patch } from "../../data/client.ts";
import { localeOf } from "../../i18n/path.ts";
import { textField } from "../../ui/field.ts";
import { button, errorSummary, notice } from "../../ui/form.ts";
import { contactSection } from "../apply/contacts.ts";
import { written } from "../apply/draft.ts";
import type { Written } from "../apply/page.ts";
import { idOf } from "../apply/routes.ts";
import { texts } from "./texts.ts";

const { locale } = localeOf(location.pathname);
const { myEntry: t } =
	locale === "en"
		? await import("../../i18n/en/my-entry.ts")
		: await import("../../i18n/sv/my-entry.ts");

/** As the API takes it, characters. */
const mostDescription = 1000;

/**
 * `<hs-own-entry organisation>`, its id: what a party keeps in order itself. Tells `saved` and `left` of it; what is written stays
 * in the form until it is saved.
 */
class OwnEntryForm extends LitElement {
	static override properties = { organisation: { type: String } };
	declare organisation: string;

	#entry: OwnEntry | null = null;
	#failure: ApiError | null = null;
	#problem: string | null = null;
	#busy = false;

	constructor() {
		super();
		this.organisation = "";
	}

	protected override createRenderRoot() {
		return this;
	}

	get #path() {
		return `/organisations/${encodeURIComponent(this.organisation)}`;
	}

	override connectedCallback(): void {
		super.connectedCallback();
		void this.#load();
	}

	async #load(): Promise<void> {
		try {
			this.#entry = await get<OwnEntry>(this.#path);
		} catch (error) {
			this.#problem = error instanceof ApiError ? error.message : texts.lost;
		}
		this.requestUpdate();
	}

	#errorAt = (path: string): string | null =>
		this.#failure?.faults.find((one) => one.path === path)?.message ?? null;

	/** The contacts are written in the same fields as an application's. */
	#page(entry: OwnEntry): Written {
		const draw = () => this.requestUpdate();
		return {
			t,
			draw,
			store: {
				draft: entry,
				focused: null,
				autosave: { flush: async () => {} },
				errorAt: this.#errorAt,
				change: (path, value) => {
					this.#entry = written(entry, path, value);
					draw();
				},
			},
		};
	}

	async #save(): Promise<void> {
		const entry = this.#entry;
		if (!entry || this.#busy) return;
		this.#busy = true;
		this.#failure = null;
		this.#problem = null;
		this.requestUpdate();
		try {
			const { version, website, description, contacts } = entry;
			await patch<OwnEntry>(this.#path, {
				...{ version, website: website ?? "", description, contacts },
			});
			this.dispatchEvent(new CustomEvent("saved"));
		} catch (error) {
			await this.#refused(error);
		}
		this.#busy = false;
		this.requestUpdate();
		await this.updateComplete;
		this.querySelector<HTMLElement>(".error-summary, .notice.bad")?.focus();
	}

	async #refused(error: unknown): Promise<void> {
		const refusal = error instanceof ApiError ? error : null;
		if (refusal?.faults.length) this.#failure = refusal;
		else this.#problem = refusal?.message ?? texts.lost;
		// What is saved next stands on what is there now.
		if (refusal?.code === "entry_changed" && this.#entry) {
			const { version } = await get<OwnEntry>(this.#path);
			this.#entry = { ...this.#entry, version };
		}
	}

	#summary() {
		const faults = this.#failure?.faults ?? [];
		if (faults.length === 0) return nothing;
		return errorSummary(
			t.faults(faults.length),
			faults.map(({ path, message }) => ({ id: idOf(path), message })),
			({ id }) => document.getElementById(id ?? "")?.focus(),
		);
	}

	#details(entry: OwnEntry, page: Written): TemplateResult {
		const left = mostDescription - entry.description.length;
		return html`<h2>${t.details}</h2>
			${textField({
				id: "description",
				label: t.description,
				hint: t.descriptionHint,
				optional: t.optional,
				rows: true,
				maxLength: mostDescription,
				count: t.left(left),
				value: entry.description,
				error: this.#errorAt("description"),
				onInput: (value) => page.store.change("description", value),
			})}
			${textField({
				id: "website",
				label: t.website,
				optional: t.optional,
				type: "url",
				maxLength: 300,
				value: entry.website ?? "",
				error: this.#errorAt("website"),
				onInput: (value) => page.store.change("website", value),
			})}
			<p class="soft">${t.nameHint}</p>`;
	}

	protected override render() {
		const entry = this.#entry;
		const submit = (event: Event) => {
			event.preventDefault();
			void this.#save();
		};
		const problem = this.#problem
			? notice("bad", html`<p role="alert">${this.#problem}</p>`)
			: nothing;
		if (!entry) return problem;
		const page = this.#page(entry);
		return html`${this.#summary()}
			<form class="form stack" novalidate @submit=${submit}>
				${contactSection(page)}
				<p class="soft">${t.told}</p>
				${this.#details(entry, page)}
				${problem}
				<div class="actions">${button({ label: t.save, busyLabel: t.saving, busy: this.#busy })}
					${button({ label: t.cancel, kind: "quiet", onPress: () => this.dispatchEvent(new CustomEvent("left")) })}</div>
			</form>`;
	}
}

customElements.define("hs-own-entry", OwnEntryForm);
