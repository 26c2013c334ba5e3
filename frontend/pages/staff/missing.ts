import { html } from "lit";
import { StaffPage } from "./page.ts";
import { pathTo } from "./route.ts";

/** An address of the office that leads nowhere. */
export class StaffMissing extends StaffPage {
	protected get heading() {
		return this.text.notFound.title;
	}

	protected override render() {
		const { notFound } = this.text;
		return html`<main id="innehall" class="frame office narrow">
			<h1 tabindex="-1">${notFound.title}</h1>
			<p>${notFound.text}</p>
			<p><a href=${pathTo(this.language.locale, "inbox")}>${notFound.link}</a></p>
		</main>`;
	}
}
