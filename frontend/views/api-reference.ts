import { html } from "lit";
import type { Text } from "../i18n/index.ts";
import type { Page } from "./page.ts";

export interface ApiReferenceModel {
	groups: {
		name: string;
		operations: { method: string; path: string; summary: string }[];
	}[];
}

/** The reference of the HTTP API (/api/docs), from the same document that programs read. */
export function apiReferencePage(
	{ groups }: ApiReferenceModel,
	text: Text,
): Page {
	const t = text.about.apiReference;
	return {
		title: t.title,
		main: html`<main id="innehall" class="frame text-page">
			<div class="protocol"><div class="page-head in-text"><h1>${t.title}</h1><p class="lead">${t.lead}</p><p><a href="/api/openapi.json">${t.document}</a></p></div></div>
			${groups.map(
				(
					{ name, operations },
					i,
				) => html`<section class="protocol" aria-labelledby="api-${i}">
				<h2 class="margin title" id="api-${i}" lang="en">${name}</h2>
				<dl class="facts" lang="en">${operations.map(({ method, path, summary }) => html`<div><dt>${method}</dt><dd><code>${path}</code><br>${summary}</dd></div>`)}</dl>
			</section>`,
			)}
		</main>`,
	};
}
