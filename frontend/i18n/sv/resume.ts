/** The pages behind a one-time link in an e-mail (/fortsatt/:token). */
export const resume = {
	title: "Fortsätt",
	open: {
		resume: "Fortsätt med ansökan",
		my: "Logga in",
	},
	openText: (email: string) =>
		`Länken är personlig för ${email} och fungerar en gång.`,
	about: (organisation: string) => `Det gäller ${organisation}.`,
	button: { resume: "Fortsätt med ansökan", my: "Logga in" },
	why: "Varför en knapp? En del e-postprogram öppnar länkar i förväg. Därför händer inget förrän du trycker.",
	used: {
		title: "Länken är redan använd",
		text: "Varje länk fungerar en gång. Be om en ny, så kommer den med e-post.",
	},
	expired: {
		title: "Länken gäller inte längre",
		text: "Be om en ny, så kommer den med e-post.",
	},
	unknown: {
		title: "Vi känner inte igen länken",
		text: "Kanske har en bit av adressen fallit bort. Öppna länken direkt från mejlet, eller be om en ny.",
	},
	email: "E-postadress",
	emailHint: "Samma adress som ni angav i ansökan.",
	request: "Skicka en ny länk",
	sentTitle: "Titta i er e-post",
	sent: (email: string) =>
		`Om ${email} finns hos oss kommer en ny länk inom några minuter. Titta även i skräpposten.`,
	faults: {
		email: "Skriv en hel e-postadress, till exempel styrelsen@forening.se",
	},
};
