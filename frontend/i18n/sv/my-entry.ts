import { applyFields } from "./apply-fields.ts";

/** A party's own entry, fetched when it is opened. English follows this one's shape. */
export const myEntry = {
	contacts: applyFields.contacts,
	optional: applyFields.optional,
	details: "Det som står i registret",
	description: applyFields.organisation.description,
	descriptionHint: applyFields.organisation.descriptionHint,
	left: applyFields.organisation.left,
	website: applyFields.organisation.website,
	nameHint:
		"Har ni bytt namn eller organisationsnummer? Mejla oss, så får ni ett nytt intyg.",
	told: "När ni byter kontaktperson mejlar vi både den nya och den förra.",
	save: "Spara",
	saving: "Sparar …",
	cancel: "Avbryt",
	faults: (n: number) =>
		n === 1 ? "En uppgift behöver rättas" : `${n} uppgifter behöver rättas`,
};

export type MyEntryText = typeof myEntry;
