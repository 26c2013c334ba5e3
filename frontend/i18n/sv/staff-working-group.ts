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
			name_vote: "Namn ställs mot namn",
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
			"Steget tas av sig självt när dagen har kommit och allt är klart. Att publicera gör du själv.",
		hindered: (action: string, why: string) => `${action}: ${why}.`,
		changeDays: "Bestäm dagar",
		changeHint: (rounds: string) =>
			`Ingen har röstat, så de här dagarna går att ändra: ${rounds}. Har omröstningen öppnat får de som inte har röstat ett mejl med de nya dagarna.`,
		rounds: { proposal: "omröstningen om förslaget", names: "namn mot namn" },
		callOff: "Avbryt valet",
		callOffTitle: (term: string) => `Avbryta valet ${term}?`,
		callOffText:
			"Det går inte att ångra. Röster som är lagda öppnas aldrig och räknas inte. Skälet visas på valets sida.",
		callOffMails:
			"De som har fått en länk att rösta med får ett mejl med skälet.",
		callOffReason: "Skäl på svenska",
		callOffReasonEn: "Skäl på engelska",
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
			cutOffOn: "Brytdag för röstlängden",
			nominationsOpenOn: "Nomineringen öppnar",
			nominationsCloseOn: "Sista dag att nominera",
			proposalOpensOn: "Omröstningen öppnar",
			proposalClosesOn: "Omröstningens sista dag",
			namesOpensOn: "Namn mot namn öppnar",
			namesClosesOn: "Namn mot namn, sista dag",
		},
		nominationsCloseHint: "Tomt betyder 1 november.",
		members: "Ledamöter",
		membersLead: (seats: number) =>
			`En ledamot på varje rad, med namn, semikolon och organisation. Högst ${seats}.`,
		sector: "Sida",
		sectors: { public: "Offentliga sidan", civil: "Idéburna sidan" },
		membersField: "Ledamöter",
		enterMembers: "För in ledamöter",
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
