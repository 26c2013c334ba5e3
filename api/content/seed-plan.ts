import type { ActivityKind, PlanYearContent } from "./plan/schema.ts";
import type { Both } from "./schema.ts";

const both = (sv: string, en: string): Both => ({ sv, en });
/** Of a kind only where its title says so; whether it took place nobody has told. */
const plain = (title: Both, kind: ActivityKind | null = null) => ({
	title,
	carriedOverFrom: null,
	kind,
});
const focus = (title: Both, continued = false) => ({ title, continued });
const conference = (sv: string, en: string) =>
	plain(
		both(
			`Samverkanskonferens med tema ${sv}`,
			`Conference with the theme ${en}`,
		),
		"conference",
	);
const mentalHealth = both("Psykisk hälsa", "Mental health");
const followUp = (period: string) => ({ period, url: null });

/** The action plan 2020–2024, year by year. */
export const planSeeds: Record<number, PlanYearContent> = {
	2020: {
		theme: both("Kunskapsdelning", "Sharing knowledge"),
		themePrinciple: null,
		focusAreas: [focus(mentalHealth)],
		focusNote: null,
		followUp: followUp("2019–2020"),
		activities: [
			plain(
				both(
					"Grov kartläggning av samverkan mellan Region Halland och idéburna organisationer",
					"A first mapping of how Region Halland and civil-society organisations work together",
				),
			),
			plain(
				both(
					"Överenskommelsens hemsida skapas och lanseras",
					"The agreement's website is made and launched",
				),
			),
			plain(
				both(
					"Fördjupade samtal om den regionala utvecklingsstrategin",
					"Deeper talks on the regional development strategy",
				),
			),
			plain(
				both(
					"Dialogmöten mellan Region Hallands psykiatri och idéburna aktörer",
					"Dialogue meetings between the region's psychiatric care and civil society",
				),
				"dialogue_meeting",
			),
			plain(
				both(
					"Remissmöte om den regionala utvecklingsstrategin",
					"Consultation meeting on the regional development strategy",
				),
			),
			conference("kunskapsdelning", "sharing knowledge"),
		],
	},
	2021: {
		theme: both("Dialog", "Dialogue"),
		themePrinciple: "dialog",
		focusAreas: [
			focus(both("Demokrati", "Democracy")),
			focus(mentalHealth, true),
		],
		focusNote: null,
		followUp: followUp("2020–2021"),
		activities: [
			plain(
				both(
					"Utbildningstillfälle: idéburet offentligt partnerskap (IOP)",
					"Training: partnerships between the public and civil society (IOP)",
				),
				"training",
			),
			conference("dialog", "dialogue"),
			plain(both("Upphandling för idéburna", "Procurement for civil society")),
			plain(
				both(
					"Rösträtten 100 år uppmärksammas",
					"A hundred years of universal suffrage is marked",
				),
			),
			plain(
				both(
					"Workshop om kommande fokusområden",
					"Workshop on coming focus areas",
				),
				"workshop",
			),
		],
	},
	2022: {
		theme: both("Öppenhet och insyn", "Openness and transparency"),
		themePrinciple: "oppenhet-och-insyn",
		focusAreas: [
			focus(both("Pandemins konsekvenser", "Consequences of the pandemic")),
		],
		focusNote: null,
		followUp: followUp("2021–2022"),
		activities: [
			plain(
				both(
					"Avstämning av HÖK:s målbild 2024",
					"Checking progress towards the agreement's goals for 2024",
				),
			),
			conference("öppenhet och insyn", "openness and transparency"),
			plain(
				both(
					"Dialogmöte: HÖK efter 2024",
					"Dialogue meeting: the agreement after 2024",
				),
				"dialogue_meeting",
			),
			plain(
				both(
					"Modell kring psykisk hälsa tas fram",
					"A model on mental health is developed",
				),
			),
			{
				title: both(
					"Utbildning i IOP och upphandling för idéburna",
					"Training in IOP and in procurement for civil society",
				),
				carriedOverFrom: 2021,
				kind: "training",
			},
			plain(
				both(
					"Framtidsforum: omstart för föreningslivet",
					"Forum on the future: a new start for associations",
				),
			),
		],
	},
	2023: {
		theme: both("Långsiktighet", "Long-term commitment"),
		themePrinciple: "langsiktighet",
		focusAreas: [
			focus(
				both(
					"Gemenskap – ingen ska lämnas utanför",
					"Community – nobody is to be left out",
				),
			),
		],
		focusNote: null,
		followUp: followUp("2022–2023"),
		activities: [
			conference("långsiktighet", "long-term commitment"),
			plain(
				both(
					"Workshop om kommande sakområden",
					"Workshop on coming subject areas",
				),
				"workshop",
			),
			plain(
				both(
					"Dialogmöten: HÖK efter 2024",
					"Dialogue meetings: the agreement after 2024",
				),
				"dialogue_meeting",
			),
			plain(
				both(
					"Framtidsforum: föreningslivets utmaningar och möjligheter – engagemang, medlemsrekrytering och ideellt ledarskap",
					"Forum on the future: challenges and openings for associations – engagement, recruiting members and voluntary leadership",
				),
			),
		],
	},
	2024: {
		theme: both("Kvalitet", "Quality"),
		themePrinciple: "kvalitet",
		focusAreas: [],
		focusNote: both(
			"Bestäms på samverkanskonferensen 2022",
			"To be decided at the conference in 2022",
		),
		followUp: null,
		activities: [
			conference("kvalitet", "quality"),
			plain(
				both(
					"Uppföljning av HÖK:s målbild 2024",
					"Follow-up of the agreement's goals for 2024",
				),
			),
			plain(
				both(
					"Presentation: HÖK efter 2024",
					"Presentation: the agreement after 2024",
				),
			),
		],
	},
};
