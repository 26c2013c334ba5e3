/** Why the service itself replaced something, by a stable word that is stored. */
export const reasons = {
	organisation_renamed: {
		sv: "Organisationen har bytt namn eller organisationsnummer.",
		en: "The organisation has changed its name or number.",
	},
	reissued: {
		sv: "Intyget har utfärdats på nytt.",
		en: "The certificate has been issued anew.",
	},
} satisfies Record<string, { sv: string; en: string }>;

export type ReasonCode = keyof typeof reasons;
