import { sql } from "kysely";
import { z } from "zod";
import type { Connection } from "../platform/db.ts";
import type { Locale } from "../platform/messages.ts";
import { decodeCursor, encodeCursor, type Page } from "../platform/paging.ts";
import { languageOf, leadPicture, written } from "./editing/page.ts";
import { picturesOf } from "./editing/pictures/queries.ts";
import type { NewsContent, NewsInFull, NewsItem } from "./schema.ts";

export { findEvents } from "./events/queries.ts";
export { findActionPlan } from "./plan/queries.ts";

const position = z.tuple([z.string().max(10), z.uuid()]);
interface Asked {
	limit: number;
	cursor?: string | undefined;
}
interface Row {
	id: string;
	slug: string;
	at: string;
	content: unknown;
}

/** Newest first; of one day too, what was entered last. */
async function page(
	db: Connection,
	{ limit, cursor }: Asked,
): Promise<{ rows: Row[]; total: number; next: string | null }> {
	const after = decodeCursor(cursor, position);
	const rest = after
		? sql`published_on::text < ${after[0]} or (published_on::text = ${after[0]} and id < ${after[1]}::uuid)`
		: sql`true`;
	const { rows } =
		await sql<Row>`select id, slug, content, published_on::text as at
		from news_item where ${rest} order by 4 desc, id desc limit ${limit + 1}`.execute(
			db,
		);
	const { n } = await db
		.selectFrom("news_item")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.executeTakeFirstOrThrow();
	const shown = rows.slice(0, limit);
	const last = shown.at(-1);
	return {
		rows: shown,
		total: n,
		next: rows.length > limit && last ? encodeCursor([last.at, last.id]) : null,
	};
}

function toNews(row: Omit<Row, "id">, locale: Locale): NewsItem {
	const content = row.content as NewsContent;
	const { title, summary, text } = content;
	const language = languageOf([title, summary, text], locale);
	return {
		slug: row.slug,
		language,
		title: title[language],
		// In its own language or not at all: the item around it says which it is in.
		kicker: content.kicker?.[language] || null,
		summary: summary[language],
		publishedOn: row.at,
		publishedOnPrecision: content.precision,
	};
}

export async function findNews(
	db: Connection,
	asked: Asked,
	locale: Locale,
): Promise<Page<NewsItem>> {
	const { rows, total, next } = await page(db, asked);
	return { items: rows.map((row) => toNews(row, locale)), total, next };
}

/** An item of news in full: as the live table has it, or a draft of it. */
export async function newsView(
	db: Connection,
	row: Omit<Row, "id">,
	locale: Locale,
): Promise<NewsInFull> {
	const item = toNews(row, locale);
	const content = row.content as NewsContent;
	const pictures = await picturesOf(db, { ...content });
	return {
		...item,
		...written(content.text[item.language], pictures, locale, item.language),
		picture: leadPicture(content.picture, pictures, locale),
	};
}

export async function findNewsItem(
	db: Connection,
	slug: string,
	locale: Locale,
): Promise<NewsInFull | undefined> {
	const row = await db
		.selectFrom("news_item")
		.select(["slug", "content", "published_on as at"])
		.where("slug", "=", slug)
		.executeTakeFirst();
	return row && newsView(db, row, locale);
}
