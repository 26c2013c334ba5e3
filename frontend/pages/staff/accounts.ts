import { html, nothing, type PropertyDeclarations } from "lit";
import type { StaffAccount } from "../../../api/auth/schema.ts";
import { button, notice } from "../../ui/form.ts";
import { disableAccount, fetchAccounts, inviteAccount } from "./api.ts";
import { StaffPage } from "./page.ts";
import { ask, type Draft, pick } from "./parts/fields.ts";
import { Faults, success } from "./parts/problem.ts";
import { initials } from "./parts/status.ts";

/** `/admin/anvandare`: who may sign in, and as what. */
export class StaffAccounts extends StaffPage {
	static override properties: PropertyDeclarations = {
		items: { state: true },
		closing: { state: true },
	};
	declare items: StaffAccount[] | null;
	/** The account that is about to be disabled. */
	declare closing: StaffAccount | null;

	constructor() {
		super();
		this.items = null;
		this.closing = null;
	}

	override connectedCallback() {
		super.connectedCallback();
		this.draft = { employer: this.user?.employer ?? "", role: "officer" };
		void this.load(() => this.read());
	}

	protected get heading() {
		return this.text.accounts.title;
	}

	private async read() {
		this.items = (await fetchAccounts()).items;
	}

	private async invite(event: SubmitEvent) {
		event.preventDefault();
		const {
			email = "",
			name = "",
			employer = "",
			role = "officer",
		} = this.draft;
		const well = await this.attempt("invite", async () => {
			const asked = { email, name, employer };
			const missing = Object.entries(asked)
				.filter(([, words]) => !words.trim())
				.map(([path]) => [path, this.text.error.required] as const);
			if (missing.length > 0) throw new Faults(Object.fromEntries(missing));
			await inviteAccount({ ...asked, role });
			await this.read();
		});
		if (!well) return;
		this.draft = { employer, role };
		await this.say(this.text.accounts.invited(email));
	}

	private async disable(event: SubmitEvent, { id, name }: StaffAccount) {
		event.preventDefault();
		const well = await this.attempt("disable", async () => {
			await disableAccount(id);
			await this.read();
		});
		if (!well) return;
		this.closing = null;
		await this.say(this.text.accounts.disabled(name));
	}

	private row(account: StaffAccount) {
		const { accounts, words } = this.text;
		const { columns } = accounts;
		const own = account.id === this.user?.id;
		return html`<tr><th scope="row"><span class="who"><span class="initials" aria-hidden="true">${initials(account.name)}</span><span>${account.name}${own ? ` (${accounts.you})` : ""}<small>${account.email}</small></span></span></th>
			<td data-label=${columns.role}>${words.roles[account.role]}</td>
			<td data-label=${columns.employer}>${account.employer}</td>
			<td data-label=${columns.status}>${accounts.status[account.status]}</td>
			<td>${
				own || account.status === "disabled"
					? nothing
					: button({
							label: accounts.disable,
							name: accounts.disableTitle(account.name),
							kind: "refuse small",
							onPress: () => {
								this.failure = null;
								this.closing = account;
							},
						})
			}</td></tr>`;
	}

	private table(items: StaffAccount[]) {
		const { caption, columns } = this.text.accounts;
		return html`<div class="plain-table"><table><caption class="visually-hidden">${caption}</caption>
			<thead><tr>${[columns.name, columns.role, columns.employer, columns.status, columns.action].map((label) => html`<th scope="col">${label}</th>`)}</tr></thead>
			<tbody>${items.map((account) => this.row(account))}</tbody></table></div>`;
	}

	private form(draft: Draft) {
		const { accounts, words } = this.text;
		const roles = Object.entries(words.roles);
		return html`<h2>${accounts.invite}</h2><p class="soft">${accounts.inviteLead}</p>
			<form class="form-grid" novalidate @submit=${this.invite}>
				<div class="twin">${ask(draft, "name", accounts.name)}${ask(draft, "email", accounts.email, { type: "email", inputMode: "email" })}</div>
				<div class="twin">${ask(draft, "employer", accounts.employer)}${pick(draft, "role", accounts.role, roles)}</div>
				<p>${button({ label: accounts.submit, busyLabel: accounts.busy, busy: this.busy === "invite" })}</p>
			</form>`;
	}

	private dialog(account: StaffAccount) {
		const { accounts, cancel, saving } = this.text;
		const close = (event: Event) =>
			(event.target as Element).closest("dialog")?.close();
		return html`<dialog class="sheet" aria-labelledby="disable-title" @close=${() => {
			this.closing = null;
		}}>
			<form class="stack" @submit=${(event: SubmitEvent) => this.disable(event, account)}>
				<h2 id="disable-title">${accounts.disableTitle(account.name)}</h2>
				<p>${accounts.disableLead}</p>
				${this.problem()}
				<div class="actions">${button({ label: accounts.disable, busyLabel: saving, busy: this.busy === "disable", kind: "refuse" })}
					<button class="button quiet" type="button" @click=${close}>${cancel}</button></div>
			</form></dialog>`;
	}

	protected override render() {
		const { items, closing, text } = this;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			${this.may("staff:manage") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			${closing ? nothing : this.problem()}${success(this.said)}
			${items ? this.table(items) : this.failure ? nothing : this.loading()}
			${items ? this.form({ values: this.draft, failure: closing ? null : this.failure }) : nothing}
			${closing ? this.dialog(closing) : nothing}
		</main>`;
	}
}
