import { count } from "../format.ts";

/** One section of a page of plain text. A list follows the paragraphs. */
export interface Section {
	title: string;
	paragraphs: string[];
	list?: string[];
}

const privacySections = (officer: string): Section[] => [
	{
		title: "Vem som ansvarar",
		paragraphs: [
			"Region Halland är personuppgiftsansvarig för registret. Ett samordnande förbund hjälper till att sköta det och gör det på regionens uppdrag.",
			`Dataskyddsombudet når ni på ${officer}.`,
		],
	},
	{
		title: "Vad vi sparar och varför",
		paragraphs: ["Vi sparar så lite vi kan."],
		list: [
			"Kontaktpersoner: namn, roll, e-post och telefon. Vi behöver kunna nå organisationen.",
			"Firmatecknare: namn, titel, e-post, tidpunkt för underskriften och vilken text som skrevs under. Det är beviset för att organisationen har skrivit under.",
			"Protokollsutdrag: det som ni själva laddar upp. Stryk gärna namn som inte behövs.",
			"Handläggare: konto, arbetsgivare och vad som har gjorts i varje ärende.",
		],
	},
	{
		title: "Personnummer",
		paragraphs: [
			"Vi tar inte emot personnummer. Skriver någon in ett sådant stoppas det och sparas inte.",
		],
	},
	{
		title: "Vad som är offentligt",
		paragraphs: [
			"Organisationens namn, nummer, kommun, verksamhet och underskrift är öppna uppgifter. En kontaktpersons namn, e-post och telefon visas bara om organisationen har kryssat i det, fält för fält. Firmatecknarens namn och titel står på intyget.",
			"Kan en publicering innebära fara för någon låter vi bli att visa organisationen. Hör av er i så fall.",
		],
	},
	{
		title: "Rättslig grund",
		paragraphs: [
			"Vi behandlar uppgifterna för att utföra en uppgift av allmänt intresse, artikel 6.1 e i dataskyddsförordningen. Handlingarna är allmänna och omfattas av offentlighetsprincipen.",
		],
	},
	{
		title: "Hur länge",
		paragraphs: [
			"Vem som har varit part, och när, sparas för alltid. Kontaktuppgifter tas bort när de inte behövs. Resten följer regionens arkivbeslut.",
		],
	},
	{
		title: "Dina rättigheter",
		paragraphs: [
			"Du kan begära ett utdrag, få fel rättade och be oss ta bort uppgifter. Skriv till oss, så svarar vi inom en månad. Är du inte nöjd kan du klaga hos Integritetsskydds\u00admyndigheten.",
		],
	},
	{
		title: "Kakor och spårning",
		paragraphs: [
			"Vi använder en kaka, och bara för den som loggar in. Den behövs för att hålla er inloggade. Vi mäter inte besök och hämtar inget från andra webbplatser.",
		],
	},
];

const accessibilitySections = (
	address: string,
	reviewed: string,
): Section[] => [
	{
		title: "Så tillgänglig är webbplatsen",
		paragraphs: [
			`Den här redogörelsen gäller ${address}. Webbplatsen är byggd för att uppfylla lagen om tillgänglighet till digital offentlig service, WCAG 2.2 på nivå AA.`,
			"Vi känner inte till några brister i det som vi själva har gjort.",
		],
	},
	{
		title: "Vad som inte omfattas",
		paragraphs: [
			"Protokoll och stadgar som organisationer laddar upp granskas inte för tillgänglighet. De visas bara för handläggare.",
		],
	},
	{
		title: "Intygen",
		paragraphs: [
			"Varje intyg är en taggad PDF enligt PDF/UA-1. Samma uppgifter finns på intygets sida här.",
		],
	},
	{
		title: "Kontakta oss",
		paragraphs: [
			"Hittar du något som inte fungerar, eller behöver du innehållet på annat sätt, hör av dig. Vi svarar inom två arbetsdagar.",
		],
	},
	{
		title: "Tillsyn",
		paragraphs: [
			"Myndigheten för digital förvaltning, Digg, har tillsyn över lagen. Är du inte nöjd med hur vi hanterar dina synpunkter kan du anmäla det till Digg: www.digg.se/tdosanmalan.",
		],
	},
	{
		title: "Så har vi testat",
		paragraphs: [
			"Vi har testat med tangentbord, i 320 bildpunkters bredd, i hög kontrast och med automatiska kontroller (axe) på varje sida.",
			`Redogörelsen granskades senast ${reviewed}.`,
		],
	},
];

export const about = {
	privacy: {
		title: "Personuppgifter",
		description:
			"Vilka personuppgifter Handslag behandlar, varför och hur länge.",
		lead: "Vi sparar det som behövs för att veta vem som har skrivit under, och inget mer.",
		sections: privacySections,
	},
	accessibility: {
		title: "Tillgänglighetsredogörelse",
		heading: "Tillgänglighets\u00adredogörelse",
		description:
			"Hur tillgänglig webbplatsen är, och hur du säger till när något brister.",
		lead: "Alla ska kunna använda webbplatsen, oavsett hur man läser den.",
		sections: accessibilitySections,
	},
	data: {
		title: "Öppna data",
		description:
			"Hämta registret som CSV, JSON, JSON-LD eller GeoJSON, fritt att använda.",
		lead: (parties: number) =>
			`Hela registret, just nu ${count("sv", parties, "part", "parter")}, får användas fritt av vem som helst.`,
		download: "Hämta",
		downloadText:
			"Filerna innehåller alla parter i dag. CSV-filen går att öppna i ett kalkylprogram, och den tar samma filter som registret.",
		more: "Fler format",
		moreText:
			"Alla filer är gjorda av samma uppgifter. I filerna står vilken version de är, och när den gjordes.",
		fileList: {
			"/datasets/signatories.csv":
				"CSV för program, med en beskrivning av varje kolumn (CSVW)",
			"/datasets/signatories.jsonld":
				"JSON-LD: länkade data med ord ur schema.org",
			"/datasets/municipalities.geojson":
				"GeoJSON: parterna kommun för kommun. Varje kommun är en punkt vid centralorten.",
			"/datasets/statistics.json": "Registret i siffror",
			"/datasets/action-plan.json": "Handlingsplanen",
			"/datasets/news.json": "Nyheter",
			"/datasets/events.json": "Konferenser och andra evenemang",
		} as Record<string, string>,
		contacts:
			"Kontaktpersoner finns inte i filerna. Det som en organisation själv har valt att visa står på dess sida.",
		catalogue: "Katalog",
		catalogueText:
			"Allt är beskrivet i en katalog som Sveriges dataportal och Europas dataportal kan läsa (DCAT-AP-SE 3).",
		catalogueList: {
			"/datasets/dcat": "RDF/XML",
			"/datasets/dcat.ttl": "Turtle",
			"/datasets/dcat.jsonld": "JSON-LD",
		} as Record<string, string>,
		api: "Programgränssnitt",
		apiText:
			"Allt som syns här finns också som JSON, utan nyckel och utan konto. Varje svar har en ETag, så att ni bara hämtar det som har ändrats.",
		reference: "Beskrivning av gränssnittet",
		examples: "Några frågor",
		exampleList: {
			"/api/v1/signatories?municipality=1383": "Parter i Varberg",
			"/api/v1/signatories?asOf=2024-01-01":
				"Vilka som var parter den 1 januari 2024",
			"/api/v1/statistics": "Antal per kommun, typ, område och år",
			"/api/v1/certificates/HÖK-2024-0187": "Vad registret säger om ett intyg",
		} as Record<string, string>,
		fields: "Fälten",
		fieldList: {
			id: "Identitet som aldrig ändras",
			slug: "Namnet i sidans adress",
			name: "Organisationens namn",
			organisationNumber: "Organisationsnummer. Tomt när det saknas.",
			kind: "Typ av organisation",
			municipality:
				"Kommunkod och namn. Tomt när organisationen är verksam i hela länet.",
			municipalityCode: "Kommunkoden för sig, i CSV och JSON-LD",
			wholeCounty: "Om organisationen är verksam i hela länet",
			themes: "Verksamhetsområden",
			website: "Organisationens webbplats",
			description: "Vad organisationen gör, med egna ord",
			signedOn: "Dagen för underskriften",
			status: "Om underskriften gäller",
			agreementVersion: "Version av överenskommelsen",
			certificateNumber: "Intygets nummer",
		} as Record<string, string>,
		licence: "Villkor",
		licenceText:
			"Uppgifterna är fria enligt CC0 1.0. Nämn gärna källan och dagen ni hämtade dem.",
		licenceLink: "Läs om CC0",
	},
	apiReference: {
		title: "Programgränssnittet",
		lead: "Varje adress och vad den gör. Fel kommer som application/problem+json, med alla brister på en gång, på svenska eller engelska.",
		document: "Hela beskrivningen som OpenAPI 3.1",
		request: "Anrop",
		does: "Gör",
	},
};
