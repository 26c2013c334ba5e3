import { count } from "../format.ts";

const organisations = (n: number) =>
	count("sv", n, "organisation", "organisationer");

export const start = {
	title: "Handslag – registret för den Halländska Överenskommelsen",
	description:
		"Här skriver föreningar och andra idéburna organisationer under den Halländska Överenskommelsen med Region Halland.",
	heading: "Halland blir bättre när vi jobbar tillsammans.",
	lead: "Den Halländska Överens\u00adkommelsen är ett handslag mellan Region Halland och länets föreningar, studieförbund och andra idéburna organisationer. Vi har enats om sex principer för hur vi samverkar, så att fler i Halland kan känna tillit och vara delaktiga.",
	sign: "Skriv under",
	readPrinciples: "Läs de sex principerna",
	band: {
		alt: (n: number, years: string) =>
			`Ett stickat band med ${count("sv", n, "maska", "maskor")}, en för varje organisation. ${years} Två trådar löper genom bandet i vågor och möts.`,
		altYear: (year: number, n: number, first: boolean) =>
			first ? `${year} fanns ${organisations(n)}` : `${year} ${n}`,
		altEmpty:
			"Ett band med bara tomma maskor. Ingen organisation har skrivit under än.",
		each: "Varje maska är en organisation.",
		signed: (n: unknown, since: string) => [
			" ",
			n,
			` har skrivit under sedan ${since}.`,
		],
		nobody: "Ingen har skrivit under än.",
		next: "Nästa maska är er.",
		first: "Första maskan kan bli er.",
	},
	principles: "Sex principer",
	principlesNote: "De gäller åt båda hållen: för regionen och för er.",
	whole: "Läs hela överenskommelsen",
	latest: "Senast undertecknat",
	signedCount: (n: number): string =>
		n === 1
			? "organisation har skrivit under."
			: "organisationer har skrivit under.",
	standing: (n: unknown) => [" ", n, " av under\u00adskrifterna gäller i dag."],
	searchAll: "Sök bland alla i registret",
	noneYet: "Registret är tomt än så länge",
	noneYetText:
		"När den första organisationen har skrivit under visas den här. Det kan bli ni.",
	themeYear: (year: number) => `Tema ${year}`,
	latestTheme: (year: number) => `Senaste årets tema: ${year}`,
	thisYear: "Det gör vi i år",
	inPlan: "Det står i planen",
	wholePlan: (from: number, to: number) => `Hela handlingsplanen ${from}–${to}`,
	news: "Nyheter",
	allNews: "Alla nyheter",
	how: "Så skriver ni under",
	howNote: ["Tar ungefär en kvart.", "Kostar inget."],
	steps: [
		{
			title: "Besluta i styrelsen",
			text: "Ta upp överens\u00adkommelsen på ett styrelse\u00admöte och skriv beslutet i protokollet.",
		},
		{
			title: "Ansök här",
			text: "Berätta om er och bifoga protokollet. Ni kan pausa och fortsätta en annan dag.",
		},
		{
			title: "Skriv under",
			text: "Er firma\u00adtecknare får en länk med e-post och skriver under med sitt namn.",
		},
	],
	afterwards: "Sedan granskar regionen. Ni får svar inom tio arbetsdagar.",
};
