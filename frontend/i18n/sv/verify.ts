export const verify = {
	title: "Verifiera intyg",
	description:
		"Kontrollera om ett intyg är äkta och om det gäller i dag. Filen lämnar aldrig din dator eller telefon.",
	heading: "Är intyget äkta?",
	lead: "Välj PDF-filen, så kontrollerar vi stämpeln. Filen läses i din webbläsare och lämnar aldrig din dator eller telefon.",
	leadNumber: "Skriv numret på intyget, så visar vi vad registret säger i dag.",
	form: "Kontrollera intyg",
	choose: "Välj PDF-fil",
	drop: "eller dra filen hit",
	noScript:
		"För att kontrollera en fil behöver webbläsaren köra skript. Numret går alltid att söka på.",
	numberLabel: "Har du bara papperet? Skriv numret.",
	numberHint: "Till exempel HÖK-2024-0187.",
	search: "Sök",
	working: (name: string) => `Läser ${name} …`,
	byNumber: {
		valid: "Intyget finns och gäller",
		superseded: "Intyget är ersatt av ett nyare",
		revoked: "Intyget gäller inte längre",
		unknown: "Inget intyg har det numret",
	},
	byNumberNote:
		"Det här är vad registret säger om numret. Stämmer det inte med papperet har någon ändrat på papperet.",
	unknownText: (number: string) =>
		`Vi hittar inget intyg med numret ${number}. Kontrollera att alla tecken är med.`,
	file: {
		valid: "Intyget är äkta och gäller",
		superseded: "Intyget är äkta men ersatt av ett nyare",
		revoked: "Intyget är äkta men gäller inte längre",
		unchecked: "Filen är äkta",
		altered: "Filen har ändrats. Lita inte på den.",
		unknown: "Stämpeln är inte vår",
		seal_revoked: "Stämpeln är spärrad. Lita inte på filen.",
		unproven: "Det går inte att säga om filen är äkta",
		not_sealed: "Filen har ingen stämpel",
		failed: "Filen gick inte att läsa",
		unexamined: "Filen gick inte att kontrollera",
	},
	uncheckedText: {
		no_contact:
			"Om intyget gäller i dag vet vi inte. Försök igen när nätet är tillbaka.",
		not_in_register:
			"Stämpeln stämmer, men registret visar inget intyg med det numret. Fråga oss innan du litar på det.",
		other: "Om intyget gäller i dag vet vi inte. Sök på numret i registret.",
	},
	alteredText: [
		"Stämpeln stämmer inte med innehållet. Det kan bero på att någon har ändrat i filen, eller att ett program har sparat om den.",
		"Be organisationen om en ny fil, eller hämta den i registret.",
	],
	unknownSealText: [
		"Filen är stämplad av någon annan än registret. Den säger därför inget om vem som är part i överenskommelsen.",
		"Sök på organisationens namn i registret i stället.",
	],
	sealRevokedText: [
		"Registret har spärrat stämpeln, och inget visar att filen stämplades före det.",
		"Be organisationen om en ny fil, eller hämta den i registret.",
	],
	unprovenText: [
		"Filen bär en tidsstämpel, men här saknas det som den ska kontrolleras mot.",
		"Sök på numret i stället, eller försök igen senare.",
	],
	notSealedText: [
		"Det kan vara en utskrift, en skannad kopia eller en annan fil än intyget.",
		"Sök på numret i stället, eller be organisationen om filen som de fick av oss.",
	],
	unexamined: {
		failed: [
			"Filen är kanske inte en PDF, eller så är den skadad.",
			"Prova att hämta den en gång till, eller sök på numret.",
		],
		too_large: ["Filen är för stor. Ett intyg är mindre än 1 MB."],
		offline: [
			"Vi fick ingen kontakt med registret.",
			"Försök igen när nätet är tillbaka.",
		],
		no_crypto: [
			"Webbläsaren kontrollerar bara filer på sidor som har öppnats med https.",
			"Öppna sidan med https, eller sök på numret.",
		],
	},
	organisation: "Organisation",
	number: "Intyg",
	questions: {
		authentic: "Är filen äkta?",
		sealed: "Vem har stämplat?",
		today: "Gäller intyget i dag?",
		version: "Vilken version av överens\u00adkommelsen?",
	},
	authentic: {
		authentic: "Ja, den har inte ändrats sedan den stämplades",
		altered: "Nej, den har ändrats efter att den stämplades",
		unknown: "Nej, den är inte stämplad av registret",
		seal_revoked: "Nej, stämpeln är spärrad",
		unproven: "Vet inte. Tidsstämpeln går inte att kontrollera här.",
		not_sealed: "Nej, den har ingen stämpel",
	},
	sealedBy: (moment: string, by: string) => `${by}, ${moment}`,
	stranger: (by: string) => `${by}, som inte är registret`,
	someoneElse: "Någon annan än registret",
	nobody: "Ingen",
	sealUnsure: "Vet inte. I en ändrad fil säger stämpeln inget.",
	claimedTime: "Tiden är den som stämplade har angett.",
	attestedTime: (by: string) => `Tiden är intygad av ${by}.`,
	selfContained: "Filen bär allt som behövs för att kontrollera den utan oss.",
	archived:
		"Filen bär allt som behövs för att kontrollera den utan oss, även om många år.",
	listed: (words: string, when: string) =>
		`${words}, enligt listan från ${when}`,
	at: (clock: string) => `kl. ${clock}`,
	unknownToday: {
		not_authentic: "Vet inte. Det går bara att säga om en äkta fil.",
		no_number: "Vet inte. Filen säger inte vilket intyg den är.",
		not_in_register: "Vet inte. Registret visar inget intyg med det numret.",
		no_contact: "Vet inte. Vi fick ingen kontakt med registret.",
		newer_than_list:
			"Vet inte. Vi fick ingen kontakt med registret, och intyget är nyare än listan som vi har.",
	},
	unknownVersion: "Vet inte. Filen säger det inte.",
	signedOn: "Undertecknat",
	today: "I registret i dag",
	standing: {
		valid: "Gäller",
		superseded: "Ersatt",
		revoked: "Spärrat",
	},
	revokedOn: (day: string) => `Spärrat ${day}`,
	reason: "Orsak",
	/** Why the service itself replaced something, by a stable word that is stored. */
	reasons: {
		organisation_renamed:
			"Organisationen har bytt namn eller organisationsnummer.",
		reissued: "Intyget har utfärdats på nytt.",
	},
	newNumber: "Nytt intyg",
	show: "Visa intyget",
	searchRegister: "Sök i registret",
	report: "Anmäl ett misstänkt intyg",
};
