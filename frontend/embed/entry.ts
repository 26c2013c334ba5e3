import { html, nothing, type TemplateResult } from "lit";
import type { SignatoryItem } from "../../api/register/schema.ts";
import { stitchPath } from "../geometry.ts";
import type { Formats, Locale } from "../i18n/format.ts";
import { pathIn } from "../i18n/path.ts";
import type { embedded } from "../i18n/sv/embedded.ts";

/** The few words that the element and the frame need: the element carries them to other sites. */
export interface EmbeddedText {
	locale: Locale;
	format: Pick<Formats, "day">;
	embedded: typeof embedded;
}

export interface Place {
	/** The register's address, with a slash at the end */
	base: string;
	/** Out of a frame a link has to lead to the whole window. */
	target?: "_top";
}

/** The address of a page of the register in the text's language. */
export const pageOf = (
	{ base }: Place,
	{ locale }: EmbeddedText,
	path: string,
): string => base + pathIn(locale, path).slice(1);

/** One organisation is one stitch. */
const stitch = html`<svg class="stitch" viewBox="0 0 36 31" aria-hidden="true"><path class="a" d=${stitchPath(0, 0, "a")}></path><path class="b" d=${stitchPath(0, 0, "b")}></path></svg>`;

/** One line of the list. Whatever a name holds is text: Lit never reads it as HTML. */
export function entry(
	item: SignatoryItem,
	text: EmbeddedText,
	place: Place,
): TemplateResult {
	const { embedded: t, format, locale } = text;
	const href = pageOf(
		place,
		text,
		`/signatarer/${encodeURIComponent(item.slug)}`,
	);
	const facts = [
		item.municipality?.name ?? t.county,
		t.since(format.day(item.signedOn)),
		t.status[item.status],
	];
	return html`<li part="item">${stitch}<div>
		<a part="name" href=${href} rel="external" target=${place.target ?? nothing} lang=${locale === "sv" ? nothing : "sv"}>${String(item.name)}</a>
		<div part="facts">${facts.filter(Boolean).join(", ")}</div>
	</div></li>`;
}

/** How much of the list is shown, in words. */
export function countOf(
	shown: number,
	total: number,
	{ embedded: t }: EmbeddedText,
	searched: boolean,
): string {
	if (total === 0) return searched ? t.none : t.nobody;
	return shown < total ? t.shown(shown, total) : t.found(total);
}
