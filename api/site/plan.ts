import { actionPlanPage, planYearPage } from "../../frontend/views/index.ts";
import type {
	ActionPlanModel,
	PlanYearModel,
} from "../../frontend/views/plan-models.ts";
import { currentVersion } from "../agreement/queries.ts";
import { principlesOf } from "../agreement/view.ts";
import { findActionPlan, findPlanYear } from "../content/plan/queries.ts";
import type { Asked } from "./models.ts";
import type { PublicPage } from "./pages.ts";

/** The plan, or one without years while none has been entered. */
export async function planModel({
	db,
	today,
	locale,
}: Asked): Promise<ActionPlanModel> {
	const plan = await findActionPlan(db, locale);
	const thisYear = Number(today.slice(0, 4));
	const years = plan?.years ?? [];
	return {
		from: plan?.from ?? thisYear,
		to: plan?.to ?? thisYear,
		introduction: plan?.introduction ?? "",
		years,
		currentYear: years.some(({ year }) => year === thisYear) ? thisYear : null,
		followUps: new Map(),
	};
}

/** One year; undefined when the plan has it not. */
export async function planYearModel(
	{ db, today, locale }: Asked,
	typed: string,
): Promise<PlanYearModel | undefined> {
	if (!/^\d{4}$/.test(typed)) return undefined;
	const year = await findPlanYear(db, Number(typed), locale);
	if (!year) return undefined;
	const version = await currentVersion(db, today);
	const principles = version ? principlesOf(version, locale) : [];
	return {
		year,
		now: today.startsWith(`${year.year}-`),
		principle:
			principles.find(({ id }) => id === year.themePrinciple)?.title ?? null,
		followUp: null,
	};
}

/** `/handlingsplan` and `/handlingsplan/:year`. */
export function planPages(page: PublicPage): void {
	page("/handlingsplan", async (visit) => {
		const model = await planModel(visit);
		return actionPlanPage(model.years.length > 0 ? model : null, visit.text);
	});
	page("/handlingsplan/:year", async (visit) => {
		const { year } = visit.request.params as { year: string };
		const model = await planYearModel(visit, year);
		return model && planYearPage(model, visit.text);
	});
}
