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
		news: await inBoth(
			async (locale) => (await findNews(db, everything, locale)).items,
		),
		events: await inBoth(
			async (locale) => (await findEvents(db, everything, locale)).items,
		),
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
const most = { organisations: 20_000, news: 2000 };

/** The Swedish paths of the pages that come of what is in the database. */
export async function findPageAddresses(db: Connection): Promise<string[]> {
	const organisations = await db
		.selectFrom("organisation")
		.select("slug")
		.where("withheld", "=", false)
		// An example's page asks not to be indexed.
		.where("example", "=", false)
		.where((eb) =>
			eb.exists(
				eb
					.selectFrom("signature")
					.select("signature.id")
					.whereRef("signature.organisation_id", "=", "organisation.id"),
			),
		)
		.orderBy("slug")
		.limit(most.organisations)
		.execute();
	const news = await db
		.selectFrom("news_item")
		.select("slug")
		.orderBy("slug")
		.limit(most.news)
		.execute();
	return [
		...organisations.map(({ slug }) => `/signatarer/${slug}`),
		...news.map(({ slug }) => `/nyheter/${slug}`),
	];
}
