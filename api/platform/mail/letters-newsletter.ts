import type { Letter } from "./letters.ts";

/** Letters about the newsletter, and what somebody has written in the contact form. */
export interface NewsletterLetters {
	newsletter_confirm: { url: string };
	newsletter_already: { url: string };
	contact_message: {
		name: string;
		email: string;
		subject: string;
		message: string;
		url: string;
	};
}

type Correspondence = {
	[Name in keyof NewsletterLetters]: (
		values: NewsletterLetters[Name],
	) => Letter;
};

export const sv: Correspondence = {
	newsletter_confirm: ({ url }) => ({
		subject: "Bekräfta att du vill ha nyhetsbrevet",
		paragraphs: [
			"Någon har bett om nyhetsbrevet från Handslag till den här adressen.",
			"Öppna länken och tryck på knappen, så kommer nästa nyhetsbrev till dig. Gör du ingenting tar vi bort adressen inom en vecka.",
		],
		link: { label: "Bekräfta", url },
	}),
	newsletter_already: ({ url }) => ({
		subject: "Du har redan nyhetsbrevet",
		paragraphs: [
			"Någon har bett om nyhetsbrevet från Handslag till den här adressen. Du får det redan, så du behöver inte göra något.",
			"Vill du inte ha det längre kan du avsluta prenumerationen.",
		],
		link: { label: "Avsluta nyhetsbrevet", url },
	}),
	contact_message: ({ name, email, subject, message, url }) => ({
		subject: `Meddelande: ${subject}`,
		paragraphs: [
			message,
			`Från: ${name}, ${email}`,
			"Skrivet i kontaktformuläret. Svara på mejlet, så går svaret till den som skrev. Markera sedan meddelandet som klart.",
		],
		link: { label: "Öppna meddelandet", url },
		unasked: true,
	}),
};

export const en: Correspondence = {
	newsletter_confirm: ({ url }) => ({
		subject: "Confirm that you want the newsletter",
		paragraphs: [
			"Somebody has asked for the newsletter from Handslag to this address.",
			"Open the link and press the button, and the next newsletter comes to you. If you do nothing we remove the address within a week.",
		],
		link: { label: "Confirm", url },
	}),
	newsletter_already: ({ url }) => ({
		subject: "You already get the newsletter",
		paragraphs: [
			"Somebody has asked for the newsletter from Handslag to this address. You already get it, so there is nothing to do.",
			"If you no longer want it you can unsubscribe.",
		],
		link: { label: "Unsubscribe", url },
	}),
	contact_message: ({ name, email, subject, message, url }) => ({
		subject: `Message: ${subject}`,
		paragraphs: [
			message,
			`From: ${name}, ${email}`,
			"Written in the contact form. Reply to this e-mail, and the answer goes to whoever wrote it. Then mark the message as done.",
		],
		link: { label: "Open the message", url },
		unasked: true,
	}),
};
