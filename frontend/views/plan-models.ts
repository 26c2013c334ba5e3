import type {
	ActionPlan,
	PlanYear as PlanYearItem,
	PlanYearView,
} from "../../api/content/plan/schema.ts";

/** A year as pages show it. */
export type PlanYear = PlanYearItem;

export interface ActionPlanModel
	extends Pick<
		ActionPlan,
		"name" | "language" | "from" | "to" | "introduction"
	> {
	years: PlanYear[];
	/** The year that is going on, which the page marks; absent in the years before and after the plan. */
	currentYear: number | null;
	/** Where the follow-ups of years are to be read on this site, in the page's language. */
	followUps: Map<number, string>;
}

export interface PlanYearModel {
	year: PlanYearView;
	/** Whether it is going on. */
	now: boolean;
	/** The title of the principle that the theme is about, in the page's language; null when it is about none. */
	principle: string | null;
	/** Where its follow-up is to be read on this site. */
	followUp: string | null;
}
