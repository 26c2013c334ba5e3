import type { Both, EventContent, NewsContent } from "./schema.ts";

const both = (sv: string, en: string): Both => ({ sv, en });

interface NewsSeed extends Omit<NewsContent, "precision"> {
	slug: string;
	year: number;
}

/** What has been written about; of most only the year is known. In order, newest first. */
export const newsSeeds: NewsSeed[] = [
	{
		slug: "starkare-an-forr",
		year: 2021,
		title: both("Starkare än förr!", "Stronger than before!"),
		kicker: both("Samverkanskonferensen 2021", "The conference of 2021"),
		summary: both(
			"Årets samverkanskonferens har temat dialog. Den handlar om hur vi kommer starkare ur pandemin.",
			"This year's conference has the theme dialogue. It is about coming out of the pandemic stronger.",
		),
		text: both(
			"Offentlig och idéburen sektor möts på samverkanskonferensen 2021. Temat är dialog och fokusområdet är demokrati.\n\nSamtalen om psykisk hälsa från året innan fortsätter. Frågan är vad vi kan göra tillsammans som ingen av oss klarar på egen hand.",
			"The public sector and civil society meet at the conference of 2021. The theme is dialogue and the focus area is democracy.\n\nThe talks on mental health from the year before go on. The question is what we can do together that none of us can do alone.",
		),
	},
	{
		slug: "foreningars-livskraft-i-en-ny-tid",
		year: 2021,
		title: both(
			"Föreningars livskraft i en ny tid",
			"The vitality of associations in a new time",
		),
		kicker: null,
		summary: both(
			"Vad behöver en förening för att leva vidare när vanor och mötesplatser förändras?",
			"What does an association need to live on when habits and meeting places change?",
		),
		text: both(
			"En förening lever av att människor vill något tillsammans. När mötesplatserna förändras behöver den hitta nya sätt att ses, välkomna nya medlemmar och dela på ansvaret.\n\nÖverenskommelsens principer ger stöd i det samtalet, både inom föreningen och med regionen.",
			"An association lives from people wanting something together. When the meeting places change it has to find new ways to meet, to welcome new members and to share the work.\n\nThe agreement's principles are of help in that conversation, both within the association and with the region.",
		),
	},
	{
		slug: "kartlaggning-regionerna-och-civilsamhallet",
		year: 2020,
		title: both(
			"Kartläggning: regionerna och civilsamhället",
			"Mapping: the regions and civil society",
		),
		kicker: null,
		summary: both(
			"MUCF har frågat landets regioner hur de samverkar med civilsamhället. 20 av 21 regioner svarade.",
			"The agency MUCF has asked Sweden's regions how they work with civil society. 20 of 21 regions answered.",
		),
		text: both(
			"Myndigheten för ungdoms- och civilsamhällesfrågor, MUCF, kartlade under 2020 hur regionerna samverkar med civilsamhället. Nästan alla svarade: 20 av 21.\n\nKartläggningen gör det lättare att jämföra arbetssätt och att lära av andra län.",
			"In 2020 MUCF, the Swedish agency for youth and civil society, mapped how the regions work with civil society. Almost all answered: 20 of 21.\n\nThe mapping makes it easier to compare ways of working and to learn from other counties.",
		),
	},
	{
		slug: "en-hogre-grad-av-samverkan",
		year: 2020,
		title: both(
			"En högre grad av samverkan – en högre nöjdhet",
			"More cooperation – more satisfaction",
		),
		kicker: null,
		summary: both(
			"Region Hallands nämndsekreterare har fått svara på hur de ser på samverkan och om de känner till överenskommelsen.",
			"Region Halland's committee secretaries were asked how they see the cooperation and whether they know the agreement.",
		),
		text: both(
			"Under 2020 ställdes två frågor till nämndsekreterarna i Region Halland: hur ser ni på samverkan med idéburna organisationer, och känner ni till överenskommelsen?\n\nSvaren är ett underlag för det fortsatta arbetet.",
			"In 2020 two questions were put to the committee secretaries of Region Halland: how do you see the cooperation with civil-society organisations, and do you know the agreement?\n\nThe answers are a basis for the work to come.",
		),
	},
	{
		slug: "ett-trostebrev-till-de-socialt-distanserade",
		year: 2020,
		title: both(
			"Ett tröstebrev till de socialt distanserade",
			"A letter of comfort to the socially distanced",
		),
		kicker: null,
		summary: both(
			"Några rader till dig som längtar efter att träffas igen.",
			"A few lines to you who long to meet again.",
		),
		text: both(
			"Många möten har blivit inställda och många stolar har stått tomma. Det betyder inte att gemenskapen är borta. Den finns i samtalen, breven och hjälpen mellan grannar, och i föreningarna som håller ihop.\n\nVi ses igen.",
			"Many meetings were cancelled and many chairs stood empty. That does not mean that the community is gone. It is there in the calls, the letters and the help between neighbours, and in the associations that hold together.\n\nWe will meet again.",
		),
	},
	{
		slug: "summering-av-2020-ars-samverkanskonferens",
		year: 2020,
		title: both(
			"Summering av 2020 års samverkanskonferens",
			"Summing up the conference of 2020",
		),
		kicker: both("Samverkanskonferensen 2020", "The conference of 2020"),
		summary: both(
			"Konferensen handlade om psykisk hälsa, under och efter covid-19.",
			"The conference was about mental health, during and after covid-19.",
		),
		text: both(
			"Samverkanskonferensen 2020 hade temat kunskapsdelning och fokusområdet psykisk hälsa. Deltagarna delade erfarenheter av pandemin och talade om vad som behövs efter den.\n\nFokusområdet följer med till nästa år.",
			"The conference of 2020 had the theme sharing knowledge and the focus area mental health. Those who took part shared what they had learned from the pandemic and talked about what is needed after it.\n\nThe focus area continues next year.",
		),
	},
];

export const eventSeeds: (EventContent & { slug: string; year: number })[] = [
	{
		slug: "samverkanskonferens-2020",
		year: 2020,
		title: both(
			"Psykisk hälsa, under och efter covid-19",
			"Mental health, during and after covid-19",
		),
		summary: both(
			"Samverkanskonferensen 2020, med tema kunskapsdelning.",
			"The conference of 2020, with the theme sharing knowledge.",
		),
		text: both(
			"Konferensen samlade offentlig och idéburen sektor kring psykisk hälsa.",
			"The conference gathered the public sector and civil society around mental health.",
		),
		on: null,
		place: null,
	},
	{
		slug: "samverkanskonferens-2021",
		year: 2021,
		title: both("Starkare än förr!", "Stronger than before!"),
		summary: both(
			"Samverkanskonferensen 2021, med tema dialog.",
			"The conference of 2021, with the theme dialogue.",
		),
		text: both(
			"Konferensen handlade om demokrati och fortsatte samtalen om psykisk hälsa.",
			"The conference was about democracy and carried on the talks on mental health.",
		),
		on: null,
		place: null,
	},
	{
		slug: "konferens-i-varberg-2025",
		year: 2025,
		title: both("Konferens i Varberg", "Conference in Varberg"),
		summary: both(
			"Den andra versionen av överenskommelsen skrivs under.",
			"The second version of the agreement is signed.",
		),
		text: both(
			"Organisationer som vill fortsätta, och de som vill börja, skriver under den andra versionen av överenskommelsen.",
			"Organisations that wish to continue, and those that wish to begin, sign the second version of the agreement.",
		),
		on: "2025-09-24",
		place: "Varberg",
	},
];
