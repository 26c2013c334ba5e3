import { html, nothing, type TemplateResult } from "lit";
import type { PictureView } from "../../../api/content/editing/schema.ts";
import { button } from "../../ui/form.ts";
import { type Removal, removal } from "./content-removal.ts";
import { ask, type Draft, tick } from "./parts/fields.ts";
import { faultOf, problem, success } from "./parts/problem.ts";

export interface PickerModel extends Removal {
	pictures: PictureView[];
	draft: Draft;
	uploading: boolean;
	said: string | null;
	onPick: (picture: PictureView) => void;
	onUpload: (event: SubmitEvent) => void;
	onClose: () => void;
}

/** What a picture is called where several may come of files of one name. */
export const calledOf = ({ decorative, alt, filename }: PictureView): string =>
	decorative ? filename : alt.sv;

function choice(model: PickerModel, picture: PictureView) {
	const { language, onPick } = model;
	const { pictures: t } = language.text.content;
	const words = picture.decorative ? t.decorative : picture.alt.sv;
	const width = picture.widths[0] ?? picture.width;
	const height = Math.round((picture.height * width) / picture.width);
	return html`<li><img src="/bilder/${picture.id}-${width}.webp" width=${width} height=${height} alt="" loading="lazy">
		<p>${words}<small>${picture.filename}</small></p>
		<div class="actions">${button({ label: t.use, name: t.useName(words), kind: "quiet small", onPress: () => onPick(picture) })}
		${removal(model, picture.id, calledOf(picture))}</div></li>`;
}

/** Pictures to choose from, and a form for a new one. */
export function picker(model: PickerModel): TemplateResult {
	const { language, pictures, draft, uploading, said } = model;
	const { content, close, optional } = language.text;
	const { pictures: t } = content;
	const error = faultOf(draft.failure, "file");
	return html`<dialog class="sheet pictures" aria-labelledby="pictures-title" @close=${model.onClose}>
		<div class="stack">
		<h2 id="pictures-title">${t.title}</h2>
		${draft.failure ? problem(language, draft.failure) : success(said)}
		<form class="form-grid" novalidate @submit=${model.onUpload}>
			<h3>${t.add}</h3>
			<div class="field"><label for="file">${t.file}</label><p class="hint" id="file-hint">${t.fileHint}</p>
				${error ? html`<p class="field-error" id="file-error">${error}</p>` : nothing}
				<input class="file" type="file" id="file" accept="image/jpeg,image/png,image/webp,image/avif" aria-describedby=${error ? "file-hint file-error" : "file-hint"} aria-invalid=${error ? "true" : nothing}></div>
			${ask(draft, "alt.sv", t.altSv, { hint: t.altHint, maxLength: 300 })}
			${ask(draft, "alt.en", t.altEn, { maxLength: 300, optional })}
			${tick(draft, "decorative", t.isDecorative)}
			<p>${button({ label: t.submit, busyLabel: t.busy, busy: uploading })}</p>
		</form>
		${pictures.length === 0 ? html`<p class="soft">${t.none}</p>` : html`<ul class="plain picture-list">${pictures.map((one) => choice(model, one))}</ul>`}
		<p>${button({
			label: close,
			kind: "quiet",
			onPress: () =>
				document.querySelector<HTMLDialogElement>("dialog.pictures")?.close(),
		})}</p>
		</div></dialog>`;
}
