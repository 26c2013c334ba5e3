import { sql } from "kysely";
import { officeRow } from "../content/editing/office.ts";
import { findFollowUpFigures } from "../content/follow-up/results.ts";
import { findActionPlan, findEvents, findNews } from "../content/queries.ts";
import type { Connection, Db } from "../platform/db.ts";
import { sha256 } from "../platform/ids.ts";
import type { Locale } from "../platform/messages.ts";
import { allSignatories } from "../register/queries.ts";
import { signatoryFilters } from "../register/schema.ts";
import { findStatistics } from "../register/statistics.ts";
import type { Snapshot } from "./schema.ts";

/** As many as any list of the platform can hold; the API pages the same. */
const everything = { limit: 5000 };
const present = signatoryFilters.parse({});

async function inBoth<T>(
	find: (locale: Locale) => Promise<T>,
): Promise<{ sv: T; en: T }> {
	return { sv: await find("sv"), en: await find("en") };
}

async function readAll(db: Connection, today: string) {
	const plan = await inBoth((locale) => findActionPlan(db, locale));
	return {
		parties: await allSignatories(db, present),
		statistics: await inBoth((locale) => findStatistics(db, today, locale)),
		actionPlan: plan.sv && plan.en ? { sv: plan.sv, en: plan.en } : null,
		followUps: await inBoth((locale) => findFollowUpFigures(db, locale)),
		news: await inBoth(
			async (locale) => (await findNews(db, everything, locale)).items,
		),
		events: await inBoth(
			async (locale) => (await findEvents(db, everything, locale)).items,
		),
		email: (await officeRow(db)).email,
	};
}

/**
 * Everything that is published, as it stood at one moment: a single transaction that sees no later change
 * (PostgreSQL, repeatable read).
 */
export async function readSnapshot(
	db: Db,
	today: string,
): Promise<Omit<Snapshot, "generatedAt">> {
	const content = await db
		.transaction()
		.setIsolationLevel("repeatable read")
		.setAccessMode("read only")
		.execute((tx) => readAll(tx, today));
	return { ...content, version: sha256(JSON.stringify(content)).slice(0, 32) };
}

/** The most that go into one sitemap: two addresses each, of the 50 000 that sitemaps.org allows. */
const most = {
	organisations: 10_000,
	certificates: 12_000,
	news: 1500,
	events: 400,
	elections: 100,
};

/** The Swedish paths of the pages that come of what is in the database. */
export async function findPageAddresses(db: Connection): Promise<string[]> {
	// An example's page asks not to be indexed; one that is withheld is not there.
	const { rows: parties } = await sql<{ path: string }>`
		select '/signatarer/' || slug as path from organisation o
		where not withheld and not example and exists (select from signature s where s.organisation_id = o.id)
		order by slug limit ${most.organisations}`.execute(db);
	const { rows: certificates } = await sql<{ path: string }>`
		select '/intyg/' || number as path from certificate c
		join signature s on s.id = c.signature_id join organisation o on o.id = s.organisation_id
		where not withheld and not example order by number limit ${most.certificates}`.execute(
		db,
	);
	const news = await db
		.selectFrom("news_item")
		.select("slug")
		.orderBy("slug")
		.limit(most.news)
		.execute();
	const events = await db
		.selectFrom("event")
		.select("slug")
		.orderBy("slug")
		.limit(most.events)
		.execute();
	const years = await db
		.selectFrom("plan_year")
		.select("year")
		.orderBy("year")
		.execute();
	const elections = await db
		.selectFrom("election")
		.select("id")
		.orderBy("id")
		.limit(most.elections)
		.execute();
	return [
		...parties.map(({ path }) => path),
		...certificates.map(({ path }) => path),
		...years.map(({ year }) => `/handlingsplan/${year}`),
		...news.map(({ slug }) => `/nyheter/${slug}`),
		...events.map(({ slug }) => `/evenemang/${slug}`),
		...elections.map(({ id }) => `/samverkansgrupp/val/${id}`),
	];
}
