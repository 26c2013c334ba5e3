import { count } from "../format.ts";
import type { about as sv } from "../sv/about.ts";
import {
	accessibilitySections,
	cookieSections,
	privacySections,
} from "./statements.ts";

export const about: typeof sv = {
	privacy: {
		title: "Personal data",
		description:
			"Which personal data Handslag processes, why and for how long.",
		lead: "We keep what it takes to know who has signed, and nothing more.",
		sections: privacySections,
	},
	accessibility: {
		title: "Accessibility statement",
		heading: "Accessibility statement",
		description:
			"How accessible the site is, and how to tell us when something falls short.",
		lead: "Region Halland is behind the site. Everyone shall be able to use it, however they read.",
		sections: accessibilitySections,
	},
	cookies: {
		title: "Cookies",
		description: "Which cookie Handslag uses, and what stays in your browser.",
		lead: "We use a single cookie, and only for those who log in.",
		sections: cookieSections,
	},
	data: {
		title: "Open data",
		description:
			"Download the register as CSV, JSON, JSON-LD or GeoJSON, free to use.",
		lead: (parties) =>
			`The whole register, ${count("en", parties, "party", "parties")} at present, is free for anyone to use.`,
		download: "Download",
		downloadText:
			"The files hold today's parties. The CSV file opens in a spreadsheet, and takes the same filters as the register.",
		more: "More formats",
		moreText:
			"All files are made from the same data. They say which version they are, and when it was made.",
		fileList: {
			"/datasets/signatories.csv":
				"CSV for programs, with a description of each column (CSVW)",
			"/datasets/signatories.jsonld":
				"JSON-LD: linked data in the words of schema.org",
			"/datasets/municipalities.geojson":
				"GeoJSON: the parties by municipality. Each municipality is a point at its main town.",
			"/datasets/statistics.json": "The register in numbers",
			"/datasets/action-plan.json": "The action plan",
			"/datasets/follow-ups.json":
				"The follow-ups: the answers about each principle, year by year",
			"/datasets/follow-ups.csv":
				"The follow-ups as CSV, with a description of each column (CSVW)",
			"/datasets/news.json": "News",
			"/datasets/events.json": "Conferences and other events",
		},
		contacts:
			"The files hold no contacts. What an organisation has chosen to show is on its own page.",
		catalogue: "Catalogue",
		catalogueText:
			"Everything is described in a catalogue that the data portals of Sweden and of Europe can read (DCAT-AP-SE 3).",
		catalogueList: {
			"/datasets/dcat": "RDF/XML",
			"/datasets/dcat.ttl": "Turtle",
			"/datasets/dcat.jsonld": "JSON-LD",
		},
		api: "Programming interface",
		apiText:
			"Everything that is shown here is there as JSON too, without key and without account. Each answer has an ETag, so that you fetch only what has changed.",
		service:
			"The interface is open day and night, but we promise no certain availability. Tell us if something does not work.",
		reference: "Reference of the interface",
		examples: "Some questions",
		exampleList: {
			"/api/v1/signatories?municipality=1383": "Parties in Varberg",
			"/api/v1/signatories?asOf=2024-01-01":
				"Who were parties on 1 January 2024",
			"/api/v1/statistics": "Numbers by municipality, kind, field and year",
			"/api/v1/certificates/{number}":
				"What the register says about a certificate",
		},
		fields: "The fields",
		fieldList: {
			id: "An identity that never changes",
			slug: "The name in the page's address",
			name: "Name of the organisation",
			organisationNumber: "Organisation number. Empty when there is none.",
			kind: "Kind of organisation",
			municipality:
				"Municipality code and name. Empty when active in the whole county.",
			municipalityCode: "The municipality code by itself, in CSV and JSON-LD",
			wholeCounty: "Whether it is active in the whole county",
			themes: "Fields of activity",
			website: "The organisation's website",
			description: "What the organisation does, in its own words",
			signedOn: "Day of signing",
			status: "Whether the signature is in force",
			agreementVersion: "Version of the agreement",
			certificateNumber: "Number of the certificate",
		},
		followUpFields: "The fields of the follow-up",
		followUpText:
			"A row for each year, principle and kind of party. Figures that would tell what a single civil party answered are empty. There are no comments in the files.",
		followUpFieldList: {
			year: "The year of the follow-up",
			principle: "The principle's name in addresses",
			principleSv: "The principle in Swedish",
			principleEn: "The principle in English",
			sector: "Kind of party: civil or public",
			answers: "How many parties of that kind answered that year",
			scored: "How many gave the principle a score",
			mean: "Mean of the scores, from 1 to 5",
			score1: "How many answered 1, not true at all",
			score2: "How many answered 2",
			score3: "How many answered 3",
			score4: "How many answered 4",
			score5: "How many answered 5, wholly true",
			unknown: "How many answered that they do not know",
		},
		licence: "Terms",
		licenceText:
			"The data is free under CC0 1.0. Please name the source and the day that you fetched it.",
		licenceLink: "Read about CC0",
	},
	apiReference: {
		title: "The programming interface",
		lead: "Every address and what it does. Errors come as application/problem+json, with all faults at once, in Swedish or English.",
		document: "The whole description as OpenAPI 3.1",
		answers:
			"Under each address stands what it answers when all goes well. Fields may be added; none is taken away or given another type within v1.",
		shapes: "Parts of the answers",
		example: "Example",
		asked: "What is sent",
		answered: "The answer",
	},
};
