import type { SignatoryFilters } from "./models.ts";

/** The register's filters as an address: what a link or a chip leads to. */

/** Statuses that the filter offers as one choice: to a reader both are "no longer a party". */
export const statusChoices = [
	["active"],
	["provisional"],
	["superseded"],
	["withdrawn", "ended"],
] as const;

/** The query of these filters, beginning with `?`, or "" when nothing is chosen. */
export function queryOf(filters: SignatoryFilters, cursor?: string): string {
	const query = new URLSearchParams();
	if (filters.q) query.set("q", filters.q);
	for (const name of [
		"municipality",
		"kind",
		"theme",
		"version",
		"status",
	] as const)
		for (const value of filters[name]) query.append(name, value);
	if (filters.asOf) query.set("asOf", filters.asOf);
	if (filters.sort !== "name") query.set("sort", filters.sort);
	if (cursor) query.set("cursor", cursor);
	const written = query.toString();
	return written && `?${written}`;
}

/** One filter that has been chosen, and the filters without it. */
export interface Chosen {
	name: "q" | "municipality" | "kind" | "theme" | "version" | "status" | "asOf";
	value: string;
	without: SignatoryFilters;
}

/** Every chosen filter, in the order that the page shows them. */
export function chosenFilters(filters: SignatoryFilters): Chosen[] {
	const chosen: Chosen[] = [];
	if (filters.q)
		chosen.push({
			name: "q",
			value: filters.q,
			without: { ...filters, q: "" },
		});
	for (const name of ["municipality", "kind", "theme", "version"] as const)
		for (const value of filters[name])
			chosen.push({
				name,
				value,
				without: {
					...filters,
					[name]: filters[name].filter((v) => v !== value),
				},
			});
	for (const choice of statusChoices) {
		const isOf = (s: string) => (choice as readonly string[]).includes(s);
		if (filters.status.some(isOf))
			chosen.push({
				name: "status",
				value: choice[0],
				without: {
					...filters,
					status: filters.status.filter((s) => !isOf(s)),
				},
			});
	}
	if (filters.asOf)
		chosen.push({
			name: "asOf",
			value: filters.asOf,
			without: { ...filters, asOf: undefined },
		});
	return chosen;
}
