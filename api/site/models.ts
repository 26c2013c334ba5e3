import { sql } from "kysely";
import type { z } from "zod";
import type {
	AgreementModel,
	NewsSummary,
	Principles,
	RegisterModel,
	StartModel,
	Words,
} from "../../frontend/views/models.ts";
import type { ActionPlanModel } from "../../frontend/views/plan-models.ts";
import {
	type AgreementVersion,
	currentVersion,
	versions,
} from "../agreement/queries.ts";
import { principlesOf, versionItems } from "../agreement/view.ts";
import { findPart, inPieces } from "../content/editing/page.ts";
import type { PartSlug } from "../content/editing/parts-schema.ts";
import { findComing } from "../content/events/queries.ts";
import { findNews } from "../content/queries.ts";
import type { NewsItem } from "../content/schema.ts";
import { themes } from "../organisations/vocabulary.ts";
import type { Connection } from "../platform/db.ts";
import { renderMarkdown } from "../platform/markdown.ts";
import type { Locale } from "../platform/messages.ts";
import { findSignatories } from "../register/queries.ts";
import {
	type SignatoryItem,
	signatoryFilters,
	type signatoryQuery,
} from "../register/schema.ts";
import { findStatistics } from "../register/statistics.ts";
import { isPast, shownAt } from "./event-moments.ts";
import { planModel } from "./plan.ts";

/** Every page is told the same: where to ask, what day it is, in which language. */
export interface Asked {
	db: Connection;
	today: string;
	locale: Locale;
}

/** How many have ever signed, and when the first did. */
async function beginnings(db: Connection) {
	const { rows } = await sql<{ signed: number; first: string | null }>`
		select count(distinct s.organisation_id) as signed, min(s.signed_on) as first
		from signature s join organisation o on o.id = s.organisation_id where not o.withheld`.execute(
		db,
	);
	return rows[0] ?? { signed: 0, first: null };
}

/** A version's principles in the reader's language, all of them or none: Swedish until every one is translated. */
export function readablePrinciples(
	version: AgreementVersion,
	locale: Locale,
): Principles {
	const whole = version.principles.every(
		(one) => one[locale].title && one[locale].description,
	);
	const language = whole ? locale : "sv";
	return { language, items: principlesOf(version, language) };
}

const summary = (item: NewsItem): NewsSummary => item;

/** The plan's year to show on a day of `thisYear`: a plan that has ended is still what was agreed last. */
function shownYear(
	{ years }: ActionPlanModel,
	thisYear: number,
): Pick<StartModel, "planYear" | "planYearIs"> {
	const begun = years.findLast(({ year }) => year <= thisYear);
	if (!begun) return { planYear: years[0] ?? null, planYearIs: "coming" };
	const planYearIs = begun.year === thisYear ? "now" : "past";
	return { planYear: begun, planYearIs };
}

/** The words of a page whose shape is in the code. */
async function wordsOf({ db, locale }: Asked, slug: PartSlug): Promise<Words> {
	const { language, title, lead, text } = await findPart(db, slug, locale);
	return { language, title, lead, ...inPieces(text, language) };
}

export async function startModel(
	asked: Asked & { now: Date },
): Promise<StartModel> {
	const { db, now, today, locale } = asked;
	const newest = signatoryFilters.parse({ sort: "-signedOn" });
	const [version, begun, statistics, latest, plan, coming, news] =
		await Promise.all([
			currentVersion(db, today),
			beginnings(db),
			findStatistics(db, today, locale),
			findSignatories(db, { ...newest, limit: 5 }),
			planModel(asked),
			findComing(db, today, locale, 3),
			findNews(db, { limit: 4 }, locale),
		]);
	return {
		words: await wordsOf(asked, "start"),
		steps: await wordsOf(asked, "skriv-under"),
		principles: version
			? readablePrinciples(version, locale)
			: { language: "sv", items: [] },
		everSigned: begun.signed,
		firstSignedOn: begun.first,
		statistics,
		latest: JSON.parse(latest.items) as SignatoryItem[],
		plan: plan.years.length > 0 ? { from: plan.from, to: plan.to } : null,
		...shownYear(plan, Number(today.slice(0, 4))),
		coming: coming
			.filter((event) => !isPast(event, now))
			.slice(0, 2)
			.map((event) => shownAt(event, now)),
		news: news.items.map(summary),
	};
}

/** The version that applies; undefined while there is none. */
export async function agreementModel(
	asked: Asked,
): Promise<AgreementModel | undefined> {
	const { db, today, locale } = asked;
	const all = await versions(db, today);
	const [version] = all;
	const items = versionItems(all).map((item) => ({
		...item,
		change: item.change === "first" ? null : item.change,
	}));
	const item = items[0];
	if (!version || !item) return undefined;
	// Who signed this text, or one that it is only better words for.
	const signed = signatoryFilters.parse({ version: version.label });
	const { total: parties } = await findSignatories(db, { ...signed, limit: 1 });
	return {
		name: version.name_sv,
		version: { ...item, textSha256: version.text_sha256 },
		html: renderMarkdown(version.text_sv, "sv"),
		translation:
			locale === "en" && version.text_en
				? { name: version.name_en, html: renderMarkdown(version.text_en, "en") }
				: null,
		principles: readablePrinciples(version, locale),
		versions: items,
		parties,
		meaning: await wordsOf(asked, "overenskommelsen"),
	};
}

/** How many organisations stand at each status, by their latest signature. */
async function countByStatus(
	db: Connection,
): Promise<RegisterModel["byStatus"]> {
	const { rows } = await sql<{ status: SignatoryItem["status"]; n: number }>`
		select status, count(*) as n from (
			select distinct on (s.organisation_id) s.status
			from signature s join organisation o on o.id = s.organisation_id where not o.withheld
			order by s.organisation_id, s.signed_on desc, s.created_at desc
		) latest group by status`.execute(db);
	return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

export async function registerModel(
	{ db, today, locale }: Asked,
	query: z.output<typeof signatoryQuery>,
): Promise<RegisterModel> {
	const [page, begun, statistics, byStatus, all] = await Promise.all([
		findSignatories(db, query),
		beginnings(db),
		findStatistics(db, today, locale),
		countByStatus(db),
		versions(db, today),
	]);
	const suggested: readonly string[] = themes;
	return {
		filters: query,
		items: JSON.parse(page.items) as SignatoryItem[],
		total: page.total,
		next: page.next,
		paged: Boolean(query.cursor),
		everSigned: begun.signed,
		statistics,
		byStatus,
		versions: all.map(({ label }) => label),
		themes: statistics.byTheme
			.map(({ id }) => id)
			.filter((id) => !suggested.includes(id)),
		today,
	};
}

/** The news, newest first. */
export async function newsModel(
	{ db, locale }: Asked,
	query: { limit: number; cursor?: string | undefined },
) {
	const { items, next } = await findNews(db, query, locale);
	return { items: items.map(summary), next };
}
