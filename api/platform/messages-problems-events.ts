type Text = [title: string, detail: string];

/** Refusals about events and who registers for them. */
export const eventProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
	event_for_signatories: {
		status: 403,
		sv: [
			"Anmälan är för dem som har skrivit under",
			"Be om en länk till er organisations e-postadress, eller logga in.",
		],
		en: [
			"Registration is for signatories",
			"Ask for a link to your organisation's e-mail address, or sign in.",
		],
	},
	event_registration_not_open: {
		status: 409,
		sv: ["Anmälan har inte öppnat", "Försök igen när anmälan har öppnat."],
		en: [
			"Registration is not open yet",
			"Try again when registration has opened.",
		],
	},
	event_registration_closed: {
		status: 409,
		sv: ["Anmälan är stängd", "Det går inte att anmäla sig nu."],
		en: ["Registration is closed", "It is not possible to register now."],
	},
	event_over: {
		status: 409,
		sv: ["Evenemanget har börjat", "Det går inte att ändra anmälan längre."],
		en: ["The event has begun", "The registration can no longer be changed."],
	},
	event_full: {
		status: 409,
		sv: ["Det är fullt", "Alla platser är tagna."],
		en: ["It is full", "Every place is taken."],
	},
	already_registered: {
		status: 409,
		sv: [
			"Adressen är redan anmäld",
			"Länken för att ändra eller avboka finns i mejlet om anmälan.",
		],
		en: [
			"The address is already registered",
			"The link to change or cancel is in the e-mail about the registration.",
		],
	},
	registration_cancelled: {
		status: 409,
		sv: ["Anmälan är avbokad", "Gör en ny anmälan om du ändå vill komma."],
		en: [
			"The registration is cancelled",
			"Register again if you want to come after all.",
		],
	},
	registration_not_there: {
		status: 409,
		sv: [
			"Anmälan har ändrats",
			"Personen har inte den plats som sidan visar. Ladda om sidan.",
		],
		en: [
			"The registration has changed",
			"The person does not have the place that the page shows. Reload the page.",
		],
	},
	nobody_waiting: {
		status: 409,
		sv: [
			"Ingen står i kö",
			"Den som flyttas till kön skulle få tillbaka platsen. Avboka i stället.",
		],
		en: [
			"Nobody is waiting",
			"Whoever is moved to the list would get the place back. Cancel instead.",
		],
	},
};
