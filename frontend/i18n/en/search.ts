import type { search as sv } from "../sv/search.ts";

export const search: typeof sv = {
	title: "Search the site",
	titleFor: (q) => `Search: ${q}`,
	label: "Search the site",
	words: "Words to search for",
	placeholder: "Search",
	submit: "Search",
	hint: "Write one or more words. The beginning of a word is enough.",
	help: "You can search everything that is public here: organisations, certificate numbers, news, events, the action plan, the follow-up, the working group, the agreement and the other pages.",
	found: (n) => (n === 1 ? "1 result" : `${n} results`),
	none: "Nothing was found",
	noneText: (q) =>
		`Nothing here resembles “${q}”. Try another word, fewer words or only the beginning of the word.`,
	noneRegister: "See the whole register",
	noneContact: "Ask us",
	similar: "Nothing matched in full. This resembles what you wrote:",
	all: (n) => `Show all ${n}`,
	kinds: {
		organisations: "Organisations",
		certificates: "Certificates",
		news: "News",
		events: "Events",
		plan: "The action plan",
		"follow-ups": "The follow-up",
		"working-group": "The working group",
		pages: "Pages",
		agreement: "The agreement",
	},
	jump: "Results in",
	planYear: (year) => `Action plan ${year}`,
};
