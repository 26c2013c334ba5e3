import { html, nothing } from "lit";
import type { Text } from "../i18n/index.ts";
import { emptyStitches } from "../ui/band.ts";
import { go } from "../ui/icon.ts";
import type { ErrorModel } from "./models.ts";
import type { Page } from "./page.ts";
import { searchForm } from "./search.ts";
import { to } from "./shared.ts";

/** What went wrong, in a reader's words: what happened, then what to do. */
export function errorPage(model: ErrorModel, text: Text): Page {
	const { errors: t } = text;
	const known = t[model.status];
	const { title = known.title, detail = known.text } = model;
	const link = model.status === 403 || model.status === 410;
	const missing = model.status === 404;
	return {
		title,
		robots: "noindex",
		main: html`<main id="innehall" class="frame text-page error-page">
			<div class="protocol">
				<p class="margin"><span class="figure-number num">${model.status}</span></p>
				<div class="page-head stack">
					${emptyStitches()}
					<h1>${title}</h1>
					<p class="lead">${detail}</p>
					${missing ? searchForm(text) : nothing}
					<p class="actions">
						${model.signIn ? html`<a class="button" href=${model.signIn}>${t.signIn}</a>` : link ? html`<a class="button" href=${to(text, "/mina-sidor")}>${t.newLink}</a>` : missing ? go(to(text, "/"), t.home) : html`<a class="button" href=${to(text, "/")}>${t.home}</a>`}
						${missing ? nothing : go(to(text, "/signatarer"), t.register)}
					</p>
					${model.requestId ? html`<p class="small soft">${t.reference(model.requestId)}</p>` : nothing}
				</div>
			</div>
		</main>`,
	};
}
