/** One section of a page of plain text. A list and links follow the paragraphs. */
export interface Section {
	title: string;
	paragraphs: string[];
	list?: string[];
	links?: { label: string; href: string }[];
}

/** What the statements promise; tests hold the service to each of them. */
export interface Promises {
	/** The name of the only cookie. */
	cookie: string;
	/** How long a sign-in lasts. */
	staffHours: number;
	organisationDays: number;
	/** How long a link to sign in, and one to sign with, can be used. */
	linkHours: number;
	signingDays: number;
	/** After an event, unless the event says otherwise. */
	needsDays: number;
	/** After an event, names and addresses of those who registered. */
	peopleMonths: number;
	/** A newsletter's address that was not confirmed, and one that mails do not reach. */
	unconfirmedDays: number;
	unreachedDays: number;
	/** A message from the page about contact. */
	messageDays: number;
	/** After the last day of an election, a nominee's address. */
	nomineeDays: number;
	/** To whom a mail went. */
	addressDays: number;
}

export const privacySections = (officer: string, p: Promises): Section[] => [
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
			"Deltagare i evenemang: namn, organisation och e-post. Allergier och behov av stöd sparas för sig, så att vi kan ordna dem.",
			"Samverkansgruppen: namn på den som har en plats eller är nominerad. En röst sparas utan att det står vem som har lagt den.",
			"Nyhetsbrevet: e-postadress och språk. Vi skickar bara till den som har bekräftat sin adress.",
			"Uppföljningen: svaren från er organisation. Kommentarer visas med namn bara om ni har valt det.",
			"Den som skriver till oss: namn, e-post och meddelande, så att vi kan svara.",
			"Nätadressen (IP) hos den som skickar ett formulär. Den hjälper oss att stoppa missbruk, och att inte spara samma sak två gånger.",
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
			"Vi behandlar uppgifterna för att utföra en uppgift av allmänt intresse, artikel 6.1 e i dataskyddsförordningen. Handlingarna är allmänna och omfattas av offentlighetsprincipen. Nyhetsbrevet bygger på samtycke, artikel 6.1 a.",
		],
	},
	{
		title: "Hur länge",
		paragraphs: [
			"Vem som har varit part, och när, sparas för alltid. Kontaktuppgifter tas bort när de inte behövs. Resten följer regionens arkivbeslut. Det här sker av sig självt:",
		],
		list: [
			`En länk för att logga in gäller i ${p.linkHours} timmar och en gång.`,
			`En länk för att skriva under gäller i ${p.signingDays} dagar.`,
			`Allergier och behov av stöd tas bort ${p.needsDays} dagar efter evenemanget, om inget annat står där.`,
			`Namn, organisation och e-post till den som har anmält sig tas bort ${p.peopleMonths} månader efter evenemanget. Då finns bara antalet kvar.`,
			`Ett meddelande till oss tas bort efter ${p.messageDays} dagar, med det vi har antecknat om det.`,
			`E-postadressen till den som är nominerad tas bort ${p.nomineeDays} dagar efter valets sista dag, och inom ett dygn om svaret är nej.`,
			`Adressen på ett mejl från oss tas bort efter ${p.addressDays} dagar. Det som finns kvar är att mejlet skickades, när och i vilket ärende.`,
			`En adress till nyhetsbrevet som ingen har bekräftat tas bort efter ${p.unconfirmedDays} dagar. En adress dit breven inte kommer fram tas bort efter ${p.unreachedDays} dagar.`,
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
			"Vi använder en kaka, och bara för den som loggar in. Vi mäter inte besök och hämtar inget från andra webbplatser.",
		],
		links: [{ label: "Läs mer om kakor", href: "/kakor" }],
	},
];

/** What is in Swedish on English pages too: some of each, since nobody has translated it. */
export interface Untranslated {
	news: boolean;
	events: boolean;
	plan: boolean;
	pages: boolean;
	principles: boolean;
	/** There is no English text to read beside the binding one. */
	agreement: boolean;
}

const untranslatedNames = {
	news: "en del nyheter",
	events: "en del evenemang",
	plan: "en del år i handlingsplanen",
	pages: "en del sidor",
	principles: "överenskommelsens principer",
};

/** The names of what is not translated, as they stand in a list. */
export function untranslatedList(
	what: Untranslated,
	names: typeof untranslatedNames,
	locale: "sv" | "en",
): string {
	const keys = Object.keys(names) as (keyof typeof names)[];
	const found = keys.filter((key) => what[key]).map((key) => names[key]);
	return new Intl.ListFormat(locale, { type: "conjunction" }).format(found);
}

/** Where to write, and what the list of shortcomings depends on. */
export interface Feedback {
	email: string;
	/** The form's address in the page's language. */
	form: string;
	untranslated: Untranslated;
}

function inSwedish(what: Untranslated): string[] {
	const agreement = what.agreement
		? "Avtalets bindande text är på svenska, och det finns ingen översättning av den."
		: "Avtalets bindande text är på svenska. På engelska sidor står en översättning bredvid, som hjälp för den som läser.";
	const list = untranslatedList(what, untranslatedNames, "sv");
	const rest = list
		? [
				`På engelska sidor står ${list} på svenska, för de är inte översatta än. De är märkta som svenska.`,
			]
		: [];
	return [agreement, ...rest];
}

/** With the parts that lagen (2018:1937) and Digg's template ask for, in their order. */
export const accessibilitySections = (
	address: string,
	reviewed: string,
	{ email, form, untranslated }: Feedback,
): Section[] => [
	{
		title: "Hur tillgänglig är webbplatsen?",
		paragraphs: [
			`Redogörelsen gäller Handslag på ${address}. Här står hur webbplatsen följer lagen om tillgänglighet till digital offentlig service (2018:1937), vilka brister vi känner till och hur du kan säga till om fler.`,
			"Vi vet att delar av webbplatsen inte är helt tillgängliga. Det står längre ner vilka de är.",
		],
	},
	{
		title: "Om du inte kan använda delar av webbplatsen",
		paragraphs: [
			"Behöver du innehållet på ett annat sätt, till exempel på papper eller uppläst? Hör av dig. Vi svarar inom två arbetsdagar.",
		],
	},
	{
		title: "Säg till när något brister",
		paragraphs: [
			"Har du hittat ett problem som inte står här, eller tycker du att vi inte följer lagen? Berätta det för oss, gärna med sidans adress.",
		],
		links: [
			{
				label: "Mejla oss om tillgänglighet",
				href: `mailto:${email}?subject=Tillg%C3%A4nglighet`,
			},
			{ label: "Skriv till oss i ett formulär", href: form },
		],
	},
	{
		title: "Tillsyn",
		paragraphs: [
			"Myndigheten för digital förvaltning, Digg, har tillsyn över lagen. Är du inte nöjd med hur vi hanterar dina synpunkter kan du anmäla det till Digg.",
		],
		links: [
			{
				label: "Anmäl bristande tillgänglighet till Digg",
				href: "https://www.digg.se/tdosanmalan",
			},
		],
	},
	{
		title: "Hur väl webbplatsen följer lagen",
		paragraphs: [
			"Webbplatsen är delvis förenlig med lagen, på grund av bristerna här nedanför. Vårt mål är WCAG 2.2 på nivå AA.",
		],
	},
	{
		title: "Innehåll som inte är tillgängligt",
		paragraphs: ["De här bristerna känner vi till:"],
		list: [
			"Vi har inte provat webbplatsen med skärmläsare, och inte med dem som använder sådana. Därför kan det finnas brister som vi inte vet om.",
			"Fält där du väljer en fil visar webbläsarens egna ord. De kan stå på ett annat språk än sidan (WCAG 3.1.2).",
			"Rapporter och program kan vara svåra att läsa upp, både de som vi har lagt upp som PDF och de som ligger på andra webbplatser (WCAG 1.3.1).",
			...inSwedish(untranslated),
			"Ansökan, organisationernas sidor och handläggarnas sidor behöver JavaScript. Det går också att skriva under på papper.",
		],
	},
	{
		title: "Undantag",
		paragraphs: [
			"Vi hänvisar inte till att någon anpassning skulle vara oskäligt betungande (12 §).",
			"Protokoll och stadgar som organisationer laddar upp omfattas inte av lagen (9 §), och vi granskar dem inte för tillgänglighet. De visas bara för handläggare.",
		],
	},
	{
		title: "Intygen",
		paragraphs: [
			"Varje intyg är en taggad PDF enligt PDF/UA-1. Samma uppgifter finns på intygets sida här.",
		],
	},
	{
		title: "Hur vi har testat",
		paragraphs: [
			"Vi har bedömt webbplatsen själva. Vi har provat den med tangentbord och i 320 bildpunkters bredd. Automatiska kontroller (axe och html-validate) körs på sidorna varje gång vi ändrar något.",
			`Den senaste bedömningen gjordes ${reviewed}. Då uppdaterades också redogörelsen.`,
		],
	},
];

/** Cookies and what else stays in a browser. */
export const cookieSections = (p: Promises): Section[] => [
	{
		title: "Den enda kakan",
		paragraphs: [
			`Kakan heter ${p.cookie}. Den sätts när du loggar in eller börjar en ansökan, och behövs för att du ska förbli inloggad.`,
		],
		list: [
			"Den innehåller ett nummer för din inloggning, och inget annat om dig.",
			`Den gäller i ${p.organisationDays} dagar för organisationer och i ${p.staffHours} timmar för handläggare. Loggar du ut tas den bort.`,
			"Den skickas bara till oss, och inga skript kommer åt den.",
		],
	},
	{
		title: "Därför frågar vi inte om lov",
		paragraphs: [
			"Lagen om elektronisk kommunikation (2022:482) kräver samtycke till kakor. Det gäller inte den som behövs för en tjänst som du själv har bett om. Därför finns ingen ruta att klicka bort.",
		],
	},
	{
		title: "Vad som stannar i din webbläsare",
		paragraphs: [
			"Några sidor lägger en anteckning i webbläsaren. Den skickas inte till oss.",
		],
		list: [
			"handslag:ansokan: det som du har skrivit i en ansökan och som inte har hunnit sparas. Det tas bort när det är sparat.",
			"handslag:innehall: det som en redaktör har skrivit och som inte har hunnit sparas. Det tas bort när det är sparat och när redaktören loggar ut.",
			"handslag:formular: det som du har skrivit i svaret på en uppföljning. Det försvinner när fliken stängs.",
			"handslag.staff.keys: handläggarens val att slå av kortkommandon.",
			"handslag.staff.queue: ordningen i handläggarens kö. Den försvinner när fliken stängs.",
		],
	},
	{
		title: "Inget mer",
		paragraphs: [
			"Vi mäter inte besök. Sidorna hämtar inget från andra webbplatser, så ingen annan får veta att du har varit här.",
		],
	},
];
