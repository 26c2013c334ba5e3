import type { MyEntryText } from "../sv/my-entry.ts";
import { applyFields } from "./apply-fields.ts";

export const myEntry: MyEntryText = {
	contacts: applyFields.contacts,
	optional: applyFields.optional,
	details: "What the register says",
	description: applyFields.organisation.description,
	descriptionHint: applyFields.organisation.descriptionHint,
	left: applyFields.organisation.left,
	website: applyFields.organisation.website,
	nameHint:
		"Have you changed your name or organisation number? Write to us, and you get a new certificate.",
	told: "When you change contacts we write to both the new one and the former.",
	save: "Save",
	saving: "Saving …",
	cancel: "Cancel",
	faults: (n) =>
		n === 1
			? "One detail needs to be corrected"
			: `${n} details need to be corrected`,
};
