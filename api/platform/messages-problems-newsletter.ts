type Text = [title: string, detail: string];

/** Refusals about the newsletter and the contact form. */
export const newsletterProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
	newsletter_state: {
		status: 409,
		sv: [
			"Brevet har gått vidare",
			"Det är inte längre så som sidan visar. Ladda om sidan.",
		],
		en: [
			"The issue has moved on",
			"It is no longer as the page shows. Reload the page.",
		],
	},
	newsletter_changed: {
		status: 409,
		sv: [
			"Någon annan har sparat brevet",
			"Kopiera det du har skrivit, och öppna brevet igen.",
		],
		en: [
			"Somebody else has saved the issue",
			"Copy what you have written, and open the issue again.",
		],
	},
	contact_message_changed: {
		status: 409,
		sv: [
			"Någon annan har ändrat meddelandet",
			"En kollega har ändrat det sedan du öppnade det. Läs vad som gäller nu och försök igen. Det du har skrivit finns kvar.",
		],
		en: [
			"Somebody else has changed the message",
			"A colleague has changed it since you opened it. Read how it is now and try again. What you have written is still here.",
		],
	},
	contact_message_already_handled: {
		status: 409,
		sv: [
			"Meddelandet är redan klart",
			"Någon har redan markerat det som klart.",
		],
		en: [
			"The message is already done",
			"Somebody has already marked it as done.",
		],
	},
	contact_message_not_handled: {
		status: 409,
		sv: [
			"Meddelandet är redan öppet",
			"Det går bara att öppna ett som är klart.",
		],
		en: [
			"The message is already open",
			"Only one that is done can be reopened.",
		],
	},
	form_too_fast: {
		status: 422,
		sv: [
			"Det gick väldigt fort",
			"Läs igenom det du har skrivit, och tryck på Skicka en gång till.",
		],
		en: [
			"That was very fast",
			"Read through what you have written, and press Send once more.",
		],
	},
	form_too_old: {
		status: 422,
		sv: [
			"Sidan har varit öppen länge",
			"Det du har skrivit finns kvar. Tryck på Skicka en gång till.",
		],
		en: [
			"The page has been open for long",
			"What you have written is still here. Press Send once more.",
		],
	},
	form_trap: {
		status: 422,
		sv: [
			"Ett fält som ska vara tomt var ifyllt",
			"Vi har tömt det. Tryck på Skicka en gång till.",
		],
		en: [
			"A field that should be empty was filled in",
			"We have emptied it. Press Send once more.",
		],
	},
};
