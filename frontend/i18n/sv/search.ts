/** The search over the whole site. */
export const search = {
	title: "Sök på webbplatsen",
	titleFor: (q: string) => `Sök: ${q}`,
	label: "Sök på webbplatsen",
	words: "Sökord",
	placeholder: "Sök",
	submit: "Sök",
	hint: "Skriv ett eller flera ord. Det räcker med början av ett ord.",
	help: "Du kan söka efter organisationer, nyheter, evenemang, aktiviteter i handlingsplanen och texten i överenskommelsen.",
	found: (n: number) => (n === 1 ? "1 träff" : `${n} träffar`),
	none: "Inget hittades",
	noneText: (q: string) =>
		`Inget här liknar ”${q}”. Prova ett annat ord, färre ord eller bara början av ordet.`,
	noneRegister: "Se hela registret",
	noneContact: "Fråga oss",
	similar: "Inget stämde helt. Det här liknar det du skrev:",
	all: (n: number) => `Visa alla ${n}`,
	kinds: {
		organisations: "Organisationer",
		news: "Nyheter",
		events: "Evenemang",
		plan: "Handlingsplanen",
		pages: "Sidor",
		agreement: "Överenskommelsen",
	} as Record<string, string>,
	jump: "Träffar i",
	planYear: (year: number) => `Handlingsplan ${year}`,
};
