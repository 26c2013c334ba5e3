import { html, nothing, type TemplateResult } from "lit";
import { pathIn, type Text } from "../i18n/index.ts";
import { emblem, icon } from "../ui/icon.ts";
import { newsletterForm } from "./newsletter.ts";
import { searchField } from "./search.ts";
import { foreign } from "./shared.ts";

/** The head and foot around every page. `path` is the Swedish one, without `/en`. */

const places = [
	["agreement", "/overenskommelsen"],
	["register", "/signatarer"],
	["plan", "/handlingsplan"],
	["verify", "/verifiera"],
] as const;

/** The emblem and the name, linked to the start page. */
function logo(text: Text): TemplateResult {
	return html`<a class="logo" href=${pathIn(text.locale, "/")} aria-label=${text.common.home}>${emblem()}<span aria-hidden="true">${text.common.site}</span></a>`;
}

/** The office's telephone, as a link. */
export function phone(text: Text): TemplateResult {
	return html`<a href=${text.office.phone.href}><span class="nowrap">${text.office.phone.shown}</span></a>`;
}

/** The office's e-mail, as a link. */
export function email(text: Text): TemplateResult {
	return html`<a href=${`mailto:${text.office.email}`}>${text.office.email}</a>`;
}

/** To call, and when, as a sentence. */
export function call(text: Text, say = text.common.footer.call): unknown {
	const { hours } = text.office;
	return say(
		phone(text),
		hours.language === text.locale
			? hours.text
			: html`<span lang=${hours.language}>${hours.text}</span>`,
	);
}

function menuItems(text: Text, path: string, button: boolean) {
	const current = (to: string) => {
		if (path === to) return "page";
		return path.startsWith(`${to}/`) ? "true" : nothing;
	};
	return html`${places.map(
		([name, to]) =>
			html`<li><a href=${pathIn(text.locale, to)} aria-current=${current(to)}>${text.common.nav[name]}</a></li>`,
	)}<li>${
		button
			? html`<a class="button small" href=${pathIn(text.locale, "/ansok")}>${text.common.nav.apply}</a>`
			: html`<a href=${pathIn(text.locale, "/ansok")} aria-current=${current("/ansok")}>${text.common.nav.apply}</a>`
	}</li>`;
}

/** The platform around the register, and what is behind the site: in the foot, and in the menu of a phone. */
function morePlaces(text: Text): TemplateResult {
	const { nav, footer } = text.common;
	return links(text, [
		["/samverkan", footer.working],
		["/plattformen", footer.platform],
		["/samverkansgrupp", footer.workingGroup],
		["/aktiviteter", footer.activities],
		["/evenemang", nav.events],
		["/nyheter", nav.news],
		["/uppfoljning", footer.followUp],
		["/kontakt", footer.contact],
	]);
}

function links(text: Text, places: [to: string, label: string][]) {
	return html`${places.map(([to, label]) => html`<li><a href=${pathIn(text.locale, to)}>${label}</a></li>`)}`;
}

function languageLink(text: Text, path: string): TemplateResult {
	const { label, lang } = text.common.otherLanguage;
	const to = text.locale === "sv" ? "en" : "sv";
	return html`<a class="language" href=${pathIn(to, path)} lang=${lang} hreflang=${lang}>${label}</a>`;
}

/** The head of an ordinary page: logo and menu, folded together below 64rem. */
export function siteHeader(text: Text, path: string): TemplateResult {
	const { common } = text;
	return html`<header class="site-header">
		<div class="frame row">
			${logo(text)}
			<nav class="site-nav" aria-label=${common.mainMenu}>
				<ul class="plain">${menuItems(text, path, true)}<li class="wide">${languageLink(text, path)}</li></ul>
			</nav>
			${searchField(text, "sok")}
			<details class="site-menu">
				<summary>${icon("menu")}${common.menu}</summary>
				<nav aria-label=${common.mobileMenu}>
					${searchField(text, "sok-meny")}
					<ul class="plain">${menuItems(text, path, false)}</ul>
					<ul class="plain more">${morePlaces(text)}<li>${languageLink(text, path)}</li></ul>
				</nav>
			</details>
		</div>
	</header>`;
}

/** The foot of an ordinary page: how to get help, and what is behind the site. */
export function siteFooter(text: Text, path: string): TemplateResult {
	const { common, office } = text;
	const { about } = office;
	const { footer } = common;
	return html`<footer class="site-footer deep">
		<div class="frame cols">
			<div>
				${logo(text)}
				<p class="soft what" lang=${foreign(about.language, text)}>${about.text}</p>
			</div>
			<div>
				<h2>${footer.help}</h2>
				<p>${call(text)}<br>${footer.mail(email(text))}</p>
				<p>${footer.paper}</p>
				${newsletterForm(text)}
			</div>
			<nav aria-label=${footer.togetherNav}>
				<h2>${footer.together}</h2>
				<ul class="plain">${morePlaces(text)}</ul>
			</nav>
			<nav aria-label=${footer.aboutNav}>
				<h2>${footer.about}</h2>
				<ul class="plain">${links(text, [
					["/oppna-data", footer.data],
					["/badda-in", footer.embed],
					["/personuppgifter", footer.privacy],
					["/kakor", footer.cookies],
					["/tillganglighet", footer.accessibility],
				])}</ul>
				<h2>${footer.login}</h2>
				<ul class="plain">${links(text, [
					["/mina-sidor", footer.my],
					["/admin", footer.staff],
				])}</ul>
				<p>${languageLink(text, path)}</p>
			</nav>
		</div>
	</footer>`;
}

/** The head of a page where somebody has one thing to do: no menu to get lost in. */
export function plainHeader(text: Text, note?: string): TemplateResult {
	return html`<header class="frame plain-head">
		<span class="logo">${emblem()}${text.common.site}</span>
		${note ? html`<p class="small soft">${note}</p>` : nothing}
	</header>`;
}

/** The foot of such a page: one line with the telephone. */
export function plainFooter(text: Text): TemplateResult {
	return html`<footer class="frame plain-foot"><p class="small soft">${call(text, text.common.footer.questions)}</p></footer>`;
}
