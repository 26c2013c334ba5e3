import { applyCase } from "./apply-case.ts";
import { applyFields } from "./apply-fields.ts";

/** The application, from the first address to the decision. English follows this one's shape. */
export const apply = {
	brand: "Handslag",
	errorPrefix: "Fel: ",
	loading: "Hämtar ansökan …",
	steps: {
		start: "Innan ni börjar",
		organisation: "Om organisationen",
		signatories: "Firmatecknare och protokoll",
		review: "Granska och skicka in",
	},
	stepOf: (n: number, of: number) => `Steg ${n} av ${of}`,
	done: " (klart)",
	stepsLabel: "Stegen i ansökan",
	back: "Tillbaka",
	next: "Spara och fortsätt",
	cancel: "Avbryt",
	saved: (clock: string) => `Sparat kl. ${clock}`,
	saving: "Sparar …",
	comeBack: (email: string) =>
		`Ni kan stänga sidan och fortsätta senare. Länken finns i mejlet till ${email}.`,
	offline:
		"Ni saknar nät just nu. Vi sparar på din enhet och skickar när nätet är tillbaka.",
	failed:
		"Det gick inte att spara just nu. Det ni har skrivit finns kvar på din enhet. Vi försöker igen.",
	signedOut: {
		title: "Ni behöver en ny länk",
		text: "Sidan öppnas med en länk som kommer med e-post. Skriv adressen som ni började med, så skickar vi en ny. Det ni har skrivit finns kvar.",
		email: "E-postadress",
		send: "Skicka en länk",
		sending: "Skickar …",
		sent: "Om adressen finns hos oss är länken på väg. Titta i inkorgen, och i skräpposten om den dröjer.",
		startNew: "Börja en ny ansökan",
	},
	faults: (n: number) =>
		n === 1 ? "En uppgift behöver rättas" : `${n} uppgifter behöver rättas`,
	missing: (n: number) =>
		n === 1 ? "En uppgift saknas" : `${n} uppgifter saknas`,
	problem: "Det gick inte",
	tryAgain:
		"Vi fick inget svar. Titta att ni har nät och försök igen. Det ni har skrivit finns kvar.",
	start: {
		lead: "Här skriver er organisation under Den Halländska Överenskommelsen. Det tar ungefär tio minuter, och ni kan pausa när ni vill.",
		needs: "Det här behöver ni",
		needList: [
			"Organisationsnumret, om ni har ett.",
			"Protokollet där styrelsen eller årsmötet beslutade att gå med. Ett utdrag eller ett foto räcker.",
			"Namn och e-post till den eller dem som tecknar er firma.",
		],
		after: "Så går det till",
		afterList: [
			"Ni fyller i uppgifterna och skickar in.",
			"Firmatecknarna får var sin länk och skriver under på skärmen.",
			"Regionen granskar. Sedan kommer intyget med e-post och ni syns i registret.",
		],
		email: "Er e-postadress",
		emailHint:
			"Vi skickar en länk som tar er tillbaka till ansökan. Adressen visas inte i registret.",
		begin: "Börja ansökan",
		beginning: "Startar …",
		begun: (email: string) =>
			`Ansökan är påbörjad. Länken tillbaka finns i mejlet till ${email}.`,
		go: "Fortsätt till uppgifterna",
		already: "Har ni redan börjat eller skickat in?",
		alreadyLink: "Öppna mina sidor",
	},
	...applyFields,
	case: applyCase,
};

export type ApplyText = typeof apply;
