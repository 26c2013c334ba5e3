import { html, nothing, type TemplateResult } from "lit";
import { ApiError, OfflineError } from "../../../data/client.ts";
import { errorSummary, focusField, notice } from "../../../ui/form.ts";
import { pathTo } from "../route.ts";
import { type Language, small } from "../text.ts";

/** Faults that the page found itself before anything was sent. */
export class Faults extends Error {
	override name = "Faults";
	byField: Record<string, string>;

	constructor(byField: Record<string, string>) {
		super("faults");
		this.byField = byField;
	}
}

/** The message of a field, found by its path in what was sent. */
export function faultOf(failure: unknown, path: string): string | null {
	if (failure instanceof Faults) return failure.byField[path] ?? null;
	if (!(failure instanceof ApiError)) return null;
	return failure.faults.find((one) => one.path === path)?.message ?? null;
}

function listed(failure: unknown): { path: string; message: string }[] {
	if (failure instanceof ApiError) return failure.faults;
	if (!(failure instanceof Faults)) return [];
	return Object.entries(failure.byField).map(([path, message]) => ({
		path,
		message,
	}));
}

function sentence({ text, locale }: Language, failure: unknown): unknown {
	if (failure instanceof OfflineError) return text.error.offline;
	if (!(failure instanceof ApiError)) return text.error.unknown;
	if (failure.status === 401)
		return html`${text.error.signedOut} <a href=${pathTo(locale, "signIn")} target="_blank" rel="noopener">${text.error.signInAgain}</a>.`;
	return failure.problem.detail ?? failure.problem.title;
}

/** A list's rows have the same labels: which row, from the outermost, where the label does not say it itself. */
function inRows(label: Element | null, name: string): string {
	const parts = [name];
	let row = label?.closest<HTMLElement>("[data-row]");
	while (row) {
		const called = row.dataset.row ?? "";
		const said = parts[0]?.toLowerCase().includes(called.toLowerCase());
		if (!said) parts.unshift(called);
		row = row.parentElement?.closest<HTMLElement>("[data-row]");
	}
	const [first = "", ...rest] = parts;
	return [first, ...rest.map(small)].join(", ");
}

/** Beside its field a fault needs no name; in a list of several it does. */
function named(path: string, message: string): string {
	const label = document.querySelector(`label[for="${CSS.escape(path)}"]`);
	const text = [...(label?.childNodes ?? [])].find(
		(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
	);
	const own = text?.textContent?.trim();
	if (!own) return message;
	const name = inRows(label, own);
	return name.endsWith("?")
		? `${name} ${message}`
		: `${name}: ${small(message)}`;
}

/**
 * What went wrong, in its place: a list with links to fields, or a sentence. Takes the focus.
 *
 * @param instead of the sentence, for who can say more
 */
export function problem(
	language: Language,
	failure: unknown,
	instead?: unknown,
): TemplateResult {
	const faults = listed(failure);
	if (faults.length === 0)
		return html`<div class="said" data-problem role="alert" tabindex="-1">${notice("bad", html`<p>${instead ?? sentence(language, failure)}</p>`)}</div>`;
	const items = faults.map(({ path, message }) => ({
		// Only what stands in the page can be followed to.
		id: document.getElementById(path) ? path : null,
		message: named(path, message),
	}));
	return html`<div data-problem tabindex="-1">${errorSummary(
		language.text.error.heading,
		items,
		({ id }) => id && focusField(id),
	)}</div>`;
}

/** What went well, or nothing. @param more what follows from it */
export const success = (words: string | null, more: unknown = nothing) =>
	words
		? html`<div class="said" data-said role="status" tabindex="-1">${notice("ok", html`<p>${words}${more}</p>`)}</div>`
		: nothing;
