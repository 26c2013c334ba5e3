import { count } from "../format.ts";
import type { followUp as swedish } from "../sv/follow-up.ts";

export const followUp: typeof swedish = {
	heading: "Follow-up",
	title: (year) => `Follow-up ${year}`,
	describe: (year, answered) =>
		`How the agreement works according to its parties in ${year}. ${answered}`,
	all: "All follow-ups",
	years: "Years",
	year: "Year",
	overYears: "Over the years",
	openNow: (year, closes) =>
		`The parties are now answering the follow-up of ${year}. The last day is ${closes}. The link to the answer is in the e-mail to the contacts.`,
	openAnswer: "Answer from My pages",
	none: "Nothing has been published yet",
	noneText: "When a follow-up is done the results are here.",
	earlier: "In the action plan",
	period: (period) => `Follow-up ${period}`,
	elsewhere: "is not published here.",
	planYear: (year) => `Action plan ${year}`,
	sectors: { civil: "Civil parties", public: "Public party" },
	writer: { civil: "A civil party", public: "Public party" },
	parties: (n) => count("en", n, "civil party", "civil parties"),
	publicParties: (n) => count("en", n, "public party", "public parties"),
	answered: (civil, bodies) => `Answers came from ${civil} and ${bodies}.`,
	facts: "Facts",
	asked: "Open",
	version: "Version of the agreement",
	published: "Published",
	scaleText: "The scale runs from 1, not true at all, to 5, wholly true.",
	leastText: (n) =>
		`Answers from fewer than ${n} civil parties are not shown apart, nor answers that are all the same.`,
	fewText: (n) =>
		`Fewer than ${n} civil parties have answered, so their answers are not shown apart.`,
	json: "The results as JSON",
	csv: "The results as CSV",
	chart: (title) => `${title}: mean year by year, from 1 to 5.`,
	table: (title) => `${title}: mean and number of answers`,
	noFigures: "no figures",
	notAsked: "not asked",
	notShown: "not shown",
	answers: (n) => count("en", n, "answer", "answers"),
	answer: "Answer",
	spread: (year) => `How the answers of ${year} are spread`,
	comments: "Comments",
	scale: [
		"",
		"1 – not true at all",
		"2 – hardly true",
		"3 – partly true",
		"4 – mostly true",
		"5 – wholly true",
	],
	unknown: "Don't know",
	form: {
		lead: (organisation) =>
			`You answer for ${organisation}. It takes about three minutes.`,
		until: "You can change the answer until",
		question:
			"Think of the last year. How well does each principle match how cooperation has worked?",
		noNames:
			"Name no persons in the comments. We read them before anything is shown.",
		comment: "Comment",
		optional: "(optional)",
		named: "The comments may be shown with our name",
		namedHint: "Unticked, they are shown without a name.",
		shown: {
			civil: "Answers are shown together with those of others.",
			public:
				"A public party answers in the open: the answer may be shown by itself.",
		},
		notice:
			"The office sees who has answered, but reads the answers only when the follow-up has closed.",
		privacy: "How we handle personal data",
		submit: "Send the answer",
		change: "Save the change",
		saved: "Thank you. The answer is saved.",
		missing: (title) => `Choose an answer about ${title}.`,
		fault: (title, message) => `The comment about ${title}: ${message}`,
		planned: (on) => `The follow-up opens on ${on}.`,
		closed: (on) => `The follow-up closed on ${on}.`,
		left: (organisation) =>
			`${organisation} is no longer a party to the agreement.`,
		sent: (who, when) => `${who} answered last, ${when}.`,
		theirs: "The answer that is saved now",
		yours: "Your answer",
		typed: "This is what you wrote",
		noChoice: "No answer",
		notSent:
			"The answer has not been sent, but what you have written is still here. Sign in in a new tab and then send it from here.",
		signIn: "Sign in (opens in a new tab)",
		back: "To the follow-up in the office's pages",
		unknownTitle: "We do not recognise the link",
		unknown:
			"Perhaps a piece of the address has been lost. Open the link directly from the e-mail.",
	},
};
