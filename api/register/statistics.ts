import { sql } from "kysely";
import { kinds, municipalities } from "../organisations/vocabulary.ts";
import type { Connection } from "../platform/db.ts";
import type { Locale } from "../platform/messages.ts";
import type { Statistics } from "./schema.ts";

const wholeCounty = { sv: "Hela länet", en: "The whole county" };

interface Counted {
	key: string | null;
	parties: number;
}

const present = sql`signature s join organisation o on o.id = s.organisation_id
	where s.ended_on is null and not o.withheld`;

async function countBy(
	db: Connection,
	column: "o.municipality_code" | "o.kind",
): Promise<Counted[]> {
	const { rows } =
		await sql<Counted>`select ${sql.raw(column)} as key, count(*) as parties
			from ${present} group by 1`.execute(db);
	return rows;
}

/**
 * How the register grew, a row a year since the first signature. Whoever signs a later
 * version while a party neither joins nor leaves; `parties` is at the year's end, or today.
 */
async function byYear(
	db: Connection,
	today: string,
): Promise<Statistics["byYear"]> {
	const { rows } = await sql<Statistics["byYear"][number]>`
		with s as (
			select s.signed_on, s.ended_on, s.status,
				lag(s.status) over (partition by s.organisation_id order by s.signed_on, s.created_at) as before
			from signature s join organisation o on o.id = s.organisation_id where not o.withheld
		),
		years as (
			select y as year, least(make_date(y, 12, 31), ${today}::date) as last_day
			from generate_series((select extract(year from min(signed_on))::int from s),
				extract(year from ${today}::date)::int) y
		)
		select year,
			(select count(*) from s where extract(year from signed_on) = year and before is distinct from 'superseded') as signed,
			(select count(*) from s where extract(year from ended_on) = year and status <> 'superseded') as ended,
			(select count(*) from s where signed_on <= last_day and (ended_on is null or ended_on > last_day)) as parties
		from years order by year`.execute(db);
	return rows;
}

/** The register in numbers: present parties, and how they came. Zeroes are told for fixed vocabularies. */
export async function findStatistics(
	db: Connection,
	today: string,
	locale: Locale,
): Promise<Statistics> {
	const [places, sorts, themes, years] = await Promise.all([
		countBy(db, "o.municipality_code"),
		countBy(db, "o.kind"),
		sql<{ id: string; parties: number }>`select theme as id, count(*) as parties
			from (select unnest(o.themes) as theme from ${present}) t group by 1 order by 2 desc, 1`.execute(
			db,
		),
		byYear(db, today),
	]);
	const of = (counted: Counted[], key: string | null) =>
		counted.find((one) => one.key === key)?.parties ?? 0;
	return {
		parties: sorts.reduce((sum, one) => sum + one.parties, 0),
		byMunicipality: [
			...municipalities.map(({ code, name }) => ({
				code,
				name,
				parties: of(places, code),
			})),
			{ code: null, name: wholeCounty[locale], parties: of(places, null) },
		],
		byKind: kinds.map((id) => ({ id, parties: of(sorts, id) })),
		byTheme: themes.rows,
		byYear: years,
	};
}
