import { html, type TemplateResult } from "lit";
import type { DocumentView } from "../../../api/content/editing/schema.ts";
import { fileButton } from "../../ui/file-button.ts";
import { button } from "../../ui/form.ts";
import { type Form, field } from "./content-parts.ts";
import { type Removal, removal } from "./content-removal.ts";
import { problem, success } from "./parts/problem.ts";

/** The address of a document: typed, or that of a PDF which is uploaded here and now, or has been. @param words.of which document it is */
export function documentAddress(
	form: Form,
	path: string,
	words: { label: string; of: string },
): TemplateResult {
	const { label, of } = words;
	const { uploads } = form.language.text;
	const { documents: t } = uploads;
	const { uploading, uploaded } = form.documents;
	return html`<div class="document-address">
		${field(form, path, label, { type: "url", maxLength: 300, hint: t.hint, ok: uploaded?.path === path ? uploaded.words : null })}
		<div class="actions">${fileButton({ id: `${path}-upload`, label: t.upload, name: t.uploadName(of), busyLabel: t.uploading, busy: uploading === path, kind: "quiet small", accept: "application/pdf", onFile: (file) => form.documents.onFile(path, file) })}
		${button({ label: t.choose, name: t.chooseName(of), kind: "quiet small", onPress: () => form.documents.onChoose(path) })}</div></div>`;
}

export interface DocumentSheet extends Removal {
	documents: DocumentView[];
	failure: unknown;
	said: string | null;
	onPick: (document: DocumentView) => void;
	onClose: () => void;
}

/** What has been uploaded, to choose from and to clean up in. */
export function documentSheet(model: DocumentSheet): TemplateResult {
	const { language, documents, failure, said } = model;
	const { text, format } = language;
	const { documents: t } = text.uploads;
	return html`<dialog class="sheet documents" aria-labelledby="documents-title" @close=${model.onClose}>
		<div class="stack">
		<h2 id="documents-title">${t.title}</h2>
		${failure ? problem(language, failure) : success(said)}
		${
			documents.length === 0
				? html`<p class="soft">${t.none}</p>`
				: html`<ul class="rows plain document-list">${documents.map(
						(
							one,
						) => html`<li><p><a href=${one.url} target="_blank" rel="noopener">${one.filename}</a><small>${t.by(format.size(one.size), format.shortDay(one.createdAt), one.addedBy)}</small></p>
			<div class="actions">${button({ label: t.use, name: t.useName(one.filename), kind: "quiet small", onPress: () => model.onPick(one) })}
			${removal(model, one.id, one.filename)}</div></li>`,
					)}</ul>`
		}
		<p>${button({
			label: text.close,
			kind: "quiet",
			onPress: () =>
				document.querySelector<HTMLDialogElement>("dialog.documents")?.close(),
		})}</p>
		</div></dialog>`;
}
