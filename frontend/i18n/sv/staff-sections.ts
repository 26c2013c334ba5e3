/** The office's menu. English follows this one's shape. */
export const sections = {
	label: "Handläggning",
	inbox: "Inkorg",
	messages: "Meddelanden",
	register: "Registret",
	paper: "Ny från papper",
	log: "Logg",
	certificates: "Intyg",
	seals: "Stämplar",
	accounts: "Användare",
	workingGroup: "Samverkansgrupp",
	content: "Innehåll",
	events: "Evenemang",
	followUps: "Uppföljning",
	newsletter: "Nyhetsbrev",
};
