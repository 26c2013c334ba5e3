import type { Quad } from "n3";
import t from "tap";
import { publicCache } from "../api/platform/http-cache.ts";
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
