import { csvMetadata, datasets } from "./datasets.ts";
import type { Both, Provenance } from "./schema.ts";
import { rdf, type Subject, type Term, xsd } from "./triples.ts";
import {
	catalogueWords,
	contactName,
	county,
	licence,
	publisher,
	serviceWords,
} from "./words.ts";

/** The catalogue after DCAT-AP-SE 3, which profiles the EU's DCAT-AP 3 and W3C's DCAT 3. */

const dcat = "http://www.w3.org/ns/dcat#";
const dcterms = "http://purl.org/dc/terms/";
const foaf = "http://xmlns.com/foaf/0.1/";
const vcard = "http://www.w3.org/2006/vcard/ns#";
const skos = "http://www.w3.org/2004/02/skos/core#";
const dcatap = "http://data.europa.eu/r5r/";

export const prefixes = { dcat, dcterms, foaf, vcard, skos, dcatap, xsd };

const authority = "http://publications.europa.eu/resource/authority";
const taxonomy = `${authority}/data-theme`;
const languages = [`${authority}/language/SWE`, `${authority}/language/ENG`];
const open = `${authority}/access-right/PUBLIC`;
const stable = `${authority}/planned-availability/STABLE`;
const region = "http://purl.org/adms/publishertype/RegionalAuthority";

type Dataset = (typeof datasets)[number];
type Distribution = Dataset["distributions"][number];
type Said = [predicate: string, object: Term];

/** Where the catalogue is, who answers for it, and which version of the data it describes. */
export interface CatalogueFacts {
	publicUrl: string;
	email: string;
	about: Provenance;
}

const mediaType = (type: string) =>
	`http://www.iana.org/assignments/media-types/${type}`;
const is = (kind: string): Said => [`${rdf}type`, { iri: kind }];
const links = (predicate: string, iris: string[]): Said[] =>
	iris.map((iri) => [predicate, { iri }]);
const inBoth = (predicate: string, { sv, en }: Both): Said[] => [
	[predicate, { value: sv, language: "sv" }],
	[predicate, { value: en, language: "en" }],
];
const time = (predicate: string, value: string): Said => [
	predicate,
	{ value, datatype: `${xsd}dateTime` },
];
const text = (predicate: string, value: string): Said => [
	predicate,
	{ value, datatype: `${xsd}string` },
];

function iris(publicUrl: string) {
	const root = `${publicUrl}/datasets`;
	return {
		catalogue: `${root}/dcat`,
		service: `${root}/dcat#api`,
		contact: `${root}/dcat#contact`,
		dataset: (id: string) => `${root}/${id}`,
		distribution: (id: string, at: number) => `${root}/${id}#${at + 1}`,
	};
}

function catalogue({ publicUrl, about }: CatalogueFacts): Subject {
	const at = iris(publicUrl);
	return {
		iri: at.catalogue,
		says: [
			is(`${dcat}Catalog`),
			...inBoth(`${dcterms}title`, catalogueWords.title),
			...inBoth(`${dcterms}description`, catalogueWords.description),
			...links(`${dcterms}publisher`, [publisher.uri]),
			...links(`${dcterms}license`, [licence]),
			...links(`${foaf}homepage`, [`${publicUrl}/oppna-data`]),
			...links(`${dcterms}language`, languages),
			...links(`${dcterms}spatial`, [county.geonames, county.nuts]),
			...links(`${dcat}themeTaxonomy`, [taxonomy]),
			time(`${dcterms}modified`, about.generatedAt),
			...datasets.flatMap(({ id }) =>
				links(`${dcat}dataset`, [at.dataset(id)]),
			),
		],
	};
}

function dataset(one: Dataset, { publicUrl, about }: CatalogueFacts): Subject {
	const at = iris(publicUrl);
	return {
		iri: at.dataset(one.id),
		says: [
			is(`${dcat}Dataset`),
			...inBoth(`${dcterms}title`, one.title),
			...inBoth(`${dcterms}description`, one.description),
			...one.keywords.flatMap((word) => inBoth(`${dcat}keyword`, word)),
			...links(`${dcat}theme`, one.themes),
			...links(`${dcterms}publisher`, [publisher.uri]),
			...links(`${dcat}contactPoint`, [at.contact]),
			...links(`${dcterms}accessRights`, [open]),
			...links(`${dcterms}accrualPeriodicity`, [one.frequency]),
			...links(`${dcterms}spatial`, [county.geonames, county.nuts]),
			...links(`${dcterms}language`, languages),
			...links(`${dcat}landingPage`, [`${publicUrl}/oppna-data`]),
			text(`${dcterms}identifier`, at.dataset(one.id)),
			text(`${dcat}version`, about.version),
			time(`${dcterms}modified`, about.generatedAt),
			...one.distributions.flatMap((_, i) =>
				links(`${dcat}distribution`, [at.distribution(one.id, i)]),
			),
		],
	};
}

function distribution(
	one: Distribution,
	iri: string,
	{ publicUrl, about }: CatalogueFacts,
): Subject {
	const at = publicUrl + one.path;
	return {
		iri,
		says: [
			is(`${dcat}Distribution`),
			...inBoth(`${dcterms}title`, one.title),
			...links(`${dcat}accessURL`, [at]),
			...links(one.api ? `${dcat}accessService` : `${dcat}downloadURL`, [
				one.api ? iris(publicUrl).service : at,
			]),
			// The Swedish profile wants the type as text, DCAT-AP as an address: both are told.
			text(`${dcterms}format`, one.type),
			...links(`${dcat}mediaType`, [mediaType(one.type)]),
			...links(`${dcterms}license`, [licence]),
			...links(`${dcatap}availability`, [stable]),
			...links(`${dcterms}conformsTo`, one.conformsTo ?? []),
			...(one.type === "text/csv"
				? links(`${foaf}page`, [publicUrl + csvMetadata])
				: []),
			time(`${dcterms}modified`, about.generatedAt),
		],
	};
}

function service({ publicUrl }: CatalogueFacts): Subject {
	const at = iris(publicUrl);
	return {
		iri: at.service,
		says: [
			is(`${dcat}DataService`),
			...inBoth(`${dcterms}title`, serviceWords.title),
			...inBoth(`${dcterms}description`, serviceWords.description),
			...links(`${dcat}endpointURL`, [`${publicUrl}/api/v1`]),
			...links(`${dcat}endpointDescription`, [`${publicUrl}/api/openapi.json`]),
			...links(`${foaf}page`, [`${publicUrl}/api/docs`]),
			...links(`${dcterms}publisher`, [publisher.uri]),
			...links(`${dcat}contactPoint`, [at.contact]),
			...links(`${dcterms}license`, [licence]),
			...links(`${dcterms}accessRights`, [open]),
			...links(`${dcterms}conformsTo`, [
				"https://spec.openapis.org/oas/v3.1.0",
			]),
			...datasets.flatMap(({ id }) =>
				links(`${dcat}servesDataset`, [at.dataset(id)]),
			),
		],
	};
}

function people({ publicUrl, email }: CatalogueFacts): Subject[] {
	return [
		{
			iri: publisher.uri,
			says: [
				is(`${foaf}Agent`),
				text(`${foaf}name`, publisher.name),
				...links(`${dcterms}type`, [region]),
				...links(`${foaf}homepage`, [publisher.homepage]),
			],
		},
		{
			iri: iris(publicUrl).contact,
			says: [
				is(`${vcard}Organization`),
				...inBoth(`${vcard}fn`, contactName),
				...links(`${vcard}hasEmail`, [`mailto:${email}`]),
			],
		},
	];
}

/** Everything in the catalogue, and what each thing that it points to is: validators ask. */
export function catalogueTriples(facts: CatalogueFacts): Subject[] {
	const at = iris(facts.publicUrl);
	return [
		catalogue(facts),
		...datasets.flatMap((one) => [
			dataset(one, facts),
			...one.distributions.map((each, i) =>
				distribution(each, at.distribution(one.id, i), facts),
			),
		]),
		service(facts),
		...people(facts),
		...referred(),
	];
}

function referred(): Subject[] {
	const all = datasets.flatMap(({ distributions }) => distributions);
	const kinds: [string, string[]][] = [
		[`${dcterms}LicenseDocument`, [licence]],
		[`${dcterms}Location`, [county.geonames, county.nuts]],
		[`${dcterms}LinguisticSystem`, languages],
		[`${dcterms}RightsStatement`, [open]],
		[`${dcterms}Frequency`, datasets.map(({ frequency }) => frequency)],
		[`${dcterms}MediaType`, all.map(({ type }) => mediaType(type))],
		[
			`${dcterms}Standard`,
			[
				...all.flatMap(({ conformsTo = [] }) => conformsTo),
				"https://spec.openapis.org/oas/v3.1.0",
			],
		],
	];
	const place: Said[] = inBoth(`${skos}prefLabel`, county.name);
	return [
		...kinds.flatMap(([kind, found]) =>
			[...new Set(found)].map((iri) => ({
				iri,
				says: [is(kind), ...(kind.endsWith("Location") ? place : [])],
			})),
		),
		{
			iri: taxonomy,
			says: [
				is(`${skos}ConceptScheme`),
				...inBoth(`${dcterms}title`, { sv: "Datateman", en: "Data themes" }),
			],
		},
		...concepts(),
	];
}

const themeNames: Record<string, Both> = {
	SOCI: { sv: "Befolkning och samhälle", en: "Population and society" },
	GOVE: {
		sv: "Regeringen och den offentliga sektorn",
		en: "Government and public sector",
	},
};

function concepts(): Subject[] {
	const themes = new Set(datasets.flatMap((one) => one.themes));
	const concept = (iri: string, name: Both): Subject => ({
		iri,
		says: [is(`${skos}Concept`), ...inBoth(`${skos}prefLabel`, name)],
	});
	return [
		...[...themes].map((iri) => {
			const code = iri.slice(iri.lastIndexOf("/") + 1);
			return concept(iri, themeNames[code] ?? { sv: code, en: code });
		}),
		concept(stable, { sv: "stabil", en: "stable" }),
		concept(region, { sv: "Regional myndighet", en: "Regional authority" }),
	];
}
