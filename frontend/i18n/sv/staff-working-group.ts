/** The office's texts about the working group and its election. */
export const staffWorkingGroup = {
	workingGroup: {
		title: "Samverkansgrupp",
		lead: "Val av de idéburna ledamöterna, och vilka som sitter i gruppen. Ingen ser röstsedlarna innan omröstningen är stängd.",
		election: (term: string) => `Val ${term}`,
		term: (from: number, to: number) =>
			from === to ? String(from) : `${from}–${to}`,
		publicPage: "Valets sida",
		status: {
			planned: "Planerat",
			nominations: "Nominering pågår",
			proposal_vote: "Omröstning om förslaget",
			name_vote: "Omröstning om namn",
			counted: "Rösterna är räknade",
			published: "Avslutat",
			cancelled: "Avbrutet",
		},
		next: "Nästa steg",
		actions: {
			open_nominations: "Öppna nomineringen",
			open_proposal_vote: "Öppna omröstningen",
			close_proposal_vote: "Stäng och räkna",
			close_name_vote: "Stäng och räkna",
			publish: "Publicera ledamöterna",
		},
		byItself:
			"Det sker automatiskt när dagen kommer, om allt är klart. Bara att publicera gör du själv.",
		hindered: (action: string, why: string) => `${action}: ${why}.`,
		changeHint: (rounds: string) =>
			`Ingen har röstat, så de här dagarna går att ändra: ${rounds}. Har omröstningen öppnat får de som inte har röstat ett mejl med de nya dagarna.`,
		rounds: {
			proposal: "omröstningen om förslaget",
			names: "omröstningen om namn",
		},
		callOff: "Avbryt valet",
		callOffTitle: (term: string) => `Avbryta valet ${term}?`,
		callOffText:
			"Det går inte att ångra. Röster som är lagda öppnas aldrig och räknas inte. Skälet visas på valets sida.",
		callOffMails:
			"De som har fått en länk att rösta med får ett mejl med skälet.",
		callOffReason: "Skäl på svenska",
		callOffReasonEn: "Skäl på engelska",
		callOffNot: "Låt valet fortsätta",
		calledOff: "Valet är avbrutet.",
		reason: (words: string) => `Skäl: ${words}`,
		moved: "Valet har gått vidare.",
		roll: "Röstlängd",
		rollSize: (n: number, day: string) =>
			`${n === 1 ? "En part" : `${n} parter`}, den ${day}`,
		rollMissing: (day: string) =>
			`Fastställs när den ${day} är slut. Då går den inte att ändra.`,
		freeze: "Fastställ röstlängden",
		frozen: "Röstlängden är fastställd.",
		left: (n: number) =>
			`${n === 1 ? "En part" : `${n} parter`} har lämnat sedan dess och kan inte rösta.`,
		unreachable: (n: number) =>
			`${n === 1 ? "En part" : `${n} parter`} har ingen e-postadress. Lägg in en kontakt i registret.`,
		turnout: "Röstande",
		voted: (voted: number, roll: number) =>
			`${voted} av ${roll} parter har röstat`,
		remind: "Påminn dem som inte har röstat",
		remindHint: "Var och en får högst en påminnelse om dagen.",
		reminded: (n: number) =>
			n === 1 ? "En påminnelse är på väg." : `${n} påminnelser är på väg.`,
		nominees: "Nominerade",
		nomineesCaption: "Nominerade, i bokstavsordning",
		nomineesNone: "Ingen är nominerad än.",
		columns: {
			name: "Namn",
			email: "E-post",
			by: "Nominerad av",
			answer: "Svar",
			proposed: "Förslaget",
		},
		answers: {
			asked: "Har inte svarat",
			consented: "Ja",
			declined: "Nej",
		},
		office: "Kansliet",
		inProposal: (name: string) => `Ta med ${name} i förslaget`,
		isProposed: "Med i förslaget",
		saveProposal: "Spara förslaget",
		proposalHint: (seats: number) =>
			`Välj högst ${seats} namn bland dem som har sagt ja.`,
		proposalSaved: "Förslaget är sparat.",
		nominate: "Nominera för någons räkning",
		name: "Namn",
		organisation: "Organisation",
		email: "E-post",
		submitNomination: "Nominera och fråga",
		nominated: "En fråga är mejlad till den nominerade.",
		create: "Lägg upp ett val",
		change: "Ändra dagarna",
		created: "Valet är upplagt.",
		changed: "Dagarna är ändrade.",
		fields: {
			termFrom: "Första året",
			termTo: "Sista året",
			seats: "Platser",
			cutOffOn: "Dag som avgör vilka som får rösta",
			nominationsOpenOn: "Nomineringen öppnar",
			nominationsCloseOn: "Sista dag att nominera",
			proposalOpensOn: "Omröstningen om förslaget öppnar",
			proposalClosesOn: "Omröstningen om förslaget, sista dag",
			namesOpensOn: "Omröstningen om namn öppnar",
			namesClosesOn: "Omröstningen om namn, sista dag",
		},
		cutOffHint:
			"De idéburna organisationer som är parter den dagen står i röstlängden.",
		nominationsCloseHint: "Tomt betyder 1 november.",
		fewNames: (n: number, seats: number) =>
			`${n === 1 ? "Ett namn" : `${n} namn`} till ${seats === 1 ? "en plats" : `${seats} platser`}: det finns inte fler namn än platser. Blir förslaget inte godkänt finns det inget att välja mellan, och alla som har sagt ja blir valda.`,
		nominateMore: "Nominera fler om parterna ska ha något att välja mellan.",
		questions: {
			final: "Det går inte att ändra efteråt.",
			freeze: "Fastställa röstlängden?",
			freezeText: (day: string) =>
				`De idéburna organisationer som var parter den ${day} får rösta, och inga andra. Ingen får mejl än.`,
			open: "Öppna omröstningen?",
			openText: (names: number, seats: number) =>
				`Förslaget har ${names} namn till ${seats === 1 ? "en plats" : `${seats} platser`}.`,
			openMails: (parties: number, day: string) =>
				`${parties === 1 ? "En part" : `${parties} parter`} får ett mejl med en länk att rösta med, till och med ${day}.`,
			openFinal:
				"Sedan går det inte att ändra förslaget eller platserna, eller att nominera fler.",
			close: "Stänga omröstningen och räkna?",
			closeProposal: (parties: number) =>
				`Resultatet och röstsedlarna visas på valets sida. Blir förslaget inte godkänt får ${parties === 1 ? "en part" : `${parties} parter`} ett mejl om att rösta på namn.`,
			closeNames: "Resultatet och röstsedlarna visas på valets sida.",
			publish: "Publicera ledamöterna?",
			publishText: (names: number, seats: number) =>
				`${names === 1 ? "En vald" : `${names} valda`} till ${seats === 1 ? "en plats" : `${seats} platser`} visas som ledamöter på samverkansgruppens sida.`,
			publishMails: (people: number, parties: number) =>
				`${people === 1 ? "En kandidat" : `${people} kandidater`} och ${parties === 1 ? "en part" : `${parties} parter`} får ett mejl med resultatet.`,
			replace: (before: number, after: number) =>
				`${before === 1 ? "En ledamot" : `${before} ledamöter`} ersätts av ${after}?`,
			gone: (names: string) => `Står inte kvar: ${names}.`,
			added: (names: string) => `Nya: ${names}.`,
			undo: (side: string) => `Ångra ändringen av ${side}?`,
			nowStand: (names: string) => `Nu står här ${names}.`,
			nowNobody: "Nu står ingen här.",
			thenStand: (names: string) => `Efteråt står här ${names}.`,
			thenNobody: "Efteråt står ingen här.",
		},
		members: "Ledamöter",
		membersLead: (seats: number) =>
			`En ledamot på varje rad, med namn, semikolon och organisation. Högst ${seats}.`,
		sector: "Sida",
		sectors: { public: "Offentliga sidan", civil: "Idéburna sidan" },
		membersField: "Ledamöter",
		enterMembers: "Ändra ledamöterna",
		saveMembers: "Spara ledamöterna",
		membersOnly:
			"Vilka som sitter i gruppen, period för period. Valen sköter administratörerna.",
		lastChange: (side: string, by: string, when: string, before: string) =>
			`${side}: ändrades av ${by} ${when}. ${before ? `Innan stod där ${before}.` : "Innan stod där ingen."}`,
		undo: "Ångra ändringen",
		undone: "Ledamöterna är som de var före ändringen.",
		membersSaved: "Ledamöterna är sparade.",
	},
};
