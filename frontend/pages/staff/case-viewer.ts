import { html, nothing, type TemplateResult } from "lit";
import type { StaffApplicationView } from "../../../api/applications/review/schema.ts";
import type { Attachment } from "../../../api/applications/schema.ts";
import { icon } from "../../ui/icon.ts";
import { attachmentPath } from "./api.ts";
import type { Language } from "./text.ts";

export interface ViewerModel {
	language: Language;
	view: StaffApplicationView;
	/** An attachment's id, or `signatures`. */
	shown: string;
	/** 0 fits the width; 3 is the closest. */
	zoom: number;
	onShow: (id: string) => void;
	onZoom: (zoom: number) => void;
}

const percents = [100, 150, 200, 300];
export const signaturesTab = "signatures";

/** "Protokoll", or "Protokoll 2" where there are several of a kind. */
function labelOf(
	{ text }: Language,
	file: Attachment,
	all: Attachment[],
): string {
	const alike = all.filter(({ kind }) => kind === file.kind);
	const label = text.case.kinds[file.kind];
	return alike.length > 1 ? `${label} ${alike.indexOf(file) + 1}` : label;
}

function bar(
	{ language, view, shown, zoom, onShow, onZoom }: ViewerModel,
	file: Attachment | undefined,
) {
	const { text } = language;
	const tab = (
		id: string,
		label: string,
	) => html`<li><a href="?dokument=${id}" aria-current=${id === shown ? "true" : nothing}
		@click=${(event: MouseEvent) => {
			if (event.metaKey || event.ctrlKey || event.shiftKey) return;
			event.preventDefault();
			onShow(id);
		}}>${label}</a></li>`;
	const tool = (name: "minus" | "plus", label: string, to: number) =>
		html`<button class="tool" type="button" aria-label=${label} @click=${() => onZoom(Math.min(3, Math.max(0, to)))}>${icon(name)}</button>`;
	const image = file && file.mediaType !== "application/pdf";
	return html`<div class="viewer-bar">
		<nav aria-label=${text.case.documentNav}><ul class="plain">
			${view.attachments.map((one) => tab(one.id, labelOf(language, one, view.attachments)))}
			${tab(signaturesTab, text.case.signatures)}
		</ul></nav>
		<div class="tools">
		${image ? html`<p class="num page-no" role="status">${text.case.zoomed(percents[zoom] ?? 100)}</p>` : nothing}
			${image ? html`${tool("minus", text.case.zoomOut, zoom - 1)}${tool("plus", text.case.zoomIn, zoom + 1)}` : nothing}
			${file ? html`<a class="tool" href=${attachmentPath(file.id, false)} download aria-label=${text.case.download(file.filename)}>${icon("download")}</a>` : nothing}
		</div>
	</div>`;
}

function signatures({ text, format }: Language, view: StaffApplicationView) {
	return html`<article class="minutes">
		<h2>${text.case.signatures}</h2>
		<p class="minutes-head"><span>${view.organisation.name}</span><span>${text.case.version} ${view.agreementVersion}</span></p>
		<ul class="plain signed-list">${view.signatories.map(
			({ name, title, status, signedAt }) =>
				html`<li><span class="hand">${name}</span>${title ? html`${title}<br>` : nothing}${
					signedAt
						? text.case.signed(format.moment(signedAt))
						: view.paper
							? text.case.paper
							: text.case.unsigned[status]
				}</li>`,
		)}</ul>
	</article>`;
}

function desk(
	{ language, view, zoom }: ViewerModel,
	file: Attachment | undefined,
): TemplateResult {
	const { text, format } = language;
	if (!file) return signatures(language, view);
	const name = `${text.case.kinds[file.kind]}, ${file.filename}`;
	const inline = attachmentPath(file.id, true);
	if (file.mediaType !== "application/pdf")
		return html`<img class="page-image zoom-${zoom}" src=${inline} alt=${name}>`;
	return html`<p class="pdf-hint"><span class="soft">${text.case.pdfHint}</span> <a href=${inline} target="_blank" rel="noopener">${text.case.openTab}</a> <span class="soft">${file.filename}, ${format.size(file.size)}</span></p>
		<iframe class="pdf" src="${inline}#navpanes=0&amp;view=FitH" title=${name}></iframe>`;
}

/** The attached documents and the signatures, one at a time. */
export function viewer(model: ViewerModel): TemplateResult {
	const { language, view, shown } = model;
	const { text } = language;
	const file = view.attachments.find(({ id }) => id === shown);
	const name = file
		? labelOf(language, file, view.attachments)
		: text.case.signatures;
	return html`<section class="viewer" aria-label=${text.case.documents}>
		${bar(model, file)}
		<div class="desk" tabindex="0" role="region" aria-label=${name}>${desk(model, file)}</div>
	</section>`;
}
