import { html, nothing } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import { call, email } from "./frame.ts";
import type { TextPageModel } from "./models.ts";
import type { Page } from "./page.ts";
import { foreign, sizeOf, to } from "./shared.ts";

/** Where a page leads on to; the text itself is the editors'. */
function onward(slug: string, text: Text) {
	const { nav, footer } = text.common;
	const ways: Record<string, [to: string, label: string][]> = {
		aktiviteter: [
			["/evenemang", nav.events],
			["/handlingsplan", nav.plan],
		],
		plattformen: [["/samverkansgrupp", footer.workingGroup]],
		samverkan: [
			["/overenskommelsen", nav.agreement],
			["/uppfoljning", footer.followUp],
		],
	};
	const own = ways[slug];
	if (!own) return nothing;
	return html`<div class="protocol no-print"><p class="in-text actions">${own.map(([path, label]) => go(to(text, path), label))}</p></div>`;
}

/** A page that editors write: Samverkan, Plattformen, Aktiviteter, Kontakt. */
export function textPage(model: TextPageModel, text: Text): Page {
	const { footer } = text.common;
	const lang = foreign(model.language, text);
	return {
		title: model.title,
		description: model.lead,
		main: html`<main id="innehall" class="frame text-page">
			<div class="protocol" lang=${lang}><div class="page-head in-text"><h1 class=${sizeOf(model.title)}>${model.title}</h1><p class="lead">${model.lead}</p></div></div>
			${model.slug === "kontakt" ? html`<div class="protocol"><p class="in-text">${call(text)}<br>${footer.mail(email(text))}</p><p class="in-text">${go(to(text, "/kontakt/skriv"), text.contact.link)}</p></div>` : nothing}
			<div class="protocol" lang=${lang}><div class="prose in-text">${model.picture ? unsafeHTML(model.picture.html) : nothing}${unsafeHTML(model.html)}</div></div>
			${onward(model.slug, text)}
		</main>`,
	};
}
