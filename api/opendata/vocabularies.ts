import type { Both } from "./schema.ts";
import { rdf, type Term, xsd } from "./triples.ts";

/** The vocabularies of the catalogue, and how things are said in them. */

export const dcat = "http://www.w3.org/ns/dcat#";
export const dcterms = "http://purl.org/dc/terms/";
export const foaf = "http://xmlns.com/foaf/0.1/";
export const vcard = "http://www.w3.org/2006/vcard/ns#";
export const skos = "http://www.w3.org/2004/02/skos/core#";
export const dcatap = "http://data.europa.eu/r5r/";

export const prefixes = { dcat, dcterms, foaf, vcard, skos, dcatap, xsd };

export const authority = "http://publications.europa.eu/resource/authority";
export const taxonomy = `${authority}/data-theme`;
export const languages = [
	`${authority}/language/SWE`,
	`${authority}/language/ENG`,
];
export const open = `${authority}/access-right/PUBLIC`;
export const stable = `${authority}/planned-availability/STABLE`;
export const region = "http://purl.org/adms/publishertype/RegionalAuthority";

/** How the Swedish profile tells that a service is a REST API. */
export const rest = "http://www.wikidata.org/entity/Q749568";

export type Said = [predicate: string, object: Term];

/** The description of the API follows it. */
export const openApi = "https://spec.openapis.org/oas/v3.1.0";

export const mediaType = (type: string) =>
	`http://www.iana.org/assignments/media-types/${type}`;
export const is = (kind: string): Said => [`${rdf}type`, { iri: kind }];
export const links = (predicate: string, iris: string[]): Said[] =>
	iris.map((iri) => [predicate, { iri }]);
export const inBoth = (predicate: string, { sv, en }: Both): Said[] => [
	[predicate, { value: sv, language: "sv" }],
	[predicate, { value: en, language: "en" }],
];
export const time = (predicate: string, value: string): Said => [
	predicate,
	{ value, datatype: `${xsd}dateTime` },
];
export const text = (predicate: string, value: string): Said => [
	predicate,
	{ value, datatype: `${xsd}string` },
];
