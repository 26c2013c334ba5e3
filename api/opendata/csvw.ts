import { toFiguresCsv } from "../content/follow-up/csv.ts";
import { toCsv } from "../register/csv.ts";
import { datasets } from "./datasets.ts";
import { type Field, fields } from "./fields.ts";
import { followUpFields } from "./follow-up-fields.ts";
import type { Snapshot } from "./schema.ts";
import { licence, publisher } from "./words.ts";

const bom = "\uFEFF";

/** A table of the open data, and what describes it (CSV on the Web). */
interface Table {
	/** Of the catalogue; the table's file is named for it. */
	dataset: string;
	summary: string;
	make(snapshot: Snapshot): string;
	fields: Field[];
	primaryKey: string | string[];
	/** What a row is about: a URI template (RFC 6570) after the service's origin. */
	about: string;
}

/**
 * Both are without the byte order mark that the API's CSV gives to spreadsheets: a validator of CSV on the Web would
 * read it as part of the first column's name.
 */
export const tables: Table[] = [
	{
		dataset: "signatories",
		summary: "The present parties as CSV (RFC 4180), without byte order mark",
		make: ({ parties }) => toCsv(parties).slice(bom.length),
		fields,
		primaryKey: "id",
		about: "/signatarer/{slug}",
	},
	{
		dataset: "follow-ups",
		summary: "The follow-ups as CSV (RFC 4180): year, principle, kind of party",
		make: ({ followUps }) => toFiguresCsv(followUps.sv, followUps.en),
		fields: followUpFields,
		primaryKey: ["year", "principle", "sector"],
		about: "/datasets/follow-ups#{year}-{principle}-{sector}",
	},
];

/** What describes a table (W3C Metadata Vocabulary for Tabular Data). */
export function csvMetadata(
	table: Table,
	{ version, generatedAt }: Snapshot,
	publicUrl: string,
): object {
	const dataset = datasets.find(({ id }) => id === table.dataset);
	return {
		"@context": ["http://www.w3.org/ns/csvw", { "@language": "sv" }],
		url: `${table.dataset}.csv`,
		"dc:title": [
			{ "@value": dataset?.title.sv, "@language": "sv" },
			{ "@value": dataset?.title.en, "@language": "en" },
		],
		"dc:publisher": { "@id": publisher.uri },
		"dc:license": { "@id": licence },
		"dc:source": { "@id": `${publicUrl}/oppna-data` },
		"dc:modified": { "@value": generatedAt, "@type": "xsd:dateTime" },
		"schema:version": version,
		dialect: { encoding: "utf-8", header: true, lineTerminators: ["\r\n"] },
		tableSchema: {
			columns: table.fields.map((field) => column(field, publicUrl)),
			primaryKey: table.primaryKey,
			aboutUrl: publicUrl + table.about,
		},
	};
}

function column({ name, title, word, ...rest }: Field, publicUrl: string) {
	return {
		name,
		titles: { sv: [title.sv], en: [title.en], und: [name] },
		// The same words as in the JSON-LD, and explained at the same address.
		propertyUrl: word ?? `${publicUrl}/oppna-data#${name}`,
		...rest,
	};
}
