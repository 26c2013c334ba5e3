import { html, nothing } from "lit";
import type { OwnFollowUp } from "../../../api/content/follow-up/schema.ts";
import { get } from "../../data/client.ts";
import { formats, type Locale } from "../../i18n/format.ts";
import { pathIn } from "../../i18n/path.ts";
import type { MyText } from "../../i18n/sv/my.ts";
import { block } from "../../ui/block.ts";
import { go } from "../../ui/icon.ts";

/** What the organisation may answer now. The page is good without it, so a failure shows nothing. */
export async function fetchFollowUps(): Promise<OwnFollowUp[]> {
	try {
		return (await get<{ items: OwnFollowUp[] }>("/follow-ups/own")).items;
	} catch {
		return [];
	}
}

/** The open follow-ups, each with the way to its form. */
export function followUpBlock(
	{ followUp: t }: MyText,
	locale: Locale,
	items: OwnFollowUp[],
) {
	if (items.length === 0) return nothing;
	const one = (item: OwnFollowUp) => {
		const path = pathIn(locale, item.path.replace(/^\/en(?=\/)/, ""));
		return html`<li class="stack"><h3>${t.heading(item.year, item.organisation)}</h3>
			<p>${item.answered ? t.answered : t.waiting} ${t.until(formats[locale].day(item.closesOn))}</p>
			<p>${go(path, item.answered ? t.change : t.answer)}</p></li>`;
	};
	return block(t.title, html`<ul class="plain stack">${items.map(one)}</ul>`);
}
