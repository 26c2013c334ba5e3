import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import type { Quad } from "n3";
import t from "tap";
import { publicCache } from "../api/platform/http-cache.ts";
import { caller } from "./support/actors.ts";
import { missing, run } from "./support/certificate.ts";
import {
	breaches,
	readCsv,
	readJsonLd,
	readRdfXml,
	readTurtle,
} from "./support/open-data.ts";
import { insertParties } from "./support/parties.ts";
import { createWorld, type World } from "./support/world.ts";

const names = {
	0: 'Kör & "Teater", Åsa',
	1: "=SUM(A1:A9)",
	2: "Sámi girku <söndag>",
	3: "Đường Việt i Laholm",
	4: "Undanhållen",
	5: "Gick ur",
	6: "Hela länets nätverk",
};

/** Seven organisations, of which five are to be seen; with every kind of value that a format could stumble on. */
async function seven(world: World): Promise<void> {
	const { db } = world.deps;
	await insertParties(world, 7, names);
	const change = (n: number, values: object) =>
		db
			.updateTable("organisation")
			.set(values)
			.where("slug", "=", `forening-${n}`)
			.execute();
	await change(0, {
		organisation_number: "802999-0416",
		description: 'Rad ett,\nrad två; "citat" \\ slut',
		website: "https://teater.example/å?a=1&b=2",
		themes: ["kultur-och-bildning", "egen-idé"],
	});
	await change(1, { municipality_code: "1380", description: "@nu" });
	await change(2, { municipality_code: "1384", themes: [] });
	await change(3, { municipality_code: "1381", kind: "stiftelse" });
	await change(4, { withheld: true });
	await change(6, { municipality_code: null, whole_county: true });
	await db
		.updateTable("signature")
		.set({ status: "withdrawn", ended_on: "2026-03-10" })
		.where("organisation_id", "in", (eb) =>
			eb
				.selectFrom("organisation")
				.select("id")
				.where("slug", "=", "forening-5"),
		)
		.execute();
	await db
		.updateTable("signature")
		.set({ status: "provisional" })
		.where("organisation_id", "in", (eb) =>
			eb
				.selectFrom("organisation")
				.select("id")
				.where("slug", "=", "forening-3"),
		)
		.execute();
}

async function get(world: World, url: string, headers = {}) {
	const answer = await world.app.inject({ url, headers });
	if (answer.statusCode !== 200)
		throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
	return answer;
}

/** A party with every value as text, so that formats that know no types can be compared with those that do. */
type Flat = Record<string, string>;
const byId = (rows: Flat[]) =>
	Object.fromEntries(rows.map((row) => [row.id, row]));
const text = (value: unknown) =>
	value === null || value === undefined ? "" : String(value);

// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
function fromJson({ municipality, themes, ...item }: any): Flat {
	return {
		...Object.fromEntries(
			Object.entries(item).map(([key, value]) => [key, text(value)]),
		),
		municipalityCode: text(municipality?.code),
		municipality: text(municipality?.name),
		themes: themes.toSorted().join(" "),
	};
}

/** A cell that a spreadsheet would run has an apostrophe before it (see api/register/csv.ts). */
function fromCsv(row: Flat): Flat {
	const cells = Object.entries(row).map(([key, value]) => [
		key,
		value.replace(/^'(?=[=+\-@])/, ""),
	]);
	const made: Flat = Object.fromEntries(cells);
	return { ...made, themes: text(made.themes).split(" ").toSorted().join(" ") };
}

const schemaOrg = "https://schema.org/";

function fromGraph(quads: Quad[], publicUrl: string): Flat[] {
	const own = `${publicUrl}/oppna-data#`;
	const all = (subject: string, predicate: string) =>
		quads
			.filter(
				(quad) =>
					quad.subject.value === subject && quad.predicate.value === predicate,
			)
			.map((quad) => quad.object.value);
	const addresses = quads
		.filter((quad) => quad.predicate.value === `${own}slug`)
		.map((quad) => quad.subject.value);
	const exact = [
		...[
			"slug",
			"organisationNumber",
			"kind",
			"municipalityCode",
			"wholeCounty",
		],
		...["status", "signedOn", "agreementVersion", "certificateNumber"],
	];
	return addresses.map((address) => {
		const [area = ""] = all(address, `${schemaOrg}areaServed`);
		const one = (predicate: string) => all(address, predicate)[0] ?? "";
		const code = one(`${own}municipalityCode`);
		return {
			...Object.fromEntries(exact.map((key) => [key, one(own + key)])),
			id: one(`${own}registerId`) || one(`${own}id`),
			name: one(`${schemaOrg}name`),
			description: one(`${schemaOrg}description`),
			website: one(`${schemaOrg}url`),
			themes: all(address, `${own}themes`).toSorted().join(" "),
			municipality: code ? (all(area, `${schemaOrg}name`)[0] ?? "") : "",
		};
	});
}

t.test(
	"JSON, CSV, JSON-LD and the API tell of the same parties, field by field",
	async (t) => {
		const world = await createWorld(t);
		await seven(world);
		const json = (await get(world, "/datasets/signatories.json")).json();
		t.equal(json.total, 5);
		const wanted = byId(json.items.map(fromJson));
		t.equal(Object.keys(wanted).length, 5);
		t.notMatch(JSON.stringify(json), /Undanhållen|Gick ur/);

		const csv = (await get(world, "/datasets/signatories.csv")).body;
		t.same(byId(readCsv(csv).map(fromCsv)), wanted, "CSV");
		const api = (await get(world, "/api/v1/signatories?limit=200")).json();
		t.same(byId(api.items.map(fromJson)), wanted, "API");
		const table = (await get(world, "/api/v1/signatories.csv")).body;
		t.same(byId(readCsv(table, true).map(fromCsv)), wanted, "API's CSV");
		const linked = await readJsonLd(
			(await get(world, "/datasets/signatories.jsonld")).json(),
		);
		const graph = fromGraph(linked, world.deps.config.publicUrl);
		// An address is kept as it was written; the graph holds it as an address.
		t.same(byId(graph), wanted, "JSON-LD");
	},
);

t.test(
	"GeoJSON places each party once, in its municipality or in none",
	async (t) => {
		const world = await createWorld(t);
		await seven(world);
		const { items } = (await get(world, "/datasets/signatories.json")).json();
		const geo = (await get(world, "/datasets/municipalities.geojson")).json();
		const check = new Ajv({ allowUnionTypes: true }).compile(rfc7946);
		t.ok(check(geo), JSON.stringify(check.errors));
		const placed = geo.features.flatMap(
			({ properties: p }: { properties: Record<string, unknown> }) =>
				(p.organisations as { id: string; name: string }[]).map(
					({ id, name }) => [id, name, p.code],
				),
		);
		t.same(
			placed.sort(),
			items
				.map(
					(item: {
						id: string;
						name: string;
						municipality: { code: string } | null;
					}) => [item.id, item.name, item.municipality?.code ?? null],
				)
				.sort(),
		);
		const { byMunicipality } = (
			await get(world, "/datasets/statistics.json")
		).json().sv;
		t.same(
			geo.features.map(
				({ properties: p }: { properties: { parties: number } }) => p.parties,
			),
			byMunicipality.map(({ parties }: { parties: number }) => parties),
			"the statistics count the same",
		);
		for (const { geometry } of geo.features) {
			if (geometry === null) continue;
			const [east, north] = geometry.coordinates;
			t.ok(east > 11.8 && east < 13.7 && north > 56.3 && north < 57.7);
		}
	},
);

const position = {
	type: "array",
	items: [
		{ type: "number", minimum: -180, maximum: 180 },
		{ type: "number", minimum: -90, maximum: 90 },
	],
	minItems: 2,
	maxItems: 2,
};
/** RFC 7946, 3.1.2, 3.2 and 3.3, as far as points go; `crs` is forbidden (4). */
const rfc7946 = {
	type: "object",
	required: ["type", "features"],
	not: { required: ["crs"] },
	properties: {
		type: { const: "FeatureCollection" },
		features: {
			type: "array",
			minItems: 7,
			maxItems: 7,
			items: {
				type: "object",
				required: ["type", "geometry", "properties"],
				properties: {
					type: { const: "Feature" },
					id: { type: ["string", "number"] },
					properties: { type: ["object", "null"] },
					geometry: {
						oneOf: [
							{ type: "null" },
							{
								type: "object",
								required: ["type", "coordinates"],
								properties: { type: { const: "Point" }, coordinates: position },
							},
						],
					},
				},
			},
		},
	},
};

const files = [
	"signatories.json",
	"statistics.json",
	"action-plan.json",
	"news.json",
	"events.json",
	"municipalities.geojson",
];

t.test(
	"all files carry one version and time; a change gives new ones to all",
	async (t) => {
		const world = await createWorld(t);
		await seven(world);
		const told = async () => {
			const found: [string, string][] = [];
			for (const file of files) {
				const body = (await get(world, `/datasets/${file}`)).json();
				found.push([body.version, body.generatedAt]);
				t.match(body.licence, /creativecommons.org\/publicdomain\/zero/, file);
				// The clock goes on while the content stands still.
				world.now.value = new Date(world.now.value.getTime() + 1000);
			}
			const table = (
				await get(world, "/datasets/signatories.csv-metadata.json")
			).json();
			found.push([table["schema:version"], table["dc:modified"]["@value"]]);
			const [about] = (await get(world, "/datasets/signatories.jsonld")).json()[
				"@graph"
			];
			found.push([about.version, about.dateModified]);
			const quads = await readRdfXml((await get(world, "/datasets/dcat")).body);
			const said = (end: string) =>
				quads.filter(({ predicate }) => predicate.value.endsWith(end));
			for (const { subject, object } of said("dcat#version"))
				for (const modified of said("terms/modified"))
					if (modified.subject.equals(subject))
						found.push([object.value, modified.object.value]);
			return new Set(found.map((one) => one.join(" ")));
		};
		const before = await told();
		t.equal(before.size, 1, [...before].join("\n"));
		await world.deps.db
			.updateTable("organisation")
			.set({ description: "Ny text" })
			.where("slug", "=", "forening-2")
			.execute();
		const after = await told();
		t.equal(after.size, 1);
		t.not([...after][0], [...before][0]);
	},
);

t.test(
	"the catalogue says the same in RDF/XML, Turtle and JSON-LD, by address and by Accept",
	async (t) => {
		const world = await createWorld(t);
		const lines = (quads: Quad[]) =>
			quads
				.map((q) => [q.subject.value, q.predicate.value, q.object.id].join(" "))
				.sort();
		const xml = await get(world, "/datasets/dcat");
		t.match(xml.headers["content-type"], "application/rdf+xml");
		t.match(xml.headers.vary, "Accept");
		const wanted = lines(await readRdfXml(xml.body));
		t.ok(wanted.length > 200, `${wanted.length} triples`);
		const others = [
			["rdf", "application/rdf+xml", readRdfXml],
			["ttl", "text/turtle", readTurtle],
			[
				"jsonld",
				"application/ld+json",
				(body: string) => readJsonLd(JSON.parse(body)),
			],
		] as const;
		for (const [suffix, type, read] of others) {
			const named = await get(world, `/datasets/dcat.${suffix}`);
			const asked = await get(world, "/datasets/dcat", { accept: type });
			for (const answer of [named, asked]) {
				t.match(answer.headers["content-type"], type);
				t.same(lines(await read(answer.body)), wanted, type);
			}
		}
		const browser = await get(world, "/datasets/dcat", {
			accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
		});
		t.match(browser.headers["content-type"], "application/rdf+xml");
	},
);

t.test(
	"a kept catalogue is not given to one who asks for another type",
	async (t) => {
		const world = await createWorld(t);
		publicCache(world.deps).trust(true);
		for (const type of ["text/turtle", "application/rdf+xml", "text/turtle"]) {
			const answer = await get(world, "/datasets/dcat", { accept: type });
			t.match(answer.headers["content-type"], type);
		}
	},
);

t.test("the catalogue keeps to the shapes of DCAT-AP-SE", async (t) => {
	const world = await createWorld(t);
	const quads = await readRdfXml((await get(world, "/datasets/dcat")).body);
	t.same(await breaches(quads), []);
	// A catalogue that lacks something is not let through: otherwise the shapes would prove nothing.
	for (const lost of [
		"publisher",
		"license",
		"accessURL",
		"contactPoint",
		"endpointURL",
	]) {
		const less = quads.filter(
			({ predicate }) => !predicate.value.endsWith(lost),
		);
		t.not((await breaches(less)).length, 0, `without ${lost}`);
	}
});

t.test(
	"every address in the catalogue answers, with the type that it promises",
	async (t) => {
		const world = await createWorld(t);
		const { publicUrl } = world.deps.config;
		const quads = await readRdfXml((await get(world, "/datasets/dcat")).body);
		const objects = (end: string) =>
			quads.filter(({ predicate }) => predicate.value.endsWith(end));
		const formats = new Map(
			objects("terms/format").map((q) => [q.subject.value, q.object.value]),
		);
		for (const { subject, object } of objects("accessURL")) {
			const answer = await get(world, object.value.slice(publicUrl.length));
			t.match(answer.headers["content-type"], formats.get(subject.value));
		}
		for (const end of [
			"endpointDescription",
			"landingPage",
			"foaf/0.1/page",
			"downloadURL",
		])
			for (const { object } of objects(end))
				await get(world, object.value.slice(publicUrl.length));
	},
);

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
	"open data is kept with an ETag, open to other sites, and names its licence",
	async (t) => {
		const world = await createWorld(t);
		const call = caller(world);
		const { body } = await call("GET", "/api/openapi.json");
		const paths = Object.keys(body.paths).filter((path) =>
			path.startsWith("/datasets/"),
		);
		t.ok(paths.length >= 13, paths.join(" "));
		for (const url of paths) {
			const first = await get(world, url);
			t.equal(first.headers["access-control-allow-origin"], "*", url);
			t.match(first.headers["cache-control"], /public/, url);
			t.match(
				first.headers.link,
				/publicdomain\/zero\/1\.0\/>; rel="license"/,
				url,
			);
			t.notOk(first.headers["set-cookie"], url);
			const again = await world.app.inject({
				url,
				headers: { "if-none-match": String(first.headers.etag) },
			});
			t.equal(again.statusCode, 304, url);
		}
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
