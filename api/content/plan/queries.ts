import type { Connection } from "../../platform/db.ts";
import type { Locale } from "../../platform/messages.ts";
import { sizesOf } from "../editing/documents/queries.ts";
import { findPart, languageOf } from "../editing/page.ts";
import type { Both } from "../schema.ts";
import { carriedOver } from "./rules.ts";
import {
	type ActionPlan,
	activityKinds,
	activityStates,
	type PlanActivity,
	type PlanActivityContent,
	type PlanYear,
	type PlanYearContent,
	type PlanYearView,
} from "./schema.ts";

// What an earlier edition wrote, or another program, is left unsaid rather than shown as it is.
const known = <T extends string>(all: readonly T[], value: unknown): T | null =>
	all.find((one) => one === value) ?? null;
const dayOrMonth = (value: unknown) =>
	typeof value === "string" && /^\d{4}-\d{2}(-\d{2})?$/.test(value)
		? value
		: null;

function activityIn(
	activity: PlanActivityContent,
	language: Locale,
	sizes: Map<string, number>,
): PlanActivity {
	const { title, carriedOverFrom, carriedOverTo, documents } = activity;
	const state = known(activityStates, activity.state);
	return {
		title: title[language],
		kind: known(activityKinds, activity.kind),
		state,
		carriedOverFrom: carriedOverFrom ?? null,
		carriedOverTo: state === "carried_over" ? (carriedOverTo ?? null) : null,
		on: dayOrMonth(activity.on),
		documents: (documents ?? []).map((one) => ({
			title: one.title[language],
			url: one.url,
			size: sizes.get(one.url) ?? null,
		})),
	};
}

/** Every text that the public reads of a year. */
const textsOf = ({
	theme,
	focusAreas,
	focusNote,
	activities,
}: PlanYearContent): Both[] => [
	theme,
	...(focusNote ? [focusNote] : []),
	...focusAreas.map(({ title }) => title),
	...activities.flatMap(({ title, documents }) => [
		title,
		...(documents ?? []).map((one) => one.title),
	]),
];

function yearIn(
	year: number,
	content: PlanYearContent,
	locale: Locale,
	sizes: Map<string, number>,
): Omit<PlanYear, "carriedOver"> {
	const language = languageOf(textsOf(content), locale);
	const { theme, themePrinciple, focusNote, followUp } = content;
	return {
		year,
		language,
		theme: theme[language],
		themePrinciple,
		focusAreas: content.focusAreas.map(({ title, continued }) => ({
			title: title[language],
			continued,
		})),
		focusNote: focusNote ? focusNote[language] : null,
		activities: content.activities.map((one) =>
			activityIn(one, language, sizes),
		),
		followUp:
			followUp && (followUp.period || followUp.url)
				? { period: followUp.period, url: followUp.url || null }
				: null,
	};
}

/** The whole plan in one language; undefined while no year has been entered. */
export async function findActionPlan(
	db: Connection,
	locale: Locale,
): Promise<ActionPlan | undefined> {
	const rows = await db
		.selectFrom("plan_year")
		.selectAll()
		.orderBy("year")
		.execute();
	const [first, last] = [rows[0], rows.at(-1)];
	if (!first || !last) return undefined;
	const words = await findPart(db, "handlingsplan", locale);
	const contents = rows.map(({ content }) => content as PlanYearContent);
	const sizes = await sizesOf(
		db,
		contents.flatMap(({ activities }) =>
			activities.flatMap(({ documents }) =>
				(documents ?? []).map(({ url }) => url),
			),
		),
	);
	const years = rows.map(({ year, content }) =>
		yearIn(year, content as PlanYearContent, locale, sizes),
	);
	return {
		name: `${words.title} ${first.year}–${last.year}`,
		language: words.language,
		from: first.year,
		to: last.year,
		introduction: words.lead,
		years: years.map((own) => ({
			...own,
			carriedOver: carriedOver(own, years),
		})),
	};
}

/** One year with its neighbours; undefined when it is not in the plan. */
export async function findPlanYear(
	db: Connection,
	year: number,
	locale: Locale,
): Promise<PlanYearView | undefined> {
	const plan = await findActionPlan(db, locale);
	const at = plan?.years.findIndex((one) => one.year === year) ?? -1;
	const found = plan?.years[at];
	if (!plan || !found) return undefined;
	return {
		...found,
		plan: plan.name,
		previous: plan.years[at - 1]?.year ?? null,
		next: plan.years[at + 1]?.year ?? null,
	};
}

/** When the plan was last changed, its years or its words; null while there is none. */
export async function planChangedAt(db: Connection): Promise<Date | null> {
	const { at } = await db
		.selectFrom("plan_year")
		.select((eb) => eb.fn.max("updated_at").as("at"))
		.executeTakeFirstOrThrow();
	const words = await db
		.selectFrom("page")
		.select("updated_at as at")
		.where("slug", "=", "handlingsplan")
		.executeTakeFirst();
	return at && words && words.at > at ? words.at : at;
}
