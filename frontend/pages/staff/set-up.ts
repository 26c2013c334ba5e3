import { html, nothing } from "lit";
import { ApiError } from "../../data/client.ts";
import { button } from "../../ui/form.ts";
import { fetchSetUp, type SetUp, setUp } from "./api.ts";
import { StaffPage } from "./page.ts";
import { ask, type Draft } from "./parts/fields.ts";
import { Faults } from "./parts/problem.ts";
import { pathTo } from "./route.ts";

const gone = (error: unknown) =>
	error instanceof ApiError && (error.status === 404 || error.status === 410);

/** `/admin/kom-igang/:token`: a one-time link becomes an account. */
export class StaffSetUp extends StaffPage {
	private account: SetUp | null = null;
	private expired = false;

	override connectedCallback() {
		super.connectedCallback();
		void this.attempt("load", async () => {
			try {
				this.account = await fetchSetUp(this.name);
				const { name, email, employer } = this.account;
				this.draft = { name, email: email ?? "", employer };
			} catch (error) {
				if (!gone(error)) throw error;
				this.expired = true;
			}
		});
	}

	protected get heading() {
		const { setUp: words } = this.text;
		return this.expired ? words.goneTitle : words.title;
	}

	private submit(event: SubmitEvent) {
		event.preventDefault();
		void this.attempt("save", async () => {
			const {
				name = "",
				email = "",
				employer = "",
				password = "",
			} = this.draft;
			const missing: Record<string, string> = {};
			if (!name.trim()) missing.name = this.text.error.required;
			if (!this.account?.email && !email.trim())
				missing.email = this.text.error.required;
			if (password.length < 12)
				missing.password = this.text.setUp.passwordShort;
			if (Object.keys(missing).length > 0) throw new Faults(missing);
			try {
				const body = { token: this.name, name, employer, password };
				const { user } = await setUp(
					this.account?.email ? body : { ...body, email },
				);
				this.dispatchEvent(
					new CustomEvent("hs-signed-in", { detail: user, bubbles: true }),
				);
			} catch (error) {
				if (!gone(error)) throw error;
				this.expired = true;
			}
		});
	}

	private form(account: SetUp) {
		const { setUp: words } = this.text;
		const draft: Draft = { values: this.draft, failure: this.failure };
		return html`<p class="soft">${words.lead(account.employer, this.text.words.roles[account.role])}</p>
			${this.problem()}
			<form class="form stack" novalidate @submit=${this.submit}>
				${
					account.email
						? html`<p>${words.email}: <strong>${account.email}</strong></p>
							<input type="email" autocomplete="username" .value=${account.email} hidden readonly>`
						: ask(draft, "email", words.email, {
								type: "email",
								inputMode: "email",
								autocomplete: "username",
							})
				}
				${ask(draft, "name", words.name, { autocomplete: "name" })}
				${ask(draft, "employer", words.employer, { autocomplete: "organization" })}
				${ask(draft, "password", words.password, { type: "password", autocomplete: "new-password", hint: words.passwordHint })}
				${button({ label: words.submit, busyLabel: this.text.saving, busy: this.busy === "save" })}
			</form>`;
	}

	private body() {
		const { setUp: words } = this.text;
		if (this.expired)
			return html`<p>${words.gone}</p>
				<p><a href=${pathTo(this.language.locale, "signIn")}>${words.toSignIn}</a></p>`;
		if (this.account) return this.form(this.account);
		return this.busy ? this.loading() : this.problem();
	}

	protected override render() {
		return html`<main id="innehall" class="frame office narrow">
			<h1 tabindex="-1">${this.heading ?? nothing}</h1>
			${this.body()}
		</main>`;
	}
}
