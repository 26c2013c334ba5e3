/** What is known of the agreement and anyone may read, beside the plan: page by page, in both languages. */

interface Fact {
	/** The Swedish path; the English one is under `/en`. */
	path: string;
	/** What stands there, each list in its order. */
	sv: string[];
	en: string[];
}

const same = (path: string, ...texts: string[]): Fact => ({
	path,
	sv: texts,
	en: texts,
});

const drafters = [
	...["Hallands bildningsförbund", "ABF", "Hallands 4H", "Sensus"],
	...["Lokalt ledd utveckling", "Folkuniversitetet", "Teater Halland"],
];

const history: Fact = {
	path: "/samverkan",
	sv: [
		...[
			"HÖK",
			"goda relationer",
			"veta mer om varandra",
			"lättare att samverka",
		],
		...["tillit", "delaktiga", "förstår våra olikheter"],
		...[
			"2008",
			"nationell överenskommelse",
			"regeringen, SKL",
			"sex principer",
		],
		...["2015", "Region Halland", "Bästa samverkansplatsen"],
		...["2018", "Hallands bildningsförbund över samordningen", "Förslaget"],
		...["2019", "regionstyrelsen", "I maj", "arbetsgrupp"],
		...["2025", "andra version", "Varberg den 24 september"],
		...["var med och skrev", ...drafters],
	],
	en: [
		...["HÖK", "good relations", "know more about each other"],
		...["easier to work together", "trust", "taking part", "how we differ"],
		...["2008", "national agreement", "government, SKL", "six principles"],
		...["2015", "Region Halland", "Bästa samverkansplatsen"],
		...["2018", "Hallands bildningsförbund took over", "proposal"],
		...["2019", "regional board", "in May", "working group"],
		...["2025", "second version", "Varberg on 24 September"],
		...["took part in the writing", ...drafters],
	],
};

const group: Fact = {
	path: "/plattformen",
	sv: [
		...["Hallands bildningsförbund leder processen", "tolv platser", "Fyra"],
		...["åtta", "idéburna parter som är med på konferensen", "1 november"],
		...["gemensamt förslag", "ja eller nej", "namn mot namn", "flest röster"],
		...["Region Halland är den offentliga parten", "232100-0115"],
	],
	en: [
		...["Hallands bildningsförbund leads the process", "twelve seats", "four"],
		...[
			"eight",
			"civil parties who are present at the conference",
			"1 November",
		],
		...[
			"joint proposal",
			"yes or no",
			"name is set against name",
			"most votes",
		],
		...["Region Halland is the public party", "232100-0115"],
	],
};

const principles = {
	sv: [
		...["Dialog", "Långsiktighet", "Öppenhet och insyn"],
		...["Självständighet och oberoende", "Mångfald", "Kvalitet"],
	],
	en: [
		...["Dialogue", "Long-term commitment", "Openness and transparency"],
		...["Autonomy and independence", "Diversity", "Quality"],
	],
};

const agreement: Fact[] = [
	{ path: "/", ...principles },
	{
		path: "/overenskommelsen",
		sv: [
			...["Version 2025, gäller från 24 september 2025", ...principles.sv],
			...["Version 2025", "från 24 september 2025", "Ändrat innehåll"],
			...["Version 2019", "maj 2019 till 24 september 2025"],
		],
		en: [
			...["Version 2025, in force from 24 September 2025"],
			...["Den Halländska Överenskommelsen", ...principles.sv],
			...["The Halland Agreement", "trust, participation", ...principles.en],
			...[...principles.en, "Version 2025", "from 24 September 2025"],
			...["Changes of substance", "Version 2019"],
			"May 2019 to 24 September 2025",
		],
	},
];

const register: Fact[] = [
	same(
		"/signatarer",
		...["Kungsbacka", "Varberg", "Falkenberg", "Hylte", "Halmstad", "Laholm"],
	),
	{
		path: "/signatarer",
		sv: [
			...["Ekonomisk förening eller kooperativ", "Folkhögskola"],
			...["Icke vinstutdelande bolag", "Ideell förening"],
			...["Nätverk eller paraplyorganisation", "Offentlig part", "Stiftelse"],
			...["Studieförbund", "Trossamfund"],
		],
		en: [
			...["Economic association or cooperative", "Faith community"],
			...["Folk high school", "Foundation", "Network or umbrella organisation"],
			...["Non-profit association", "Non-profit company", "Public body"],
			"Study association",
		],
	},
];

const events: Fact[] = [
	{
		path: "/evenemang",
		sv: [
			...["24 september 2025", "Varberg", "andra versionen"],
			...["2021", "Starkare än förr!", "tema dialog"],
			...["2020", "Psykisk hälsa, under och efter covid-19", "kunskapsdelning"],
		],
		en: [
			...["24 September 2025", "Varberg", "second version"],
			...["2021", "Stronger than before!", "theme dialogue"],
			...["2020", "Mental health, during and after covid-19", "knowledge"],
		],
	},
];

const news: Fact[] = [
	{
		path: "/nyheter",
		sv: [
			...["2021", "Starkare än förr!", "2021"],
			...["Föreningars livskraft i en ny tid", "2020"],
			...["Kartläggning: regionerna och civilsamhället", "2020"],
			...["En högre grad av samverkan – en högre nöjdhet", "2020"],
			...["Ett tröstebrev till de socialt distanserade", "2020"],
			"Summering av 2020 års samverkanskonferens",
		],
		en: [
			...["2021", "Stronger than before!", "2021"],
			...["The vitality of associations in a new time", "2020"],
			...["Mapping: the regions and civil society", "2020"],
			...["More cooperation – more satisfaction", "2020"],
			...["A letter of comfort to the socially distanced", "2020"],
			"Summing up the conference of 2020",
		],
	},
	{
		path: "/nyheter/kartlaggning-regionerna-och-civilsamhallet",
		sv: ["MUCF", "2020", "20 av 21"],
		en: ["MUCF", "20 of 21"],
	},
	{
		path: "/nyheter/en-hogre-grad-av-samverkan",
		sv: ["2020", "nämndsekreterarna", "samverkan", "överenskommelsen"],
		en: ["2020", "committee", "cooperation", "agreement"],
	},
];

export const publicFacts: Fact[] = [
	...agreement,
	history,
	group,
	...register,
	...events,
	...news,
	{
		path: "/handlingsplan",
		sv: ["Handlingsplan 2020–2024"],
		en: ["Action plan 2020–2024"],
	},
];

/** The sections that every page leads to. */
export const sections = {
	sv: ["Samverkan", "Plattformen", "Aktiviteter", "Kontakt"],
	en: ["Working together", "The platform", "Activities", "Contact"],
};
