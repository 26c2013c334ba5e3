import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Text } from "../i18n/index.ts";
import { icon } from "../ui/icon.ts";
import type { AgreementModel, AgreementVersionItem } from "./models.ts";
import type { Page } from "./page.ts";
import { foreign, to } from "./shared.ts";
import { principleList } from "./start.ts";

/** The agreement itself: its text as loose paper, what signing means, its versions. */

/** The text of a version as a sheet of paper. `html` must be safe. */
export function agreementSheet(
	options: { name: string; line: string; html: string; id: string },
	text: Text,
	language: "sv" | "en" = "sv",
): TemplateResult {
	return html`<article class="sheet agreement agreement-sheet" aria-labelledby=${options.id}>
		<header>
			<p class="small soft">${options.line}</p>
			<h2 id=${options.id} lang=${foreign(language, text)}>${options.name}</h2>
		</header>
		<div class="prose" lang=${foreign(language, text)}>${unsafeHTML(options.html)}</div>
	</article>`;
}

// Of some versions no more than the month is known.
const beginning = (
	{ validFrom, validFromPrecision }: AgreementVersionItem,
	{ format }: Text,
) => format[validFromPrecision](validFrom);

function versionItem(
	item: AgreementVersionItem,
	text: Text,
	current: boolean,
): TemplateResult {
	const { agreement, format } = text;
	const from = beginning(item, text);
	const days = item.validTo
		? agreement.validBetween(from, format.day(item.validTo))
		: agreement.validFrom(from);
	return html`<li>
		<strong>${text.common.version(item.label)}${current ? html` <span class="tag">${agreement.current}</span>` : nothing}</strong>
		<span class="soft">${days}</span>
		${item.change ? html`<p>${agreement[item.change]}</p>` : nothing}
	</li>`;
}

function versions(model: AgreementModel, text: Text): TemplateResult {
	const { agreement } = text;
	const { note, language } = text.parts.overenskommelsen;
	return html`<section class="protocol" aria-labelledby="h-versioner">
		<div class="margin">
			<h2 class="small-title" id="h-versioner">${agreement.versions}</h2>
			<p lang=${foreign(language, text)}>${note}</p>
		</div>
		<div class="stack">
			<ul class="versions rows">${model.versions.map((v) => versionItem(v, text, v.label === model.version.label))}</ul>
			<dl class="facts">
				<div><dt>${agreement.fingerprint}</dt><dd><span class="hash">${model.version.textSha256}</span><br><span class="small soft">${agreement.fingerprintNote}</span></dd></div>
			</dl>
		</div>
	</section>`;
}

/** The page of the agreement (/overenskommelsen). */
export function agreementPage(model: AgreementModel, text: Text): Page {
	const { agreement } = text;
	const { version, name, html: body, translation, meaning } = model;
	const lang = foreign(meaning.language, text);
	const line = agreement.version(version.label, beginning(version, text));
	return {
		title: agreement.title,
		description: text.parts.overenskommelsen.description,
		main: html`<main id="innehall" class="frame text-page agreement-page">
			<div class="protocol">
				<div class="page-head in-text">
					<h1>${agreement.heading}</h1>
					<p class="lead">${agreement.lead(model.parties)}</p>
					${agreement.languageNote ? html`<p class="soft">${agreement.languageNote}</p>` : nothing}
				</div>
			</div>
			<div class="protocol">
				<p class="margin no-print"><button class="go needs-script" type="button" data-print>${icon("download")}<span>${agreement.asPdf}</span></button></p>
				${agreementSheet({ name, line, html: body, id: "h-text" }, text)}
			</div>
			${
				translation
					? html`<div class="protocol">${agreementSheet(
							{ ...translation, line: agreement.translation, id: "h-en" },
							text,
							"en",
						)}</div>`
					: nothing
			}
			<section class="protocol" aria-labelledby="h-principer">
				<h2 class="margin title" id="h-principer">${agreement.principles}</h2>
				${principleList(model.principles, text)}
			</section>
			<section class="protocol" aria-labelledby="h-innebar">
				<div class="margin" lang=${lang}><h2 class="small-title" id="h-innebar">${meaning.title}</h2><p>${meaning.lead}</p></div>
				<div class="stack">
					${meaning.intro ? html`<div class="prose" lang=${lang}>${unsafeHTML(meaning.intro)}</div>` : nothing}
					<div class="meaning" lang=${lang}>${meaning.pieces.map((one) => html`<div>${unsafeHTML(one)}</div>`)}</div>
					<p class="actions"><a class="button" href=${to(text, "/ansok")}>${agreement.sign}</a></p>
				</div>
			</section>
			${versions(model, text)}
		</main>`,
	};
}
