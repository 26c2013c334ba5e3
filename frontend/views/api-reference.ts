import { html, nothing } from "lit";
import type { Text } from "../i18n/index.ts";
import type { Page } from "./page.ts";

/** One value of an answer: where it stands, and what it is. */
export interface DescribedField {
	path: string;
	type: string;
	/** A part that is told of once, under its name */
	named: string | null;
}
export interface DescribedAnswer {
	status: string;
	/** Empty where there is no body */
	type: string;
	fields: DescribedField[];
}
/** What is sent, where something is, and what is answered; JSON. */
export interface DescribedExample {
	asked: string | null;
	answer: string | null;
}
export interface ApiReferenceModel {
	groups: {
		name: string;
		operations: {
			method: string;
			path: string;
			summary: string;
			answers: DescribedAnswer[];
			example: DescribedExample | null;
		}[];
	}[];
	shapes: { name: string; fields: DescribedField[] }[];
}

const link = (name: string) => html`<a href="#svar-${name}">${name}</a>`;

const fieldList = (fields: DescribedField[]) =>
	html`<ul class="described">${fields.map(({ path, type, named }) => html`<li><code>${path}</code> ${named ? link(named) : nothing}${type}</li>`)}</ul>`;

function answer({ status, type, fields }: DescribedAnswer) {
	const what = html`<code>${status}</code> ${type}`;
	const [first] = fields;
	if (!first) return html`<p>${what}</p>`;
	// The whole answer is something that has a name.
	if (first.path === "" && first.named)
		return html`<p>${what}: ${link(first.named)}</p>`;
	return html`<details><summary>${what}</summary>${fieldList(fields)}</details>`;
}

function example({ asked, answer }: DescribedExample, text: Text) {
	const t = text.about.apiReference;
	const part = (title: string, json: string | null) =>
		json
			? html`<p lang=${text.locale}>${title}</p><pre><code>${json}</code></pre>`
			: nothing;
	return html`<details class="example"><summary lang=${text.locale}>${t.example}</summary>${part(t.asked, asked)}${part(t.answered, answer)}</details>`;
}

/** The reference of the HTTP API (/api/docs), from the same document that programs read. */
export function apiReferencePage(
	{ groups, shapes }: ApiReferenceModel,
	text: Text,
): Page {
	const t = text.about.apiReference;
	return {
		title: t.title,
		main: html`<main id="innehall" class="frame text-page">
			<div class="protocol"><div class="page-head in-text"><h1>${t.title}</h1><p class="lead">${t.lead}</p><p>${t.answers}</p><p><a href="/api/openapi.json">${t.document}</a></p></div></div>
			${groups.map(
				(
					{ name, operations },
					i,
				) => html`<section class="protocol" aria-labelledby="api-${i}">
				<h2 class="margin title" id="api-${i}" lang="en">${name}</h2>
				<dl class="facts" lang="en">${operations.map(({ method, path, summary, answers, example: shown }) => html`<div><dt>${method}</dt><dd><code>${path}</code><br>${summary}${answers.map(answer)}${shown ? example(shown, text) : nothing}</dd></div>`)}</dl>
			</section>`,
			)}
			<section class="protocol" aria-labelledby="api-svar">
				<h2 class="margin title" id="api-svar">${t.shapes}</h2>
				<dl class="facts" lang="en">${shapes.map(({ name, fields }) => html`<div><dt id="svar-${name}">${name}</dt><dd>${fieldList(fields)}</dd></div>`)}</dl>
			</section>
		</main>`,
	};
}
