import type { ApplyText } from "../sv/apply.ts";
import { applyCase } from "./apply-case.ts";
import { applyFields } from "./apply-fields.ts";

export const apply: ApplyText = {
	brand: "Handslag",
	errorPrefix: "Error: ",
	loading: "Fetching the application …",
	steps: {
		start: "Before you begin",
		organisation: "About the organisation",
		signatories: "Signatories and minutes",
		review: "Check and send",
	},
	stepOf: (n, of) => `Step ${n} of ${of}`,
	done: " (done)",
	stepsLabel: "Steps of the application",
	back: "Back",
	next: "Save and continue",
	cancel: "Cancel",
	saved: (clock) => `Saved at ${clock}`,
	saving: "Saving …",
	comeBack: (email) =>
		`You can close the page and continue later. The link is in the e-mail to ${email}.`,
	offline:
		"You are offline. What you write is kept on your device and sent when the network is back.",
	failed:
		"We could not save just now. What you have written is kept on your device. We will try again.",
	signedOut: {
		title: "You need a new link",
		text: "This page opens with a link sent by e-mail. Write the address you began with and we will send a new one. What you have written is kept.",
		email: "E-mail address",
		send: "Send a link",
		sending: "Sending …",
		sent: "If we know the address, the link is on its way. Look in your inbox, and in the spam folder if it is slow.",
		startNew: "Begin a new application",
	},
	faults: (n) =>
		n === 1 ? "One answer needs correcting" : `${n} answers need correcting`,
	missing: (n) =>
		n === 1 ? "One answer is missing" : `${n} answers are missing`,
	problem: "That did not work",
	tryAgain:
		"We got no answer. Check your network and try again. What you have written is kept.",
	start: {
		lead: "Here your organisation signs the Halland Agreement. It takes about ten minutes, and you can pause at any time.",
		needs: "What you need",
		needList: [
			"The organisation number, if you have one.",
			"The minutes where the board or the annual meeting decided to join. An extract or a photo is enough.",
			"Name and e-mail of the person or persons who sign for the organisation.",
		],
		after: "What happens",
		afterList: [
			"You fill in the form and send it.",
			"Each signatory gets a link and signs on the screen.",
			"The region reviews. Then the certificate comes by e-mail and you are in the register.",
		],
		email: "Your e-mail address",
		emailHint:
			"We send a link that brings you back to the application. The address is not shown in the register.",
		begin: "Begin the application",
		beginning: "Starting …",
		begun: (email) =>
			`The application has begun. The way back is in the e-mail to ${email}.`,
		go: "Continue to the form",
		already: "Have you already begun or sent in an application?",
		alreadyLink: "Open my pages",
	},
	...applyFields,
	case: applyCase,
};
