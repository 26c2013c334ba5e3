import { svg, type TemplateResult } from "lit";

const icons = {
	alert: svg`<circle cx="10" cy="10" r="7.6"/><path d="M10 5.6v5.6M10 12.8v1.8"/>`,
	check: svg`<path d="M3 10.8l4.6 4.6L17 5"/>`,
	clock: svg`<circle cx="10" cy="10" r="7.6"/><path d="M10 5.4V10l3.2 2.2"/>`,
	cross: svg`<path d="M4.5 4.5l11 11M15.5 4.5l-11 11"/>`,
	download: svg`<path d="M10 2.5v10.6M5 8.4l5 5 5-5M3 17h14"/>`,
	info: svg`<circle cx="10" cy="10" r="7.6"/><path d="M10 14.4V9M10 7.2V5.4"/>`,
	left: svg`<path d="M17.5 10H3.9M9.5 4.4 3.9 10l5.6 5.6"/>`,
	pen: svg`<path d="M3.4 16.6l.9-3.9L13.6 3.4l3 3-9.3 9.3zM11.4 5.6l3 3"/>`,
	right: svg`<path d="M2.5 10h13.6M10.5 4.4 16.1 10l-5.6 5.6"/>`,
};

export type FormIcon = keyof typeof icons;

/** An icon that goes with words: hidden from assistive technology. */
export function formIcon(name: FormIcon): TemplateResult {
	return svg`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${icons[name]}</svg>` as TemplateResult;
}

/** One stitch: full when something is done, outlined while it is not. */
export function stitch(full: boolean): TemplateResult {
	return svg`<svg class="glyph" viewBox="0 0 20 20" aria-hidden="true">${
		full
			? svg`<path class="ta" d="M1.2 3.4 9.4 9.4v7.4L1.2 10.8z"/><path class="tb" d="M18.8 3.4 10.6 9.4v7.4l8.2-6z"/>`
			: svg`<path class="line" d="M1.2 3.4 9.4 9.4v7.4L1.2 10.8zM18.8 3.4 10.6 9.4v7.4l8.2-6z"/>`
	}</svg>` as TemplateResult;
}
