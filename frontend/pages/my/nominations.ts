import { html, nothing } from "lit";
import type { OwnNomination } from "../../../api/content/working-group/schema.ts";
import { get } from "../../data/client.ts";
import { formats, type Locale } from "../../i18n/format.ts";
import { pathIn } from "../../i18n/path.ts";
import type { MyText } from "../../i18n/sv/my.ts";
import { block } from "../../ui/block.ts";
import { go } from "../../ui/icon.ts";

/** For what the organisation may nominate now. The page is good without it, so a failure shows nothing. */
export async function fetchNominations(): Promise<OwnNomination[]> {
	try {
		return (
			await get<{ items: OwnNomination[] }>("/working-group/nominations/own")
		).items;
	} catch {
		return [];
	}
}

/** The election that is open for nominations, with the way to the form. */
export function nominationBlock(
	{ nomination: t }: MyText,
	locale: Locale,
	items: OwnNomination[],
) {
	if (items.length === 0) return nothing;
	return block(
		t.title,
		items.map(({ organisation, termFrom, termTo, closesOn }) => {
			const term =
				termFrom === termTo ? `${termFrom}` : `${termFrom}–${termTo}`;
			return html`<p>${t.open(term, organisation)}<br>${t.until(formats[locale].day(closesOn))}</p>
				<p>${go(pathIn(locale, "/samverkansgrupp/nominera"), t.nominate)}</p>`;
		}),
	);
}
