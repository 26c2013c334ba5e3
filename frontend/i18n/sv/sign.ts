export const sign = {
	title: "Skriv under överenskommelsen",
	skip: "Hoppa till underskriften",
	personal: (name: string, until: string) =>
		`Personlig länk till ${name}. Gäller till och med ${until}.`,
	heading: (firstName: string) =>
		`${firstName}, nu är det din tur att skriva under`,
	lead: (body: string, organisation: string) =>
		`${body} i ${organisation} har beslutat att gå med. Du är firma\u00adtecknare. Läs överens\u00adkommelsen och skriv sedan under längst ned.`,
	theBoard: "Styrelsen",
	toSignature: "Gå till underskriften",
	print: "Skriv ut eller spara texten som PDF",
	version: (label: string) => `Version ${label}`,
	form: "Skriv under",
	organisation: "Organisation",
	decision: "Beslut",
	decided: (body: string, day: string, paragraph: string) =>
		[body, day, paragraph && `§ ${paragraph.replace(/^§\s*/, "")}`]
			.filter(Boolean)
			.join(", "),
	others: "Skriver också under",
	hasSigned: "har skrivit under",
	hasNotSigned: "har inte skrivit under än",
	confirm: "Bekräfta",
	confirmRead:
		"Jag har läst överens\u00adkommelsen och godkänner den för organisationens räkning.",
	confirmAlone: "Jag har rätt att ensam teckna organisationen.",
	confirmJointly:
		"Jag har rätt att teckna organisationen tillsammans med de andra som skriver under.",
	name: "Skriv ditt namn som underskrift",
	nameHint: (name: string) => `Samma namn som i ansökan: ${name}.`,
	notice:
		"När du skriver under sparar vi namn, tidpunkt och ett fingeravtryck av texten. Ditt namn och din roll visas på intyget.",
	privacy: "Så hanterar vi personuppgifter",
	fingerprint: (hash: string) => `Textens fingeravtryck: ${hash}`,
	submit: (organisation: string) => `Skriv under för ${organisation}`,
	refuse: "Jag vill inte skriva under",
	refuseText:
		"Då behöver du inte göra något. Länken slutar gälla av sig själv och inget blir undertecknat. Säg till den som skickade in ansökan. Tror du att något är fel, ring eller mejla oss.",
	textChanged:
		"Texten har ändrats sedan du öppnade sidan. Läs den nya texten och skriv under igen. Inget är undertecknat än.",
	faults: {
		name: "Skriv ditt namn.",
		confirmRead: "Bekräfta att du har läst överenskommelsen.",
		confirmAuthority: "Bekräfta att du har rätt att teckna organisationen.",
	},
	thanks: (firstName: string) => `Tack ${firstName}, underskriften är sparad`,
	handedOver: "Regionen granskar nu ansökan. Ni får svar inom tio arbetsdagar.",
	waiting: (names: string) =>
		`Nu väntar ansökan på ${names}. När alla har skrivit under granskar regionen den.`,
	receipt: "Kvitto",
	receiptWho: "Undertecknat av",
	receiptWhen: "Tidpunkt",
	receiptText: "Text",
	keep: "Skriv ut sidan eller spara den som PDF om du vill ha kvar kvittot.",
	closed: {
		expired: {
			title: "Länken gäller inte längre",
			text: "Länkar till underskrift gäller en begränsad tid. Be den som skickade in ansökan att skicka en ny. Den kommer med e-post.",
		},
		voided: {
			title: "Ansökan har ändrats",
			text: "Det som du skulle skriva under har ändrats, så den här länken gäller inte längre. Du får en ny länk med e-post när ansökan är klar.",
		},
		unknown: {
			title: "Vi känner inte igen länken",
			text: "Kanske har en bit av adressen fallit bort. Öppna länken direkt från mejlet, eller kopiera hela raden.",
		},
	},
	about: (organisation: string) => `Det gäller ${organisation}.`,
	help: "Kommer du inte vidare? Ring eller mejla oss.",
};
