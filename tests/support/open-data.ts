import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { parse as parseCsv } from "csv-parse/sync";
import jsonld from "jsonld";
import { DataFactory, Parser, type Quad, Store } from "n3";
import Validator from "rdf-validate-shacl";
import { RdfXmlParser } from "rdfxml-streaming-parser";

/** Readers of the open data that are not ours. */

/** Turtle and N-Quads, by n3. */
export const readTurtle = (text: string): Quad[] => new Parser().parse(text);

/** RDF/XML, by rdfxml-streaming-parser. */
export async function readRdfXml(text: string): Promise<Quad[]> {
	const parser = new RdfXmlParser();
	const quads: Quad[] = [];
	// Its terms are its own kind; n3 makes them again, so that all readers give the same.
	for await (const quad of Readable.from([text]).pipe(parser))
		quads.push(DataFactory.fromQuad(quad) as Quad);
	return quads;
}

/** JSON-LD, by jsonld; a context somewhere else is an error, for nothing is fetched. */
export async function readJsonLd(document: object): Promise<Quad[]> {
	const documentLoader = async (url: string) => {
		throw new Error(`${url} would have to be fetched`);
	};
	// `safe`: what the context has no word for is an error, not left out. The types lag behind the library.
	const options: Parameters<typeof jsonld.toRDF>[1] & { safe: true } = {
		format: "application/n-quads",
		documentLoader,
		safe: true,
	};
	const text = await jsonld.toRDF(document, options);
	return readTurtle(String(text));
}

/** The rows of a CSV with a header row, by csv-parse; `bom: false` leaves a byte order mark where it is. */
export function readCsv(text: string, bom = false): Record<string, string>[] {
	return parseCsv(text, { columns: true, bom, relax_quotes: false });
}

/** What a catalogue breaks of the shapes beside this file, by rdf-validate-shacl; empty when it breaks nothing. */
export async function breaches(quads: Quad[]): Promise<string[]> {
	const shapes = readFileSync(
		new URL("dcat-ap-se.shapes.ttl", import.meta.url),
		"utf8",
	);
	const report = await new Validator(new Store(readTurtle(shapes))).validate(
		new Store(quads),
	);
	return report.results.map(
		({ focusNode, path, sourceConstraintComponent, message }) =>
			[focusNode, path, sourceConstraintComponent]
				.map((term) => term?.value ?? "")
				.concat(message.map(({ value }) => value))
				.join(" "),
	);
}
