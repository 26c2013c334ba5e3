import { count } from "../format.ts";
import type { register as sv } from "../sv/register.ts";

const organisations = (n: number) =>
	count("en", n, "organisation", "organisations");

export const register: typeof sv = {
	title: "The register",
	searchForm: "Search the register",
	searchLabel: "Search for a name, place or activity",
	filter: "Filter",
	chosen: (n) => (n === 1 ? "1 choice made" : `${n} choices made`),
	municipality: "Municipality",
	inMunicipality: (n) => `, ${organisations(n)}`,
	status: "Status",
	statusEnded: "Ended",
	kind: "Kind of organisation",
	allKinds: "All kinds",
	theme: "Field of activity",
	allThemes: "All fields",
	version: "Version of the agreement",
	allVersions: "All versions",
	asOf: "Who were parties on this day?",
	asOfHint: "Leave empty for today.",
	noSuchDay: (typed) => `There is no ${typed}. Choose another day.`,
	show: "Show organisations",
	hits: (n) => [n, n === 1 ? " organisation" : " organisations"],
	ofAll: (n) => ["of ", n, " in the register"],
	chosenFilters: "Chosen filters",
	clearAll: "Clear all",
	asOfChip: (day) => `On ${day}`,
	versionChip: (label) => `Version ${label}`,
	caption: (order) => `Organisations that match, ${order}`,
	order: {
		name: "sorted by name from A to Ö",
		"-name": "sorted by name from Ö to A",
		signedOn: "the first to sign on top",
		"-signedOn": "the latest to sign on top",
	},
	columns: {
		name: "Organisation",
		municipality: "Municipality",
		theme: "Field",
		signed: "Signed",
		status: "Status",
	},
	az: "A–Ö",
	za: "Ö–A",
	oldest: "oldest first",
	newest: "newest first",
	swedishOrder: "Å, Ä and Ö come last, in that order.",
	next: "Show more",
	first: "To the first page",
	paging: "Pages",
	empty: "No organisation matches",
	emptyText: "Remove a filter, or search for part of the name.",
	clearFilters: "Clear all filters",
	nobody: "The register is empty so far",
	nobodyText:
		"The first organisation to sign will be shown here. It could be you.",
	growth: "How the register has grown",
	growthText: (unit) =>
		unit === 1
			? "Parties at the end of the year. One stitch is one organisation."
			: `Parties at the end of the year. One stitch is ${unit} organisations.`,
	year: "Year",
	amount: "Number",
	download: "Download the register",
	downloadText:
		"The register is open data, free to use. It holds no names of people.",
	downloadFiltered: "The file follows the filters that you have chosen.",
	aboutData: "How the data is built",
};
