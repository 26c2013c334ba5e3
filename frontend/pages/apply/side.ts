import { html, nothing, svg, type TemplateResult } from "lit";
import { notice } from "../../ui/form.ts";
import { icon } from "../../ui/icon.ts";
import type { Page } from "./page.ts";
import { pathOf, type Step, steps } from "./routes.ts";

// A stitch's two strokes, 42 units apart; the current step has only the first.
const left = (i: number) =>
	`M${1.1 + 42 * i} 0l16.24 11.41v18L${1.1 + 42 * i} 18Z`;
const right = (i: number) =>
	`M${34.9 + 42 * i} 0l-16.24 11.41v18L${34.9 + 42 * i} 18Z`;

/** Four stitches: one for each step, full when it is done. */
export function progress(t: Page["t"], step: Step): TemplateResult {
	const now = steps.indexOf(step);
	return html`<div class="progress">
		<svg class="stitches" viewBox="-1 -1 164 33" aria-hidden="true">${steps.map(
			(_, i) =>
				svg`<path class=${i <= now ? "a" : "n"} d=${left(i)}/><path class=${i < now ? "b" : "n"} d=${right(i)}/>`,
		)}</svg>
		<p><strong>${t.stepOf(now + 1, steps.length)}</strong></p>
	</div>`;
}

function stepItem(page: Page, step: Step, current: Step) {
	const { t, locale, store, go } = page;
	const place = { id: store.view.id, step };
	if (step === current)
		return html`<li aria-current="step">${t.steps[step]}</li>`;
	const follow = (event: Event) => {
		event.preventDefault();
		go(place);
	};
	const done = steps.indexOf(step) < steps.indexOf(current);
	return html`<li><span><a href=${pathOf(locale, place)} @click=${follow}>${t.steps[step]}</a>${
		done ? html`<span class="visually-hidden">${t.done}</span>` : nothing
	}</span></li>`;
}

function savedWords({ t, store, format }: Page): string {
	const { state } = store.autosave;
	if (state.kind === "saved")
		return t.saved(format.clock(state.at.toISOString()));
	return state.kind === "saving" ? t.saving : "";
}

/** What stands in the way of saving, above the form. */
export function saveNotice({ t, store }: Page) {
	const { kind } = store.autosave.state;
	if (kind === "offline") return notice("wait", html`<p>${t.offline}</p>`);
	if (kind === "failed") return notice("bad", html`<p>${t.failed}</p>`);
	return nothing;
}

/** A long address may break after the at sign, and only there. */
const breakable = (text: string) =>
	text.split("@").map((part, i) => (i === 0 ? part : html`@<wbr>${part}`));

/** The margin: how far, what is saved, how to come back. */
export function side(page: Page, step: Step): TemplateResult {
	const { t, store } = page;
	const words = savedWords(page);
	return html`<div class="margin apply-side">
		${progress(t, step)}
		<ol class="step-list" aria-label=${t.stepsLabel}>${steps.map((one) => stepItem(page, one, step))}</ol>
		<p class="status ok saved" role="status">${words ? icon("check") : nothing}<span>${words}</span></p>
		<p>${breakable(t.comeBack(store.view.email))}</p>
	</div>`;
}
