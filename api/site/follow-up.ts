import type {
	FollowUp,
	FollowUpListModel,
	PrincipleSeries,
} from "../../frontend/views/follow-up-models.ts";
import { followUpListPage, followUpPage } from "../../frontend/views/index.ts";
import { findOpenRound } from "../content/follow-up/queries.ts";
import {
	findFollowUps,
	findWholeFollowUps,
} from "../content/follow-up/results.ts";
import { findActionPlan } from "../content/plan/queries.ts";
import { followUpData, followUpsData } from "../opendata/page-words.ts";
import type { Asked } from "./models.ts";
import type { PublicPage } from "./pages.ts";

/** Each principle's figures over some years, in the newest year's order. @param years newest first */
function seriesOf(years: FollowUp[]): PrincipleSeries[] {
	const titles = new Map<string, string>();
	for (const { principles } of years)
		for (const { id, title } of principles)
			if (!titles.has(id)) titles.set(id, title);
	const oldestFirst = [...years].reverse();
	return [...titles].map(([id, title]) => ({
		id,
		title,
		years: oldestFirst.map(({ year, principles }) => {
			const found = principles.find((one) => one.id === id);
			return {
				year,
				civil: found?.civil ?? null,
				public: found?.public ?? null,
			};
		}),
	}));
}

/** What the plan says of follow-ups that are not made here. */
async function earlierOf(
	{ db, locale }: Asked,
	here: Set<number>,
): Promise<FollowUpListModel["earlier"]> {
	const plan = await findActionPlan(db, locale);
	return (plan?.years ?? []).flatMap(({ year, followUp }) =>
		followUp && !here.has(year) ? [{ year, ...followUp }] : [],
	);
}

/** `/uppfoljning` and `/uppfoljning/:year`. */
export function followUpPages(page: PublicPage, publicUrl: string): void {
	page("/uppfoljning", async (visit) => {
		const [items, whole, open = null] = await Promise.all([
			findFollowUps(visit.db),
			findWholeFollowUps(visit.db, visit.locale),
			findOpenRound(visit.db, visit.today),
		]);
		const here = new Set(items.map(({ year }) => year));
		const earlier = await earlierOf(visit, here);
		const { text } = visit;
		return {
			...followUpListPage(
				{ items, open, series: seriesOf(whole), earlier },
				text,
			),
			data: followUpsData({ publicUrl, text }),
		};
	});
	page("/uppfoljning/:year", async ({ db, request, locale, text }) => {
		const { year } = request.params as { year: string };
		const whole = await findWholeFollowUps(db, locale);
		const followUp = whole.find((one) => String(one.year) === year);
		if (!followUp) return undefined;
		const until = whole.filter((one) => one.year <= followUp.year);
		return {
			...followUpPage({ followUp, series: seriesOf(until) }, text),
			data: followUpData({ publicUrl, text }, followUp),
		};
	});
}
