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

/** Beside its field a fault needs no name; in a list of several it does. */
function named(path: string, message: string): string {
	const label = document.querySelector(`label[for="${CSS.escape(path)}"]`);
	const own = [...(label?.childNodes ?? [])].find(
		(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
	);
	const name = own?.textContent?.trim();
	if (!name) return message;
	return name.endsWith("?")
		? `${name} ${message}`
		: `${name}: ${small(message)}`;
}

/** What went wrong, in its place: a list with links to fields, or a sentence. Takes the focus. */
export function problem(language: Language, failure: unknown): TemplateResult {
	const faults = listed(failure);
	if (faults.length === 0)
		return html`<div class="said" data-problem role="alert" tabindex="-1">${notice("bad", html`<p>${sentence(language, failure)}</p>`)}</div>`;
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
