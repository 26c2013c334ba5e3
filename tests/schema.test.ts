import { readFileSync } from "node:fs";
import t from "tap";
import { createDb } from "../api/platform/db.ts";
import { createDatabase } from "./support/database.ts";

/** Table → columns, as the hand-kept row types have them. */
function typed(): Map<string, string[]> {
	const source = readFileSync(
		new URL("../api/platform/database-types.ts", import.meta.url),
		"utf8",
	);
	const interfaces = new Map(
		[
			...source.matchAll(
				/export interface (\w+)(?:<[^>]*>)? \{([\s\S]*?)\n\}/g,
			),
		].map((match) => [
			match[1] ?? "",
			[...(match[2] ?? "").matchAll(/^\t(\w+):/gm)].map(
				(column) => column[1] ?? "",
			),
		]),
	);
	const tables = [...source.matchAll(/^\t(\w+): (\w+Table);/gm)];
	return new Map(
		tables.map((match) => [
			match[1] ?? "",
			interfaces.get(match[2] ?? "") ?? [],
		]),
	);
}

t.test(
	"the row types name exactly the migrated schema's tables and columns",
	async (t) => {
		const database = await createDatabase();
		const db = createDb(database.connection);
		t.teardown(async () => {
			await db.destroy();
			await database.drop();
		});
		const { rows } = await db.pool.query(
			`select table_name, array_agg(column_name::text order by column_name) as columns from information_schema.columns
		where table_schema = 'public' and table_name not like 'kysely%' group by table_name`,
		);
		const migrated = Object.fromEntries(
			rows.map((row) => [row.table_name, row.columns]),
		);
		t.same(
			Object.fromEntries(
				[...typed()].map(([table, columns]) => [table, columns.sort()]),
			),
			migrated,
		);
	},
);
