/** The page that tells other sites how to show the register. */
export const embed = {
	title: "Bädda in registret",
	description:
		"Visa på er egen webbplats vilka som har skrivit under, eller märket som säger att ni har gjort det.",
	lead: "Visa på er egen webbplats vilka som har skrivit under. Har ni själva gjort det kan ni visa märket. Det kostar inget och ni behöver inte fråga.",
	copy: "Kopiera koden",
	copyWhich: (what: string) => ` för ${what}`,
	copied: "Koden är kopierad.",
	marked: "Koden är markerad. Kopiera den med tangentbordet.",
	example: "Så ser det ut",
	element: {
		title: "Listan som en del av er sida",
		text: "Klistra in koden där listan ska stå. Listan får typsnitt, storlek och färg av er sida, och följer den i ljust och mörkt läge.",
		missing: "Listan visas här när webbplatsen har byggts.",
		code: "listan",
		exact:
			"Raden pekar på en viss version. Webbläsaren jämför filen med summan i integrity och kör den bara om de är lika. Versionen finns kvar när nästa kommer.",
		newest:
			"Vill ni alltid ha den senaste versionen väljer ni den här raden. Då finns ingen summa att jämföra med.",
		newestCode: "den senaste versionen",
		fallback:
			"Det som står mellan taggarna visas för den som saknar JavaScript.",
	},
	attributes: {
		title: "Inställningar",
		list: {
			lang: "Språk, sv eller en. Utan det gäller sidans språk.",
			search: "Visar ett sökfält.",
			limit: "Så många visas åt gången, 1 till 100. Utan det visas tio.",
			municipality: "Kommunkod, till exempel 1383 för Varberg.",
			kind: "Typ av organisation, till exempel ideell-forening.",
			theme: "Verksamhetsområde, till exempel integration.",
			src: "Registrets adress. Utan det är det webbplatsen som filen kom från.",
		} as Record<string, string>,
		several: "Flera värden skiljs åt med komma.",
	},
	looks: {
		title: "Utseende",
		text: "Sätt de här egenskaperna i er stilmall, på taggen eller högre upp. Listan följer annars er sidas color-scheme.",
		list: {
			"--handslag-font": "Typsnitt",
			"--handslag-text": "Textens färg",
			"--handslag-soft": "Färg på ort, dag och antal",
			"--handslag-link": "Länkar och knappar",
			"--handslag-line": "Linjer mellan raderna",
			"--handslag-edge": "Kanter på fält och knappar",
			"--handslag-field": "Sökfältets botten",
			"--handslag-focus": "Ringen runt det som har fokus",
			"--handslag-error": "Felmeddelanden",
			"--handslag-round": "Knapparnas hörn",
			"--handslag-thread-a": "Maskans ena tråd",
			"--handslag-thread-b": "Maskans andra tråd",
		} as Record<string, string>,
		parts: "Med ::part når ni också varje del för sig:",
	},
	policy: {
		title: "Säkerhet",
		text: "Listan hämtar bara från registret. Den sätter inga kakor och mäter inget. Har er sida en säkerhetspolicy (CSP) behövs detta i den:",
		code: "säkerhetspolicyn",
		trusted:
			"Inga stilar behöver tillåtas. Kräver policyn Trusted Types ska lit-html vara tillåten. Märket behöver img-src och ramen frame-src, med samma adress.",
	},
	frame: {
		title: "Listan i en ram",
		text: "En ram behöver inget JavaScript alls. Registrets filter går att lägga till i adressen.",
		code: "ramen",
		oembed:
			"Stöder er webbplats oEmbed räcker adressen till registret eller en organisation. Annars frågar ert verktyg här:",
	},
	badge: {
		title: "Märket Vi har skrivit under",
		text: "Märket är en maska ur bandet, er egen. Det leder till er sida i registret. Lämnar ni överenskommelsen blir märket grått av sig självt, inom fem minuter.",
		mine: "Hämta färdig kod på Mina sidor",
		example: (name: string) =>
			`Så ser märket ut för ${name}. Den mörka varianten heter likadant, med .dark före .svg.`,
		nobody: "Märket visas här när den första organisationen har skrivit under.",
		code: "märket",
		dark: "mörkt märke",
	},
};
