/** The office's texts about events and who has registered. */
export const staffGatherings = {
	gatherings: {
		title: "Evenemang",
		lead: "Välj ett evenemang för att se anmälda, pricka av och ändra hur man anmäler sig.",
		caption: "Evenemang, det senaste först",
		columns: {
			name: "Evenemang",
			on: "Dag",
			registration: "Anmälan",
			seated: "Anmälda",
			waiting: "På väntelistan",
			present: "Har kommit",
		},
		kinds: {
			conference: "Konferens",
			workshop: "Workshop",
			dialogue: "Dialogmöte",
			seminar: "Seminarium",
		},
		registrations: {
			closed: "Stängd",
			signatories: "För dem som har skrivit under",
			public: "För alla",
		},
		of: (seated: number, places: number | null) =>
			places === null ? String(seated) : `${seated} av ${places}`,
		counts: (seated: string, waiting: number, present: number) =>
			`${seated} anmälda, ${waiting} på väntelistan, ${present} har kommit.`,
		page: "Visa sidan",
		list: "Anmälda",
		search: "Sök namn eller organisation",
		print: "Skriv ut listan",
		csv: "Hämta som CSV, utan behov",
		nobody: "Ingen har anmält sig än.",
		forgotten:
			"Namn och e-post är borttagna, eftersom det var länge sedan. Antalen är kvar.",
		noMatch: "Ingen med det namnet.",
		present: "Har kommit",
		presentName: (name: string) => `${name} har kommit`,
		organisation: "Organisation",
		email: "E-post",
		person: "Namn",
		action: "Åtgärd",
		waiting: "Väntelista",
		position: "Nummer",
		toSeat: "Ge plats",
		toSeatName: (name: string) => `Ge plats åt ${name}`,
		toWaiting: "Till väntelistan",
		toWaitingName: (name: string) => `Till väntelistan: ${name}`,
		toWaitingTitle: (name: string) => `Flytta ${name} till väntelistan?`,
		toWaitingText: (name: string) =>
			`Den som står först på väntelistan får platsen, och ${name} hamnar sist. Båda får ett mejl. Det går inte att ångra.`,
		toWaitingConfirm: "Flytta och mejla",
		cancel: "Avboka",
		cancelName: (name: string) => `Avboka ${name}`,
		cancelTitle: (name: string) => `Avboka ${name}?`,
		cancelText:
			"Personen får ett mejl. Platsen går till den som står först på väntelistan.",
		cancelOnly: "Personen får ett mejl.",
		toWaitingOnly: (name: string) =>
			`Fler har fått plats än det finns platser, så ingen annan får den. ${name} hamnar sist på väntelistan och får ett mejl.`,
		moved: (name: string) => `${name} är flyttad och har fått ett mejl.`,
		cancelled: (name: string) => `${name} är avbokad.`,
		entering: {
			open: "Anmäl någon",
			emailHint: "Hit går bekräftelsen.",
			seat: "Ge en plats ändå",
			seatHint:
				"Det är fullt eller finns en väntelista. Utan krysset hamnar personen sist på väntelistan.",
			seatOnly: "Det är fullt. Utan krysset går det inte att anmäla någon.",
			submit: "Anmäl",
			entered: (name: string, position: number | null) =>
				position === null
					? `${name} är anmäld och har en plats.`
					: position === 1
						? `${name} står först på väntelistan.`
						: `${name} står som nummer ${position} på väntelistan.`,
		},
		needs: "Behov och kost",
		needsLead:
			"Visas bara här. Ta inte med det i listor som andra ser. Det tas bort efter evenemanget.",
		access: "Tillgänglighet",
		food: "Kost",
		settings: "Anmälan",
		facts: "Det som står på sidan",
		factsLead:
			"Det skrivs och publiceras under Innehåll, med program och dokumentation. Länken mejlas till dem som har en plats.",
		changeFacts: "Ändra tid, plats och program",
		saved: "Sparat.",
		people: (n: number) => (n === 1 ? "1 person" : `${n} personer`),
		callOff: {
			badge: "Inställt",
			open: "Ställ in evenemanget",
			title: (event: string) => `Ställ in ${event}?`,
			text: "Det står på sidan, i kalendern och i öppna data att evenemanget är inställt. Ingen kan anmäla sig, och inga påminnelser skickas.",
			mails: (people: string) =>
				`Vi mejlar ${people} genast, med en fil som tar bort evenemanget ur deras kalender.`,
			mailsNobody: "Ingen är anmäld, så ingen får något mejl.",
			sv: "Skäl",
			en: "Skäl på engelska",
			hint: "Visas för alla, på sidan och i mejlet.",
			confirm: "Ställ in och mejla",
			done: (people: string) =>
				`Evenemanget är inställt. Vi har mejlat ${people}.`,
			doneQuietly: "Evenemanget är inställt.",
			since: (moment: string) => `Evenemanget är inställt sedan ${moment}.`,
			reason: (reason: string) => `Skälet: ${reason}`,
			change: "Ändra skälet",
			changeTitle: "Ändra skälet",
			changeText: "Ingen får ett nytt mejl.",
			changed: "Skälet är ändrat.",
			undo: "Det blir av ändå",
			undoTitle: (event: string) => `Blir ${event} av ändå?`,
			undoText: (people: string) =>
				`Vi mejlar ${people} att det blir av, med en ny kalenderfil. De har kvar sina platser.`,
			undone: (people: string) =>
				`Evenemanget blir av. Vi har mejlat ${people}.`,
		},
		fields: {
			kind: "Slag",
			startsAt: "Börjar",
			endsAt: "Slutar",
			place: "Plats",
			onlineUrl: "Länk för att delta på distans",
			places: "Antal platser",
			placesHint:
				"Tomt betyder obegränsat. Höjer du antalet får de på väntelistan plats genast.",
			registration: "Vem kan anmäla sig?",
			opensAt: "Anmälan öppnar",
			closesAt: "Anmälan stänger",
			waitingList: "Väntelista när det är fullt",
			keepNeedsDays:
				"Hur många dagar efter evenemanget ska uppgifter om behov tas bort?",
		},
	},
};
