export const news = {
	title: "Nyheter",
	feed: "Följ i en flödesläsare (Atom)",
	empty: "Det finns inga nyheter än",
	emptyText: "När det händer något skriver vi om det här.",
	more: "Visa äldre",
	all: "Alla nyheter",
	published: "Publicerad",
};
