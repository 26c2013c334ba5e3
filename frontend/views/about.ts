import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import type { Section } from "../i18n/sv/statements.ts";
import { icon } from "../ui/icon.ts";
import { call, email } from "./frame.ts";
import type {
	AboutDataModel,
	AccessibilityModel,
	CookiesModel,
	PrivacyModel,
} from "./models.ts";
import type { Page } from "./page.ts";
import { to } from "./shared.ts";

/** Pages of plain text: personal data, accessibility, cookies, open data. */

function head(title: string, lead: string): TemplateResult {
	return html`<div class="protocol"><div class="page-head in-text"><h1>${title}</h1><p class="lead">${lead}</p></div></div>`;
}

function section(title: string, body: unknown, i: number): TemplateResult {
	return html`<section class="protocol" aria-labelledby="h-${i}">
		<h2 class="margin title" id="h-${i}">${title}</h2>
		<div class="prose">${body}</div>
	</section>`;
}

function sections(list: Section[]): TemplateResult[] {
	return list.map(({ title, paragraphs, list: items, links }, i) =>
		section(
			title,
			html`${paragraphs.map((p) => html`<p>${p}</p>`)}${items ? html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>` : nothing}${links?.map(({ label, href }) => html`<p><a href=${href}>${label}</a></p>`)}`,
			i,
		),
	);
}

function contact(text: Text): TemplateResult {
	const { footer } = text.common;
	return html`<div class="protocol"><p class="in-text">${call(text)} ${footer.mail(email(text))}</p></div>`;
}

/** How personal data is handled (/personuppgifter). */
export function privacyPage(model: PrivacyModel, text: Text): Page {
	const { privacy: t } = text.about;
	return {
		title: t.title,
		description: t.description,
		main: html`<main id="innehall" class="frame text-page">
			${head(t.title, t.lead)}
			${sections(t.sections(model.officerEmail ?? text.office.email, model.promises))}
			${contact(text)}
		</main>`,
	};
}

/** The accessibility statement (/tillganglighet), with the parts that lagen (2018:1937) and Digg ask for. */
export function accessibilityPage(model: AccessibilityModel, text: Text): Page {
	const { accessibility: t } = text.about;
	const list = t.sections(model.publicUrl, text.format.day(model.reviewedOn), {
		email: text.office.email,
		form: to(text, "/kontakt/skriv"),
		untranslated: model.untranslated,
	});
	return {
		title: t.title,
		description: t.description,
		main: html`<main id="innehall" class="frame text-page">
			${head(t.heading, t.lead)}
			${sections(list)}
			${contact(text)}
		</main>`,
	};
}

/** Cookies, and what else stays in a browser (/kakor). */
export function cookiesPage({ promises }: CookiesModel, text: Text): Page {
	const { cookies: t } = text.about;
	return {
		title: t.title,
		description: t.description,
		main: html`<main id="innehall" class="frame text-page">
			${head(t.title, t.lead)}
			${sections(t.sections(promises))}
			${contact(text)}
		</main>`,
	};
}

function downloads({ sizes }: AboutDataModel, text: Text): TemplateResult {
	const link = (kind: "csv" | "json", path: string) => {
		const size = sizes?.[kind];
		return html`<a class="button quiet small" href=${path} download>${icon("download")}<span class="nowrap">${kind.toUpperCase()}${size ? `, ${text.format.size(size)}` : ""}</span></a>`;
	};
	return html`<p>${text.about.data.downloadText}</p><p class="actions">${link("csv", "/api/v1/signatories.csv")} ${link("json", "/datasets/signatories.json")}</p>`;
}

/** Addresses with what each of them gives. One with a blank to fill in, `{…}`, leads nowhere by itself. */
function addresses(
	list: Record<string, string>,
	{ publicUrl }: AboutDataModel,
) {
	return html`<ul class="api-list">${Object.entries(list).map(
		([path, words]) => {
			const address = html`<code>${publicUrl}${path}</code>`;
			return html`<li><span>${words}</span>${path.includes("{") ? address : html`<a href=${path}>${address}</a>`}</li>`;
		},
	)}</ul>`;
}

// Each field has an address of its own: the linked data name their words by it.
function fields(list: Record<string, string>) {
	return html`<dl class="facts">${Object.entries(list).map(
		([name, words]) =>
			html`<div id=${name}><dt><code>${name}</code></dt><dd>${words}</dd></div>`,
	)}</dl>`;
}

/** Open data (/oppna-data): the files, the catalogue, the interface, the fields. */
export function aboutDataPage(model: AboutDataModel, text: Text): Page {
	const { data: t } = text.about;
	const listed = (words: string, list: Record<string, string>) =>
		html`<p>${words}</p>${addresses(list, model)}`;
	return {
		title: t.title,
		description: t.description,
		main: html`<main id="innehall" class="frame text-page">
			${head(t.title, t.lead(model.parties))}
			${section(t.download, downloads(model, text), 1)}
			${section(t.more, html`${listed(t.moreText, t.fileList)}<p>${t.contacts}</p>`, 2)}
			${section(t.catalogue, listed(t.catalogueText, t.catalogueList), 3)}
			${section(t.api, html`<p>${t.apiText}</p><p>${t.service}</p><p><a href="/api/docs">${t.reference}</a></p>`, 4)}
			${section(t.examples, addresses(t.exampleList, model), 5)}
			${section(t.fields, fields(t.fieldList), 6)}
			${section(t.followUpFields, html`<p>${t.followUpText}</p>${fields(t.followUpFieldList)}`, 7)}
			${section(t.licence, html`<p>${t.licenceText} <a rel="license" href="https://creativecommons.org/publicdomain/zero/1.0/deed.${text.locale}">${t.licenceLink}</a></p>`, 8)}
		</main>`,
	};
}
