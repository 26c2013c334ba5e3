import { html, type TemplateResult } from "lit";

/** One part of a page: its name in the margin, the rest beside it. */
export function block(title: string, content: unknown): TemplateResult {
	return html`<section class="block protocol">
		<h2 class="margin">${title}</h2>
		<div class="stack">${content}</div>
	</section>`;
}
