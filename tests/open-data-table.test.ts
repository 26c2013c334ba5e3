import t from "tap";
import { publishedYear } from "./support/follow-up.ts";
import { readCsv } from "./support/open-data.ts";
import { get, seven } from "./support/open-data-world.ts";
import { createWorld, type World } from "./support/world.ts";

const tables = [
	{ name: "signatories", rows: 5, cell: ["2026-03-01", "den första mars"] },
	{ name: "follow-ups", rows: 12, cell: [",civil,5,", ",ideell,5,"] },
] as const;

/** Parties, and what six of them have answered. */
async function filled(world: World): Promise<void> {
	await seven(world);
	await publishedYear(world, 2026, [1, 2, 3, 4, 5], 4);
}

interface Column {
	name: string;
	datatype:
		| string
		| { base: string; format?: string; minimum?: number; maximum?: number };
	required?: boolean;
	titles: { sv: string[]; en: string[] };
	propertyUrl: string;
}

/** Whether a cell that is not empty is of its column's datatype. */
function fits(value: string, datatype: Column["datatype"]): boolean {
	if (typeof datatype === "string") return true;
	const { base, format = ".*", minimum, maximum } = datatype;
	if (base === "string" || base === "boolean")
		return new RegExp(`^(${format})$`).test(value);
	if (base === "date") return /^\d{4}-\d\d-\d\d$/.test(value);
	const number = Number(value);
	return (
		(base === "decimal" || (base === "integer" && Number.isInteger(number))) &&
		number >= (minimum ?? number) &&
		number <= (maximum ?? number)
	);
}

t.test(
	"the description of a table names its columns, in order, and where it is",
	async (t) => {
		const world = await createWorld(t);
		await filled(world);
		for (const { name, rows: howMany } of tables) {
			const csv = await get(world, `/datasets/${name}.csv`);
			t.match(
				csv.headers.link,
				`${name}.csv-metadata.json>; rel="describedby"; type="application/csvm+json"`,
			);
			const url = `/datasets/${name}.csv-metadata.json`;
			const described = await get(world, url);
			t.match(described.headers["content-type"], "application/csvm+json");
			const { tableSchema, ...about } = described.json();
			t.equal(about.url, `${name}.csv`);
			const columns: Column[] = tableSchema.columns;
			const rows = readCsv(csv.body);
			t.equal(rows.length, howMany);
			t.same(
				Object.keys(rows[0] ?? {}),
				columns.map((one) => one.name),
			);
			t.same(
				columns.flatMap((column) => faultsOf(column, rows)),
				[],
			);
			const keys = [tableSchema.primaryKey].flat();
			const known = new Set(columns.map((one) => one.name));
			const used = [...tableSchema.aboutUrl.matchAll(/\{(\w+)\}/g)];
			for (const key of [...keys, ...used.map(([, one]) => one)])
				t.ok(known.has(key), key);
			const subjects = rows.map((row) => keys.map((key) => row[key]).join());
			t.equal(new Set(subjects).size, howMany, "the key is one row's");
		}
	},
);

/** What is wrong with a column's description, or with a cell in it. */
function faultsOf(column: Column, rows: Record<string, string>[]): string[] {
	const { name, datatype, required, titles, propertyUrl } = column;
	const named = titles.sv[0] && titles.en[0] && /^https?:/.test(propertyUrl);
	const wrong = rows
		.map((row) => row[name] ?? "")
		.filter((value) => (value ? !fits(value, datatype) : required));
	return [...(named ? [] : ["no name"]), ...wrong].map(
		(fault) => `${name}: ${fault}`,
	);
}
