import { html, nothing } from "lit";
import type { RevisionState } from "../../api/content/editing/schema.ts";
import { pathIn, type Text } from "../i18n/index.ts";
import { notice } from "../ui/form.ts";
import type { Page } from "./page.ts";

interface Revision {
	id: string;
	ordinal: number;
	state: RevisionState;
	author: string;
	createdAt: string;
	publishAt: string | null;
}

/** A public page as it would be with a revision of it, under a line that says so. */
export function previewed(page: Page, revision: Revision, text: Text): Page {
	const t = text.preview;
	const other = text.locale === "sv" ? "en" : "sv";
	const { ordinal, author, createdAt, publishAt } = revision;
	return {
		...page,
		robots: "noindex, nofollow",
		main: html`<aside class="frame no-print preview-note" aria-label=${t.title}>${notice(
			"wait",
			html`<p><strong>${t.title}.</strong> ${t.state[revision.state]} ${t.revision(ordinal, author, text.format.moment(createdAt))}${publishAt ? html` ${t.scheduled(text.format.moment(publishAt))}` : nothing} <a href=${pathIn(other, `/forhandsgranska/${revision.id}`)} hreflang=${other} lang=${other}>${text.common.otherLanguage.label}</a></p>`,
		)}</aside>${page.main}`,
	};
}
