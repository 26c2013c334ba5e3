import type { errors as sv } from "../sv/errors.ts";

export const errors: typeof sv = {
	401: {
		title: "Sign in first",
		text: "The page is for those who are signed in. Perhaps you have been signed out. Sign in, and you come back here.",
	},
	403: {
		title: "You do not have access here",
		text: "The page belongs to somebody else, or you have been logged out. Log in again with a new link.",
	},
	404: {
		title: "The page does not exist",
		text: "The address may be misspelt, or the page may have moved. Search the site or begin at the start page.",
	},
	405: {
		title: "The address cannot be used that way",
		text: "Begin again at the start page.",
	},
	409: {
		title: "Somebody was faster",
		text: "Something has changed since you opened the page. Reload it and try again.",
	},
	410: {
		title: "The link is no longer valid",
		text: "Ask for a new one, and it comes by e-mail.",
	},
	413: {
		title: "The text is too long",
		text: "What you wrote is longer than we can take. Go back in the browser, where the text still is, and shorten it.",
	},
	422: {
		title: "We did not understand the question",
		text: "Something in the address makes no sense. Begin again from the page that you came from.",
	},
	429: {
		title: "Wait a little while",
		text: "There were many attempts in a short time. Try again in a minute.",
	},
	500: {
		title: "Something went wrong at our end",
		text: "It is not your fault, and nothing that you have saved is lost. Try again in a while.",
	},
	503: {
		title: "The service is resting",
		text: "We will soon be back. What you have saved is still here.",
	},
	home: "To the start page",
	register: "Search the register",
	newLink: "Ask for a new link",
	signIn: "Sign in",
	reference: (id) => `If you contact us, please mention ${id}.`,
};
