import { seedOnce } from "../agreement/seed-once.ts";
import type { Write } from "../log/write.ts";
import type { Db } from "../platform/db.ts";
import { newId } from "../platform/ids.ts";
import { pageSeeds } from "./editing/seed-pages.ts";
import { partSeeds } from "./editing/seed-parts.ts";
import { eventSeeds, newsSeeds } from "./seed-news.ts";
import { planSeeds } from "./seed-plan.ts";

type Clocked = { clock: () => Date };

/** The plan, news and events that the platform begins with, each kind only while it has nothing; pages one by one. */
export async function seedContent(deps: {
	db: Db;
	clock: () => Date;
}): Promise<void> {
	await seedOnce(deps, async (opened) => {
		const added = [
			await seedPlan(deps, opened),
			await seedNews(deps, opened),
			await seedEvents(deps, opened),
			await seedPages(deps, opened),
		];
		return added.reduce((sum, n) => sum + n, 0);
	});
}

async function isEmpty(
	{ tx }: Write,
	table: "plan_year" | "news_item" | "event",
): Promise<boolean> {
	const row = await tx
		.selectFrom(table)
		.select((eb) => eb.lit(1).as("one"))
		.limit(1)
		.executeTakeFirst();
	return row === undefined;
}

async function seedPlan({ clock }: Clocked, opened: Write): Promise<number> {
	if (!(await isEmpty(opened, "plan_year"))) return 0;
	const years = Object.entries(planSeeds);
	for (const [year, content] of years) {
		await opened.tx
			.insertInto("plan_year")
			.values({
				year: Number(year),
				content: JSON.stringify(content),
				updated_at: clock(),
			})
			.execute();
		opened.record({
			event: "plan_year.added",
			subject: { kind: "plan_year", id: year, name: content.theme.sv },
		});
	}
	return years.length;
}

async function seedNews({ clock }: Clocked, opened: Write): Promise<number> {
	if (!(await isEmpty(opened, "news_item"))) return 0;
	const now = clock().getTime();
	for (const [i, { slug, year, ...content }] of newsSeeds.entries()) {
		// A millisecond apart, so that within a year the first stands first.
		const id = newId(new Date(now - i));
		await opened.tx
			.insertInto("news_item")
			.values({
				id,
				slug,
				content: JSON.stringify({ ...content, precision: "year" }),
				published_on: `${year}-01-01`,
			})
			.execute();
		opened.record({
			event: "news_item.published",
			subject: { kind: "news_item", id, name: content.title.sv },
		});
	}
	return newsSeeds.length;
}

async function seedEvents({ clock }: Clocked, opened: Write): Promise<number> {
	if (!(await isEmpty(opened, "event"))) return 0;
	for (const { slug, year, ...content } of eventSeeds) {
		const id = newId(clock());
		await opened.tx
			.insertInto("event")
			.values({ id, slug, content: JSON.stringify(content), year })
			.execute();
		opened.record({
			event: "event.published",
			subject: { kind: "event", id, name: content.title.sv },
		});
	}
	return eventSeeds.length;
}

/** Each page that has never been there: an edition may bring more than the one before it. */
async function seedPages({ clock }: Clocked, opened: Write): Promise<number> {
	const { tx } = opened;
	const live = await tx.selectFrom("page").select("slug as key").execute();
	const revised = await tx
		.selectFrom("content_revision")
		.select("item_key as key")
		.distinct()
		.where("kind", "=", "page")
		.execute();
	const known = new Set([...live, ...revised].map(({ key }) => key));
	const missing = Object.entries({ ...pageSeeds, ...partSeeds }).filter(
		([slug]) => !known.has(slug),
	);
	for (const [slug, content] of missing) {
		await tx
			.insertInto("page")
			.values({ slug, content: JSON.stringify(content), updated_at: clock() })
			.execute();
		opened.record({
			event: "page.published",
			subject: { kind: "page", id: slug, name: content.title.sv },
		});
	}
	return missing.length;
}
