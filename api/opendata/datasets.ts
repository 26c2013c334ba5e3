import type { Both } from "./schema.ts";

const authority = "http://publications.europa.eu/resource/authority";

/** One file, or one address of the API, that a dataset can be had from. */
interface Distribution {
	path: string;
	/** IANA media type. */
	type: string;
	title: Both;
	/** Addresses of what the file follows. */
	conformsTo?: string[];
	/** Answered by the API rather than a file of the whole. */
	api?: true;
	/** Where its columns are described. */
	describedBy?: string;
}

interface Dataset {
	id: string;
	title: Both;
	description: Both;
	keywords: Both[];
	/** Codes of the EU's vocabulary of themes. */
	themes: string[];
	/** Address in the EU's vocabulary of frequencies. */
	frequency: string;
	distributions: Distribution[];
}

const themes = ["SOCI", "GOVE"].map(
	(code) => `${authority}/data-theme/${code}`,
);
/** What describes a table stands beside it (Model for Tabular Data, 5.3). */
export const csvMetadataOf = (path: string) => `${path}-metadata.json`;

const continuously = `${authority}/frequency/CONT`;
const yearly = `${authority}/frequency/ANNUAL`;
const irregularly = `${authority}/frequency/IRREG`;

const both = (sv: string, en: string): Both => ({ sv, en });
const agreement = both("överenskommelse", "agreement");
const civil = both("civilsamhälle", "civil society");
const json = "application/json";
const rfc8259 = "https://www.rfc-editor.org/rfc/rfc8259";

const whole = (path: string): Distribution => ({
	path,
	type: json,
	title: both("JSON, allt på en gång", "JSON, all at once"),
	conformsTo: [rfc8259],
});
const api = (path: string): Distribution => ({
	path,
	type: json,
	title: both("JSON, genom gränssnittet", "JSON, through the API"),
	conformsTo: [rfc8259],
	api: true,
});

const csv = (path: string): Distribution => ({
	path,
	type: "text/csv",
	title: both("CSV, med beskrivning enligt CSVW", "CSV, described by CSVW"),
	conformsTo: [
		"https://www.rfc-editor.org/rfc/rfc4180",
		"http://www.w3.org/TR/tabular-data-model/",
	],
	describedBy: csvMetadataOf(path),
});

const atom = (path: string): Distribution => ({
	path,
	type: "application/atom+xml",
	title: both("Atom, för nyhetsläsare", "Atom, for feed readers"),
	conformsTo: ["https://www.rfc-editor.org/rfc/rfc4287"],
});
const calendar = (path: string): Distribution => ({
	path,
	type: "text/calendar",
	title: both("iCalendar, för kalendrar", "iCalendar, for calendars"),
	conformsTo: ["https://www.rfc-editor.org/rfc/rfc5545"],
});

const signatories: Dataset = {
	id: "signatories",
	title: both(
		"Organisationer som har skrivit under",
		"Organisations that have signed",
	),
	description: both(
		"Alla parter i dag: namn, organisationsnummer, typ, kommun, verksamhet, dagen för underskriften och intygets nummer.",
		"All present parties: name, organisation number, kind, municipality, fields of activity, day of signing and certificate number.",
	),
	keywords: [
		agreement,
		civil,
		both("föreningar", "associations"),
		both("register", "register"),
	],
	themes,
	frequency: continuously,
	distributions: [
		whole("/datasets/signatories.json"),
		csv("/datasets/signatories.csv"),
		{
			path: "/datasets/signatories.jsonld",
			type: "application/ld+json",
			title: both(
				"JSON-LD, med ord ur schema.org",
				"JSON-LD, in the words of schema.org",
			),
			conformsTo: ["http://www.w3.org/TR/json-ld11/", "https://schema.org/"],
		},
		{
			path: "/datasets/municipalities.geojson",
			type: "application/geo+json",
			title: both("GeoJSON, kommun för kommun", "GeoJSON, by municipality"),
			conformsTo: ["https://www.rfc-editor.org/rfc/rfc7946"],
		},
		api("/api/v1/signatories"),
	],
};

/** The catalogue's datasets; each is described, served and tested from this list. */
export const datasets: Dataset[] = [
	signatories,
	{
		id: "statistics",
		title: both("Registret i siffror", "The register in numbers"),
		description: both(
			"Antal parter per kommun, typ och verksamhetsområde, och hur registret har vuxit år för år.",
			"Number of parties by municipality, kind and field of activity, and how the register has grown year by year.",
		),
		keywords: [agreement, civil, both("statistik", "statistics")],
		themes,
		frequency: continuously,
		distributions: [
			whole("/datasets/statistics.json"),
			api("/api/v1/statistics"),
		],
	},
	{
		id: "action-plan",
		title: both("Handlingsplan", "Action plan"),
		description: both(
			"Tema, fokusområden, aktiviteter och uppföljning för varje år.",
			"Theme, focus areas, activities and follow-up of every year.",
		),
		keywords: [agreement, civil, both("handlingsplan", "action plan")],
		themes,
		frequency: irregularly,
		distributions: [
			whole("/datasets/action-plan.json"),
			api("/api/v1/action-plan"),
		],
	},
	{
		id: "follow-ups",
		title: both("Uppföljning", "Follow-up"),
		description: both(
			"Hur parterna tycker att överenskommelsens principer fungerar, år för år: antal svar, medelvärde och fördelning, för idéburna och offentliga parter var för sig. Siffror som skulle visa vad en enda idéburen part har svarat finns inte med.",
			"How the parties find that the agreement's principles work, year by year: number of answers, mean and distribution, for civil and public parties apart. Figures that would tell what a single civil party answered are left out.",
		),
		keywords: [
			agreement,
			civil,
			both("uppföljning", "follow-up"),
			both("enkät", "survey"),
		],
		themes,
		frequency: yearly,
		distributions: [
			whole("/datasets/follow-ups.json"),
			csv("/datasets/follow-ups.csv"),
			api("/api/v1/follow-ups"),
		],
	},
	{
		id: "news",
		title: both("Nyheter", "News"),
		description: both(
			"Rubrik, ingress och datum för allt som har skrivits om överenskommelsen.",
			"Title, summary and date of everything written about the agreement.",
		),
		keywords: [agreement, civil, both("nyheter", "news")],
		themes,
		frequency: irregularly,
		distributions: [
			whole("/datasets/news.json"),
			atom("/nyheter.atom"),
			api("/api/v1/news"),
		],
	},
	{
		id: "events",
		title: both(
			"Konferenser och andra evenemang",
			"Conferences and other events",
		),
		description: both(
			"När och var vi har träffats och ska träffas.",
			"When and where we have met and will meet.",
		),
		keywords: [agreement, civil, both("konferens", "conference")],
		themes,
		frequency: irregularly,
		distributions: [
			whole("/datasets/events.json"),
			atom("/evenemang.atom"),
			calendar("/evenemang.ics"),
			api("/api/v1/events"),
		],
	},
];
