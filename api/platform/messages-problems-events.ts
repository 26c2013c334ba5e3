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
	event_cancelled: {
		status: 409,
		sv: [
			"Evenemanget är inställt",
			"Därför går det inte att anmäla sig eller ändra en anmälan.",
		],
		en: [
			"The event is cancelled",
			"So it is not possible to register or to change a registration.",
		],
	},
	event_settings_changed: {
		status: 409,
		sv: [
			"Någon annan har ändrat evenemanget",
			"Evenemanget har ändrats sedan du öppnade sidan, och det du har skrivit är inte sparat. Kopiera det du vill ha kvar och ladda om sidan.",
		],
		en: [
			"Somebody else has changed the event",
			"The event has changed since you opened the page, and what you have written is not saved. Copy what you want to keep, and reload the page.",
		],
	},
	event_not_cancelled: {
		status: 409,
		sv: ["Evenemanget är inte inställt", "Ladda om sidan."],
		en: ["The event is not cancelled", "Reload the page."],
	},
	event_not_public: {
		status: 409,
		sv: [
			"Evenemanget är inte publicerat",
			"Bara ett publicerat evenemang kan ställas in.",
		],
		en: [
			"The event is not published",
			"Only a published event can be cancelled.",
		],
	},
	event_has_people: {
		status: 409,
		sv: [
			"Ställ in evenemanget först",
			"Ställ in evenemanget först. Det finns anmälda, och deras personliga länkar slutar fungera om evenemanget avpubliceras. När ni ställer in får de ett mejl.",
		],
		en: [
			"Cancel the event first",
			"Cancel the event first. People have registered, and their personal links stop working if the event is unpublished. When you cancel it they get an e-mail.",
		],
	},
	event_has_been: {
		status: 409,
		sv: ["Det är för sent", "Evenemanget har varit eller har redan börjat."],
		en: ["It is too late", "The event has been, or has already begun."],
	},
	event_not_ready: {
		status: 409,
		sv: [
			"Evenemanget kan inte ta emot anmälningar än",
			"Publicera det med dag och klockslag först.",
		],
		en: [
			"The event cannot take registrations yet",
			"Publish it with its day and hours first.",
		],
	},
	registered_already: {
		status: 409,
		sv: [
			"Adressen är redan anmäld",
			"{name} är redan anmäld med {address} och står i listan. Varje person behöver en egen e-postadress.",
		],
		en: [
			"The address is registered already",
			"{name} is registered already with {address} and is in the list. Each person needs an e-mail address of their own.",
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
			"Ingen står på väntelistan",
			"Den som flyttas till väntelistan skulle få tillbaka platsen. Avboka i stället.",
		],
		en: [
			"Nobody is waiting",
			"Whoever is moved to the waiting list would get the place back. Cancel instead.",
		],
	},
};
