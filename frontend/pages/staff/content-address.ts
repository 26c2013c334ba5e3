import { type Segment, segments } from "./content-api.ts";
import { pathTo } from "./route.ts";
import type { Locale } from "./text.ts";

/** The address of a list, or of an item to edit. */
export function contentPath(
	locale: Locale,
	segment: Segment,
	key?: string,
): string {
	const list = `${pathTo(locale, "content")}/${segment}`;
	return key === undefined ? list : `${list}/${encodeURIComponent(key)}`;
}

/** What the end of an address names: `news` or `news/slug`. */
export function placeIn(name: string): { segment: Segment; key: string } {
	const [first = "", ...rest] = name.split("/");
	const segment = segments.find((one) => one === first) ?? "news";
	return { segment, key: rest.join("/") };
}
