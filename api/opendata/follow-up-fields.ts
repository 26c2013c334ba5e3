import type { Field } from "./fields.ts";
import type { Both } from "./schema.ts";

const both = (sv: string, en: string): Both => ({ sv, en });
const count = { base: "integer", minimum: 0 };

/** How many gave a score: empty where it would tell what a single party answered. */
const given = (score: number): Field => ({
	name: `score${score}`,
	title: both(`Antal som svarade ${score}`, `How many answered ${score}`),
	datatype: count,
});

/** The columns of follow-ups.csv, in order. */
export const followUpFields: Field[] = [
	{
		name: "year",
		title: both("År", "Year"),
		datatype: { base: "integer", minimum: 2000, maximum: 2999 },
		required: true,
	},
	{
		name: "agreementVersion",
		title: both("Version av överenskommelsen", "Version of the agreement"),
		datatype: "string",
		required: true,
	},
	{
		name: "principle",
		title: both("Princip i adressen", "Principle in the address"),
		datatype: { base: "string", format: "[a-z0-9]+(-[a-z0-9]+)*" },
		required: true,
	},
	{
		name: "principleSv",
		title: both("Princip", "Principle in Swedish"),
		datatype: "string",
		lang: "sv",
		required: true,
	},
	{
		name: "principleEn",
		title: both("Princip på engelska", "Principle"),
		datatype: "string",
		lang: "en",
	},
	{
		name: "sector",
		title: both("Sorts part", "Kind of party"),
		datatype: { base: "string", format: "civil|public" },
		required: true,
	},
	{
		name: "answers",
		title: both("Antal svar", "Number of answers"),
		datatype: count,
		required: true,
	},
	{
		name: "scored",
		title: both("Antal betyg", "Number of scores"),
		datatype: count,
	},
	{
		name: "mean",
		title: both("Medelvärde", "Mean"),
		datatype: { base: "decimal", minimum: 1, maximum: 5 },
	},
	...[1, 2, 3, 4, 5].map(given),
	{
		name: "unknown",
		title: both("Antal som inte vet", "How many do not know"),
		datatype: count,
	},
];
