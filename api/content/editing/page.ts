import type { PartWords } from "../../../frontend/i18n/text.ts";
import type { Connection } from "../../platform/db.ts";
import { renderMarkdown } from "../../platform/markdown.ts";
import type { Locale } from "../../platform/messages.ts";
import type { Both, PageContent, PageView, ShownPicture } from "../schema.ts";
import { isPart, type PartSlug, partSlugs } from "./parts-schema.ts";
import { pictureHtml, pictureUrl } from "./pictures/html.ts";
import { picturesOf } from "./pictures/queries.ts";
import type { PictureView } from "./schema.ts";
import { partSeeds } from "./seed-parts.ts";

type Pictures = Map<string, PictureView>;

/** The language to show something in: English only where all of it has been translated. */
export const languageOf = (texts: Both[], locale: Locale): Locale =>
	texts.every((text) => text[locale] || !text.sv) ? locale : "sv";

/** A text with its pictures, as Markdown and as HTML; in the page's language unless told otherwise. */
export const written = (
	text: string,
	pictures: Pictures,
	locale: Locale,
	language = locale,
) => ({
	text,
	html: renderMarkdown(text, language, (id) => {
		const found = pictures.get(id);
		return found && pictureHtml(found, locale, true);
	}),
});

/** The picture above a text, or null. */
export function leadPicture(
	id: string | null | undefined,
	pictures: Pictures,
	locale: Locale,
): ShownPicture | null {
	const found = id ? pictures.get(id) : undefined;
	if (!found) return null;
	const { width, height, alt } = found;
	return {
		url: pictureUrl(found.id, width, "jpg"),
		alt: alt[locale] || alt.sv,
		width,
		height,
		html: pictureHtml(found, locale, false),
	};
}

/** A page of text: as it is public, or a draft of it. */
export async function pageView(
	db: Connection,
	slug: string,
	content: PageContent,
	locale: Locale,
): Promise<PageView> {
	const { title, lead, text } = content;
	const language = languageOf([title, lead, text], locale);
	const pictures = await picturesOf(db, { ...content });
	return {
		slug,
		language,
		title: title[language],
		lead: lead[language],
		...written(text[language], pictures, locale, language),
		picture: leadPicture(content.picture, pictures, locale),
	};
}

/** A public page of text by its slug, or undefined. */
export async function findPage(
	db: Connection,
	slug: string,
	locale: Locale,
): Promise<PageView | undefined> {
	const row = await db
		.selectFrom("page")
		.select("content")
		.where("slug", "=", slug)
		.executeTakeFirst();
	return row && pageView(db, slug, row.content as PageContent, locale);
}

/** A part's content, with the words that the platform began with for what could not be said when it was written. */
export function wholePart(slug: string, content: object): PageContent {
	const { note, description } = isPart(slug)
		? partSeeds[slug]
		: { note: undefined, description: undefined };
	return {
		...(note && { note }),
		...(description && { description }),
		...(content as PageContent),
	};
}

export type PartRow = { slug: string; content: object };

/** The parts that have been published, to say with {@link partsIn}. */
export const partRows = (db: Connection): Promise<PartRow[]> =>
	db
		.selectFrom("page")
		.select(["slug", "content"])
		.where("slug", "in", partSlugs)
		.$castTo<PartRow>()
		.execute();

function partIn(content: PageContent, locale: Locale): PartWords {
	const { title, lead, text, note, description } = content;
	const all = [title, lead, text, ...(note ? [note] : [])];
	const language = languageOf(all, locale);
	return {
		language,
		heading: title[language],
		title: title[language].replaceAll("\u00ad", ""),
		lead: lead[language],
		note: note?.[language] ?? "",
		// It is read alone, by machines.
		description: description ? description[locale] || description.sv : "",
	};
}

/** What every page whose shape is in the code says, in a language; the seed's words where nobody has published any. */
export function partsIn(
	rows: PartRow[],
	locale: Locale,
): Record<PartSlug, PartWords> {
	const contents = new Map(rows.map(({ slug, content }) => [slug, content]));
	return Object.fromEntries(
		partSlugs.map((slug) => {
			const content = contents.get(slug) ?? partSeeds[slug];
			return [slug, partIn(wholePart(slug, content), locale)];
		}),
	) as Record<PartSlug, PartWords>;
}

/** The words of a page whose shape is in the code; those it began with while there are no others. */
export async function findPart(
	db: Connection,
	slug: PartSlug,
	locale: Locale,
): Promise<PageView> {
	const found = await findPage(db, slug, locale);
	return found ?? pageView(db, slug, partSeeds[slug], locale);
}

/** A text in pieces: what stands before its first heading, and each heading (now h3) with what is below it; safe HTML. */
export function inPieces(
	text: string,
	language: Locale,
): { intro: string; pieces: string[] } {
	const [intro = "", ...pieces] = text.split(/^(?=#{1,6}\s)/m);
	const html = (piece: string) =>
		renderMarkdown(piece, language).replace(/<(\/?)h[1-6]>/g, "<$1h3>");
	return intro.startsWith("#")
		? { intro: "", pieces: [intro, ...pieces].map(html) }
		: { intro: html(intro), pieces: pieces.map(html) };
}
