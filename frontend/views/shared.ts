import { html, nothing, type TemplateResult } from "lit";
import { pathIn } from "../i18n/path.ts";
import type { PartWords, Text } from "../i18n/text.ts";
import { emptyStitches } from "../ui/band.ts";
import { icon, type StitchGlyph, stitchGlyph } from "../ui/icon.ts";
import type { FormFault, PartyChoice, SignatoryItem } from "./models.ts";

/** Parts that several views share. */

const glyphs: Record<SignatoryItem["status"], StitchGlyph> = {
	active: "full",
	provisional: "half",
	superseded: "struck",
	withdrawn: "struck",
	ended: "struck",
};

/** An organisation's standing: glyph and word, never colour alone. */
export function status(
	kind: SignatoryItem["status"],
	text: Text,
): TemplateResult {
	const off = kind === "active" ? "" : " off";
	return html`<span class="status${off}">${stitchGlyph(glyphs[kind])}${text.common.status[kind]}</span>`;
}

/** The name of a kind or theme; an unknown id is shown as it is written. */
export function nameOf(kind: "kind" | "theme", id: string, text: Text): string {
	const known = text.vocabulary[kind][id];
	if (known) return known;
	const words = id.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The home municipality, or the whole county. */
export function placeOf(item: SignatoryItem, text: Text): string {
	return item.municipality?.name ?? text.common.wholeCounty;
}

/** Beside a link to a PDF of ours: what it is and how large. */
export const pdfNote = (
	size: number | null | undefined,
	text: Pick<Text, "format">,
) =>
	size
		? html` <span class="file-note soft nowrap">PDF, ${text.format.size(size)}</span>`
		: nothing;

/** Marks content that is Swedish whatever the page's language. */
export const swedish = (text: Text) =>
	text.locale === "sv" ? nothing : ("sv" as const);

/** Marks what is written in another language than the page. */
export const foreign = (language: "sv" | "en", text: Pick<Text, "locale">) =>
	language === text.locale ? nothing : language;

/** Words of ours around what is written in another language, which is marked. */
export function marked(
	words: (within: string) => string,
	within: string,
	language: "sv" | "en",
	text: Pick<Text, "locale">,
): TemplateResult {
	const place = "\u0000";
	const [before, after] = words(place).split(place);
	return html`${before}<span lang=${foreign(language, text)}>${within}</span>${after}`;
}

/** Nothing to show: what it means and what to do. */
export function emptyState(
	title: string,
	words: string,
	action: unknown = nothing,
	level: 2 | 3 = 2,
): TemplateResult {
	const heading =
		level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`;
	return html`<div class="empty">${emptyStitches()}${heading}<p>${words}</p>${action}</div>`;
}

/** Every fault of a form, above it: takes focus and links to each field. */
export function errorSummary(faults: FormFault[], text: Text) {
	if (faults.length === 0) return nothing;
	return html`<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="h-fel">
		<h2 id="h-fel">${icon("alert")}${text.common.errorSummary(faults.length)}</h2>
		<ul>${faults.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul>
	</div>`;
}

/** The fault of one field, and the id by which the input names it. */
export function fieldError(faults: FormFault[], field: string) {
	const fault = faults.find((f) => f.field === field);
	if (!fault) return { id: null, message: nothing };
	const id = `${field}-fel`;
	return {
		id,
		message: html`<p class="field-error" id=${id}>${icon("alert")}<span>${fault.message}</span></p>`,
	};
}

/** For which of several parties; its first choice is where the summary of faults leads. */
export function partyField(
	of: {
		parties: PartyChoice[];
		values: { party: string };
		faults: FormFault[];
	},
	legend: string,
) {
	const { id: fault, message } = fieldError(of.faults, "party");
	return html`<fieldset class="group" aria-describedby=${fault ?? nothing}><legend>${legend}</legend>${message}
		<div class="choices">${of.parties.map(
			({ id, name }, i) =>
				html`<label class="choice"><input type="radio" id=${i === 0 ? "party" : `party-${id}`} name="party" value=${id} ?checked=${of.values.party === id}><span>${name}</span></label>`,
		)}</div></fieldset>`;
}

/** One row of a list of facts; left out when there is nothing to say. */
export function fact(label: string, value: unknown) {
	if (value === null || value === undefined || value === "") return nothing;
	return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

/** The address of a page in the text's language. */
export const to = (text: Pick<Text, "locale">, path: string) =>
	pathIn(text.locale, path);

/** A number whose digits stand in columns. */
export const num = (value: unknown) => html`<span class="num">${value}</span>`;

/** A day with its machine-readable form. */
export const day = (iso: string, text: Pick<Text, "format">, short = false) =>
	html`<time datetime=${iso}>${short ? text.format.shortDay(iso) : text.format.day(iso)}</time>`;

/**
 * The class of a heading by its longest word: Swedish joins words, and not every browser can divide them where a telephone is
 * narrower than one. Each letter takes about half the size of the type.
 */
export function sizeOf(title: string): string | typeof nothing {
	const longest = Math.max(...title.split(/[\s-]+/).map((word) => word.length));
	if (longest > 21) return "longest-words";
	return longest > 16 ? "long-words" : nothing;
}

/** What a page is called and says above what it shows, in the language that editors wrote it in. */
export function pageHead(
	{ heading, lead, language }: PartWords,
	text: Text,
): TemplateResult {
	const lang = foreign(language, text);
	return html`<h1 class=${sizeOf(heading)} lang=${lang}>${heading}</h1><p class="lead" lang=${lang}>${lead}</p>`;
}
