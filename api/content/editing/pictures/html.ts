import type { Locale } from "../../../platform/messages.ts";
import type { PictureView } from "../schema.ts";

const escaped = (text: string) =>
	text
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;");

/** Where a file of a picture is read. */
export const pictureUrl = (id: string, width: number, format: "webp" | "jpg") =>
	`/bilder/${id}-${width}.${format}`;

/**
 * A picture as HTML: WebP before JPEG, and its size, so that nothing moves when it comes.
 *
 * @param page the language of the page around it; a description in Swedish says so on an English one
 * @param lazy whether it may wait until it is near: not for the first on a page
 */
export function pictureHtml(
	{ id, alt, decorative, width, height, widths }: PictureView,
	page: Locale,
	lazy: boolean,
): string {
	const set = (format: "webp" | "jpg") =>
		widths.map((w) => `${pictureUrl(id, w, format)} ${w}w`).join(", ");
	const sizes = "(min-width: 60rem) 42rem, 100vw";
	const words = decorative ? "" : alt[page] || alt.sv;
	const foreign = page === "en" && words !== "" && alt.en === "";
	const middle = widths[Math.min(1, widths.length - 1)] ?? width;
	return `<picture><source type="image/webp" srcset="${set("webp")}" sizes="${sizes}"><img src="${pictureUrl(id, middle, "jpg")}" srcset="${set("jpg")}" sizes="${sizes}" width="${width}" height="${height}" alt="${escaped(words)}"${foreign ? ' lang="sv"' : ""}${lazy ? ' loading="lazy"' : ""} decoding="async"></picture>`;
}
