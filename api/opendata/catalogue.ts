import { datasets } from "./datasets.ts";
import { periodOf, periodThing } from "./periods.ts";
import { referred } from "./referred.ts";
import type { Provenance, Snapshot } from "./schema.ts";
import type { Subject } from "./triples.ts";
import {
	dcat,
	dcatap,
	dcterms,
	foaf,
	inBoth,
	is,
	languages,
	links,
	mediaType,
	open,
	openApi,
	region,
	rest,
	stable,
	taxonomy,
	text,
	time,
	vcard,
} from "./vocabularies.ts";
import {
	catalogueWords,
	contactName,
	county,
	licence,
	publisher,
	serviceWords,
} from "./words.ts";

/** The catalogue after DCAT-AP-SE 3, which profiles the EU's DCAT-AP 3 and W3C's DCAT 3. */

type Dataset = (typeof datasets)[number];
type Distribution = Dataset["distributions"][number];
/** Where the catalogue is, who answers for it, and which data it describes. */
export interface CatalogueFacts {
	publicUrl: string;
	email: string;
	snapshot: Snapshot;
	about: Provenance;
}

function iris(publicUrl: string) {
	const root = `${publicUrl}/datasets`;
	return {
		catalogue: `${root}/dcat`,
		service: `${root}/dcat#api`,
		contact: `${root}/dcat#contact`,
		dataset: (id: string) => `${root}/${id}`,
		period: (id: string) => `${root}/${id}#period`,
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

function dataset(
	one: Dataset,
	{ publicUrl, snapshot, about }: CatalogueFacts,
): Subject {
	const at = iris(publicUrl);
	const period = periodOf(one.id, snapshot);
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
			...links(`${dcterms}temporal`, period ? [at.period(one.id)] : []),
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

function periods(one: Dataset, { publicUrl, snapshot }: CatalogueFacts) {
	const period = periodOf(one.id, snapshot);
	return period ? [periodThing(iris(publicUrl).period(one.id), period)] : [];
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
			...(one.describedBy
				? links(`${foaf}page`, [publicUrl + one.describedBy])
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
			...links(`${dcterms}conformsTo`, [openApi]),
			...links(`${dcterms}type`, [rest]),
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
			...periods(one, facts),
			...one.distributions.map((each, i) =>
				distribution(each, at.distribution(one.id, i), facts),
			),
		]),
		service(facts),
		...people(facts),
		...referred(),
	];
}
