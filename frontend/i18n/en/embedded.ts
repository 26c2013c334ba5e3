import { count } from "../format.ts";
import type { embedded as swedish } from "../sv/embedded.ts";

export const embedded: typeof swedish = {
	label: "Organisations that have signed the Halland Agreement",
	search: "Search for an organisation",
	searchButton: "Search",
	loading: "Fetching …",
	found: (n) => count("en", n, "organisation", "organisations"),
	shown: (shown, total) =>
		`Showing ${shown} of ${count("en", total, "organisation", "organisations")}`,
	none: "No organisation fits. Search for a part of the name.",
	nobody: "There is no organisation here yet.",
	since: (day) => `since ${day}`,
	county: "The whole county",
	status: {
		active: "",
		provisional: "provisionally",
		superseded: "superseded",
		withdrawn: "has left",
		ended: "ended",
	},
	more: "Show more",
	first: "To the first page",
	unreachable: "The register does not answer just now. Try again in a while.",
	refused:
		"The list cannot be shown as it is set. Please tell whoever looks after this page.",
	retry: "Try again",
	whole: "The whole register at Handslag",
	badge: {
		signed: "We have signed",
		agreement: "The Halland Agreement",
		provisional: "Provisionally, minutes to come",
		until: (year) => `Was a party until ${year}`,
		title: (words, name) =>
			`${name}: ${words.charAt(0).toLowerCase()}${words.slice(1)}. The Halland Agreement.`,
		alt: (name) => `${name} in the register of the Halland Agreement`,
	},
};
