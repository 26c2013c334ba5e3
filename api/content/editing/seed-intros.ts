import type { PageContent } from "../schema.ts";
import type { PartSlug } from "./parts-schema.ts";

type Intro = Exclude<
	PartSlug,
	"start" | "skriv-under" | "handlingsplan" | "overenskommelsen"
>;

/** What stands above the lists and forms to begin with. */
export const introSeeds: Record<Intro, PageContent> = {
	// The text is how its civil members are elected.
	samverkansgrupp: {
		title: { sv: "Samverkans\u00adgruppen", en: "The working group" },
		lead: {
			sv: "Gruppen har 4 platser för den offentliga sidan och 8 för den idéburna. De idéburna parter som står i röstlängden väljer sina ledamöter.",
			en: "The group has 4 seats for the public side and 8 for the civil side. The civil parties in the electoral roll elect their members.",
		},
		text: {
			sv: `1. Parterna nominerar. Den som är nominerad behöver själv säga ja.
2. De nominerade lägger ett gemensamt förslag. Varje part röstar ja eller nej till det.
3. Blir förslaget inte godkänt röstar parterna på namn i stället. Varje part väljer så många namn som det finns platser. De som får flest röster blir valda.
4. I röstlängden står de som är parter den dag som valets sida anger. I valet räknas de som närvarande på konferensen, även om de inte är där. Var och en har en röst, och den är hemlig. Blir det lika avgör lotten.`,
			en: `1. The parties nominate. Whoever is nominated has to agree to stand.
2. The nominees make a joint proposal. Every party votes for or against it.
3. If the proposal is not accepted, the parties vote for names instead. Every party chooses as many names as there are seats. Those with most votes are elected.
4. The electoral roll has those who are parties on the day that the election's page names. In the election they count as present at the conference, even if they are not there. Each has one vote, and it is secret. Ties are decided by lot.`,
		},
		description: {
			sv: "Vilka som sitter i samverkansgruppen, hur de väljs och hur rösterna räknas.",
			en: "Who sits in the working group, how they are elected and how the votes are counted.",
		},
		picture: null,
	},
	uppfoljning: {
		title: { sv: "Uppföljning", en: "Follow-up" },
		lead: {
			sv: "Varje år svarar parterna på hur överenskommelsen fungerar, princip för princip.",
			en: "Every year the parties say how the agreement works, principle by principle.",
		},
		text: { sv: "", en: "" },
		description: {
			sv: "Så tycker parterna att den Halländska Överenskommelsens sex principer fungerar, år för år.",
			en: "How the parties find that the six principles of the Halland Agreement work, year by year.",
		},
		picture: null,
	},
	signatarer: {
		title: { sv: "Registret", en: "The register" },
		lead: {
			sv: "Alla organisationer som har skrivit under den Halländska Överens\u00adkommelsen.",
			en: "Every organisation that has signed the Halland Agreement.",
		},
		text: { sv: "", en: "" },
		description: {
			sv: "Alla organisationer som har skrivit under den Halländska Överenskommelsen. Sök, filtrera och hämta som öppna data.",
			en: "Every organisation that has signed the Halland Agreement. Search, filter and download as open data.",
		},
		picture: null,
	},
	nyheter: {
		title: { sv: "Nyheter", en: "News" },
		lead: {
			sv: "Det som händer kring överenskommelsen.",
			en: "What happens around the agreement.",
		},
		text: { sv: "", en: "" },
		description: {
			sv: "Nyheter om den Halländska Överenskommelsen.",
			en: "News about the Halland Agreement.",
		},
		picture: null,
	},
	evenemang: {
		title: { sv: "Evenemang", en: "Events" },
		lead: {
			sv: "Här möts offentlig och idéburen sektor. Anmäl dig, eller läs vad som har hänt.",
			en: "Here the public sector and civil society meet. Register, or read what has happened.",
		},
		text: { sv: "", en: "" },
		description: {
			sv: "Konferenser, workshoppar, dialogmöten och seminarier kring den Halländska Överenskommelsen.",
			en: "Conferences, workshops, dialogue meetings and seminars around the Halland Agreement.",
		},
		picture: null,
	},
	nyhetsbrev: {
		title: { sv: "Nyhetsbrev", en: "Newsletter" },
		lead: {
			sv: "Prenumerera på nyheter, evenemang och inbjudningar med e-post, några gånger om året.",
			en: "Subscribe to news, events and invitations by e-mail, a few times a year.",
		},
		text: { sv: "", en: "" },
		description: {
			sv: "Få nyheter och inbjudningar om den Halländska Överenskommelsen med e-post.",
			en: "News and invitations about the Halland Agreement by e-mail.",
		},
		picture: null,
	},
};
