import { type Selectable, sql } from "kysely";
import { z } from "zod";
import { swedishDay } from "../../platform/clock.ts";
import type { EventDetailTable } from "../../platform/database-types.ts";
import type { Connection } from "../../platform/db.ts";
import { madeAt } from "../../platform/ids.ts";
import type { Locale } from "../../platform/messages.ts";
import {
	decodeCursor,
	encodeCursor,
	type Page,
} from "../../platform/paging.ts";
import { languageOf, written } from "../editing/page.ts";
import { picturesOf } from "../editing/pictures/queries.ts";
import type { PictureView } from "../editing/schema.ts";
import type { Both, EventContent } from "../schema.ts";
import type {
	DocumentLink,
	EventDetail,
	EventItem,
	ProgrammeItem,
} from "./schema.ts";
import { addDays } from "./swedish-time.ts";

export type Detail = Selectable<EventDetailTable>;

interface Row {
	id: string;
	slug: string;
	year: number;
	at: string;
	content: EventContent;
	detail: Detail | null;
	/** When its text was last published; null for what nobody has edited */
	published: Date | null;
}

type Found = Omit<Row, "detail" | "published">;

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null;

/** A text in a language; what has not been translated is shown in Swedish. */
export const wordsIn = (both: Both, locale: Locale) => both[locale] || both.sv;

function cancelledOf(
	detail: Detail | null,
	locale: Locale,
): EventItem["cancelled"] {
	if (!detail?.cancelled_at) return null;
	const { cancelled_at, cancel_reason } = detail;
	const why = cancel_reason ?? { sv: "", en: "" };
	return {
		since: cancelled_at.toISOString(),
		reason: wordsIn(why, locale) || null,
		language: languageOf([why], locale),
	};
}

/** An event without details of its own: nothing more than its text says, and nobody registers. */
function toItem(row: Row, locale: Locale) {
	const { id, slug, year, content, detail, published } = row;
	const { title, summary, text } = content;
	const language = languageOf([title, summary, text], locale);
	const item: EventItem = {
		id,
		slug,
		language,
		title: title[language],
		summary: summary[language],
		kind: detail?.kind ?? "conference",
		year: detail?.starts_at
			? Number(swedishDay(detail.starts_at).slice(0, 4))
			: year,
		on: detail?.starts_at ? swedishDay(detail.starts_at) : content.on,
		startsAt: iso(detail?.starts_at),
		endsAt: iso(detail?.ends_at),
		place: detail?.place || content.place || null,
		online: Boolean(detail?.online_url),
		registration: {
			for: detail?.registration ?? "closed",
			opensAt: iso(detail?.opens_at),
			closesAt: iso(detail?.closes_at),
			places: detail?.places ?? null,
			full: detail?.is_full ?? false,
			waitingList: detail?.waiting_list ?? false,
		},
		cancelled: cancelledOf(detail, locale),
		updatedAt: latest(
			detail?.updated_at ?? madeAt(id),
			published,
		).toISOString(),
		revision: detail?.revision ?? 0,
	};
	return item;
}

const columns = sql`e.id, e.slug, e.year, e.content,
	coalesce(to_char(d.starts_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD'), e.content->>'on', lpad(e.year::text, 4, '0')) as at`;

/** When the text of each was last published by an editor. */
export async function publishedAt(
	db: Connection,
	kind: "event" | "news",
	slugs: string[],
): Promise<Map<string, Date>> {
	if (slugs.length === 0) return new Map();
	const rows = await db
		.selectFrom("content_revision")
		.select(["item_key", "published_at"])
		.where("kind", "=", kind)
		.where("state", "=", "published")
		.where("item_key", "in", slugs)
		.execute();
	return new Map(
		rows.flatMap(({ item_key, published_at }) =>
			published_at ? [[item_key, published_at] as const] : [],
		),
	);
}

const latest = (first: Date, ...others: (Date | null | undefined)[]) =>
	others.reduce<Date>((a, b) => (b && b > a ? b : a), first);

async function rowsWith(db: Connection, rows: Found[]) {
	const slugs = rows.map(({ slug }) => slug);
	const details = slugs.length
		? await db
				.selectFrom("event_detail")
				.selectAll()
				.where("slug", "in", slugs)
				.execute()
		: [];
	const bySlug = new Map(details.map((detail) => [detail.slug, detail]));
	const published = await publishedAt(db, "event", slugs);
	return rows.map(
		(row): Row => ({
			...row,
			detail: bySlug.get(row.slug) ?? null,
			published: published.get(row.slug) ?? null,
		}),
	);
}

const position = z.tuple([z.string().max(10), z.uuid()]);

/** `GET /events`: the latest day first; those of a year without a day stand last in it. */
export async function findEvents(
	db: Connection,
	asked: { limit: number; cursor?: string | undefined },
	locale: Locale,
): Promise<Page<EventItem>> {
	const after = decodeCursor(asked.cursor, position);
	const rest = after
		? sql`at < ${after[0]} or (at = ${after[0]} and id > ${after[1]}::uuid)`
		: sql`true`;
	const { rows } = await sql<Found>`select * from (
			select ${columns} from event e left join event_detail d on d.slug = e.slug) all_events
		where ${rest} order by at desc, id limit ${asked.limit + 1}`.execute(db);
	const { n } = await db
		.selectFrom("event")
		.select((eb) => eb.fn.countAll<number>().as("n"))
		.executeTakeFirstOrThrow();
	const shown = rows.slice(0, asked.limit);
	const last = shown.at(-1);
	return {
		items: (await rowsWith(db, shown)).map((row) => toItem(row, locale)),
		total: n,
		next:
			rows.length > asked.limit && last
				? encodeCursor([last.at, last.id])
				: null,
	};
}

/** What is to come, the soonest first; what has no day yet is not told ahead. @param today in Sweden */
export async function findComing(
	db: Connection,
	today: string,
	locale: Locale,
	limit: number,
): Promise<EventItem[]> {
	const { rows } = await sql<Found>`select * from (
			select ${columns} from event e left join event_detail d on d.slug = e.slug) all_events
		where at >= ${today} and length(at) = 10 order by at, id limit ${limit}`.execute(
		db,
	);
	return (await rowsWith(db, rows)).map((row) => toItem(row, locale));
}

async function findRow(db: Connection, slug: string): Promise<Row | undefined> {
	const { rows } =
		await sql<Found>`select ${columns} from event e left join event_detail d on d.slug = e.slug
		where e.slug = ${slug}`.execute(db);
	return (await rowsWith(db, rows))[0];
}

function whole(
	row: Row,
	pictures: Map<string, PictureView>,
	locale: Locale,
): EventDetail {
	const programme = (row.detail?.programme ?? []) as ProgrammeItem[];
	const documents = (row.detail?.documents ?? []) as DocumentLink[];
	const item = toItem(row, locale);
	return {
		...item,
		...written(
			row.content.text[item.language],
			pictures,
			locale,
			item.language,
		),
		programme: programme
			.map(({ day = 1, ...row }) => ({
				...row,
				day,
				on: item.on && addDays(item.on, day - 1),
				language: languageOf([row.title], locale),
				title: wordsIn(row.title, locale),
			}))
			.sort((a, b) => a.day - b.day),
		documents: documents.map((item) => ({
			...item,
			language: languageOf([item.title], locale),
			title: wordsIn(item.title, locale),
		})),
	};
}

/** `GET /events/:slug` */
export async function findEvent(
	db: Connection,
	slug: string,
	locale: Locale,
): Promise<EventDetail | undefined> {
	const row = await findRow(db, slug);
	if (!row) return undefined;
	return whole(row, await picturesOf(db, { ...row.content }), locale);
}

/** The latest events in full, for feeds. */
export async function findWholeEvents(
	db: Connection,
	locale: Locale,
	limit = 200,
): Promise<EventDetail[]> {
	const { rows } =
		await sql<Found>`select ${columns} from event e left join event_detail d on d.slug = e.slug
		order by at desc, e.id limit ${limit}`.execute(db);
	const texts = rows.flatMap(({ content }) => Object.values(content.text));
	const pictures = await picturesOf(db, { text: { ...texts } });
	return (await rowsWith(db, rows)).map((row) => whole(row, pictures, locale));
}

/** An event as it is public; undefined when it is not. */
export async function findEventItem(
	db: Connection,
	slug: string,
	locale: Locale,
): Promise<EventItem | undefined> {
	const row = await findRow(db, slug);
	return row && toItem(row, locale);
}

export async function findDetail(
	db: Connection,
	slug: string,
): Promise<Detail | undefined> {
	return db
		.selectFrom("event_detail")
		.selectAll()
		.where("slug", "=", slug)
		.executeTakeFirst();
}
