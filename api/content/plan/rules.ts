import type { Fault } from "../../platform/errors.ts";
import type {
	Carried,
	PlanActivity,
	PlanActivityContent,
	PlanYear,
} from "./schema.ts";

type Year = Pick<PlanYear, "year" | "activities">;

const same = (one: string, other: string) =>
	one.toLocaleLowerCase("sv") === other.toLocaleLowerCase("sv");

/** Whether one of a year's own activities already says that it was carried over to or from there. */
const said = (
	own: Year | undefined,
	field: "carriedOverFrom" | "carriedOverTo",
	year: number,
	title: string,
) =>
	own?.activities.some(
		(one: PlanActivity) => one[field] === year && same(one.title, title),
	) ?? false;

/**
 * What the other years say of this one: that an activity of theirs comes from it, or was carried
 * over to it. A year that is told of in one place is thereby told of in both.
 */
export function carriedOver(
	own: Year,
	all: Year[],
): { from: Carried[]; to: Carried[] } {
	const told = (
		theirs: "carriedOverFrom" | "carriedOverTo",
		ours: "carriedOverFrom" | "carriedOverTo",
	) =>
		all.flatMap(({ year, activities }) =>
			activities
				.filter(
					(one) =>
						one[theirs] === own.year &&
						year !== own.year &&
						!said(own, ours, year, one.title),
				)
				.map(({ title }) => ({ title, year })),
		);
	return {
		from: told("carriedOverTo", "carriedOverFrom"),
		to: told("carriedOverFrom", "carriedOverTo"),
	};
}

/** What does not go together in a year of the plan: an activity comes from an earlier year and goes to a later one, and its day lies in these. */
export function planFaults(
	year: number,
	activities: Pick<
		PlanActivityContent,
		"state" | "carriedOverFrom" | "carriedOverTo" | "on"
	>[],
): Fault[] {
	return activities.flatMap((activity, i) => {
		const faults: Fault[] = [];
		const fault = (name: string, code: string) =>
			faults.push({
				path: `activities.${i}.${name}`,
				code,
				values: { year },
			});
		const { state, carriedOverFrom: from, on } = activity;
		const to = state === "carried_over" ? activity.carriedOverTo : null;
		if (from && from >= year) fault("carriedOverFrom", "not_before_year");
		if (to && to <= year) fault("carriedOverTo", "not_after_year");
		const within = Number(on?.slice(0, 4));
		if (on && (within < (from ?? year) || within > (to ?? year)))
			fault("on", "outside_the_year");
		return faults;
	});
}
