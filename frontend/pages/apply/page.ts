import type { TemplateResult } from "lit";
import type { Formats, Locale } from "../../i18n/format.ts";
import type { ApplyText } from "../../i18n/sv/apply.ts";
import type { vocabulary } from "../../i18n/sv/vocabulary.ts";
import { choiceField, type TextQuestion, textField } from "../../ui/field.ts";
import { pressEnded } from "../../ui/press.ts";
import type { CaseStore } from "./case-store.ts";
import { read } from "./draft.ts";
import { idOf, type Place } from "./routes.ts";

/** What every part of the page is given. */
export interface Page {
	locale: Locale;
	t: ApplyText;
	words: typeof vocabulary;
	format: Formats;
	store: CaseStore;
	/** Goes to a place and moves the focus to its heading, or to a field. */
	go: (place: Place, field?: string) => void;
	/** Draws again. */
	draw: () => void;
}

/** As much of it as fields and contacts need: a party's own pages have no more. */
export interface Written {
	t: Pick<ApplyText, "contacts" | "optional">;
	store: Pick<CaseStore, "focused" | "errorAt" | "change"> & {
		draft: Pick<CaseStore["draft"], "contacts">;
		autosave: Pick<CaseStore["autosave"], "flush">;
	};
	draw: Page["draw"];
}

type Question = Pick<TextQuestion, "label"> &
	Partial<Omit<TextQuestion, "id" | "value" | "onInput" | "label">> & {
		onTyped?: (value: string) => void;
	};

/** A text field that stands for one path of the draft. */
export function textAt(
	{ store, draw }: Omit<Written, "t">,
	path: string,
	{ onTyped, ...options }: Question,
): TemplateResult {
	return textField({
		id: idOf(path),
		value: String(read(store.draft, path) ?? ""),
		error: store.errorAt(path),
		onInput: (value) => {
			store.focused = path;
			store.change(path, value);
			onTyped?.(value);
		},
		onBlur: () => {
			store.focused = null;
			void store.autosave.flush();
			// A fault that was held back while typing would move the very button that is pressed.
			void pressEnded().then(draw);
		},
		...options,
	});
}

/** Radio buttons that stand for one path of the draft. */
export function radiosAt(
	{ store }: Page,
	path: string,
	options: {
		label: string;
		hint?: string;
		two?: boolean;
		options: { value: string; label: string; hint?: string }[];
	},
): TemplateResult {
	return choiceField({
		type: "radio",
		id: idOf(path),
		selected: [String(read(store.draft, path) ?? "")],
		error: store.errorAt(path),
		onChange: (value) => store.change(path, value),
		...options,
	});
}
