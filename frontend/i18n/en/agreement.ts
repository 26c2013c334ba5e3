import { count } from "../format.ts";
import type { agreement as sv } from "../sv/agreement.ts";

export const agreement: typeof sv = {
	title: "The agreement",
	heading: "The agreement",
	lead: (parties) =>
		parties === 0
			? "This is the text that organisations and Region Halland sign."
			: `This is the text that ${count("en", parties, "organisation", "organisations")} and Region Halland have signed.`,
	version: (label, from) => `Version ${label}, in force from ${from}`,
	principles: "The principles",
	versions: "Versions",
	current: "In force",
	validFrom: (day) => `from ${day}`,
	validBetween: (from, to) => `${from} to ${to}`,
	editorial: "Changes of language. The signatures carried over.",
	substantive: "Changes of substance. Everyone was invited to sign again.",
	fingerprint: "Fingerprint of the text",
	fingerprintNote:
		"SHA-256 of the text, character by character. The same value is kept with each signature.",
	asPdf: "Print or save as PDF",
	sign: "Sign",
	languageNote:
		"The agreement is written in Swedish, and it is the Swedish text that is signed.",
	translation:
		"In English, to read. The Swedish text above is the one that counts.",
};
