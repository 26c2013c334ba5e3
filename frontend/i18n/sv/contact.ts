/** The contact form. */
export const contact = {
	title: "Skriv till oss",
	description: "Skriv till kansliet för den Halländska Överenskommelsen.",
	lead: "Vi läser allt och svarar med e-post, oftast inom två arbetsdagar.",
	call: (phone: unknown, email: unknown) => [
		"Du kan också ringa ",
		phone,
		" eller mejla ",
		email,
		".",
	],
	name: "Namn",
	email: "E-post",
	emailHint: "Hit svarar vi.",
	subject: "Vad gäller det?",
	message: "Meddelande",
	messageHint: "Skriv inga personnummer.",
	trap: "Lämna det här fältet tomt",
	submit: "Skicka",
	notice:
		"Meddelandet går till kansliet. Vi sparar det i 90 dagar. Det som hör till ett ärende sparas i ärendet.",
	privacy: "Så hanterar vi personuppgifter",
	faults: {
		name: "Skriv ditt namn.",
		email: "Skriv en hel e-postadress, så att vi kan svara.",
		subject: "Skriv med några ord vad det gäller.",
		message: "Skriv ditt meddelande.",
	} as Record<string, string>,
	sentTitle: "Tack, meddelandet är skickat",
	sent: (email: string) => `Vi svarar till ${email}.`,
	another: "Skriv ett till",
	link: "Skriv till oss i formuläret",
};
