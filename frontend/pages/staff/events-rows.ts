import { html, type TemplateResult } from "lit";
import { button } from "../../ui/form.ts";
import { ask, type Draft } from "./parts/fields.ts";
import { faultOf } from "./parts/problem.ts";
import type { Language } from "./text.ts";

/** The programme and the documents of an event: a set of fields for each row, which can be moved and taken away. */

const fieldsOf = {
	programme: ["time", "title.sv", "title.en", "speaker"],
	documents: ["title.sv", "title.en", "url"],
} as const;
export type List = keyof typeof fieldsOf;
type Row = Record<string, string>;

/** How many rows the API takes. */
const most = { programme: 100, documents: 50 } as const;

const countOf = (values: Draft["values"], list: List) =>
	Number(values[list] ?? 0);

/** The rows as they are typed. */
export function rowsIn(values: Draft["values"], list: List): Row[] {
	return Array.from({ length: countOf(values, list) }, (_, i) =>
		Object.fromEntries(
			fieldsOf[list].map((name) => [
				name,
				values[`${list}.${i}.${name}`] ?? "",
			]),
		),
	);
}

/** Rows as fields by their paths in what is sent, and how many they are under the list's own name. */
export function asFields(list: List, rows: Row[]): Draft["values"] {
	return Object.fromEntries([
		[list, String(rows.length)],
		...rows.flatMap((row, i) =>
			fieldsOf[list].map((name) => [`${list}.${i}.${name}`, row[name] ?? ""]),
		),
	]);
}

function put(values: Draft["values"], list: List, rows: Row[]): void {
	for (const name of Object.keys(values))
		if (name.startsWith(`${list}.`)) delete values[name];
	Object.assign(values, asFields(list, rows));
}

export interface RowsModel {
	language: Language;
	draft: Draft;
	/** Rows have come, gone or changed places: what is shown and what was wrong is no longer so. */
	onRows: (focus: string) => void;
}

function fields({ language, draft }: RowsModel, list: List, i: number) {
	const { gatherings: t, optional, content } = language.text;
	const { rows: words } = t;
	const n = i + 1;
	const at = (name: string) => `${list}.${i}.${name}`;
	const title = words.title[list](n);
	const { swedish, english } = content;
	const titles = html`<div class="pair">${ask(draft, at("title.sv"), `${title}, ${swedish}`, { maxLength: 300 })}${ask(draft, at("title.en"), `${title}, ${english}`, { maxLength: 300, optional })}</div>`;
	return list === "documents"
		? html`${titles}${ask(draft, at("url"), words.url(n), { type: "url", maxLength: 300 })}`
		: html`${ask(draft, at("time"), words.time(n), { size: "short num", maxLength: 5 })}${titles}${ask(draft, at("speaker"), words.speaker(n), { maxLength: 200, optional })}`;
}

/** A list of rows with their buttons. */
export function rowsPart(model: RowsModel, list: List): TemplateResult {
	const { language, draft, onRows } = model;
	const { gatherings: t } = language.text;
	const { rows: words } = t;
	const rows = rowsIn(draft.values, list);
	const first = (i: number) => `${list}.${i}.${fieldsOf[list][0]}`;
	const set = (next: Row[], focus: string) => {
		put(draft.values, list, next);
		onRows(focus);
	};
	const swap = (i: number, to: number) => {
		const next = rows.map((row, at) =>
			at === i ? (rows[to] ?? row) : at === to ? (rows[i] ?? row) : row,
		);
		set(next, first(to));
	};
	const without = (i: number) => {
		const left = rows.filter((_row, at) => at !== i);
		set(
			left,
			left.length > 0 ? first(Math.min(i, left.length - 1)) : `${list}-add`,
		);
	};
	const small = (label: string, i: number, onPress: () => void) =>
		button({
			label,
			name: `${label}: ${words.one[list](i + 1)}`,
			kind: "quiet small",
			onPress,
		});
	const buttons = (i: number) =>
		html`<div class="actions">${i > 0 ? small(words.up, i, () => swap(i, i - 1)) : ""}${i < rows.length - 1 ? small(words.down, i, () => swap(i, i + 1)) : ""}${small(words.remove, i, () => without(i))}</div>`;
	const fault = faultOf(draft.failure, list);
	const add = words.add[list];
	return html`<fieldset class="rows-of" id=${list}><legend>${t.fields[list]}</legend>
		${fault ? html`<p class="field-error">${fault}</p>` : ""}
		${rows.map((_row, i) => html`<div class="row-of">${fields(model, list, i)}${buttons(i)}</div>`)}
		${rows.length < most[list] ? html`<p>${button({ id: `${list}-add`, label: add, kind: "quiet small", onPress: () => set([...rows, {}], first(rows.length)) })}</p>` : ""}</fieldset>`;
}
