import { html, nothing, type TemplateResult } from "lit";
import { type IconName, icon } from "./icon.ts";

const noticeIcons = {
	info: "info",
	ok: "check",
	wait: "clock",
	bad: "alert",
} as const satisfies Record<string, IconName>;

/** A message in its place in the page; it stays until it is no longer true. */
export function notice(
	kind: keyof typeof noticeIcons,
	content: unknown,
): TemplateResult {
	return html`<div class="notice ${kind === "info" ? "" : kind}">${icon(noticeIcons[kind])}<div>${content}</div></div>`;
}

export interface ButtonOptions {
	label: string;
	/** Shown instead of the label while the work is under way. */
	busyLabel?: string;
	busy?: boolean;
	/** `quiet`, `refuse`, `small`. */
	kind?: string;
	icon?: IconName;
	/** A fuller name for assistive technology; begins with the label. */
	name?: string;
	id?: string;
	/** Left out: the button submits its form. */
	onPress?: () => void;
}

/** A button. Never disabled: pressing a busy one does nothing. */
export function button(o: ButtonOptions): TemplateResult {
	const press = (event: Event) => {
		if (o.busy) event.preventDefault();
		else o.onPress?.();
	};
	return html`<button class="button ${o.kind ?? ""}" id=${o.id ?? nothing} type=${o.onPress ? "button" : "submit"}
		aria-busy=${o.busy ? "true" : nothing} aria-disabled=${o.busy ? "true" : nothing}
		aria-label=${o.name ?? nothing} @click=${press}>${o.busy ? icon("clock") : nothing}${
			o.busy && o.busyLabel ? o.busyLabel : o.label
		}${o.icon && !o.busy ? icon(o.icon) : nothing}</button>`;
}

export interface SummaryItem {
	/** The field's id, or null when the fault belongs to none. */
	id: string | null;
	message: string;
	/** Where the field is, when it is on another page. */
	href?: string;
}

/**
 * Every fault at once, on top. The page moves the focus here (`.error-summary`).
 *
 * @param onFollow told the item whose link was pressed, instead of following it
 */
export function errorSummary(
	title: string,
	items: SummaryItem[],
	onFollow: (item: SummaryItem) => void,
): TemplateResult {
	const follow = (event: Event, item: SummaryItem) => {
		event.preventDefault();
		onFollow(item);
	};
	return html`<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="summary-title">
		<h2 id="summary-title">${icon("alert")}${title}</h2>
		<ul>${items.map((item) =>
			item.id === null
				? html`<li>${item.message}</li>`
				: html`<li><a href=${item.href ?? `#${item.id}`} @click=${(event: Event) => follow(event, item)}>${item.message}</a></li>`,
		)}</ul>
	</div>`;
}

export interface ConfirmOptions {
	id: string;
	title: string;
	text: unknown;
	confirm: string;
	busyLabel?: string;
	busy?: boolean;
	cancel: string;
	onConfirm: () => void;
	onCancel?: () => void;
}

/** A question before something that cannot be undone. Open it with {@link openDialog}. */
export function confirmDialog(o: ConfirmOptions): TemplateResult {
	const close = () => {
		const dialog = document.getElementById(o.id);
		if (dialog instanceof HTMLDialogElement) dialog.close();
		o.onCancel?.();
	};
	return html`<dialog class="sheet dialog" id=${o.id} aria-labelledby="${o.id}-title" @cancel=${() => o.onCancel?.()}>
		<div class="stack">
			<h2 id="${o.id}-title">${o.title}</h2>
			${typeof o.text === "string" ? html`<p>${o.text}</p>` : o.text}
			<div class="actions">
				${button({
					label: o.confirm,
					...(o.busyLabel ? { busyLabel: o.busyLabel } : {}),
					busy: o.busy ?? false,
					kind: "refuse",
					onPress: o.onConfirm,
				})}
				${button({ label: o.cancel, kind: "quiet", onPress: close })}
			</div>
		</div>
	</dialog>`;
}

/** Opens a dialog of the page; the browser moves the focus in, and back on closing. */
export function openDialog(id: string): void {
	const dialog = document.getElementById(id);
	if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

/** Closes it. */
export function closeDialog(id: string): void {
	const dialog = document.getElementById(id);
	if (dialog instanceof HTMLDialogElement) dialog.close();
}

/** Moves the focus to a field by its id, in the middle of the view. */
export function focusField(id: string): void {
	const element = document.getElementById(id);
	element?.focus({ preventScroll: true });
	element?.scrollIntoView({ block: "center" });
}
