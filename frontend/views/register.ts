import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../i18n/index.ts";
import { go } from "../ui/icon.ts";
import type { RegisterModel } from "./models.ts";
import type { Page } from "./page.ts";
import { registerForm } from "./register-form.ts";
import {
	chips,
	growth,
	openData,
	pager,
	records,
	resultHead,
} from "./register-list.ts";
import { chosenFilters, queryOf } from "./register-query.ts";
import { emptyState, errorSummary, pageHead, to } from "./shared.ts";

/** 02: search, map filter, list, growth, data. */

function hits(model: RegisterModel, text: Text): TemplateResult {
	const { register } = text;
	if (model.everSigned === 0)
		return emptyState(register.nobody, register.nobodyText, nothing, 3);
	if (model.items.length === 0)
		return emptyState(
			register.empty,
			register.emptyText,
			go(to(text, "/signatarer"), register.clearFilters, null),
		);
	const byName = model.filters.sort.endsWith("name");
	return html`${records(model, text)}
		${pager(model, text)}
		${byName ? html`<p class="small soft">${register.swedishOrder}</p>` : nothing}`;
}

/** The public register (/signatarer). */
export function registerPage(model: RegisterModel, text: Text): Page {
	const words = text.parts.signatarer;
	const filtered = model.paged || chosenFilters(model.filters).length > 0;
	return {
		title: words.title,
		description: words.description,
		oembed: queryOf(model.filters),
		// Every combination of filters is an address; only the register itself belongs in a search engine.
		...(filtered ? { robots: "noindex" as const } : {}),
		main: html`<main id="innehall" class="frame register">
			<div class="page-head">
				${pageHead(words, text)}
				${errorSummary(model.faults ?? [], text)}
			</div>
			${registerForm(model, text)}
			<section class="results" aria-labelledby="h-traffar">
				${resultHead(model, text)}
				${chips(model, text)}
				${hits(model, text)}
				${growth(model, text)}
				${openData(model, text)}
			</section>
		</main>`,
	};
}
