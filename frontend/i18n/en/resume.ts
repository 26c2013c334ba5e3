import type { resume as sv } from "../sv/resume.ts";

export const resume: typeof sv = {
	title: "Continue",
	open: {
		resume: "Continue with the application",
		my: "Log in",
	},
	openText: (email) => `The link is personal for ${email} and works once.`,
	about: (organisation) => `It concerns ${organisation}.`,
	button: { resume: "Continue with the application", my: "Log in" },
	why: "Why a button? Some mail programs open links in advance. So nothing happens until you press.",
	used: {
		title: "The link has already been used",
		text: "Each link works once. Ask for a new one, and it comes by e-mail.",
	},
	expired: {
		title: "The link is no longer valid",
		text: "Ask for a new one, and it comes by e-mail.",
	},
	unknown: {
		title: "We do not recognise the link",
		text: "A piece of the address may be missing. Open the link straight from the e-mail, or ask for a new one.",
	},
	email: "E-mail address",
	emailHint: "The same address as in the application.",
	request: "Send a new link",
	sentTitle: "Look in your e-mail",
	sent: (email) =>
		`If ${email} is known to us, a new link comes within a few minutes. Look among the junk mail too.`,
	faults: {
		email: "Write a whole e-mail address, for example board@association.se",
	},
};
