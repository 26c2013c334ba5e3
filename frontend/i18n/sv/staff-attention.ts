/** What waits for somebody's hand, where the office begins. English follows this one's shape. */
export const attention = {
	title: "Det här väntar på någon",
	election: (term: string) => `Valet till samverkansgruppen ${term}`,
	elections: {
		nobody_voted:
			"Ingen har röstat och dagarna är slut. Bestäm nya dagar eller avbryt valet.",
		election_day_passed:
			"Omröstningen öppnade aldrig och dagarna är slut. Bestäm nya dagar.",
		proposal_missing:
			"Omröstningen kan inte öppna: det finns inget gemensamt förslag.",
		roll_not_frozen: "Omröstningen kan inte öppna: röstlängden är inte fryst.",
		counted: "Rösterna är räknade. Publicera ledamöterna.",
		overdue:
			"Nästa steg skulle ha tagits. Försök själv och se vad som hindrar.",
	},
	publications: {
		failed: (when: string) =>
			`Skulle ha publicerats ${when}, men det gick inte. Se vad som saknas och publicera på nytt.`,
		late: (when: string) =>
			`Skulle ha publicerats ${when}, men väntar fortfarande. Publicera själv.`,
	},
};
