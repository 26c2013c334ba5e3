/** Subscribing to the newsletter and leaving it. */
export const newsletter = {
	email: "E-post",
	emailHint:
		"Vi mejlar en länk. Först när du har bekräftat får du nyhetsbrevet.",
	submit: "Prenumerera",
	notice:
		"Vi sparar bara adressen, och bara för nyhetsbrevet. I varje brev finns en länk för att avsluta. Då tar vi bort adressen direkt.",
	privacy: "Så hanterar vi personuppgifter",
	fault: "Skriv en hel e-postadress, till exempel namn@forening.se.",
	sentTitle: "Titta i din inkorg",
	sent: "Vi har mejlat en länk. Öppna den och tryck på knappen. Kommer inget mejl inom en kvart, titta i skräpposten.",
	confirmTitle: "Bekräfta att du vill ha nyhetsbrevet",
	confirmText: "Tryck på knappen, så kommer nästa nyhetsbrev till dig.",
	confirmButton: "Ja, jag vill ha nyhetsbrevet",
	confirmedTitle: "Nu får du nyhetsbrevet",
	confirmed: "Nästa brev kommer till din inkorg. Du kan avsluta när du vill.",
	endTitle: "Avsluta nyhetsbrevet",
	endText: "Tryck på knappen, så får du inga fler brev. Vi tar bort adressen.",
	endButton: "Avsluta nyhetsbrevet",
	endedTitle: "Du får inte nyhetsbrevet längre",
	ended: "Vi har tagit bort din adress.",
	again: "Prenumerera igen",
	unknownTitle: "Länken gäller inte",
	unknown:
		"Den kan vara äldre än en vecka, eller så har en bit av adressen fallit bort. Be om en ny länk.",
	ask: "Be om en ny länk",
	footer: "Nyhetsbrev",
	refused: "Det gick inte att ta emot adressen",
};
