import type { Quad } from "n3";

/** A party with every value as text, so that formats that know no types can be compared with those that do. */
export type Flat = Record<string, string>;
/** By id, for the order does not matter. */
export const byId = (rows: Flat[]) =>
	Object.fromEntries(rows.map((row) => [row.id, row]));
const text = (value: unknown) =>
	value === null || value === undefined ? "" : String(value);

/** From JSON, as the API and the whole file have it. */
// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
export function fromJson({ municipality, themes, ...item }: any): Flat {
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
export function fromCsv(row: Flat): Flat {
	const cells = Object.entries(row).map(([key, value]) => [
		key,
		value.replace(/^'(?=[=+\-@])/, ""),
	]);
	const made: Flat = Object.fromEntries(cells);
	return { ...made, themes: text(made.themes).split(" ").toSorted().join(" ") };
}

const schemaOrg = "https://schema.org/";

/** From the triples of the JSON-LD. */
export function fromGraph(quads: Quad[], publicUrl: string): Flat[] {
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
