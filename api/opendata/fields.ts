import type { Both } from "./schema.ts";

/** A column of a table, as CSV on the Web describes it. */
export interface Field {
	name: string;
	title: Both;
	datatype:
		| string
		| { base: string; format?: string; minimum?: number; maximum?: number };
	/** Of the texts in it, where they are all in one language. */
	lang?: "sv" | "en";
	/** The address of what it says; a field of the open data page unless it is told. */
	word?: string;
	/** Never empty. */
	required?: true;
	/** What stands between the values of a cell that holds several. */
	separator?: string;
}

const both = (sv: string, en: string): Both => ({ sv, en });

/** The columns of signatories.csv, in order. */
export const fields: Field[] = [
	{
		name: "id",
		title: both("Identitet", "Identifier"),
		datatype: {
			base: "string",
			format: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
		},
		required: true,
	},
	{
		name: "slug",
		title: both("Namn i adressen", "Name in the address"),
		datatype: "string",
		required: true,
	},
	{
		name: "name",
		title: both("Namn", "Name"),
		datatype: "string",
		word: "https://schema.org/name",
		required: true,
	},
	{
		name: "organisationNumber",
		title: both("Organisationsnummer", "Organisation number"),
		datatype: { base: "string", format: "[0-9]{6}-[0-9]{4}" },
	},
	{
		name: "kind",
		title: both("Typ", "Kind"),
		datatype: "string",
		required: true,
	},
	{
		name: "municipalityCode",
		title: both("Kommunkod", "Municipality code"),
		datatype: { base: "string", format: "[0-9]{4}" },
	},
	{
		name: "municipality",
		title: both("Kommun", "Municipality"),
		datatype: "string",
	},
	{
		name: "wholeCounty",
		title: both("Hela länet", "Whole county"),
		datatype: { base: "boolean", format: "true|false" },
		required: true,
	},
	{
		name: "themes",
		title: both("Verksamhetsområden", "Fields of activity"),
		datatype: "string",
		separator: " ",
	},
	{
		name: "website",
		title: both("Webbplats", "Website"),
		datatype: "anyURI",
		word: "https://schema.org/url",
	},
	{
		name: "description",
		title: both("Beskrivning", "Description"),
		datatype: "string",
		word: "https://schema.org/description",
	},
	{
		name: "status",
		title: both("Status", "Status"),
		datatype: { base: "string", format: "active|provisional" },
		required: true,
	},
	{
		name: "signedOn",
		title: both("Dag för underskriften", "Day of signing"),
		datatype: { base: "date", format: "yyyy-MM-dd" },
		required: true,
	},
	{
		name: "agreementVersion",
		title: both("Version av överenskommelsen", "Version of the agreement"),
		datatype: "string",
		required: true,
	},
	{
		name: "certificateNumber",
		title: both("Intygets nummer", "Certificate number"),
		datatype: "string",
	},
];
