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
		not_sealed: "Filen har ingen stämpel",
		failed: "Filen gick inte att läsa",
	},
	uncheckedText:
		"Stämpeln stämmer, men vi fick ingen kontakt med registret. Om intyget gäller i dag vet vi därför inte. Försök igen när nätet är tillbaka.",
	alteredText: [
		"Stämpeln stämmer inte med innehållet. Det kan bero på att någon har ändrat i filen, eller att ett program har sparat om den.",
		"Be organisationen om en ny fil, eller hämta den i registret.",
	],
	unknownSealText: [
		"Filen är stämplad av någon annan än registret. Den säger därför inget om vem som är part i överenskommelsen.",
		"Sök på organisationens namn i registret i stället.",
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
	sealed: "Stämplat",
	sealedBy: (moment: string, by: string) => `${moment} av ${by}`,
	sealedByOnly: (by: string) => `av ${by}`,
	timestamped: "Tiden är intygad av en fristående tidsstämpling.",
	fileLabel: "Filen",
	unchanged: "har inte ändrats sedan dess",
	version: "Version",
	signedOn: "Undertecknat",
	today: "I registret i dag",
	standing: {
		valid: "Gäller",
		superseded: "Ersatt",
		revoked: "Spärrat",
	},
	revokedOn: (day: string) => `Spärrat ${day}`,
	reason: "Orsak",
	newNumber: "Nytt intyg",
	show: "Visa intyget",
	searchRegister: "Sök i registret",
	report: "Anmäl ett misstänkt intyg",
};
