import { Ajv } from "ajv";
import t from "tap";
import { caller } from "./support/actors.ts";
import { readCsv, readJsonLd, readRdfXml } from "./support/open-data.ts";
import {
	byId,
	fromCsv,
	fromGraph,
	fromJson,
} from "./support/open-data-flat.ts";
import { get, seven } from "./support/open-data-world.ts";
import { createWorld } from "./support/world.ts";

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
	"follow-ups.json",
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
			for (const name of ["signatories", "follow-ups"]) {
				const url = `/datasets/${name}.csv-metadata.json`;
				const table = (await get(world, url)).json();
				found.push([table["schema:version"], table["dc:modified"]["@value"]]);
			}
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
	"open data is kept with an ETag, open to other sites, and names its licence",
	async (t) => {
		const world = await createWorld(t);
		const call = caller(world);
		const { body } = await call("GET", "/api/openapi.json");
		const paths = Object.keys(body.paths).filter((path) =>
			path.startsWith("/datasets/"),
		);
		t.ok(paths.length >= 16, paths.join(" "));
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
