import { count } from "../format.ts";

/** The yearly follow-up: the form, the results and the pages around them. */
export const followUp = {
	heading: "Uppföljning",
	title: (year: number) => `Uppföljning ${year}`,
	describe: (year: number, answered: string) =>
		`Så fungerar överenskommelsen enligt parterna ${year}. ${answered}`,
	all: "Alla uppföljningar",
	years: "År",
	year: "År",
	overYears: "Över åren",
	openNow: (year: number, closes: string) =>
		`Nu svarar parterna på uppföljningen ${year}. Sista dagen är ${closes}. Länken till svaret finns i mejlet till kontaktpersonerna.`,
	openAnswer: "Svara från Mina sidor",
	none: "Inget är publicerat än",
	noneText: "När en uppföljning är klar står resultatet här.",
	earlier: "Enligt handlingsplanen",
	period: (period: string) => `Uppföljning ${period}`,
	elsewhere: "är inte publicerad här.",
	planYear: (year: number) => `Handlingsplanen ${year}`,
	sectors: { civil: "Idéburna parter", public: "Offentlig part" },
	writer: { civil: "En idéburen part", public: "Offentlig part" },
	parties: (n: number) => count("sv", n, "idéburen part", "idéburna parter"),
	publicParties: (n: number) =>
		count("sv", n, "offentlig part", "offentliga parter"),
	answered: (civil: string, bodies: string) =>
		`${civil} och ${bodies} har svarat.`,
	facts: "Fakta",
	asked: "Öppen",
	version: "Avtalsversion",
	published: "Publicerad",
	scaleText: "Skalan går från 1, stämmer inte alls, till 5, stämmer helt.",
	leastText: (n: number) =>
		`Svar från färre än ${n} idéburna parter visas inte för sig. Inte heller svar som alla är lika.`,
	fewText: (n: number) =>
		`Färre än ${n} idéburna parter har svarat. Därför visas deras svar inte för sig.`,
	json: "Resultatet som JSON",
	csv: "Resultatet som CSV",
	chart: (title: string) => `${title}: medelvärde år för år, från 1 till 5.`,
	table: (title: string) => `${title}: medelvärde och antal svar`,
	noFigures: "inga siffror",
	notAsked: "ingen fråga",
	notShown: "visas inte",
	answers: (n: number) => count("sv", n, "svar", "svar"),
	answer: "Svar",
	spread: (year: number) => `Så fördelar sig svaren ${year}`,
	comments: "Kommentarer",
	scale: [
		"",
		"1 – stämmer inte alls",
		"2 – stämmer dåligt",
		"3 – stämmer delvis",
		"4 – stämmer bra",
		"5 – stämmer helt",
	] as string[],
	unknown: "Vet inte",
	form: {
		lead: (organisation: string) =>
			`Du svarar för ${organisation}. Det tar ungefär tre minuter.`,
		until: "Du kan ändra svaret till och med",
		question:
			"Tänk på det senaste året. Hur väl stämmer varje princip med hur samarbetet har fungerat?",
		noNames:
			"Skriv inga namn på personer i kommentarerna. Vi läser dem innan något visas.",
		comment: "Kommentar",
		optional: "(frivilligt)",
		named: "Kommentarerna får visas med vårt namn",
		namedHint: "Utan kryss visas de utan namn.",
		shown: {
			civil: "Svaren visas tillsammans med andras.",
			public: "En offentlig part svarar öppet: svaret får visas för sig.",
		},
		notice:
			"Kansliet ser vem som har svarat, men läser svaren först när uppföljningen är stängd.",
		privacy: "Så hanterar vi personuppgifter",
		submit: "Skicka svaret",
		change: "Spara ändringen",
		saved: "Tack. Svaret är sparat.",
		missing: (title: string) => `Välj ett svar om ${title}.`,
		fault: (title: string, message: string) =>
			`Kommentaren om ${title}: ${message}`,
		planned: (on: string) => `Uppföljningen öppnar ${on}.`,
		closed: (on: string) => `Uppföljningen stängde ${on}.`,
		left: (organisation: string) =>
			`${organisation} är inte längre part i överenskommelsen.`,
		sent: (who: string, when: string) => `${who} svarade senast ${when}.`,
		theirs: "Svaret som är sparat nu",
		yours: "Ert svar",
		typed: "Det här skrev du",
		noChoice: "Inget svar",
		notSent:
			"Svaret är inte skickat, men det som är skrivet står kvar här. Logga in i en ny flik och skicka sedan härifrån.",
		signIn: "Logga in (öppnas i en ny flik)",
		back: "Till uppföljningen i handläggningen",
		unknownTitle: "Vi känner inte igen länken",
		unknown:
			"Kanske har en bit av adressen fallit bort. Öppna länken direkt från mejlet.",
	},
};
