import { html, nothing, type TemplateResult } from "lit";
import type { StaffUser } from "../../../../api/auth/schema.ts";
import { emblem } from "../../../ui/icon.ts";
import { pathTo, type RouteName } from "../route.ts";
import { mayOpen } from "../sections.ts";
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
	) => {
		if (!user || !mayOpen(user, name)) return nothing;
		return html`<li><a href=${pathTo(locale, name)} aria-current=${
			here === name ? "page" : inside.includes(here) ? "true" : nothing
		}>${text.sections[name]}${more}</a></li>`;
	};
	const count = (n: number | null) =>
		n === null ? nothing : html` <span class="num count">${n}</span>`;
	// The register and its people on one row, what the public reads on the other.
	return html`<nav aria-label=${text.sections.label}><ul class="plain">
		${link("inbox", count(open), ["case"])}${link("messages", count(messages), ["message"])}
		${link("register", nothing, ["entry"])}${link("paper")}
		${link("certificates")}${link("seals")}${link("log")}${link("accounts")}
	</ul><ul class="plain">
		${link("content", nothing, ["contentItem"])}${link("events", nothing, ["event"])}
		${link("followUps", nothing, ["followUp"])}${link("newsletter")}${link("workingGroup")}
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
