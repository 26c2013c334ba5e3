import type { search as sv } from "../sv/search.ts";

export const search: typeof sv = {
	title: "Search the site",
	titleFor: (q) => `Search: ${q}`,
	label: "Search the site",
	words: "Words to search for",
	placeholder: "Search",
	submit: "Search",
	hint: "Write one or more words. The beginning of a word is enough.",
	help: "You can search for organisations, news, events, activities in the action plan and the text of the agreement.",
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
		news: "News",
		events: "Events",
		plan: "The action plan",
		pages: "Pages",
		agreement: "The agreement",
	},
	jump: "Results in",
	planYear: (year) => `Action plan ${year}`,
};
