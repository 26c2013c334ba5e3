import { count } from "../format.ts";

export const agreement = {
	title: "Överenskommelsen",
	heading: "Överens\u00adkommelsen",
	lead: (parties: number) =>
		parties === 0
			? "Det här är texten som organisationer och Region Halland skriver under."
			: `Det här är texten som ${count("sv", parties, "organisation", "organisationer")} och Region Halland har skrivit under.`,
	version: (label: string, from: string) =>
		`Version ${label}, gäller från ${from}`,
	principles: "Principerna",
	versions: "Versioner",
	current: "Gäller nu",
	validFrom: (day: string) => `från ${day}`,
	validBetween: (from: string, to: string) => `${from} till ${to}`,
	editorial: "Språkliga ändringar. Underskrifterna följde med.",
	substantive: "Ändrat innehåll. Alla bjöds in att skriva under på nytt.",
	fingerprint: "Textens fingeravtryck",
	fingerprintNote:
		"SHA-256 av texten, tecken för tecken. Samma värde sparas med varje underskrift.",
	asPdf: "Skriv ut eller spara som PDF",
	sign: "Skriv under",
	languageNote: "",
	translation: "Översättning",
};
