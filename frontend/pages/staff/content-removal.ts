import { html, type TemplateResult } from "lit";
import { button } from "../../ui/form.ts";
import type { Language } from "./text.ts";

export interface Removal {
	language: Language;
	/** The file that is asked about, or null. */
	asked: string | null;
	busy: boolean;
	onAsk: (id: string | null) => void;
	onRemove: (id: string) => void;
}

/** A button to delete a file; pressed once it asks, and only the second press deletes. @param called its name in a sentence */
export function removal(
	{ language, asked, busy, onAsk, onRemove }: Removal,
	id: string,
	called: string,
): TemplateResult {
	const { uploads, cancel } = language.text;
	const { removal: t } = uploads;
	if (asked !== id)
		return button({
			label: t.remove,
			name: t.removeName(called),
			kind: "quiet small",
			id: `remove-${id}`,
			onPress: () => onAsk(id),
		});
	return html`<div class="removal" role="group" aria-label=${t.removeName(called)}><p>${t.sure(called)}</p>
		<div class="actions">${button({ label: t.confirm, busyLabel: t.removing, busy, kind: "refuse small", onPress: () => onRemove(id) })}
		${button({ label: cancel, kind: "quiet small", onPress: () => onAsk(null) })}</div></div>`;
}
