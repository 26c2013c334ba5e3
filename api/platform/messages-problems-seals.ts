type Text = [title: string, detail: string];

/** The refusals about seals and what is sealed; part of `problems`. */
export const sealProblems: Record<
	string,
	{ status: number; sv: Text; en: Text }
> = {
	seal_unusable: {
		status: 503,
		sv: [
			"Stämpeln går inte att använda nu",
			"Intyget stämplas så snart tjänsten har en stämpel som gäller. Försök igen senare.",
		],
		en: [
			"The seal cannot be used now",
			"The certificate is sealed as soon as the service has a seal that holds. Try again later.",
		],
	},
	certificate_stuck: {
		status: 409,
		sv: [
			"Intyget kan inte göras",
			"Något som ska stå på intyget går inte att skriva. Underskriften gäller ändå. Kansliet behöver göra ett nytt intyg. Hör av er, så gör vi det.",
		],
		en: [
			"The certificate cannot be made",
			"Something that it is to say cannot be written. The signature holds all the same. The office has to make another certificate. Contact us and we will.",
		],
	},
	certificate_waiting: {
		status: 503,
		sv: [
			"Intyget är inte klart",
			"Det går inte att göra filen just nu. Underskriften gäller ändå. Försök igen om en stund.",
		],
		en: [
			"The certificate is not ready",
			"The file cannot be made just now. The signature holds all the same. Try again in a while.",
		],
	},
	seal_in_use: {
		status: 409,
		sv: [
			"Stämpeln används",
			"Byt stämpel först. Den som används kan bara spärras om nyckeln har kommit i orätta händer.",
		],
		en: [
			"The seal is in use",
			"Change the seal first. The one in use can only be revoked if its key is in the wrong hands.",
		],
	},
	seal_already_revoked: {
		status: 409,
		sv: ["Stämpeln är redan spärrad", "Ladda om sidan."],
		en: ["The seal is already revoked", "Reload the page."],
	},
	seal_not_self_made: {
		status: 409,
		sv: [
			"Stämpeln går inte att göra här",
			"Den kommer från en utfärdare utanför tjänsten. Beställ en ny där och ange den i SEAL_P12 eller tjänstens inställning för PKCS#11.",
		],
		en: [
			"The seal cannot be made here",
			"It comes from an issuer outside the service. Order a new one there and name it in SEAL_P12 or in the service's setting for PKCS#11.",
		],
	},
	seal_changed: {
		status: 409,
		sv: ["Stämpeln har just bytts", "Ladda om sidan för att se den nya."],
		en: [
			"The seal has just been changed",
			"Reload the page to see the new one.",
		],
	},
};
