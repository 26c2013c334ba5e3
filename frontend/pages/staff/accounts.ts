import {
	html,
	nothing,
	type PropertyDeclarations,
	type TemplateResult,
} from "lit";
import type { Role, StaffAccount } from "../../../api/auth/schema.ts";
import { button, notice } from "../../ui/form.ts";
import {
	changeRole,
	disableAccount,
	fetchAccounts,
	inviteAccount,
	inviteAgain,
} from "./api.ts";
import { StaffPage } from "./page.ts";
import { ask, type Draft, pick } from "./parts/fields.ts";
import { Faults, success } from "./parts/problem.ts";
import { initials } from "./parts/status.ts";

/** `/admin/anvandare`: who may sign in, and as what. */
export class StaffAccounts extends StaffPage {
	static override properties: PropertyDeclarations = {
		items: { state: true },
		closing: { state: true },
		changing: { state: true },
	};
	declare items: StaffAccount[] | null;
	/** The account that is about to be disabled. */
	declare closing: StaffAccount | null;
	/** The account that is about to get another role. */
	declare changing: StaffAccount | null;

	constructor() {
		super();
		this.items = null;
		this.closing = null;
		this.changing = null;
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

	private async inviteAgain({ id, email }: StaffAccount) {
		if (await this.attempt(`again-${id}`, () => inviteAgain(id)))
			await this.say(this.text.accounts.invited(email));
	}

	private async changeRole(event: SubmitEvent, { id, name }: StaffAccount) {
		event.preventDefault();
		const role = this.draft["new-role"] as Role;
		const well = await this.attempt("role", async () => {
			await changeRole(id, role);
			await this.read();
		});
		if (!well) return;
		this.changing = null;
		const { accounts, words } = this.text;
		await this.say(accounts.roleChanged(name, words.roles[role]));
	}

	/** What can be done with an account: nothing with one's own, or with one that is disabled. */
	private actions(account: StaffAccount) {
		const { accounts } = this.text;
		if (account.id === this.user?.id || account.status === "disabled")
			return nothing;
		return html`<div class="actions">${
			account.status === "invited"
				? button({
						label: accounts.again,
						name: accounts.againTo(account.name),
						kind: "quiet small",
						busyLabel: accounts.busy,
						busy: this.busy === `again-${account.id}`,
						onPress: () => this.inviteAgain(account),
					})
				: nothing
		}${button({
			label: accounts.changeRole,
			name: accounts.changeRoleTitle(account.name),
			kind: "quiet small",
			onPress: () => {
				this.failure = null;
				this.draft["new-role"] = account.role;
				this.changing = account;
			},
		})}${button({
			label: accounts.disable,
			name: accounts.disableTitle(account.name),
			kind: "refuse small",
			onPress: () => {
				this.failure = null;
				this.closing = account;
			},
		})}</div>`;
	}

	private row(account: StaffAccount) {
		const { accounts, words } = this.text;
		const { columns } = accounts;
		const own = account.id === this.user?.id;
		return html`<tr><th scope="row"><span class="who"><span class="initials" aria-hidden="true">${initials(account.name)}</span><span>${account.name}${own ? ` (${accounts.you})` : ""}<small>${account.email}</small></span></span></th>
			<td data-label=${columns.role}>${words.roles[account.role]}</td>
			<td data-label=${columns.employer}>${account.employer}</td>
			<td data-label=${columns.status}>${accounts.status[account.status]}</td>
			<td>${this.actions(account)}</td></tr>`;
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

	private dialogTo(
		title: string,
		lead: string,
		fields: unknown,
		press: TemplateResult,
		onSubmit: (event: SubmitEvent) => void,
	) {
		const close = (event: Event) =>
			(event.target as Element).closest("dialog")?.close();
		return html`<dialog class="sheet" aria-labelledby="dialog-title" @close=${() => {
			this.closing = null;
			this.changing = null;
		}}>
			<form class="stack" @submit=${onSubmit}>
				<h2 id="dialog-title">${title}</h2>
				<p>${lead}</p>
				${this.problem()}${fields}
				<div class="actions">${press}
					<button class="button quiet" type="button" @click=${close}>${this.text.cancel}</button></div>
			</form></dialog>`;
	}

	private dialog() {
		const { closing, changing } = this;
		const { accounts, saving, words } = this.text;
		if (closing)
			return this.dialogTo(
				accounts.disableTitle(closing.name),
				accounts.disableLead,
				nothing,
				button({
					label: accounts.disable,
					busyLabel: saving,
					busy: this.busy === "disable",
					kind: "refuse",
				}),
				(event) => this.disable(event, closing),
			);
		if (changing)
			return this.dialogTo(
				accounts.changeRoleTitle(changing.name),
				accounts.changeRoleLead,
				pick(
					{ values: this.draft, failure: this.failure },
					"new-role",
					accounts.role,
					Object.entries(words.roles),
				),
				button({
					label: accounts.changeRole,
					busyLabel: saving,
					busy: this.busy === "role",
				}),
				(event) => this.changeRole(event, changing),
			);
		return nothing;
	}

	protected override render() {
		const { items, text } = this;
		const open = this.closing ?? this.changing;
		return html`<main id="innehall" class="frame office">
			<h1 tabindex="-1">${this.heading}</h1>
			${this.may("staff:manage") ? nothing : notice("wait", html`<p>${text.error.forbidden}</p>`)}
			${open ? nothing : this.problem()}${success(this.said)}
			${items ? this.table(items) : this.failure ? nothing : this.loading()}
			${items ? this.form({ values: this.draft, failure: open ? null : this.failure }) : nothing}
			${this.dialog()}
		</main>`;
	}
}
