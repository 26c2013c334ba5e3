import { type RawBuilder, sql } from "kysely";
import type { Connection } from "../../platform/db.ts";
import type { Locale } from "../../platform/messages.ts";
import { escaped, searchWords } from "./words.ts";

/** How alike two words are, 0–1, to be taken for the same (pg_trgm); the register's search has the same. */
const alike = 0.3;
/** What is much less alike than the best is only noise beside it. */
const nearBest = 0.7;
const few = 3;
const most = 50;

/** Something that can be found, in the language it is shown in. */
export interface Found {
	key: string;
	title: string;
	/** What it is called, a line each: its title, and other words for it that are not shown */
	called: string;
	lead: string;
	body: string;
	language: Locale;
	/** A day or a year, when it has one */
	at: string | null;
	/** An event that will not be */
	cancelled: boolean;
	score: number;
	exact: boolean;
}

/** What is searched in: rows of key, title, called, lead, body, language, at, cancelled and form (of `search_form`). */
export type Source = RawBuilder<unknown>;

/** Where an event is, its programme with who speaks, and its documents; never the address to take part by. */
const detailsOf = (title: RawBuilder<unknown>) => sql`concat_ws('. ',
	(select nullif(d.place, '') from event_detail d where d.slug = event.slug),
	nullif(content->>'place', ''),
	(select string_agg(concat_ws(', ', nullif(${title}, ''), nullif(x.speaker, '')), '. ') from event_detail d,
		jsonb_to_recordset(d.programme) as x(title jsonb, speaker text) where d.slug = event.slug),
	(select string_agg(nullif(${title}, ''), '. ') from event_detail d,
		jsonb_to_recordset(d.documents) as x(title jsonb) where d.slug = event.slug))`;

const tables = {
	news: {
		table: "news_item",
		lead: "summary",
		at: sql`case content->>'precision' when 'year' then left(published_on::text, 4) else published_on::text end`,
		cancelled: sql`false`,
		shown: sql`''`,
		found: sql`''`,
	},
	events: {
		table: "event",
		lead: "summary",
		// As the event's own page has it: what the office has set stands before the text.
		at: sql`coalesce((select to_char(starts_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD')
			from event_detail d where d.slug = event.slug), content->>'on', year::text)`,
		cancelled: sql`exists (select from event_detail d where d.slug = event.slug and d.cancelled_at is not null)`,
		shown: detailsOf(sql`x.title->>l`),
		// What is not translated is found too, but not shown among what is.
		found: detailsOf(sql`x.title->>'sv'`),
	},
	pages: {
		table: "page",
		lead: "lead",
		at: sql`null::text`,
		cancelled: sql`false`,
		shown: sql`''`,
		found: sql`''`,
	},
} as const;

/** News, events or pages as they are public now: drafts are kept elsewhere. English where all of it is. */
export function contentSource(
	kind: keyof typeof tables,
	locale: Locale,
): Source {
	const { table, lead, at, cancelled, shown, found } = tables[kind];
	const whole = sql.join(
		["title", lead, "text"].map(
			(field) =>
				sql`(coalesce(content->${field}->>${locale}, '') <> '' or coalesce(content->${field}->>'sv', '') = '')`,
		),
		sql` and `,
	);
	const language = sql`case when ${whole} then ${locale}::text else 'sv' end`;
	return sql`select slug as key, content->'title'->>l as title, content->'title'->>l as called, content->${lead}->>l as lead,
		concat_ws(E'\n\n', content->'text'->>l, nullif(${shown}, '')) as body, l as language, ${at} as at, ${cancelled} as cancelled,
		case l when 'en' then search_en else search_sv end || ' ' || search_form(${shown} || ' ' || ${found}) as form
		from ${sql.table(table)} cross join lateral (select ${language} as l) chosen`;
}

/** What is not one row of a table: the plan's activities, the agreement's principles, pages whose words are in the code. */
export interface Listed
	extends Omit<Found, "called" | "cancelled" | "score" | "exact"> {
	/** Other words for it than its title */
	also?: string[];
}

export function listSource(items: Listed[]): Source {
	const rows = items.map(({ also = [], ...item }) => ({
		...item,
		called: [item.title, ...also].join("\n"),
	}));
	return sql`select key, title, called, lead, body, language, at, false as cancelled, search_form(called || ' ' || lead || ' ' || body) as form
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as given(key text, title text, called text, lead text, body text, language text, at text)`;
}

export const together = (...sources: Source[]): Source =>
	sql.join(sources, sql` union all `);

/** Of events: one that is still to come, from today on. */
export const toCome = (today: string) =>
	sql<boolean>`(at >= ${today} and not cancelled)`;

async function exactly(
	db: Connection,
	source: Source,
	words: string[],
	ahead: RawBuilder<boolean>,
): Promise<{ items: Found[]; total: number }> {
	const begins = (form: RawBuilder<unknown>, word: string) =>
		sql`${form} like ${`% ${escaped(word)}%`}`;
	const all = sql.join(
		words.map((word) => begins(sql`form`, word)),
		sql` and `,
	);
	// In the title a word says more than in the text; that something is to come says as much.
	const score = sql.join(
		words.map(
			(word) =>
				sql`(case when ${begins(sql`search_form(called)`, word)} then 2 when ${begins(sql`search_form(lead)`, word)} then 1 else 0 end)`,
		),
		sql` + `,
	);
	const { rows } = await sql<Found & { total: number }>`
		select key, title, called, lead, body, language, at, cancelled,
			${score} + (case when ${ahead} then 2 else 0 end) as score, true as exact, count(*) over () as total
		from (${source}) doc where ${all}
		order by score desc, (case when ${ahead} then at end) asc nulls last, at desc nulls last, key limit ${most}`.execute(
		db,
	);
	return { items: rows, total: rows[0]?.total ?? 0 };
}

async function resembling(
	db: Connection,
	source: Source,
	words: string[],
): Promise<Found[]> {
	const long = words.filter((word) => word.length > 2);
	if (long.length === 0) return [];
	const said = sql`lower(called || ' ' || lead)`;
	const least = sql`least(${sql.join(long.map((word) => sql`word_similarity(${word}, ${said})`))})`;
	const { rows } = await sql<Found>`
		select key, title, called, lead, body, language, at, cancelled, score, false as exact from (
			select *, max(score) over () as best from (
				select key, title, called, lead, body, language, at, cancelled, ${least} as score from (${source}) doc
			) scored
		) ranked
		where score >= ${alike + 0.15} and score >= ${nearBest} * best
		order by score desc, at desc nulls last, key limit 10`.execute(db);
	return rows;
}

/**
 * What begins with every word, best first; when that is little, also what resembles them.
 *
 * @param ahead what is to come, and is sought rather than what has been
 */
export async function findIn(
	db: Connection,
	source: Source,
	q: string,
	ahead: RawBuilder<boolean> = sql`false`,
): Promise<{ items: Found[]; total: number; exact: number }> {
	const words = searchWords(q);
	if (words.length === 0) return { items: [], total: 0, exact: 0 };
	const { items, total } = await exactly(db, source, words, ahead);
	if (total >= few) return { items, total, exact: total };
	const known = new Set(items.map(({ key }) => key));
	const more = (await resembling(db, source, words)).filter(
		({ key }) => !known.has(key),
	);
	return {
		items: [...items, ...more],
		total: total + more.length,
		exact: total,
	};
}
