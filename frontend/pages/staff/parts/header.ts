import { html, nothing, type TemplateResult } from "lit";
import type { StaffUser } from "../../../../api/auth/schema.ts";
import { emblem } from "../../../ui/icon.ts";
import { pathTo, type RouteName } from "../route.ts";
import type { Language } from "../text.ts";
import { initials } from "./status.ts";

export interface HeaderModel {
	language: Language;
	user: StaffUser | null;
	here: RouteName;
	/** How many cases are open; null until it is known. */
	open: number | null;
	/** How many messages wait for an answer; null until it is known. */
	messages: number | null;
	onSignOut: () => void;
}

function sections({ language, user, here, open, messages }: HeaderModel) {
	const { text, locale } = language;
	const may = (permission: string) => user?.permissions.includes(permission);
	const link = (
		name:
			| "inbox"
			| "messages"
			| "register"
			| "paper"
			| "log"
			| "certificates"
			| "seals"
			| "accounts"
			| "events"
			| "followUps"
			| "workingGroup"
			| "newsletter"
			| "content",
		more: unknown = nothing,
		inside: RouteName[] = [],
	) =>
		html`<li><a href=${pathTo(locale, name)} aria-current=${
			here === name ? "page" : inside.includes(here) ? "true" : nothing
		}>${text.sections[name]}${more}</a></li>`;
	const count = (n: number | null) =>
		n === null ? nothing : html` <span class="num count">${n}</span>`;
	// The register and its people on one row, what the public reads on the other.
	return html`<nav aria-label=${text.sections.label}><ul class="plain">
		${may("application:read") === false ? nothing : link("inbox", count(open), ["case"])}
		${may("contact:handle") ? link("messages", count(messages), ["message"]) : nothing}
		${link("register", nothing, ["entry"])}
		${may("application:enter") ? link("paper") : nothing}
		${may("certificate:manage") ? [link("certificates"), link("seals")] : nothing}
		${may("log:read") ? link("log") : nothing}
		${may("staff:manage") ? link("accounts") : nothing}
	</ul><ul class="plain">
		${may("content:edit") ? link("content", nothing, ["contentItem"]) : nothing}
		${may("event:manage") ? link("events", nothing, ["event"]) : nothing}
		${may("follow-up:manage") ? link("followUps", nothing, ["followUp"]) : nothing}
		${may("content:edit") ? link("newsletter") : nothing}
		${may("members:edit") ? link("workingGroup") : nothing}
	</ul></nav>`;
}

/** The head of every page of the office: sections, who is signed in, the way out. */
export function header(model: HeaderModel): TemplateResult {
	const { language, user } = model;
	const { text, locale } = language;
	return html`<header class="admin-head deep">
		<div class="frame row">
			<a class="logo" href=${pathTo(locale, "inbox")} aria-label=${text.home}>${emblem()}<span aria-hidden="true">${text.brand}</span></a>
			${user ? sections(model) : nothing}
			${
				user
					? html`<p class="me"><span class="initials" aria-hidden="true">${initials(user.name)}</span><span class="me-name"><span class="visually-hidden">${text.signedInAs} </span>${user.name}</span>
						<button class="sign-out" type="button" @click=${model.onSignOut}>${text.signOut}</button></p>`
					: nothing
			}
		</div>
	</header>`;
}
