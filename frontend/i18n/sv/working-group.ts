/** The working group: who sits in it, how it is elected, and the pages behind links. */
export const workingGroup = {
	title: "Samverkansgruppen",
	members: "Ledamöter",
	term: (from: number, to: number) =>
		from === to ? String(from) : `${from}–${to}`,
	sectors: { public: "Offentliga sidan", civil: "Idéburna sidan" },
	free: (n: number) =>
		n === 1 ? "En plats är ledig." : `${n} platser är lediga.`,
	none: "Det finns inga ledamöter här än",
	noneText: "När ledamöterna är utsedda står de här.",
	coming: "Kommande ledamöter",
	earlier: "Tidigare ledamöter",
	how: "Så går valet till",
	elections: "Val",
	election: (term: string) => `Val av ledamöter ${term}`,
	back: "Samverkansgruppen",
	status: {
		planned: "Planerat",
		nominations: "Nominering pågår",
		proposal_vote: "Omröstning om förslaget",
		name_vote: "Omröstning om namn",
		counted: "Rösterna är räknade",
		published: "Avslutat",
		cancelled: "Avbrutet",
	},
	cancelled: (day: string) => `Valet avbröts den ${day}.`,
	cancelledReason: "Skäl:",
	awaitsDays:
		"Dagarna har passerat utan att någon har röstat. Kansliet bestämmer nya dagar. Då får parterna ett nytt mejl.",
	facts: "Dagar",
	cutOff: "Röstlängd",
	cutOffText: (day: string) => `De idéburna parterna den ${day}`,
	roll: (n: number) => (n === 1 ? "En part" : `${n} parter`),
	nominations: "Nominering",
	proposalVote: "Omröstning om förslaget",
	namesVote: "Omröstning om namn, om det behövs",
	span: (from: string, to: string) => (from === to ? from : `${from} – ${to}`),
	seats: "Platser",
	candidates: "Kandidater",
	candidatesNone: "Ingen har tackat ja till en nominering än.",
	proposed: "i förslaget",
	nominate: "Nominera någon",
	result: "Resultat",
	resultNone: "Resultatet står här när omröstningen är stängd.",
	turnout: (voted: number, roll: number) =>
		`${voted} av ${roll} parter röstade.`,
	accepted: "Förslaget blev godkänt.",
	rejected: "Förslaget blev inte godkänt. Därför blev det omröstning om namn.",
	votes: "Röster",
	choice: { accept: "Ja", reject: "Nej" } as Record<string, string>,
	name: "Namn",
	elected: "Vald",
	notElected: "Inte vald",
	lot: (order: string) =>
		`Det blev lika. Lotten gav den här ordningen: ${order}.`,
	ballots: "Röstsedlar",
	ballotsLead:
		"Alla röstsedlar ligger öppet, i ordning efter kvittokod. Den som har röstat hittar sin egen. Ingen kan se vem som har lagt en röstsedel.",
	receipt: "Kvittokod",
	says: "Röst",
	csv: "Hämta röstsedlarna (CSV)",
	json: "Hämta röstsedlarna (JSON)",
	again: "Räkna själv",
	againText:
		"Filen har en rad för varje val på en röstsedel. Räkna raderna för varje namn, så har du resultatet.",
	lots: "Lott",
	lotsLead: "Lika avgörs med lott, som alla kan kontrollera.",
	lotsHow: "Så kontrollerar du lotten",
	lotsText:
		"Lotten bygger på en hemlighet som drogs när valet lades upp. Dess fingeravtryck (SHA-256) har stått här sedan dess. Hemligheten visas när omröstningen är stängd. Vid lika räknas SHA-256 av hemligheten, alla namn som ligger lika i bokstavsordning och sedan namnet självt, med en rad för varje. Lägst värde går först.",
	lotNames: {
		proposal: "Omröstning om förslaget",
		names: "Omröstning om namn",
	},
	commitment: "Fingeravtryck",
	secret: "Hemlighet",
	secretLater: "Visas när omröstningen är stängd",
	vote: {
		title: "Rösta",
		for: (organisation: string) => `Ni röstar för ${organisation}.`,
		voted: (organisation: string) => `${organisation} har röstat.`,
		term: (term: string) =>
			`Val av idéburna ledamöter i samverkansgruppen ${term}`,
		until: (day: string) => `Omröstningen är öppen till och med ${day}.`,
		proposal: "De nominerades gemensamma förslag",
		question: "Godkänner ni förslaget?",
		accept: "Ja, vi godkänner förslaget",
		reject: "Nej, vi vill rösta på namn i stället",
		names: (n: number) => (n === 1 ? "Välj ett namn" : `Välj ${n} namn`),
		namesHint: (n: number) =>
			`Röstsedeln gäller bara om den har ${n === 1 ? "ett namn" : `precis ${n} namn`}.`,
		allNames: (n: number) =>
			n === 1 ? "Kryssa för namnet" : `Kryssa för alla ${n} namn`,
		allNamesHint: (n: number): string =>
			n === 1
				? "Det finns inte fler namn än platser, så den som står här blir vald. Röstsedeln gäller bara om namnet är kryssat."
				: "Det finns inte fler namn än platser, så alla som står här blir valda. Röstsedeln gäller bara om alla namn är kryssade.",
		secret:
			"Rösten är hemlig och går inte att ändra. Vi antecknar att ni har röstat, men inte hur.",
		submit: "Lägg rösten",
		doneTitle: "Er röst är lagd",
		done: "Spara kvittokoden. Den visas bara nu, och ingen kan ta fram den igen. Med den hittar ni er röstsedel när rösterna är räknade.",
		receipt: "Er kvittokod",
		where: "Till valets sida",
		states: {
			not_open: (opens: string) =>
				`Omröstningen öppnar ${opens}. Använd samma länk då.`,
			closed:
				"Omröstningen är stängd. Valets sida säger hur det gick, eller vad som händer nu.",
			cancelled:
				"Valet är avbrutet. Ni behöver inte göra något. Valets sida säger varför.",
			voted: (on: string) =>
				`Organisationen röstade ${on}. Det står i röstlängden. Varje part har en röst.`,
			withdrawn:
				"Organisationen står i röstlängden men har lämnat överenskommelsen sedan dess. Därför går det inte att rösta.",
		},
		unknownTitle: "Vi känner inte igen länken",
		unknown:
			"Bara parter i röstlängden har en länk. Kanske har en bit av adressen fallit bort. Öppna länken direkt från mejlet.",
	},
	consent: {
		title: "Din nominering",
		lead: (term: string) => `Samverkansgruppen ${term}`,
		text: (name: string) =>
			`${name}, du är nominerad. Vill du ställa upp? Säger du ja visas ditt namn och din organisation öppet. Din e-postadress visas aldrig.`,
		until: (day: string) =>
			`Du kan ändra svaret tills omröstningen öppnar ${day}.`,
		yes: "Ja, jag ställer upp",
		no: "Nej, tack",
		status: {
			asked: "Du har inte svarat än.",
			consented: "Du har sagt ja.",
			declined: "Du har sagt nej.",
		},
		closed: "Det går inte att ändra svaret nu.",
	},
	nomination: {
		title: "Nominera till samverkansgruppen",
		for: (organisation: string) => `Ni nominerar för ${organisation}.`,
		whichParty: "Vilken part nominerar ni för?",
		closes: (day: string) => `Nomineringen är öppen till och med ${day}.`,
		closed: "Det går inte att nominera nu.",
		signIn:
			"Bara idéburna parter nominerar. Skriv den e-postadress som organisationen har hos oss, så mejlar vi en länk hit.",
		ownEmail: "Er e-postadress",
		mailLink: "Mejla länken",
		linkSent:
			"Titta i er e-post. Om vi känner igen adressen kommer en länk hit inom några minuter. Titta även i skräpposten.",
		notSent:
			"Nomineringen är inte skickad, men det ni har skrivit står kvar här. Logga in för er organisation i en ny flik och skicka sedan härifrån.",
		signInTab: "Till inloggningen (öppnas i en ny flik)",
		name: "Namn",
		organisation: "Organisation som personen kommer från",
		optional: "(frivilligt)",
		email: "Personens e-postadress",
		emailHint: "Hit går frågan om att ställa upp. Adressen visas aldrig.",
		submit: "Nominera",
		done: (name: string) =>
			`Tack. Vi har mejlat ${name} och frågat. Namnet visas först efter ett ja.`,
		faults: {
			party: "Välj vilken part ni nominerar för.",
			name: "Skriv personens namn.",
			email: "Skriv en hel e-postadress.",
		} as Record<string, string>,
	},
};
