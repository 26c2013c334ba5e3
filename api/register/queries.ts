import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import type { Connection } from "../platform/db.ts";
import { decodeCursor, encodeCursor } from "../platform/paging.ts";
import {
	itemJson,
	misspelt,
	organisationConditions,
	standings,
	wordBeginnings,
} from "./filters.ts";
import type { SignatoryFilters, SignatoryItem } from "./schema.ts";

const few = 3;
const mostMisspelt = 50;
/** How alike two words are, 0–1, to be taken for the same (pg_trgm): two letters that changed place leave 0.31 of eight. */
const alike = 0.3;
/** What is much less alike than the best is only noise beside it. */
const nearBest = 0.7;

/** Where a page ended; the order is in it, so that a cursor fits only its own list. */
const position = z.tuple([
	z.string(),
	z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
	z.string(),
	z.uuid(),
]);
type Position = z.infer<typeof position>;

/** A page as text: PostgreSQL writes the items, nothing reads them on the way out. */
export interface SignatoryPage {
	/** A JSON array of {@link SignatoryItem} */
	items: string;
	total: number;
	next: string | null;
}

type Sort = SignatoryFilters["sort"];

const orders: Record<Sort, RawBuilder<unknown>> = {
	name: sql`o.name_key, o.id`,
	"-name": sql`o.name_key desc, o.id desc`,
	signedOn: sql`st.signed_on, o.name_key, o.id`,
	"-signedOn": sql`st.signed_on desc, o.name_key, o.id`,
};

/** What comes after a position; names stand in order within a day, whichever way the days run. */
function after([sort, day, nameKey, id]: Position): RawBuilder<unknown> {
	const names = sql`(o.name_key, o.id) > (${nameKey}, ${id}::uuid)`;
	if (sort === "name") return names;
	if (sort === "-name")
		return sql`(o.name_key, o.id) < (${nameKey}, ${id}::uuid)`;
	const days = sort === "signedOn" ? sql`>` : sql`<`;
	return sql`(st.signed_on ${days} ${day}::date or (st.signed_on = ${day}::date and ${names}))`;
}

async function count(
	db: Connection,
	filters: SignatoryFilters,
	search: RawBuilder<unknown>,
): Promise<number> {
	const { rows } = await sql<{ n: number }>`
		select count(*) as n from (${standings(filters)}) st join organisation o on o.id = st.organisation_id
		where ${organisationConditions(filters)} and ${search}`.execute(db);
	return rows[0]?.n ?? 0;
}

/** The organisations whose names most resemble a misspelt search, bounded. */
async function resembling(
	db: Connection,
	filters: SignatoryFilters,
): Promise<string[]> {
	const look = async (tx: Connection) => {
		// The index answers only to the operator, which reads its limit from here.
		await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(alike)}, true)`.execute(
			tx,
		);
		return sql<{ id: string }>`
			select id from (
				select o.id, word_similarity(${filters.q.toLowerCase()}, lower(o.name)) as score,
					max(word_similarity(${filters.q.toLowerCase()}, lower(o.name))) over () as best
				from (${standings(filters)}) st join organisation o on o.id = st.organisation_id
				where ${organisationConditions(filters)} and ${misspelt(filters.q)}
			) found
			where score >= ${nearBest} * best order by score desc, id limit ${mostMisspelt}`.execute(
			tx,
		);
	};
	const { rows } = db.isTransaction
		? await look(db)
		: await db.transaction().execute(look);
	return rows.map((row) => row.id);
}

/** What a search asks of an organisation, and how many fit it. */
async function searched(db: Connection, filters: SignatoryFilters) {
	if (filters.q.trim() === "") {
		const search = sql`true`;
		return { search, total: await count(db, filters, search) };
	}
	const exact = wordBeginnings(filters.q);
	const total = await count(db, filters, exact);
	if (total >= few) return { search: exact, total };
	const ids = await resembling(db, filters);
	if (ids.length === 0) return { search: exact, total };
	const search = sql`(${exact} or o.id = any(${ids}::uuid[]))`;
	return { search, total: await count(db, filters, search) };
}

/**
 * A page of the register. Organisations that are withheld are in none.
 * @throws Refusal `validation_failed` for a cursor of another list or order
 */
export async function findSignatories(
	db: Connection,
	query: SignatoryFilters & { limit: number; cursor?: string | undefined },
): Promise<SignatoryPage> {
	const at = decodeCursor(
		query.cursor,
		position.refine(([sort]) => sort === query.sort),
	);
	const { search, total } = await searched(db, query);
	const { rows } = await sql<{ items: string; last: Position | null }>`
		with page as (
			select ${itemJson} as item, st.signed_on, o.name_key, o.id,
				row_number() over (order by ${orders[query.sort]}) as n
			from (${standings(query)}) st join organisation o on o.id = st.organisation_id
			where ${organisationConditions(query)} and ${search} and ${at ? after(at) : sql`true`}
			order by ${orders[query.sort]} limit ${query.limit + 1}
		)
		select coalesce(json_agg(item order by n) filter (where n <= ${query.limit}), '[]')::text as items,
			(select json_build_array(${query.sort}::text, signed_on, name_key, id) from page
				where n = ${query.limit} and exists (select from page where n > ${query.limit})) as last
		from page`.execute(db);
	const { items = "[]", last = null } = rows[0] ?? {};
	return {
		items,
		total,
		next: last ? encodeCursor(last) : null,
	};
}

/** Every organisation that fits, in order, for exports. */
export async function allSignatories(
	db: Connection,
	filters: SignatoryFilters,
): Promise<SignatoryItem[]> {
	const { search } = await searched(db, filters);
	const { rows } = await sql<{ item: SignatoryItem }>`
		select ${itemJson} as item
		from (${standings(filters)}) st join organisation o on o.id = st.organisation_id
		where ${organisationConditions(filters)} and ${search}
		order by ${orders[filters.sort]}`.execute(db);
	return rows.map((row) => row.item);
}
