import type { contact as sv } from "../sv/contact.ts";

export const contact: typeof sv = {
	title: "Write to us",
	description: "Write to the office of the Halland Agreement.",
	lead: "We read everything and answer by e-mail, mostly within two working days.",
	call: (phone, email) => [
		"You can also call ",
		phone,
		" or e-mail ",
		email,
		".",
	],
	name: "Name",
	email: "E-mail",
	emailHint: "This is where we answer.",
	subject: "What is it about?",
	message: "Message",
	messageHint: "Do not write personal identity numbers.",
	trap: "Leave this field empty",
	submit: "Send",
	notice:
		"The message goes to the office. We keep it for 90 days. What belongs to a case is kept with the case.",
	privacy: "How we handle personal data",
	faults: {
		name: "Write your name.",
		email: "Write a whole e-mail address, so that we can answer.",
		subject: "Write in a few words what it is about.",
		message: "Write your message.",
	},
	sentTitle: "Thank you, the message is sent",
	sent: (email) => `We will answer to ${email}.`,
	another: "Write another",
	link: "Write to us in the form",
};
