/** The action plan 2020–2024 as it was decided, in both languages: what every form of it must say, and no more. */

export interface PlanFact {
	year: number;
	theme: string;
	/** The principle that the theme is about. */
	principle: string | null;
	focus: string[];
	continued: string[];
	/** While no focus area is decided. */
	undecided: string | null;
	followUp: string | null;
	/** In their order. */
	activities: string[];
	/** Of those, what was carried over, by the year that it came from. */
	carriedFrom: Record<number, string>;
	/** What this year's page tells of a later one's. */
	carriedTo: Record<number, string>;
}

const none = {
	principle: null,
	continued: [],
	undecided: null,
	followUp: null,
	carriedFrom: {},
	carriedTo: {},
};

export const planFacts: Record<"sv" | "en", PlanFact[]> = {
	sv: [
		{
			...none,
			year: 2020,
			theme: "Kunskapsdelning",
			focus: ["Psykisk hälsa"],
			followUp: "2019–2020",
			activities: [
				"Grov kartläggning av samverkan mellan Region Halland och idéburna organisationer",
				"Överenskommelsens hemsida skapas och lanseras",
				"Fördjupade samtal om den regionala utvecklingsstrategin",
				"Dialogmöten mellan Region Hallands psykiatri och idéburna aktörer",
				"Remissmöte om den regionala utvecklingsstrategin",
				"Samverkanskonferens med tema kunskapsdelning",
			],
		},
		{
			...none,
			year: 2021,
			theme: "Dialog",
			principle: "Dialog",
			focus: ["Demokrati"],
			continued: ["Psykisk hälsa"],
			followUp: "2020–2021",
			activities: [
				"Utbildningstillfälle: idéburet offentligt partnerskap (IOP)",
				"Samverkanskonferens med tema dialog",
				"Upphandling för idéburna",
				"Rösträtten 100 år uppmärksammas",
				"Workshop om kommande fokusområden",
			],
			carriedTo: { 2022: "Utbildning i IOP och upphandling för idéburna" },
		},
		{
			...none,
			year: 2022,
			theme: "Öppenhet och insyn",
			principle: "Öppenhet och insyn",
			focus: ["Pandemins konsekvenser"],
			followUp: "2021–2022",
			activities: [
				"Avstämning av HÖK:s målbild 2024",
				"Samverkanskonferens med tema öppenhet och insyn",
				"Dialogmöte: HÖK efter 2024",
				"Modell kring psykisk hälsa tas fram",
				"Utbildning i IOP och upphandling för idéburna",
				"Framtidsforum: omstart för föreningslivet",
			],
			carriedFrom: { 2021: "Utbildning i IOP och upphandling för idéburna" },
		},
		{
			...none,
			year: 2023,
			theme: "Långsiktighet",
			principle: "Långsiktighet",
			focus: ["Gemenskap – ingen ska lämnas utanför"],
			followUp: "2022–2023",
			activities: [
				"Samverkanskonferens med tema långsiktighet",
				"Workshop om kommande sakområden",
				"Dialogmöten: HÖK efter 2024",
				"Framtidsforum: föreningslivets utmaningar och möjligheter – engagemang, medlemsrekrytering och ideellt ledarskap",
			],
		},
		{
			...none,
			year: 2024,
			theme: "Kvalitet",
			principle: "Kvalitet",
			focus: [],
			undecided: "Bestäms på samverkanskonferensen 2022",
			activities: [
				"Samverkanskonferens med tema kvalitet",
				"Uppföljning av HÖK:s målbild 2024",
				"Presentation: HÖK efter 2024",
			],
		},
	],
	en: [
		{
			...none,
			year: 2020,
			theme: "Sharing knowledge",
			focus: ["Mental health"],
			followUp: "2019–2020",
			activities: [
				"A first mapping of how Region Halland and civil-society organisations work together",
				"The agreement's website is made and launched",
				"Deeper talks on the regional development strategy",
				"Dialogue meetings between the region's psychiatric care and civil society",
				"Consultation meeting on the regional development strategy",
				"Conference with the theme sharing knowledge",
			],
		},
		{
			...none,
			year: 2021,
			theme: "Dialogue",
			principle: "Dialogue",
			focus: ["Democracy"],
			continued: ["Mental health"],
			followUp: "2020–2021",
			activities: [
				"Training: partnerships between the public and civil society (IOP)",
				"Conference with the theme dialogue",
				"Procurement for civil society",
				"A hundred years of universal suffrage is marked",
				"Workshop on coming focus areas",
			],
			carriedTo: {
				2022: "Training in IOP and in procurement for civil society",
			},
		},
		{
			...none,
			year: 2022,
			theme: "Openness and transparency",
			principle: "Openness and transparency",
			focus: ["Consequences of the pandemic"],
			followUp: "2021–2022",
			activities: [
				"Checking progress towards the agreement's goals for 2024",
				"Conference with the theme openness and transparency",
				"Dialogue meeting: the agreement after 2024",
				"A model on mental health is developed",
				"Training in IOP and in procurement for civil society",
				"Forum on the future: a new start for associations",
			],
			carriedFrom: {
				2021: "Training in IOP and in procurement for civil society",
			},
		},
		{
			...none,
			year: 2023,
			theme: "Long-term commitment",
			principle: "Long-term commitment",
			focus: ["Community – nobody is to be left out"],
			followUp: "2022–2023",
			activities: [
				"Conference with the theme long-term commitment",
				"Workshop on coming subject areas",
				"Dialogue meetings: the agreement after 2024",
				"Forum on the future: challenges and openings for associations – engagement, recruiting members and voluntary leadership",
			],
		},
		{
			...none,
			year: 2024,
			theme: "Quality",
			principle: "Quality",
			focus: [],
			undecided: "To be decided at the conference in 2022",
			activities: [
				"Conference with the theme quality",
				"Follow-up of the agreement's goals for 2024",
				"Presentation: the agreement after 2024",
			],
		},
	],
};

/** The words around them. */
export const planWords = {
	sv: {
		focus: "Fokusområde",
		continued: "Fortsatt arbete",
		from: "Rest från",
		to: "Flyttad till",
		followUp: "Uppföljning",
		states: /Planerad|Genomförd|Inställd|senare år/,
	},
	en: {
		focus: "Focus area",
		continued: "Continued work",
		from: "Carried over from",
		to: "Carried over to",
		followUp: "Follow-up",
		states: /Planned|\bDone|Cancelled|later year/,
	},
};
