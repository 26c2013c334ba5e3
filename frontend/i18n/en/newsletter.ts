import type { newsletter as sv } from "../sv/newsletter.ts";

export const newsletter: typeof sv = {
	email: "E-mail",
	emailHint:
		"We e-mail you a link. You get the newsletter only once you have confirmed.",
	submit: "Subscribe",
	notice:
		"We keep only the address, and only for the newsletter. Every letter has a link to unsubscribe. Then we remove the address at once.",
	privacy: "How we handle personal data",
	fault: "Write a whole e-mail address, such as name@association.org.",
	sentTitle: "Look in your inbox",
	sent: "We have e-mailed a link. Open it and press the button. If nothing comes within a quarter of an hour, look among the junk mail.",
	confirmTitle: "Confirm that you want the newsletter",
	confirmText: "Press the button, and the next newsletter comes to you.",
	confirmButton: "Yes, I want the newsletter",
	confirmedTitle: "You now get the newsletter",
	confirmed:
		"The next letter comes to your inbox. You can leave when you like.",
	endTitle: "Unsubscribe from the newsletter",
	endText:
		"Press the button, and you get no more letters. We remove the address.",
	endButton: "Unsubscribe",
	endedTitle: "You no longer get the newsletter",
	ended: "We have removed your address.",
	again: "Subscribe again",
	unknownTitle: "The link is not valid",
	unknown:
		"It may be older than a week, or part of the address has been lost. Ask for a new link.",
	ask: "Ask for a new link",
	footer: "Newsletter",
	refused: "The address could not be received",
};
