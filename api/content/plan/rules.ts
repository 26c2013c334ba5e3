import type { Carried, PlanActivity, PlanYear } from "./schema.ts";

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
