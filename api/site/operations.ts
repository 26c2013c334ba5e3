import type { App } from "../platform/http.ts";

/** The API's operations by tag, as the OpenAPI document has them. */
export function operationsOf(app: App) {
	const groups = new Map<
		string,
		{ method: string; path: string; summary: string }[]
	>();
	for (const [path, methods] of Object.entries(app.swagger().paths ?? {}))
		for (const [method, operation] of Object.entries(methods ?? {})) {
			const { tags, summary = "" } = operation as {
				tags?: string[];
				summary?: string;
			};
			const name = tags?.[0] ?? "server";
			const group = groups.get(name) ?? [];
			group.push({ method: method.toUpperCase(), path, summary });
			groups.set(name, group);
		}
	return [...groups].map(([name, operations]) => ({ name, operations }));
}
