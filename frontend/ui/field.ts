import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { icon } from "./icon.ts";

/** What every question has. Order on the page: label, hint, error, input, confirmation. */
interface Question {
	/** Unique in the page; hint and error get ids from it. */
	id: string;
	label: string;
	/** Words after the label for what may be left out, "(om ni har)". */
	optional?: string;
	hint?: string;
	error?: string | null;
}

export interface TextQuestion extends Question {
	value: string;
	/** A confirmation below the input. */
	ok?: string | null;
	type?:
		| "text"
		| "email"
		| "tel"
		| "url"
		| "date"
		| "datetime-local"
		| "password"
		| "search";
	inputMode?: "numeric" | "url" | "email" | "tel";
	autocomplete?: string;
	/** Extra classes: `short`, `medium`, `num`. */
	size?: string;
	maxLength?: number;
	/** Several lines. */
	rows?: boolean;
	/** Can be read and copied, not changed. */
	readOnly?: boolean;
	/** Words below the input, e.g. how many characters are left. */
	count?: string;
	onInput: (value: string) => void;
	onBlur?: () => void;
	onFocus?: () => void;
}

export interface ChoiceQuestion extends Question {
	type: "radio" | "checkbox";
	options: { value: string; label: string; hint?: string }[];
	selected: readonly string[];
	/** Two columns where there is room. */
	two?: boolean;
	/** Told the value that was pressed and whether it is now chosen. */
	onChange: (value: string, chosen: boolean) => void;
}

const hintOf = ({ id, hint }: Question) =>
	hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing;

const errorOf = ({ id, error }: Question) =>
	error
		? html`<p class="field-error" id="${id}-error">${icon("alert")}<span>${error}</span></p>`
		: nothing;

function describedBy(q: Question, more: (string | false)[] = []) {
	const ids = [q.hint && `${q.id}-hint`, q.error && `${q.id}-error`, ...more];
	return ids.filter(Boolean).join(" ") || nothing;
}

/** What is pasted is kept whole: a browser would cut it without a word, where the server says that it is too long. */
const keepWhole = ({ target }: Event) =>
	(target as Element).removeAttribute("maxlength");

function inputOf(q: TextQuestion): TemplateResult {
	const described = describedBy(q, [
		!!q.ok && `${q.id}-ok`,
		!!q.count && `${q.id}-count`,
	]);
	const onInput = (event: Event) =>
		q.onInput((event.target as HTMLInputElement).value);
	const onBlur = () => q.onBlur?.();
	const onFocus = () => q.onFocus?.();
	if (q.rows)
		return html`<textarea class="input" id=${q.id} name=${q.id} maxlength=${q.maxLength ?? nothing} ?readonly=${q.readOnly ?? false}
			aria-invalid=${q.error ? "true" : nothing} aria-describedby=${described}
			.value=${live(q.value)} @paste=${keepWhole} @input=${onInput} @blur=${onBlur} @focus=${onFocus}></textarea>`;
	return html`<input class="input ${q.size ?? ""}" id=${q.id} name=${q.id} type=${q.type ?? "text"}
		inputmode=${q.inputMode ?? nothing} autocomplete=${q.autocomplete ?? "off"} maxlength=${q.maxLength ?? nothing} ?readonly=${q.readOnly ?? false}
		aria-invalid=${q.error ? "true" : nothing} aria-describedby=${described}
		.value=${live(q.value)} @paste=${keepWhole} @input=${onInput} @blur=${onBlur} @focus=${onFocus}>`;
}

const labelOf = (q: Question) =>
	q.optional
		? html`${q.label} <span class="optional">${q.optional}</span>`
		: q.label;

/** A question that is answered in writing. */
export function textField(q: TextQuestion): TemplateResult {
	return html`<div class="field">
		<label for=${q.id}>${labelOf(q)}</label>
		${hintOf(q)}${errorOf(q)}${inputOf(q)}
		${q.count ? html`<p class="hint num" id="${q.id}-count">${q.count}</p>` : nothing}
		${q.ok ? html`<p class="field-ok" id="${q.id}-ok">${icon("check")}<span>${q.ok}</span></p>` : nothing}
	</div>`;
}

/** One box or button with its words; the whole row can be pressed. */
export function choice(
	q: Pick<ChoiceQuestion, "type" | "onChange"> & { id: string; name: string },
	option: ChoiceQuestion["options"][number],
	chosen: boolean,
): TemplateResult {
	return html`<label class="choice"><input type=${q.type} id=${q.id} name=${q.name} value=${option.value}
		.checked=${live(chosen)}
		@change=${(event: Event) => q.onChange(option.value, (event.target as HTMLInputElement).checked)}><span>${option.label}${
			option.hint ? html`<small>${option.hint}</small>` : nothing
		}</span></label>`;
}

/** A question with given answers. The first answer carries the question's id. */
export function choiceField(q: ChoiceQuestion): TemplateResult {
	return html`<fieldset class="group" aria-describedby=${describedBy(q)}>
		<legend>${labelOf(q)}</legend>
		${hintOf(q)}${errorOf(q)}
		<div class="choices ${q.two ? "two" : ""}">${q.options.map((option, i) =>
			choice(
				{ ...q, id: i === 0 ? q.id : `${q.id}-${option.value}`, name: q.id },
				option,
				q.selected.includes(option.value),
			),
		)}</div>
	</fieldset>`;
}
