import { count } from "../format.ts";
import type { Section, about as sv } from "../sv/about.ts";

const privacySections = (officer: string): Section[] => [
	{
		title: "Who is responsible",
		paragraphs: [
			"Region Halland is the controller of the register. A coordinating association helps to run it, on behalf of the region.",
			`You reach the data protection officer at ${officer}.`,
		],
	},
	{
		title: "What we keep and why",
		paragraphs: ["We keep as little as we can."],
		list: [
			"Contacts: name, role, e-mail and phone. We need to be able to reach the organisation.",
			"Authorised signatories: name, title, e-mail, the time of signing and which text was signed. It is the proof that the organisation has signed.",
			"Extracts of minutes: what you upload. Feel free to strike out names that are not needed.",
			"Case officers: account, employer and what has been done in each case.",
		],
	},
	{
		title: "Personal identity numbers",
		paragraphs: [
			"We do not accept personal identity numbers. One that is typed in is refused and not kept.",
		],
	},
	{
		title: "What is public",
		paragraphs: [
			"The name, number, municipality, activity and signature of an organisation are open data. The name, e-mail and phone of a contact are shown only if the organisation has ticked it, field by field. The name and title of the signatory are on the certificate.",
			"Where publication would put somebody in danger we do not show the organisation. Contact us in that case.",
		],
	},
	{
		title: "Legal basis",
		paragraphs: [
			"We process the data to carry out a task in the public interest, article 6.1 e of the General Data Protection Regulation. The documents are public under the Swedish principle of public access.",
		],
	},
	{
		title: "How long",
		paragraphs: [
			"Who has been a party, and when, is kept for ever. Contact details are removed when they are not needed. The rest follows the archive decisions of the region.",
		],
	},
	{
		title: "Your rights",
		paragraphs: [
			"You can ask for an extract, have mistakes corrected and ask us to remove data. Write to us, and we answer within a month. If you are not content you can complain to the Swedish Authority for Privacy Protection.",
		],
	},
	{
		title: "Cookies and tracking",
		paragraphs: [
			"We use one cookie, and only for those who log in. It is needed to keep you logged in. We do not measure visits and fetch nothing from other sites.",
		],
	},
];

const accessibilitySections = (
	address: string,
	reviewed: string,
): Section[] => [
	{
		title: "How accessible the site is",
		paragraphs: [
			`This statement concerns ${address}. The site is built to meet the Swedish act on accessibility of digital public services, WCAG 2.2 at level AA.`,
			"We know of no shortcomings in what we have made ourselves.",
		],
	},
	{
		title: "What is not covered",
		paragraphs: [
			"Minutes and statutes that organisations upload are not reviewed for accessibility. They are shown to case officers only.",
		],
	},
	{
		title: "The certificates",
		paragraphs: [
			"Each certificate is a tagged PDF under PDF/UA-1. The same facts are on the certificate's page here.",
		],
	},
	{
		title: "Contact us",
		paragraphs: [
			"If you find something that does not work, or need the content in another way, tell us. We answer within two working days.",
		],
	},
	{
		title: "Supervision",
		paragraphs: [
			"The Agency for Digital Government, Digg, supervises the act. If you are not content with how we handle your comments you can report it to Digg: www.digg.se/tdosanmalan.",
		],
	},
	{
		title: "How we have tested",
		paragraphs: [
			"We have tested with the keyboard, at a width of 320 pixels, in high contrast and with automatic checks (axe) on every page.",
			`The statement was last reviewed on ${reviewed}.`,
		],
	},
];

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
		lead: "Everyone shall be able to use the site, however they read it.",
		sections: accessibilitySections,
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
		reference: "Reference of the interface",
		examples: "Some questions",
		exampleList: {
			"/api/v1/signatories?municipality=1383": "Parties in Varberg",
			"/api/v1/signatories?asOf=2024-01-01":
				"Who were parties on 1 January 2024",
			"/api/v1/statistics": "Numbers by municipality, kind, field and year",
			"/api/v1/certificates/HÖK-2024-0187":
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
		licence: "Terms",
		licenceText:
			"The data is free under CC0 1.0. Please name the source and the day that you fetched it.",
		licenceLink: "Read about CC0",
	},
	apiReference: {
		title: "The programming interface",
		lead: "Every address and what it does. Errors come as application/problem+json, with all faults at once, in Swedish or English.",
		document: "The whole description as OpenAPI 3.1",
		request: "Request",
		does: "Does",
	},
};
