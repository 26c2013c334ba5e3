import { html, nothing, type TemplateResult } from "lit";
import {
	type ApplicantAttachmentKind,
	attachmentPath,
} from "../../data/applications.ts";
import { button } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import { isMinutes } from "./case-store.ts";
import type { Page } from "./page.ts";

const accepted = "application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png";

function present(page: Page, kind: ApplicantAttachmentKind) {
	const { store, t, format } = page;
	const files = store.view.attachments.filter((file) => file.kind === kind);
	if (files.length === 0) return nothing;
	return html`<ul class="plain rows files">${files.map(
		(file) => html`<li class="actions">
			<span><a href=${attachmentPath(store.view.id, file.id)}>${file.filename}</a> <span class="soft nowrap">${format.size(file.size)}</span></span>
			${
				store.can("attach")
					? button({
							label: t.files.remove,
							name: t.files.removeNamed(file.filename),
							kind: "quiet small",
							onPress: () => void store.uploads.remove(kind, file),
						})
					: nothing
			}
		</li>`,
	)}</ul>`;
}

/** A place for files of one kind: those that are there, and a way to add one. */
export function fileField(
	page: Page,
	kind: ApplicantAttachmentKind,
	optional?: string,
): TemplateResult {
	const { store, t } = page;
	const id = `file-${kind}`;
	const { sending, error: lost, said } = store.uploads.at(kind);
	const missing =
		kind === "minutes"
			? store.openFaults().find(({ path }) => isMinutes(path))?.fault.message
			: null;
	const error = lost ?? missing;
	const choose = (event: Event) => {
		const input = event.target as HTMLInputElement;
		const file = input.files?.[0];
		// Emptied, so that the same file can be chosen again after a failure.
		if (file) void store.uploads.add(kind, file);
		input.value = "";
	};
	return html`<div class="field">
		<label for=${id}>${t.files[kind]} ${optional ? html`<span class="optional">${optional}</span>` : nothing}</label>
		<p class="hint" id="${id}-hint">${t.files[`${kind}Hint`]}</p>
		${error ? html`<p class="field-error" id="${id}-error">${icon("alert")}<span>${error}</span></p>` : nothing}
		${present(page, kind)}
		<input class="input" type="file" id=${id} accept=${accepted} aria-invalid=${error ? "true" : nothing}
			aria-describedby="${id}-hint${error ? ` ${id}-error` : ""}" @change=${choose}>
		${
			sending
				? html`<progress max="100" value=${sending.percent} aria-label=${t.files.sending(sending.name, sending.percent)}></progress>
					<p class="hint">${t.files.sending(sending.name, sending.percent)}</p>`
				: nothing
		}
		<p class="hint" role="status">${said ?? ""}</p>
	</div>`;
}
