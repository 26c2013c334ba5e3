import { html } from "lit";
import { ApiError } from "../../data/client.ts";
import { button, notice } from "../../ui/form.ts";
import { signIn } from "./api.ts";
import { StaffPage } from "./page.ts";
import { ask, type Draft } from "./parts/fields.ts";
import { Faults } from "./parts/problem.ts";

/** `/admin/logga-in`. A wrong address and a wrong password are answered alike. */
export class StaffSignIn extends StaffPage {
	protected get heading() {
		return this.text.signIn.title;
	}

	private submit(event: SubmitEvent) {
		event.preventDefault();
		void this.attempt("signIn", async () => {
			const { email = "", password = "" } = this.draft;
			const missing: Record<string, string> = {};
			if (!email.trim()) missing.email = this.text.error.required;
			if (!password) missing.password = this.text.error.required;
			if (Object.keys(missing).length > 0) throw new Faults(missing);
			const { user } = await signIn({ email, password });
			this.dispatchEvent(
				new CustomEvent("hs-signed-in", { detail: user, bubbles: true }),
			);
		});
	}

	/** 401 and 422 are one answer here: which of the two was wrong is nobody's business. */
	private fault() {
		const { failure, text } = this;
		if (!(failure instanceof ApiError)) return this.problem();
		const { status, problem } = failure;
		const words =
			status === 401 || status === 422
				? text.signIn.wrong
				: status === 429
					? (problem.detail ?? text.signIn.tooMany)
					: (problem.detail ?? problem.title);
		return html`<div class="said" data-problem role="alert" tabindex="-1">${notice("bad", html`<p>${words}</p>`)}</div>`;
	}

	protected override render() {
		const { signIn: words } = this.text;
		const draft: Draft = {
			values: this.draft,
			failure: this.failure instanceof Faults ? this.failure : null,
		};
		return html`<main id="innehall" class="frame office narrow">
			<h1 tabindex="-1">${words.title}</h1>
			<p class="soft">${words.lead}</p>
			${this.failure ? this.fault() : ""}
			<form class="form stack" novalidate @submit=${this.submit}>
				${ask(draft, "email", words.email, { type: "email", inputMode: "email", autocomplete: "username" })}
				${ask(draft, "password", words.password, { type: "password", autocomplete: "current-password" })}
				${button({ label: words.submit, busyLabel: words.busy, busy: this.busy === "signIn" })}
			</form>
			<p class="soft">${words.forgotten}</p>
		</main>`;
	}
}
