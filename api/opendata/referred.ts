import { datasets } from "./datasets.ts";
import type { Both } from "./schema.ts";
import type { Subject } from "./triples.ts";
import {
	dcterms,
	inBoth,
	is,
	languages,
	mediaType,
	open,
	openApi,
	region,
	rest,
	type Said,
	skos,
	stable,
	taxonomy,
} from "./vocabularies.ts";
import { county, licence } from "./words.ts";

/** What the things are that the catalogue points to, of other people's vocabularies: validators ask. */
export function referred(): Subject[] {
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
			[...all.flatMap(({ conformsTo = [] }) => conformsTo), openApi],
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
		concept(rest, { sv: "REST", en: "REST" }),
		concept(region, { sv: "Regional myndighet", en: "Regional authority" }),
	];
}
