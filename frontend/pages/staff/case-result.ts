import { html, nothing, type TemplateResult } from "lit";
import type {
	QueueItem,
	StaffApplicationView,
} from "../../../api/applications/review/schema.ts";
import { go, icon, stitchGlyph } from "../../ui/icon.ts";
import { certificateFile } from "./api.ts";
import type { Asking } from "./case-decision.ts";
import { nameOf } from "./inbox-row.ts";
import { pathTo } from "./route.ts";
import type { Language } from "./text.ts";

export interface Result {
	action: Asking;
	/** The certificate's number after an approval. */
	certificate: string | null;
	next: QueueItem | null;
}

function approved(
	{ text }: Language,
	view: StaffApplicationView,
	{ certificate }: Result,
) {
	const { case: say } = text;
	return html`${
		certificate
			? html`<p>${say.certificate}: <a href=${certificateFile(certificate)} class="num">${certificate}</a></p>`
			: nothing
	}
	<p class="soft">${say.certificateComing}</p>
	${view.signatoryPage ? go(view.signatoryPage, say.publicPage, null) : nothing}`;
}

/** What the decision led to, and the way on. Takes the focus. */
export function caseResult(
	language: Language,
	view: StaffApplicationView,
	result: Result,
): TemplateResult {
	const { text, locale } = language;
	const { case: say } = text;
	const { action, next } = result;
	const title = {
		approve: say.approvedTitle(view.organisation.name),
		request_completion: say.requestedTitle,
		reject: say.rejectedTitle,
	}[action];
	return html`<div class="sheet receipt" role="status" tabindex="-1" data-said>
		${action === "approve" ? stitchGlyph("full") : nothing}
		<h2>${title}</h2>
		${
			action === "approve"
				? approved(language, view, result)
				: html`<p>${action === "reject" ? say.rejected : say.requested}</p>`
		}
		${
			next
				? html`<a class="go" href=${pathTo(locale, "case", next.id)}><span>${say.next(nameOf(language, next))}</span>${icon("right")}</a>`
				: html`<p class="soft">${say.noNext}</p>`
		}
	</div>`;
}
