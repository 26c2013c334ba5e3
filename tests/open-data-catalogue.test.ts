import { Ajv } from "ajv";
import type { Quad } from "n3";
import t from "tap";
import { publicCache } from "../api/platform/http-cache.ts";
import { openRound, publish } from "./support/follow-up.ts";
import {
	breaches,
	readJsonLd,
	readRdfXml,
	readTurtle,
} from "./support/open-data.ts";
import { get } from "./support/open-data-world.ts";
import { createWorld } from "./support/world.ts";

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
	"the catalogue tells which years the plan and the follow-ups are about",
	async (t) => {
		const world = await createWorld(t);
		const { publicUrl } = world.deps.config;
		const days = async () => {
			const quads = await readRdfXml((await get(world, "/datasets/dcat")).body);
			t.same(await breaches(quads), []);
			const temporal = quads.filter(({ predicate }) =>
				predicate.value.endsWith("terms/temporal"),
			);
			return Object.fromEntries(
				temporal.map(({ subject, object }) => [
					subject.value.slice(`${publicUrl}/datasets/`.length),
					quads
						.filter(
							(quad) =>
								quad.subject.equals(object) &&
								/(start|end)Date$/.test(quad.predicate.value),
						)
						.map((quad) => quad.object.value),
				]),
			);
		};
		const plan = ["2020-01-01", "2024-12-31"];
		t.same(await days(), { "action-plan": plan });
		await openRound(world, 1);
		await publish(world);
		t.same(await days(), {
			"action-plan": plan,
			"follow-ups": ["2026-03-12"],
		});
	},
);

t.test(
	"the description of the API says what the Swedish REST API profile asks for",
	async (t) => {
		const world = await createWorld(t);
		const { publicUrl } = world.deps.config;
		const api = (await get(world, "/api/openapi.json")).json();
		t.match(api.info.version, /^\d+\.\d+\.\d+$/);
		for (const words of [/Begränsningar: /, /Limits: /])
			t.match(api.info.description, words);
		t.ok(api.info.contact.name && api.info.license.url);
		for (const url of [
			api.info.termsOfService,
			api.info.contact.url,
			api.externalDocs.url,
		])
			await get(world, url.slice(publicUrl.length));
		const terms = await get(world, new URL(api.info.termsOfService).pathname);
		t.match(terms.body, "vi lovar ingen viss tillgänglighet");
		const paths: Record<
			string,
			Record<string, { description?: string }>
		> = api.paths;
		const own = Object.entries(paths).filter(([path]) => path.includes("/", 1));
		t.same(
			own.flatMap(([path, operations]) =>
				Object.entries(operations)
					.filter(([, { description }]) => !description)
					.map(([method]) => `${method} ${path}`),
			),
			[],
			"every operation is described",
		);
		t.same(
			own
				.map(([path]) => path)
				.filter((path) => /[A-Z_ ]/.test(path.replace(/\{\w+\}/g, ""))),
			[],
			"small letters and hyphens",
		);
		// The address that the catalogue gives for the API.
		const begin = await world.app.inject("/api/v1");
		t.equal(begin.statusCode, 302);
		const info = await get(world, String(begin.headers.location));
		t.same(info.json(), {
			apiName: api.info.title,
			apiVersion: api.info.version,
			apiReleased: info.json().apiReleased,
			apiDocumentation: `${publicUrl}/api/docs`,
			apiStatus: "active",
		});
		t.match(info.json().apiReleased, /^\d{4}-\d\d-\d\d$/);
		t.equal(info.headers["access-control-allow-origin"], "*");
	},
);

t.test(
	"a refusal has all that the description of the API says of one",
	async (t) => {
		const world = await createWorld(t);
		const { paths, components } = (
			await get(world, "/api/openapi.json")
		).json();
		const { $ref } = paths["/api/v1/signatories"].get.responses.default;
		t.equal($ref, "#/components/responses/Problem");
		const { content } = components.responses.Problem;
		const [type = ""] = Object.keys(content);
		t.equal(content[type].schema.$ref, "#/components/schemas/Problem");
		const check = new Ajv().compile({
			...components.schemas.Problem,
			additionalProperties: false,
		});
		for (const url of ["/api/v1/signatories?limit=0", "/api/v1/news/ingen"]) {
			const refused = await world.app.inject({ url });
			t.match(refused.headers["content-type"], type);
			t.ok(check(refused.json()), JSON.stringify(check.errors));
		}
	},
);

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
	"a dataset's address leads people to the page and programs to the catalogue",
	async (t) => {
		const world = await createWorld(t);
		const leads = async (accept: string) => {
			const answer = await world.app.inject({
				url: "/datasets/signatories",
				headers: { accept },
			});
			return [answer.statusCode, answer.headers.location];
		};
		t.same(await leads("text/html,*/*;q=0.8"), [303, "/oppna-data"]);
		t.same(await leads("application/rdf+xml"), [303, "/datasets/dcat"]);
		t.same(await leads("*/*"), [303, "/datasets/dcat"]);
	},
);
