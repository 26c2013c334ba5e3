import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../ui/icon.ts";
import type { Language } from "./text.ts";

/** The bar of what can be done with the marked cases. */
export function bulkBar(
	{ text }: Language,
	bar: {
		marked: number;
		takable: boolean;
		busy: boolean;
		onTake: () => void;
		onClear: () => void;
	},
): TemplateResult {
	const { inbox } = text;
	return html`<div class="bulk" role="group" aria-label=${inbox.markedLabel}>
		<p role="status"><strong>${inbox.marked(bar.marked)}</strong></p>
		${bar.takable ? html`<button class="button quiet small" type="button" aria-busy=${bar.busy ? "true" : nothing} @click=${bar.onTake}>${icon("person")}${bar.busy ? inbox.taking : bar.marked === 1 ? inbox.take : inbox.takeMarked}</button>` : nothing}
		<button class="button quiet small clear" type="button" @click=${bar.onClear}>${icon("cross")}${inbox.clear}</button>
	</div>`;
}

/** Nothing to show: because all is done, or because the filters leave nothing. */
export function emptyQueue(
	{ text }: Language,
	filtered: boolean,
	onClear: () => void,
): TemplateResult {
	const { inbox } = text;
	return html`<div class="empty"><h2>${filtered ? inbox.noMatchTitle : inbox.emptyTitle}</h2>
		<p>${filtered ? inbox.noMatch : inbox.empty}</p>
		${filtered ? html`<button class="button quiet small" type="button" @click=${onClear}>${inbox.clearFilters}</button>` : nothing}</div>`;
}

/** Which keys do what, and the way to switch them off. */
export function keyHelp(
	{ text }: Language,
	on: boolean,
	onSwitch: () => void,
): TemplateResult {
	const { keys } = text.inbox;
	const help = html`<span><kbd>J</kbd> <kbd>K</kbd> ${keys.move}</span> <span><kbd>X</kbd> ${keys.mark}</span> <span><kbd>Enter</kbd> ${keys.open}</span> <span><kbd>/</kbd> ${keys.search}</span>`;
	return html`<p class="keys">${on ? help : html`<span>${keys.areOff}</span>`} <button type="button" @click=${onSwitch}>${on ? keys.off : keys.on}</button></p>`;
}
