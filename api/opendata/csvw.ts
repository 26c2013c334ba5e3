import { toCsv } from "../register/csv.ts";
import { datasets } from "./datasets.ts";
import { fields } from "./fields.ts";
import type { Snapshot } from "./schema.ts";
import { licence, publisher } from "./words.ts";

const bom = "\uFEFF";

/**
 * The parties as CSV (RFC 4180) for programs: without the byte order mark that `/api/v1/signatories.csv` gives to
 * spreadsheets, for a validator of CSV on the Web would read it as part of the first column's name.
 */
export function signatoriesCsv({ parties }: Snapshot): string {
	return toCsv(parties).slice(bom.length);
}

/** What describes the table (W3C Metadata Vocabulary for Tabular Data). */
export function csvMetadata(
	{ version, generatedAt }: Snapshot,
	publicUrl: string,
): object {
	const dataset = datasets.find(({ id }) => id === "signatories");
	return {
		"@context": ["http://www.w3.org/ns/csvw", { "@language": "sv" }],
		url: "signatories.csv",
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
			columns: fields.map(({ name, title, datatype, required, separator }) => ({
				name,
				titles: { sv: [title.sv], en: [title.en], und: [name] },
				datatype,
				...(required ? { required } : {}),
				...(separator ? { separator } : {}),
			})),
			primaryKey: "id",
			aboutUrl: `${publicUrl}/signatarer/{slug}`,
		},
	};
}
