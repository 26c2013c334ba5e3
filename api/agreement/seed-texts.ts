import type { Principle } from "../platform/database-types.ts";

/**
 * Summaries of the agreement in our own words. The adopted wording is the parties' to
 * enter: until an administrator has done so, each version says that it is a summary.
 */

export const principles: Principle[] = [
	{
		id: "dialog",
		sv: {
			title: "Dialog",
			description:
				"Vi pratar med varandra tidigt, medan det fortfarande går att påverka.",
		},
		en: {
			title: "Dialogue",
			description: "We talk early, while there is still time to change things.",
		},
	},
	{
		id: "langsiktighet",
		sv: {
			title: "Långsiktighet",
			description:
				"Vi planerar för flera år i taget och håller det vi har kommit överens om.",
		},
		en: {
			title: "Long-term commitment",
			description: "We plan several years ahead and keep to what we agreed.",
		},
	},
	{
		id: "oppenhet-och-insyn",
		sv: {
			title: "Öppenhet och insyn",
			description: "Alla ska kunna se vad vi gör, hur vi beslutar och varför.",
		},
		en: {
			title: "Openness and transparency",
			description:
				"Anyone can see what we do, how we decide and what our reasons are.",
		},
	},
	{
		id: "sjalvstandighet-och-oberoende",
		sv: {
			title: "Självständighet och oberoende",
			description:
				"Organisationerna bestämmer själva över sin verksamhet. De får granska, tycka till och säga ifrån.",
		},
		en: {
			title: "Autonomy and independence",
			description:
				"The organisations decide over their own work. They may examine, comment and object.",
		},
	},
	{
		id: "mangfald",
		sv: {
			title: "Mångfald",
			description:
				"Stora och små, nya och gamla organisationer behövs. Våra olikheter är en tillgång.",
		},
		en: {
			title: "Diversity",
			description:
				"Large and small, new and old organisations are needed. Our differences are an asset.",
		},
	},
	{
		id: "kvalitet",
		sv: {
			title: "Kvalitet",
			description: "Vi följer upp det vi gör tillsammans och lär av det.",
		},
		en: {
			title: "Quality",
			description: "We follow up what we do together and learn from it.",
		},
	},
];

const purposes = {
	sv: `## Vad vi vill

- Ha en god relation till varandra.
- Veta mer om varandras uppdrag och vardag.
- Göra det lättare att samverka, och göra det oftare.

Vi möts med tillit, delaktighet och förståelse för våra olikheter.`,
	en: `## What we want

- A good relationship with each other.
- To know more about each other's tasks and everyday work.
- To make it easier to work together, and to do so more often.

We meet with trust, participation and an understanding of our differences.`,
};

function principleList(locale: "sv" | "en"): string {
	return principles
		.map((p) => `- **${p[locale].title}.** ${p[locale].description}`)
		.join("\n");
}

const parts = (...texts: string[]) => `${texts.join("\n\n")}\n`;

export const names = {
	sv: "Den Halländska Överenskommelsen",
	en: "The Halland Agreement",
};

export const versionSeeds = [
	{
		label: "2019",
		validFrom: "2019-05-01",
		precision: "month",
		change: "first",
		sv: parts(
			"*Det här är en sammanfattning. Den ersätts av den antagna texten.*",
			"Region Halland och idéburna organisationer i länet har kommit överens om hur de samverkar. Den första versionen undertecknades i maj 2019.",
			purposes.sv,
			"## Principerna",
			principleList("sv"),
		),
		en: parts(
			"*This is a summary. The adopted text will replace it.*",
			"Region Halland and civil-society organisations in the county have agreed on how they work together. The first version was signed in May 2019.",
			purposes.en,
			"## The principles",
			principleList("en"),
		),
	},
	{
		label: "2025",
		validFrom: "2025-09-24",
		precision: "day",
		change: "substantive",
		sv: parts(
			"*Det här är en sammanfattning. Den ersätts av den antagna texten.*",
			"Region Halland och idéburna organisationer i länet fortsätter att samverka. Den andra versionen gäller från konferensen i Varberg den 24 september 2025. Den är öppen både för organisationer som var med från början och för nya.",
			purposes.sv,
			"## Principerna",
			principleList("sv"),
			"## Vad underskriften betyder",
			"Den som skriver under vill följa principerna i sin samverkan. Överenskommelsen handlar inte om pengar, och en organisation kan gå ur när den vill.",
		),
		en: parts(
			"*This is a summary. The adopted text will replace it.*",
			"Region Halland and civil-society organisations in the county go on working together. The second version applies from the conference in Varberg on 24 September 2025. It is open to those who were there from the start and to newcomers.",
			purposes.en,
			"## The principles",
			principleList("en"),
			"## What signing means",
			"Whoever signs wishes to follow the principles when working together. The agreement is not about money, and an organisation may leave whenever it wants to.",
		),
	},
] as const;
