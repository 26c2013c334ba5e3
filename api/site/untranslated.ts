import type { Untranslated } from "../../frontend/i18n/sv/statements.ts";
import { currentVersion } from "../agreement/queries.ts";
import { findPart, languageOf } from "../content/editing/page.ts";
import { partSlugs } from "../content/editing/parts-schema.ts";
import { findActionPlan, findEvents, findNews } from "../content/queries.ts";
import type { PageContent } from "../content/schema.ts";
import type { Connection } from "../platform/db.ts";
import { readablePrinciples } from "./models.ts";

const all = { limit: 5000 };
type Written = { language: "sv" | "en" };
const inSwedish = (items: Written[] = []) =>
	items.some(({ language }) => language === "sv");

async function pagesInSwedish(db: Connection): Promise<boolean> {
	const rows = await db.selectFrom("page").select("content").execute();
	const pages = rows.map(({ content }) => {
		const { title, lead, text } = content as PageContent;
		return { language: languageOf([title, lead, text], "en") };
	});
	const parts = await Promise.all(
		partSlugs.map((slug) => findPart(db, slug, "en")),
	);
	return inSwedish([...pages, ...parts]);
}

/** What of the published is in Swedish on English pages too, since nobody has translated it. */
export async function findUntranslated(
	db: Connection,
	today: string,
): Promise<Untranslated> {
	const plan = await findActionPlan(db, "en");
	const version = await currentVersion(db, today);
	return {
		news: inSwedish((await findNews(db, all, "en")).items),
		events: inSwedish((await findEvents(db, all, "en")).items),
		plan: inSwedish(plan?.years),
		pages: await pagesInSwedish(db),
		principles:
			version !== undefined &&
			readablePrinciples(version, "en").language === "sv",
		agreement: !version?.text_en,
	};
}
