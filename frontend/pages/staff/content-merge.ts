import type { Content } from "./content-api.ts";

type Branch = Record<string, unknown>;

const isBranch = (value: unknown): value is Branch =>
	value !== null && typeof value === "object" && !Array.isArray(value);
const same = (a: unknown, b: unknown) =>
	JSON.stringify(a) === JSON.stringify(b);

export interface Merged {
	/** Each side's own changes; ours where both changed the same */
	content: Content;
	/** The fields that both changed, each in their own way */
	both: string[];
}

/**
 * Brings two texts together that began as the same. A field is what one side alone has made of it; a list is one
 * field, as its rows have nothing but their place to be known by.
 */
export function merge(base: Content, mine: Content, theirs: Content): Merged {
	const both: string[] = [];
	const one = (was: unknown, a: unknown, b: unknown, path: string): unknown => {
		if (same(a, b) || same(b, was)) return a;
		if (same(a, was)) return b;
		if (isBranch(a) && isBranch(b))
			return each(isBranch(was) ? was : {}, a, b, path);
		both.push(path);
		return a;
	};
	const each = (was: Branch, a: Branch, b: Branch, path = ""): Branch =>
		Object.fromEntries(
			[...new Set([...Object.keys(b), ...Object.keys(a)])].map((name) => [
				name,
				one(was[name], a[name], b[name], path ? `${path}.${name}` : name),
			]),
		);
	return { content: structuredClone(each(base, mine, theirs)), both };
}
