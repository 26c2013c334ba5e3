import { html, nothing, type TemplateResult } from "lit";
import type {
	ItemView,
	Kind,
	ThemePrinciple,
} from "../../../api/content/editing/schema.ts";
import { type TextQuestion, textField } from "../../ui/field.ts";
import { button } from "../../ui/form.ts";
import type { Content } from "./content-api.ts";
import { putAt, textAt, valueAt } from "./content-value.ts";
import { numberOf, pick, tick } from "./parts/fields.ts";
import { faultOf } from "./parts/problem.ts";
import type { Language } from "./text.ts";

/** What a field for a document's address shows and asks for. */
export interface DocumentForm {
	/** The field whose file is on its way. */
	uploading: string | null;
	/** What was uploaded last, and for which field. */
	uploaded: { path: string; words: string } | null;
	onFile: (path: string, file: File) => void;
	onChoose: (path: string) => void;
}

/** What the form of an item writes in, and whom it tells. */
export interface Form {
	language: Language;
	kind: Kind;
	key: string;
	content: Content;
	failure: unknown;
	/** What a year's theme can be about. */
	principles: ThemePrinciple[];
	/** Fields whose picture or document has been deleted. */
	missing: ItemView["missing"];
	documents: DocumentForm;
	/** What is signed of it can no longer be changed. */
	fixed: boolean;
	/** Called after each change; `redraw` where the form's own shape has changed, `focus` is then the id of what to go on with. */
	onChange: (redraw?: boolean, focus?: string) => void;
	onPicture: (target: "picture" | "text") => void;
}

/** What is wrong with a field: as it was saved, or because what it names is no more. */
export function errorAt(
	{ failure, missing, language }: Form,
	path: string,
): string | null {
	const gone = missing.find((one) => one.path === path);
	const { missing: t } = language.text.uploads;
	return faultOf(failure, path) ?? (gone ? t[gone.kind] : null);
}

type More = Omit<TextQuestion, "id" | "label" | "value" | "error" | "onInput">;
/** @param more.onInput instead of writing what is typed as it is */
type FieldMore = More & Partial<Pick<TextQuestion, "onInput">>;

export function field(
	form: Form,
	path: string,
	label: string,
	more: FieldMore = {},
) {
	return textField({
		onInput: (value) => {
			putAt(form.content, path, value);
			form.onChange();
		},
		...more,
		id: path,
		label,
		value: textAt(form.content, path),
		error: errorAt(form, path),
	});
}

/** A text in both languages, side by side where there is room. @param more.readOnly of the Swedish */
export function pair(form: Form, name: string, label: string, more: More = {}) {
	const { text } = form.language;
	const { swedish, english } = text.content;
	const one = (language: "sv" | "en", word: string) =>
		field(form, `${name}.${language}`, `${label}, ${word}`, {
			...more,
			...(language === "en" && { optional: text.optional, readOnly: false }),
		});
	return html`<div class="pair">${one("sv", swedish)}${one("en", english)}</div>`;
}

/** A value of its own kind: empty is none. */
export function single(
	form: Form,
	path: string,
	label: string,
	more: More & { number?: boolean } = {},
) {
	const { number, ...rest } = more;
	return textField({
		...rest,
		id: path,
		label,
		value: textAt(form.content, path),
		error: faultOf(form.failure, path),
		onInput: (value) => {
			const typed = value.trim();
			const read = number ? numberOf(typed) : typed;
			putAt(form.content, path, typed === "" ? null : read);
			form.onChange();
		},
	});
}

export function box(
	form: Form,
	path: string,
	label: string,
	on: unknown,
	off: unknown,
) {
	const values = { [path]: valueAt(form.content, path) === on ? "1" : "" };
	return tick({ values, failure: null }, path, label, {
		onChange: () => {
			putAt(form.content, path, values[path] === "1" ? on : off);
			form.onChange();
		},
	});
}

/** One value of several, or none. */
export function choice(
	form: Form,
	path: string,
	label: string,
	options: readonly (readonly [value: string, label: string])[],
	redraw = false,
): TemplateResult {
	const values = { [path]: textAt(form.content, path) };
	return pick(
		{ values, failure: form.failure },
		path,
		label,
		options,
		(value) => {
			putAt(form.content, path, value || null);
			form.onChange(redraw);
		},
	);
}

interface RowWords {
	/** Where the list is in the content. */
	name: string;
	title: string;
	one: (n: number) => string;
	fresh: Content;
	/** Beside the button that takes a row away. */
	more?: (path: string) => unknown;
	/** Whether rows stay as they are, with their Swedish titles. */
	fixed?: boolean;
	/** A short field before the row's title. */
	first?: { name: string; draw: (path: string, i: number) => unknown };
	/** Under the row's title. @param i counted from 0 */
	below?: (path: string, i: number) => unknown;
	/** How many the API takes, where that is soon reached. */
	most?: number;
}

/** The buttons of a row, whose order is what the reader sees. */
function rowButtons(
	form: Form,
	{ name, one, more, first }: RowWords,
	list: Content[],
	i: number,
) {
	const { fields: t } = form.language.text.content;
	const at = (row: number) =>
		row < 0 ? `${name}-add` : `${name}.${row}.${first?.name ?? "title.sv"}`;
	const set = (next: Content[], focus: string) => {
		putAt(form.content, name, next);
		form.onChange(true, focus);
	};
	const swap = (to: number) => {
		const next = [...list];
		next.splice(to, 0, ...next.splice(i, 1));
		set(next, at(to));
	};
	const small = (label: string, onPress: () => void) =>
		button({ label, kind: "quiet small", onPress });
	const remove = () =>
		set(
			list.filter((_one, row) => row !== i),
			at(Math.min(i, list.length - 2)),
		);
	return html`<div class="actions">${more?.(`${name}.${i}`)}
		${i > 0 ? small(t.up(one(i + 1)), () => swap(i - 1)) : nothing}
		${i < list.length - 1 ? small(t.down(one(i + 1)), () => swap(i + 1)) : nothing}
		${small(t.remove(one(i + 1)), remove)}</div>`;
}

/** A list whose rows can be added, moved and taken away. */
export function rows(form: Form, words: RowWords) {
	const { name, title, one, fresh, first, below, fixed = false, most } = words;
	const { fields: t } = form.language.text.content;
	const list = (valueAt(form.content, name) ?? []) as Content[];
	const add = t.add(one(list.length + 1));
	const onAdd = () => {
		putAt(form.content, name, [...list, structuredClone(fresh)]);
		const field = first?.name ?? "title.sv";
		form.onChange(true, `${name}.${list.length}.${field}`);
	};
	const error = faultOf(form.failure, name);
	return html`<fieldset class="rows-of" id=${name}><legend>${title}</legend>${error ? html`<p class="field-error">${error}</p>` : nothing}${list.map(
		(
			_row,
			i,
		) => html`<div class="row-of" data-row=${one(i + 1)}>${first?.draw(`${name}.${i}`, i)}
			${pair(form, `${name}.${i}.title`, one(i + 1), { readOnly: fixed })}
			${below?.(`${name}.${i}`, i)}
			${fixed ? nothing : rowButtons(form, words, list, i)}</div>`,
	)}${fixed || (most && list.length >= most) ? nothing : html`<p>${button({ id: `${name}-add`, label: add, name: `${add}: ${title}`, kind: "quiet small", onPress: onAdd })}</p>`}</fieldset>`;
}
