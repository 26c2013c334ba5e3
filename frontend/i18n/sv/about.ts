import { count } from "../format.ts";
import {
	accessibilitySections,
	cookieSections,
	privacySections,
} from "./statements.ts";

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
		lead: "Region Halland står bakom webbplatsen. Alla ska kunna använda den, oavsett hur man läser den.",
		sections: accessibilitySections,
	},
	cookies: {
		title: "Kakor",
		description:
			"Vilken kaka Handslag använder, och vad som stannar i din webbläsare.",
		lead: "Vi använder en enda kaka, och bara för den som loggar in.",
		sections: cookieSections,
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
			"/datasets/follow-ups.json":
				"Uppföljningarna: svaren om varje princip, år för år",
			"/datasets/follow-ups.csv":
				"Uppföljningarna som CSV, med en beskrivning av varje kolumn (CSVW)",
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
		service:
			"Gränssnittet är öppet dygnet runt, men vi lovar ingen viss tillgänglighet. Hör av er om något inte fungerar.",
		reference: "Beskrivning av gränssnittet",
		examples: "Några frågor",
		exampleList: {
			"/api/v1/signatories?municipality=1383": "Parter i Varberg",
			"/api/v1/signatories?asOf=2024-01-01":
				"Vilka som var parter den 1 januari 2024",
			"/api/v1/statistics": "Antal per kommun, typ, område och år",
			"/api/v1/certificates/{nummer}": "Vad registret säger om ett intyg",
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
		followUpFields: "Fälten i uppföljningen",
		followUpText:
			"En rad för varje år, princip och sorts part. Siffror som skulle visa vad en enda idéburen part har svarat är tomma. Kommentarer finns inte i filerna.",
		followUpFieldList: {
			year: "Året som uppföljningen gäller",
			principle: "Principens namn i adresser",
			principleSv: "Principen på svenska",
			principleEn: "Principen på engelska",
			sector: "Sorts part: civil är idéburen, public är offentlig",
			answers: "Antal parter av den sorten som har svarat det året",
			scored: "Antal som har satt ett betyg på principen",
			mean: "Betygens medelvärde, från 1 till 5",
			score1: "Antal som svarade 1, stämmer inte alls",
			score2: "Antal som svarade 2, stämmer dåligt",
			score3: "Antal som svarade 3, stämmer delvis",
			score4: "Antal som svarade 4, stämmer bra",
			score5: "Antal som svarade 5, stämmer helt",
			unknown: "Antal som svarade att de inte vet",
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
		answers:
			"Under varje adress står vad den svarar när det går bra. Nya fält kan komma till; inget tas bort eller får en annan typ inom v1.",
		shapes: "Delar av svaren",
		example: "Exempel",
		asked: "Det som skickas",
		answered: "Svaret",
	},
};
