import type { SignatoryItem } from "../register/schema.ts";
import { datasets } from "./datasets.ts";
import type { Snapshot } from "./schema.ts";
import { county, licence, publisher } from "./words.ts";

/** The parties as linked data: schema.org where it has a word, else a field of the open data page. */

// ISO 6523: 0007 is the register of Swedish organisation numbers.
const organisationNumbers = "0007";

const https = (uri: string) => uri.replace("http:", "https:");

/** The words of the file, given in the file: a reader needs to fetch nothing. */
function context(publicUrl: string): object {
	const own = `${publicUrl}/oppna-data#`;
	return {
		"@version": 1.1,
		"@vocab": "https://schema.org/",
		kind: `${own}kind`,
		themes: { "@id": `${own}themes`, "@container": "@set" },
		wholeCounty: `${own}wholeCounty`,
		status: `${own}status`,
		signedOn: {
			"@id": `${own}signedOn`,
			"@type": "http://www.w3.org/2001/XMLSchema#date",
		},
		agreementVersion: `${own}agreementVersion`,
		certificateNumber: `${own}certificateNumber`,
		registerId: `${own}id`,
		slug: `${own}slug`,
		municipalityCode: `${own}municipalityCode`,
		organisationNumber: `${own}organisationNumber`,
		url: { "@type": "@id" },
		license: { "@type": "@id" },
		dateModified: { "@type": "https://schema.org/DateTime" },
	};
}

/** One party in the words of schema.org, for files and pages alike. */
export function organisationWords(item: SignatoryItem, publicUrl: string) {
	const address = `${publicUrl}/signatarer/${encodeURIComponent(item.slug)}`;
	return {
		"@type": "Organization",
		"@id": address,
		name: item.name,
		...(item.description ? { description: item.description } : {}),
		...(item.website ? { url: item.website } : {}),
		...(item.organisationNumber
			? {
					iso6523Code: `${organisationNumbers}:${item.organisationNumber.replace("-", "")}`,
				}
			: {}),
		areaServed: {
			"@type": "AdministrativeArea",
			name: item.municipality?.name ?? county.name.sv,
		},
	};
}

function party(item: SignatoryItem, publicUrl: string): object {
	const { municipality } = item;
	return {
		...organisationWords(item, publicUrl),
		registerId: item.id,
		slug: item.slug,
		organisationNumber: item.organisationNumber,
		kind: item.kind,
		municipalityCode: municipality?.code ?? null,
		wholeCounty: item.wholeCounty,
		themes: item.themes,
		status: item.status,
		signedOn: item.signedOn,
		agreementVersion: item.agreementVersion,
		certificateNumber: item.certificateNumber,
	};
}

/** The register as JSON-LD 1.1: the dataset, then every party. */
export function signatoriesLinked(
	{ version, generatedAt, parties }: Snapshot,
	publicUrl: string,
): object {
	const dataset = datasets.find(({ id }) => id === "signatories");
	return {
		"@context": context(publicUrl),
		"@graph": [
			{
				"@type": "Dataset",
				"@id": `${publicUrl}/datasets/signatories`,
				name: dataset?.title.sv,
				description: dataset?.description.sv,
				license: https(licence),
				dateModified: generatedAt,
				version,
				publisher: {
					"@type": "Organization",
					"@id": publisher.uri,
					name: publisher.name,
				},
			},
			...parties.map((item) => party(item, publicUrl)),
		],
	};
}
