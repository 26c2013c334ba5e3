import { count } from "../format.ts";
import type { start as sv } from "../sv/start.ts";

const organisations = (n: number) =>
	count("en", n, "organisation", "organisations");

export const start: typeof sv = {
	title: "Handslag – the register of the Halland Agreement",
	description:
		"Where associations and other civil society organisations sign the Halland Agreement with Region Halland.",
	heading: "Halland gets better when we work together.",
	lead: "The Halland Agreement is a handshake between Region Halland and the associations, study associations and other civil society organisations of the county. We have agreed on six principles for how we work together, so that more people in Halland can feel trust and take part.",
	sign: "Sign",
	readPrinciples: "Read the six principles",
	band: {
		alt: (n, years) =>
			`A knitted band of ${count("en", n, "stitch", "stitches")}, one for each organisation. ${years} Two threads run through the band in waves and meet.`,
		altYear: (year, n, first) =>
			first ? `${year}: ${organisations(n)}` : `${year}: ${n}`,
		altEmpty: "A band of empty stitches. No organisation has signed yet.",
		each: "Each stitch is an organisation.",
		signed: (n, since) => [" ", n, ` have signed since ${since}.`],
		nobody: "Nobody has signed yet.",
		next: "The next stitch is yours.",
		first: "The first stitch can be yours.",
	},
	principles: "Six principles",
	principlesNote: "They apply both ways: to the region and to you.",
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
	news: "News",
	allNews: "All news",
	how: "How to sign",
	howNote: ["Takes about a quarter of an hour.", "Costs nothing."],
	steps: [
		{
			title: "Decide in your board",
			text: "Raise the agreement at a board meeting and record the decision in the minutes.",
		},
		{
			title: "Apply here",
			text: "Tell us about yourselves and attach the minutes. You can pause and go on another day.",
		},
		{
			title: "Sign",
			text: "Your authorised signatory gets a link by e-mail and signs with their name.",
		},
	],
	afterwards:
		"Then the region reviews. You get an answer within ten working days.",
};
