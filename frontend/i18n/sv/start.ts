import { count } from "../format.ts";

const organisations = (n: number) =>
	count("sv", n, "organisation", "organisationer");

const numbers = [
	"två",
	"tre",
	"fyra",
	"fem",
	"sex",
	"sju",
	"åtta",
	"nio",
	"tio",
	"elva",
	"tolv",
];
const word = (n: number) => numbers[n - 2] ?? String(n);
const capital = (words: string) =>
	words.charAt(0).toUpperCase() + words.slice(1);

export const start = {
	title: "Handslag – registret för den Halländska Överenskommelsen",
	sign: "Skriv under",
	readPrinciples: (n: number) =>
		n > 1 ? `Läs de ${word(n)} principerna` : "Läs principerna",
	band: {
		alt: (n: number, years: string) =>
			`Ett stickat band med ${count("sv", n, "maska", "maskor")}, en för varje organisation. ${years} Två trådar löper genom bandet i vågor och möts.`,
		altYear: (year: number, n: number, first: boolean) =>
			first ? `${year} fanns ${organisations(n)}` : `${year} ${n}`,
		altEmpty:
			"Ett band med bara tomma maskor. Ingen organisation har skrivit under än.",
		signed: (n: unknown, since: string) => [
			" ",
			n,
			` har skrivit under sedan ${since}.`,
		],
		nobody: "Ingen har skrivit under än.",
		next: "Nästa maska är er.",
		first: "Första maskan kan bli er.",
	},
	principles: (n: number) =>
		n > 1 ? capital(`${word(n)} principer`) : "Principer",
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
	coming: "På gång",
	allEvents: "Alla evenemang",
	news: "Nyheter",
	allNews: "Alla nyheter",
};
