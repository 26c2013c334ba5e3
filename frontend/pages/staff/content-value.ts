import type { Content } from "./content-api.ts";

type Branch = Record<string, unknown>;

/** The value at a path such as `activities.0.title.sv`. */
export function valueAt(content: Content, path: string): unknown {
	return path
		.split(".")
		.reduce<unknown>(
			(value, name) => (value as Branch | null | undefined)?.[name],
			content,
		);
}

/** The text at a path; empty where there is nothing yet. */
export function textAt(content: Content, path: string): string {
	const value = valueAt(content, path);
	return value === null || value === undefined ? "" : String(value);
}

/** Puts a value at a path, making what is missing on the way. */
export function putAt(content: Content, path: string, value: unknown): void {
	const names = path.split(".");
	const last = names.pop() ?? "";
	let branch = content as Branch;
	const fresh = () =>
		last === "sv" || last === "en" ? { sv: "", en: "" } : {};
	for (const name of names) {
		if (typeof branch[name] !== "object" || branch[name] === null)
			branch[name] = fresh();
		branch = branch[name] as Branch;
	}
	branch[last] = value;
}

/** What differs between two contents, by path, for a reader to choose from. */
export function differing(
	mine: unknown,
	theirs: unknown,
	path = "",
): { path: string; mine: string; theirs: string }[] {
	const deep = (value: unknown) => value !== null && typeof value === "object";
	if (!deep(mine) && !deep(theirs)) {
		const [a, b] = [String(mine ?? ""), String(theirs ?? "")];
		return a === b ? [] : [{ path, mine: a, theirs: b }];
	}
	const [a, b] = [(mine ?? {}) as Branch, (theirs ?? {}) as Branch];
	return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) =>
		differing(a[name], b[name], path ? `${path}.${name}` : name),
	);
}
