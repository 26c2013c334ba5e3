import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { type TextQuestion, textField } from "../../../ui/field.ts";
import { icon } from "../../../ui/icon.ts";
import { faultOf } from "./problem.ts";

/** What is typed and what was wrong with it, by the field's path in what is sent. */
export interface Draft {
	values: Record<string, string>;
	failure: unknown;
}

/** A number as the API takes it. What is none goes as it is written: the server says so, and it does not become another. */
export const numberOf = (text = ""): number | string =>
	/^-?\d+$/.test(text.trim()) ? Number(text) : text.trim();

type Asked = Omit<TextQuestion, "id" | "label" | "value" | "error" | "onInput">;

/** A written answer; `path` is its id and its place in what is sent. */
export function ask(
	draft: Draft,
	path: string,
	label: string,
	more: Asked = {},
): TemplateResult {
	return textField({
		...more,
		id: path,
		label,
		value: draft.values[path] ?? "",
		error: faultOf(draft.failure, path),
		onInput: (value) => {
			draft.values[path] = value;
		},
	});
}

/** One answer of several, in a list that opens. */
export function pick(
	draft: Draft,
	path: string,
	label: string,
	options: readonly (readonly [value: string, label: string])[],
	onChange?: (value: string) => void,
): TemplateResult {
	const error = faultOf(draft.failure, path);
	const chosen = draft.values[path] ?? options[0]?.[0] ?? "";
	const change = (event: Event) => {
		const { value } = event.target as HTMLSelectElement;
		draft.values[path] = value;
		onChange?.(value);
	};
	return html`<div class="field">
		<label for=${path}>${label}</label>
		${error ? html`<p class="field-error" id="${path}-error">${icon("alert")}<span>${error}</span></p>` : nothing}
		<select class="input medium" id=${path} @change=${change} aria-invalid=${error ? "true" : nothing}
			aria-describedby=${error ? `${path}-error` : nothing}>${options.map(
				([value, words]) =>
					html`<option value=${value} .selected=${live(value === chosen)}>${words}</option>`,
			)}</select>
	</div>`;
}

/** One box. What is ticked is kept as `"1"`. */
export function tick(
	draft: Draft,
	path: string,
	label: string,
	more: { hint?: string; onChange?: () => void } = {},
): TemplateResult {
	const change = (event: Event) => {
		draft.values[path] = (event.target as HTMLInputElement).checked ? "1" : "";
		more.onChange?.();
	};
	return html`<label class="choice"><input type="checkbox" id=${path} ?checked=${draft.values[path] === "1"}
		@change=${change}><span>${label}${more.hint ? html`<small>${more.hint}</small>` : nothing}</span></label>`;
}
