import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { StaffUser } from "../../../api/auth/schema.ts";
import { ApiError } from "../../data/client.ts";
import { notice } from "../../ui/form.ts";
import { fetchMe, fetchQueue, signOut } from "./api.ts";
import { forgetOthers } from "./content-keep.ts";
import { fetchMessages } from "./messages-api.ts";
import { StaffPage } from "./page.ts";
import { header } from "./parts/header.ts";
import { pathTo, type Route, type RouteName, routeOf } from "./route.ts";
import { firstSection, mayOpen } from "./sections.ts";
import { languageOf } from "./text.ts";

/** What staff sign in for outside the office's own pages. */
const drawn =
	/^\/(en\/)?(uppfoljning\/offentlig\/\d{4}|forhandsgranska\/[\w-]+)$/;

const open: RouteName[] = ["signIn", "setUp"];

/** The office's pages: finds the page of the address, and who is signed in. */
export class HsStaff extends LitElement {
	static override properties: PropertyDeclarations = {
		locale: { type: String },
		route: { state: true },
		user: { state: true },
		ready: { state: true },
		offline: { state: true },
		openCases: { state: true },
		openMessages: { state: true },
	};
	declare locale: string;
	declare route: Route;
	declare user: StaffUser | null;
	declare ready: boolean;
	declare offline: boolean;
	declare openCases: number | null;
	declare openMessages: number | null;
	private arrived = false;
	/** The address of the page that is open */
	private at = location.pathname + location.search;

	constructor() {
		super();
		this.route = routeOf(location.pathname);
		this.user = null;
		this.ready = false;
		this.offline = false;
		this.openCases = null;
		this.openMessages = null;
	}

	protected override createRenderRoot() {
		return this;
	}

	override connectedCallback() {
		super.connectedCallback();
		addEventListener("popstate", this.back);
		this.addEventListener("click", this.intercept);
		this.addEventListener("hs-go", (event) =>
			this.go((event as CustomEvent<string>).detail),
		);
		this.addEventListener("hs-signed-in", (event) =>
			this.enter((event as CustomEvent<StaffUser>).detail),
		);
		this.addEventListener("hs-signed-out", () => this.leave());
		this.addEventListener("hs-count", (event) => {
			this.openCases = (event as CustomEvent<number>).detail;
		});
		this.addEventListener("hs-count-messages", (event) => {
			this.openMessages = (event as CustomEvent<number>).detail;
		});
		this.addEventListener("hs-recount", () => void this.count());
		void this.start();
	}

	override disconnectedCallback() {
		super.disconnectedCallback();
		removeEventListener("popstate", this.back);
	}

	private get language() {
		return languageOf(this.route.locale);
	}

	private async start() {
		this.offline = false;
		try {
			const me = await fetchMe();
			this.user = me.kind === "staff" ? (me.user ?? null) : null;
		} catch (error) {
			// Only a plain answer says that nobody is signed in.
			this.offline = !(error instanceof ApiError) || error.status >= 500;
		}
		this.ready = true;
		if (this.offline) return;
		this.pastTheDoor();
		if (this.user) void this.count();
		else if (!open.includes(this.route.name)) this.leave();
	}

	/** The numbers in the head; a page that lists them tells its own. They are a courtesy: without one the head shows none. */
	private async count() {
		const { name } = this.route;
		const may = (permission: string) =>
			this.user?.permissions.includes(permission) ?? false;
		const cases = async () => {
			if (name === "inbox" || !may("application:read")) return;
			this.openCases = (await fetchQueue({ limit: 1 })).counts.open;
		};
		const messages = async () => {
			if (name === "messages" || !may("contact:handle")) return;
			this.openMessages = (await fetchMessages({ limit: 1 })).counts.open;
		};
		await Promise.allSettled([cases(), messages()]);
	}

	private enter(user: StaffUser) {
		this.user = user;
		forgetOthers(user.id);
		const next = new URLSearchParams(location.search).get("vidare");
		const first = pathTo(this.route.locale, firstSection(user));
		// Pages for staff that the server draws are asked of it.
		if (next !== null && drawn.test(next)) location.assign(next);
		else this.go(next !== null && this.leadsOn(user, next) ? next : first);
	}

	/** Whether an address is a page of the office that the account may see. */
	private leadsOn(user: StaffUser, path: string) {
		if (!/^\/(en\/)?admin(\/|$|\?)/.test(path)) return false;
		const { name } = routeOf(new URL(path, location.origin).pathname);
		return !open.includes(name) && mayOpen(user, name);
	}

	/** The office's own address leads to the inbox: whoever has none is taken to what they have. */
	private pastTheDoor() {
		const { user, route } = this;
		if (!user || route.name !== "inbox" || mayOpen(user, "inbox")) return;
		this.go(pathTo(route.locale, firstSection(user)), true);
	}

	private leave() {
		this.user = null;
		this.openCases = null;
		this.openMessages = null;
		const here = location.pathname + location.search;
		const { locale, name } = this.route;
		if (open.includes(name)) return;
		this.go(
			`${pathTo(locale, "signIn")}?vidare=${encodeURIComponent(here)}`,
			true,
		);
	}

	/** The page that is open. */
	private get shown(): StaffPage | undefined {
		return [...this.children].find((one) => one instanceof StaffPage);
	}

	/** Asks before what is typed is lost. */
	private mayLeave(): boolean {
		return (
			(this.shown?.leavable ?? true) || confirm(this.language.text.leaveUnsaved)
		);
	}

	private readonly back = () => {
		const [path = ""] = this.at.split("?");
		// A link within the page is no other page.
		if (location.pathname === path || this.mayLeave()) this.follow();
		else history.pushState(null, "", this.at);
	};

	private readonly follow = () => {
		this.at = location.pathname + location.search;
		this.arrived = true;
		this.route = routeOf(location.pathname);
		document.documentElement.lang = this.route.locale;
		if (this.user) void this.count();
		this.pastTheDoor();
	};

	private go(path: string, replace = false) {
		history[replace ? "replaceState" : "pushState"](null, "", path);
		this.follow();
		scrollTo(0, 0);
	}

	private readonly intercept = (event: MouseEvent) => {
		if (event.defaultPrevented || event.button !== 0) return;
		if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
			return;
		const link = (event.target as Element).closest("a");
		if (!link || link.target || link.hasAttribute("download")) return;
		const url = new URL(link.href, location.href);
		if (url.origin !== location.origin || url.hash) return;
		if (!/^\/(en\/)?admin(\/|$)/.test(url.pathname)) return;
		event.preventDefault();
		if (this.mayLeave()) this.go(url.pathname + url.search);
	};

	private async depart() {
		// What is typed goes along, or is left behind knowingly: nothing of it stays in the browser.
		const { shown } = this;
		const saved = (await shown?.saveAll()) ?? true;
		if (!saved && !confirm(this.language.text.content.kept.signOut)) return;
		try {
			await signOut();
		} catch (error) {
			// 401: already out. Otherwise the session is still there, and is not hidden.
			if (!(error instanceof ApiError)) {
				this.offline = true;
				return;
			}
		}
		shown?.letGo();
		forgetOthers();
		this.user = null;
		this.go(pathTo(this.route.locale, "signIn"));
	}

	protected override updated() {
		document.body.classList.toggle(
			"review-page",
			this.route.name === "case" && this.user !== null,
		);
	}

	private page() {
		const { route, user, language, arrived } = this;
		const { name, id } = route;
		if (!user && !open.includes(name)) return nothing;
		switch (name) {
			case "signIn":
				return html`<hs-staff-sign-in .language=${language} .arrived=${arrived}></hs-staff-sign-in>`;
			case "setUp":
				return html`<hs-staff-set-up .language=${language} .name=${id}></hs-staff-set-up>`;
			case "inbox":
				return html`<hs-staff-inbox .language=${language} .user=${user} .arrived=${arrived}></hs-staff-inbox>`;
			case "case":
				return html`<hs-staff-case .language=${language} .user=${user} .name=${id} .arrived=${arrived}></hs-staff-case>`;
			case "paper":
				return html`<hs-staff-paper .language=${language} .user=${user} .arrived=${arrived}></hs-staff-paper>`;
			case "register":
				return html`<hs-staff-register .language=${language} .user=${user} .arrived=${arrived}></hs-staff-register>`;
			case "entry":
				return html`<hs-staff-entry .language=${language} .user=${user} .name=${id} .arrived=${arrived}></hs-staff-entry>`;
			case "messages":
				return html`<hs-staff-messages .language=${language} .user=${user} .arrived=${arrived}></hs-staff-messages>`;
			case "message":
				return html`<hs-staff-message .language=${language} .user=${user} .name=${id} .arrived=${arrived}></hs-staff-message>`;
			case "log":
				return html`<hs-staff-log .language=${language} .user=${user} .arrived=${arrived}></hs-staff-log>`;
			case "certificates":
				return html`<hs-staff-certificates .language=${language} .user=${user} .arrived=${arrived}></hs-staff-certificates>`;
			case "seals":
				return html`<hs-staff-seals .language=${language} .user=${user} .arrived=${arrived}></hs-staff-seals>`;
			case "newsletter":
				return html`<hs-staff-newsletter .language=${language} .user=${user} .arrived=${arrived}></hs-staff-newsletter>`;
			case "events":
				return html`<hs-staff-events .language=${language} .user=${user} .arrived=${arrived}></hs-staff-events>`;
			case "followUps":
				return html`<hs-staff-follow-ups .language=${language} .user=${user} .arrived=${arrived}></hs-staff-follow-ups>`;
			case "followUp":
				return html`<hs-staff-follow-up .language=${language} .user=${user} .name=${id} .arrived=${arrived}></hs-staff-follow-up>`;
			case "event":
				return html`<hs-staff-event .language=${language} .user=${user} .name=${id} .arrived=${arrived}></hs-staff-event>`;
			case "accounts":
				return html`<hs-staff-accounts .language=${language} .user=${user} .arrived=${arrived}></hs-staff-accounts>`;
			case "content":
				return html`<hs-staff-content .language=${language} .user=${user} .name=${id} .arrived=${arrived}></hs-staff-content>`;
			case "contentItem":
				return html`<hs-staff-content-item .language=${language} .user=${user} .name=${id} .arrived=${arrived}></hs-staff-content-item>`;
			case "workingGroup":
				return html`<hs-staff-working-group .language=${language} .user=${user} .arrived=${arrived}></hs-staff-working-group>`;
			default:
				return html`<hs-staff-missing .language=${language} .arrived=${arrived}></hs-staff-missing>`;
		}
	}

	protected override render() {
		const { text } = this.language;
		if (!this.ready)
			return html`<main id="innehall" class="frame office"><p class="soft" role="status">${text.loading}</p></main>`;
		const { language, user, openCases, openMessages } = this;
		const head = header({
			language,
			user,
			here: this.route.name,
			open: openCases,
			messages: openMessages,
			onSignOut: () => this.depart(),
		});
		if (this.offline)
			return html`${head}<main id="innehall" class="frame office"><h1>${text.brand}</h1>
				<div role="alert">${notice("wait", html`<p>${text.error.offline}</p>`)}</div>
				<button class="button" type="button" @click=${() => this.start()}>${text.error.again}</button></main>`;
		return html`${head}${keyed(location.pathname, this.page())}`;
	}
}
