import { count } from "../format.ts";
import type { start as sv } from "../sv/start.ts";

const organisations = (n: number) =>
	count("en", n, "organisation", "organisations");

const numbers = [
	"two",
	"three",
	"four",
	"five",
	"six",
	"seven",
	"eight",
	"nine",
	"ten",
	"eleven",
	"twelve",
];
const word = (n: number) => numbers[n - 2] ?? String(n);
const capital = (words: string) =>
	words.charAt(0).toUpperCase() + words.slice(1);

export const start: typeof sv = {
	title: "Handslag – the register of the Halland Agreement",
	sign: "Sign",
	readPrinciples: (n) =>
		n > 1 ? `Read the ${word(n)} principles` : "Read the principles",
	band: {
		alt: (n, years) =>
			`A knitted band of ${count("en", n, "stitch", "stitches")}, one for each organisation. ${years} Two threads run through the band in waves and meet.`,
		altYear: (year, n, first) =>
			first ? `${year}: ${organisations(n)}` : `${year}: ${n}`,
		altEmpty: "A band of empty stitches. No organisation has signed yet.",
		signed: (n, since) => [" ", n, ` have signed since ${since}.`],
		nobody: "Nobody has signed yet.",
		next: "The next stitch is yours.",
		first: "The first stitch can be yours.",
	},
	principles: (n) => (n > 1 ? capital(`${word(n)} principles`) : "Principles"),
	whole: "Read the whole agreement",
	latest: "Latest to sign",
	signedCount: (n) =>
		n === 1 ? "organisation has signed." : "organisations have signed.",
	standing: (n) => [" ", n, " of the signatures are in force today."],
	searchAll: "Search the whole register",
	noneYet: "The register is empty so far",
	noneYetText:
		"The first organisation to sign will be shown here. It could be you.",
	themeYear: (year) => `Theme ${year}`,
	latestTheme: (year) => `Theme of the latest year: ${year}`,
	thisYear: "What we do this year",
	inPlan: "What the plan says",
	wholePlan: (from, to) => `The whole action plan ${from}–${to}`,
	coming: "Coming up",
	allEvents: "All events",
	news: "News",
	allNews: "All news",
};
