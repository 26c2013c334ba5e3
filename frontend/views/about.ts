import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import type { Section } from "../i18n/sv/about.ts";
import { icon } from "../ui/icon.ts";
import { email, phone } from "./frame.ts";
import type {
	AboutDataModel,
	AccessibilityModel,
	PrivacyModel,
} from "./models.ts";
import type { Page } from "./page.ts";
import { fact } from "./shared.ts";

/** Pages of plain text: personal data, accessibility, open data. */

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
	return list.map(({ title, paragraphs, list: items }, i) =>
		section(
			title,
			html`${paragraphs.map((p) => html`<p>${p}</p>`)}${items ? html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>` : nothing}`,
			i,
		),
	);
}

function contact(text: Text): TemplateResult {
	const { footer } = text.common;
	return html`<div class="protocol"><p class="in-text">${footer.call(phone(text))} ${footer.mail(email(text))}</p></div>`;
}

/** How personal data is handled (/personuppgifter). */
export function privacyPage(model: PrivacyModel, text: Text): Page {
	const { privacy: t } = text.about;
	return {
		title: t.title,
		description: t.description,
		main: html`<main id="innehall" class="frame text-page">
			${head(t.title, t.lead)}
			${sections(t.sections(model.officerEmail ?? text.common.email))}
			${contact(text)}
		</main>`,
	};
}

/** The accessibility statement (/tillganglighet), with the parts that lagen (2018:1937) and Digg ask for. */
export function accessibilityPage(model: AccessibilityModel, text: Text): Page {
	const { accessibility: t } = text.about;
	const list = t.sections(model.publicUrl, text.format.day(model.reviewedOn));
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

function downloads(model: AboutDataModel, text: Text): TemplateResult {
	const link = (kind: "csv" | "json", path: string) => {
		const size = model.sizes?.[kind];
		return html`<a class="button quiet small" href=${path} download>${icon("download")}<span class="nowrap">${kind.toUpperCase()}${size ? `, ${text.format.size(size)}` : ""}</span></a>`;
	};
	return html`<p>${text.about.data.downloadText}</p><p class="actions">${link("csv", "/api/v1/signatories.csv")} ${link("json", "/api/v1/signatories")}</p>`;
}

/** Open data (/oppna-data): the files, the interface, the fields. */
export function aboutDataPage(model: AboutDataModel, text: Text): Page {
	const { data: t } = text.about;
	const examples = html`<ul class="api-list">${Object.entries(
		t.exampleList,
	).map(
		([path, words]) =>
			html`<li><span>${words}</span><a href=${path}><code>${model.publicUrl}${path}</code></a></li>`,
	)}</ul>`;
	const fields = html`<dl class="facts">${Object.entries(t.fieldList).map(([name, words]) => fact(name, words))}</dl>`;
	return {
		title: t.title,
		description: t.description,
		main: html`<main id="innehall" class="frame text-page">
			${head(t.title, t.lead(model.parties))}
			${section(t.download, downloads(model, text), 1)}
			${section(t.api, html`<p>${t.apiText}</p><p><a href="/api/docs">${t.reference}</a></p>`, 2)}
			${section(t.examples, examples, 3)}
			${section(t.fields, fields, 4)}
			${section(t.licence, html`<p>${t.licenceText}</p>`, 5)}
		</main>`,
	};
}
