import { count } from "../format.ts";

const organisations = (n: number) =>
	count("sv", n, "organisation", "organisationer");

export const register = {
	title: "Registret",
	searchForm: "Sök i registret",
	searchLabel: "Sök på namn, ort eller verksamhet",
	filter: "Filtrera",
	chosen: (n: number) => (n === 1 ? "1 val gjort" : `${n} val gjorda`),
	municipality: "Kommun",
	inMunicipality: (n: number) => `, ${organisations(n)}`,
	status: "Status",
	statusEnded: "Avslutad",
	kind: "Typ av organisation",
	allKinds: "Alla typer",
	theme: "Verksamhets\u00adområde",
	allThemes: "Alla områden",
	version: "Version av överens\u00adkommelsen",
	allVersions: "Alla versioner",
	asOf: "Vilka var med den dagen?",
	asOfHint: "Lämna tomt för i dag.",
	noSuchDay: (typed: string) =>
		`${typed} finns inte i almanackan. Välj en annan dag.`,
	show: "Visa organisationer",
	hits: (n: number) => [n, n === 1 ? " organisation" : " organisationer"],
	ofAll: (n: unknown) => ["av ", n, " i registret"],
	chosenFilters: "Valda filter",
	clearAll: "Rensa alla",
	asOfChip: (day: string) => `Den ${day}`,
	versionChip: (label: string) => `Version ${label}`,
	caption: (order: string) => `Organisationer som passar era val, ${order}`,
	order: {
		name: "sorterade på namn från A till Ö",
		"-name": "sorterade på namn från Ö till A",
		signedOn: "de som skrev under först överst",
		"-signedOn": "de som skrev under senast överst",
	},
	columns: {
		name: "Organisation",
		municipality: "Kommun",
		theme: "Område",
		signed: "Undertecknat",
		status: "Status",
	},
	az: "A–Ö",
	za: "Ö–A",
	oldest: "äldst först",
	newest: "nyast först",
	swedishOrder: "Å, Ä och Ö sorteras sist, i den ordningen.",
	next: "Visa fler",
	first: "Till första sidan",
	paging: "Sidor",
	empty: "Ingen organisation passar",
	emptyText: "Ta bort ett filter, eller sök på en del av namnet.",
	clearFilters: "Rensa alla filter",
	nobody: "Registret är tomt än så länge",
	nobodyText:
		"När den första organisationen har skrivit under visas den här. Det kan bli ni.",
	growth: "Så har registret växt",
	growthText: (unit: number) =>
		unit === 1
			? "Antal parter vid årets slut. En maska är en organisation."
			: `Antal parter vid årets slut. En maska är ${unit} organisationer.`,
	year: "År",
	amount: "Antal",
	download: "Hämta registret",
	downloadText:
		"Registret är öppna data. Ni får använda det fritt. Namn på personer ingår inte.",
	downloadFiltered: "Filen följer de filter ni har valt.",
	aboutData: "Så är uppgifterna uppbyggda",
};
