import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import t from "tap";
import { missing, run } from "./support/certificate.ts";
import { readCsv } from "./support/open-data.ts";
import { get, seven } from "./support/open-data-world.ts";
import { createWorld } from "./support/world.ts";

t.test(
	"the table's description names its columns, in order, and where it is",
	async (t) => {
		const world = await createWorld(t);
		await seven(world);
		const csv = await get(world, "/datasets/signatories.csv");
		t.match(
			csv.headers.link,
			/signatories\.csv-metadata\.json>; rel="describedby"; type="application\/csvm\+json"/,
		);
		const described = await get(
			world,
			"/datasets/signatories.csv-metadata.json",
		);
		t.match(described.headers["content-type"], "application/csvm+json");
		const { tableSchema, url } = described.json();
		t.equal(url, "signatories.csv");
		const columns: {
			name: string;
			datatype: string | { base: string; format: string };
			required?: boolean;
			titles: { sv: string[]; en: string[] };
		}[] = tableSchema.columns;
		const rows = readCsv(csv.body);
		t.same(
			Object.keys(rows[0] ?? {}),
			columns.map(({ name }) => name),
		);
		for (const { name, datatype, required, titles } of columns) {
			t.ok(titles.sv[0] && titles.en[0], name);
			for (const row of rows) {
				const value = row[name] ?? "";
				if (required) t.not(value, "", name);
				if (typeof datatype === "object" && datatype.base === "string" && value)
					t.match(value, new RegExp(`^(${datatype.format})$`), name);
			}
		}
		t.equal(new Set(rows.map((row) => row[tableSchema.primaryKey])).size, 5);
	},
);

t.test(
	"csvwvalidate, which is not ours, accepts the table and refuses a broken one",
	{ skip: missing("csvwvalidate") },
	async (t) => {
		const world = await createWorld(t);
		await seven(world);
		const dir = await mkdtemp(join(tmpdir(), "handslag-csvw-"));
		t.teardown(() => rm(dir, { recursive: true, force: true }));
		const metadata = join(dir, "signatories.csv-metadata.json");
		const table = join(dir, "signatories.csv");
		const { body } = await get(
			world,
			"/datasets/signatories.csv-metadata.json",
		);
		await writeFile(metadata, body);
		const csv = (await get(world, "/datasets/signatories.csv")).body;
		await writeFile(table, csv);
		t.match(run("csvwvalidate", [metadata]), /OK/);
		await writeFile(table, csv.replace("2026-03-01", "den första mars"));
		t.throws(() => run("csvwvalidate", [metadata]));
	},
);
