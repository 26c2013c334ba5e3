type Text = [title: string, detail: string];

/** Refusals about the working group and its election. */
export const workingGroupProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
	already_voted: {
		status: 409,
		sv: [
			"Er röst är redan lagd",
			"Varje organisation har en röst, och den går inte att ändra. Ni hittar den med kvittokoden när rösterna är räknade.",
		],
		en: [
			"Your vote is already cast",
			"Every organisation has one vote, and it cannot be changed. You find it by the receipt code when the votes have been counted.",
		],
	},
	vote_not_open: {
		status: 409,
		sv: ["Omröstningen har inte öppnat", "Försök igen den dag som den öppnar."],
		en: ["The vote is not open yet", "Try again on the day that it opens."],
	},
	vote_closed: {
		status: 409,
		sv: [
			"Omröstningen är stängd",
			"Rösten kom för sent och räknas inte. Ingen markering gjordes i röstlängden.",
		],
		en: [
			"The vote is closed",
			"The vote came too late and is not counted. Nothing was marked in the electoral roll.",
		],
	},
	party_has_left: {
		status: 403,
		sv: [
			"Organisationen är inte längre part",
			"{name} står i röstlängden, eftersom organisationen var part den dag som den gäller. Men den har lämnat överenskommelsen sedan dess och kan inte rösta. Ingen röst är lagd.",
		],
		en: [
			"The organisation is no longer a party",
			"{name} is on the electoral roll, because it was a party on the day that the roll is for. It has since left the agreement and cannot vote. No vote has been cast.",
		],
	},
	choice_missing: {
		status: 422,
		sv: ["Inget är valt", "Välj om ni godkänner förslaget eller inte."],
		en: ["Nothing is chosen", "Choose whether you accept the proposal or not."],
	},
	choice_unknown: {
		status: 422,
		sv: [
			"Röstsedeln stämmer inte",
			"Den har ett namn eller val som inte finns i valet. Ladda om sidan och välj på nytt.",
		],
		en: [
			"The ballot is not right",
			"It has a name or a choice that is not in the election. Reload the page and choose again.",
		],
	},
	choice_repeated: {
		status: 422,
		sv: ["Ett namn står två gånger", "Välj varje namn högst en gång."],
		en: ["A name stands twice", "Choose every name once at most."],
	},
	too_many_names: {
		status: 422,
		sv: ["För många namn", "Välj {names} namn, inte fler."],
		en: ["Too many names", "Choose {names} names and no more."],
	},
	too_few_names: {
		status: 422,
		sv: ["För få namn", "Välj {names} namn, så är röstsedeln hel."],
		en: ["Too few names", "Choose {names} names to complete the ballot."],
	},
	nomination_for_parties: {
		status: 403,
		sv: [
			"Bara parter kan nominera",
			"Logga in för en idéburen organisation som är part, och försök igen.",
		],
		en: [
			"Only parties can nominate",
			"Sign in for a civil organisation that is a party, and try again.",
		],
	},
	nominations_not_open: {
		status: 409,
		sv: ["Nomineringen har inte öppnat", "Försök igen när den har öppnat."],
		en: ["Nominations are not open yet", "Try again when they have opened."],
	},
	nominations_closed: {
		status: 409,
		sv: ["Nomineringen är stängd", "Det går inte att nominera eller svara nu."],
		en: [
			"Nominations are closed",
			"It is not possible to nominate or answer now.",
		],
	},
	already_nominated: {
		status: 409,
		sv: [
			"Personen är redan nominerad",
			"Det räcker att en person nomineras en gång.",
		],
		en: [
			"The person has been nominated already",
			"One nomination of a person is enough.",
		],
	},
	too_many_nominations: {
		status: 409,
		sv: [
			"Ni har nominerat så många som går just nu",
			"{max} personer har inte svarat än. Ni kan nominera fler när någon av dem har svarat.",
		],
		en: [
			"You have nominated as many as is possible for now",
			"{max} people have not answered yet. You can nominate more when one of them has answered.",
		],
	},
	not_consented: {
		status: 409,
		sv: [
			"Någon har inte sagt ja",
			"Förslaget kan bara ha den som har tackat ja till sin nominering.",
		],
		en: [
			"Somebody has not said yes",
			"Only those who have agreed to stand can be in the proposal.",
		],
	},
	election_wrong_status: {
		status: 409,
		sv: ["Valet har gått vidare", "Ladda om sidan och se var det står nu."],
		en: [
			"The election has moved on",
			"Reload the page to see where it is now.",
		],
	},
	election_too_early: {
		status: 409,
		sv: ["Dagen är inte kommen", "Vänta till den dag som är bestämd."],
		en: ["The day has not come", "Wait until the day that is set."],
	},
	election_day_passed: {
		status: 409,
		sv: ["Dagarna har passerat", "Ändra dagarna för valet först."],
		en: ["The days have passed", "Change the days of the election first."],
	},
	nobody_voted: {
		status: 409,
		sv: [
			"Ingen har röstat",
			"Då finns det inget att räkna. Bestäm nya dagar för omröstningen, eller avbryt valet.",
		],
		en: [
			"Nobody has voted",
			"There is nothing to count. Set new days for the vote, or cancel the election.",
		],
	},
	election_settings_fixed: {
		status: 409,
		sv: [
			"Bara vissa dagar går att ändra nu",
			"När omröstningen har öppnat går bara dagarna för en omgång som ingen har röstat i att ändra. Låt resten stå som det är.",
		],
		en: [
			"Only some of the days can be changed now",
			"When the vote has opened, only the days of a round that nobody has voted in can be changed. Leave the rest as it is.",
		],
	},
	election_cancelled: {
		status: 409,
		sv: [
			"Valet är avbrutet",
			"Det går inte att rösta. Valets sida säger varför.",
		],
		en: [
			"The election is cancelled",
			"It is not possible to vote. The election's page says why.",
		],
	},
	vote_still_open: {
		status: 409,
		sv: ["Omröstningen pågår", "Den stänger när den sista dagen är slut."],
		en: ["The vote is under way", "It closes when the last day is over."],
	},
	roll_frozen: {
		status: 409,
		sv: ["Röstlängden är fastställd", "Den går inte att ändra."],
		en: ["The electoral roll is frozen", "It cannot be changed."],
	},
	roll_not_frozen: {
		status: 409,
		sv: ["Röstlängden saknas", "Fastställ röstlängden först."],
		en: ["There is no electoral roll", "Freeze the electoral roll first."],
	},
	roll_too_early: {
		status: 409,
		sv: [
			"Dagen är inte slut",
			"Röstlängden fastställs när dagen som avgör vilka som får rösta är slut.",
		],
		en: [
			"The day is not over",
			"The electoral roll is frozen when the day that decides who may vote is over.",
		],
	},
	proposal_missing: {
		status: 409,
		sv: ["Förslaget saknas", "Lägg det gemensamma förslaget först."],
		en: ["There is no proposal", "Draw up the joint proposal first."],
	},
	election_changed: {
		status: 409,
		sv: [
			"Någon annan har ändrat valet",
			"Valet har ändrats sedan du öppnade sidan, och det du har fyllt i är inte sparat. Kopiera det du vill ha kvar och ladda om sidan.",
		],
		en: [
			"Somebody else has changed the election",
			"The election has changed since you opened the page, and what you have filled in is not saved. Copy what you want to keep, and reload the page.",
		],
	},
	members_changed: {
		status: 409,
		sv: [
			"Någon annan har ändrat ledamöterna",
			"Ledamöterna för den här perioden har ändrats sedan du öppnade sidan, och dina är inte sparade. Kopiera dem, ladda om sidan och jämför.",
		],
		en: [
			"Somebody else has changed the members",
			"The members for this term have changed since you opened the page, and yours are not saved. Copy them, reload the page and compare.",
		],
	},
	members_elected: {
		status: 409,
		sv: [
			"Ledamöterna är valda",
			"De kommer från ett val och kan inte skrivas över här.",
		],
		en: [
			"The members were elected",
			"They come from an election and cannot be overwritten here.",
		],
	},
	ballots_unreadable: {
		status: 500,
		sv: [
			"Röstsedlarna går inte att öppna",
			"Nyckeln är en annan än när rösterna lades, eller så har någon ändrat en röstsedel. Inget är räknat.",
		],
		en: [
			"The ballots cannot be opened",
			"The key is not the one that sealed them, or somebody has changed a ballot. Nothing has been counted.",
		],
	},
	ballots_do_not_match: {
		status: 500,
		sv: [
			"Antalet röstsedlar stämmer inte med röstlängden",
			"Någon har lagt till eller tagit bort en röstsedel. Inget är räknat.",
		],
		en: [
			"The ballots do not match the roll",
			"Somebody has added or removed a ballot. Nothing has been counted.",
		],
	},
};
