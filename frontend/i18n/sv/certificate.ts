export const certificate = {
	title: (number: string) => `Intyg ${number}`,
	description: (name: string) =>
		`Intyg på att ${name} har skrivit under den Halländska Överenskommelsen.`,
	unknownTitle: "Inget intyg har det numret",
	label: "Intyg",
	agreement: "Den Halländska Överenskommelsen",
	number: (number: unknown) => ["Organisationsnummer ", number],
	says: "har skrivit under överenskommelsen mellan Region Halland och den idéburna sektorn i Halland.",
	signedOn: "Undertecknat",
	issuedOn: "Utfärdat",
	version: "Version",
	certificateNumber: "Intyg",
	valid: "Intyget gäller",
	validText: (name: string) => `${name} är part i överenskommelsen i dag.`,
	superseded: "Intyget är ersatt av ett nyare",
	supersededText: "Det var rätt när det utfärdades, men det finns ett nytt.",
	toNew: (number: string) => `Till intyg ${number}`,
	revoked: "Intyget gäller inte längre",
	revokedText: (day: string) => `Det spärrades ${day}.`,
	reason: "Orsak",
	pending: "Intyget stämplas just nu",
	pendingText:
		"Underskriften gäller redan. Filen brukar vara klar inom några minuter. Ladda om sidan då, och hör av er om den dröjer.",
	download: "Hämta intyget",
	organisationPage: (name: string) => `${name} i registret`,
	how: "Så kontrollerar ni filen",
	howSteps: [
		"Jämför numret på intyget med numret här.",
		"Har ni PDF-filen? Släpp den på sidan Verifiera intyg. Då ser ni om den har ändrats. Filen lämnar inte er dator.",
		"Har ni bara papperet? Skanna koden eller skriv numret. Det som står på den här sidan är det som gäller.",
	],
	verify: "Verifiera en fil",
	fingerprint: "Filens fingeravtryck",
	fingerprintNote: "SHA-256 av PDF-filen, för den som vill jämföra själv.",
	seal: "Om stämpeln",
	sealText:
		"PDF-filen bär en elektronisk stämpel. Den visar vem som har utfärdat intyget och att ingen har ändrat i filen sedan dess.",
	sealedWith: "Stämplat med",
	sealFingerprint: "Stämpelns fingeravtryck, SHA-256:",
	sealRevoked: (day: string) =>
		`Stämpeln på filen är spärrad sedan ${day}. Det som står på den här sidan är det som gäller. Verifiera filen för att få veta om den fortfarande räknas som äkta.`,
	sealCertificate: "Stämpelns certifikat",
	trialSeal:
		"Stämpeln är gjord på plats för att prova tjänsten. Ingen utomstående har gått i god för den.",
	unknownText: (number: string) =>
		`Vi hittar inget intyg med numret ${number}. Ett nummer ser ut så här: HÖK-2024-0187.`,
	unknownAdvice:
		"Kontrollera att alla tecken är med. Står numret på ett papper som någon har visat er, och det ändå inte finns här, så är intyget inte vårt.",
	tryAgain: "Sök på ett annat nummer",
};
