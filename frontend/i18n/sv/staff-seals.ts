/** The office's texts about the seals. */
export const staffSeals = {
	seals: {
		title: "Stämplar",
		lead: "Allt som har stämplat intyg. En stämpel som har bytts ut går att verifiera mot även i fortsättningen.",
		caption: "Stämplar, den senaste först",
		columns: {
			name: "Stämpel",
			kind: "Sort",
			until: "Gäller till",
			since: "Används sedan",
			sealed: "Intyg",
			status: "Status",
			action: "Åtgärd",
		},
		kinds: {
			"self-made": "Självgjord",
			p12: "Från utfärdare, PKCS#12",
			pkcs11: "Från utfärdare, PKCS#11",
			tsa: "Tidsstämplare",
		},
		current: "Används nu",
		replaced: "Utbytt",
		revoked: (day: string) => `Spärrad ${day}`,
		expired: "Har gått ut",
		fingerprint: "Fingeravtryck",
		left: (days: number) =>
			days < 0
				? "har gått ut"
				: days === 0
					? "mindre än en dag kvar"
					: days === 1
						? "en dag kvar"
						: `${days} dagar kvar`,
		timestampers: "Tidsstämplare",
		timestampersLead:
			"De intygar när ett intyg stämplades. De sköts av en leverantör utanför tjänsten.",
		timestampersCaption: "Tidsstämplare, den senaste först",
		rotate: "Gör en ny stämpel",
		rotateLead:
			"Den nya får en egen nyckel och används genast. Intyg som redan är stämplade gäller som förut och går att verifiera.",
		rotateElsewhere:
			"Stämpeln kommer från en utfärdare utanför tjänsten. Den byts där, och sedan i tjänstens inställningar.",
		rotated: "Den nya stämpeln används nu.",
		revoke: "Spärra",
		revokeTitle: (name: string) => `Spärra ${name}`,
		revokeLead: (sealed: number) =>
			sealed === 0
				? "Inget intyg bär stämpeln."
				: `${sealed === 1 ? "Ett intyg bär" : `${sealed} intyg bär`} stämpeln. Den som verifierar en sådan fil får veta att stämpeln är spärrad, om inte en tidsstämpel visar att filen är äldre än spärren. Gör nya intyg åt dem som behöver.`,
		revokeUnneeded:
			"En stämpel behöver inte spärras för att den har bytts ut. Spärra den när nyckeln kan vara i orätta händer.",
		revokeCurrent:
			"Stämpeln används nu. När den är spärrad väntar nya intyg tills tjänsten har en annan stämpel. Byt stämpel direkt efteråt.",
		revokeStamperLead:
			"Är nyckeln i orätta händer räknas inga av dess tidsstämplar, utom där en annan tidsstämplare visar att de är äldre än spärren. Annars räknas de som gjordes före spärren. Intyg som förlorar sin tid får en ny tidsstämpel av den som används därefter.",
		revokeStamperUnneeded:
			"En tidsstämplare behöver inte spärras för att den har bytts ut. Spärra den när det inte går att lita på den.",
		revokeCurrentStamper:
			"Tidsstämplaren används nu. När den är spärrad får nya intyg ingen intygad tid förrän TSA_URL pekar på en annan.",
		revokeForGood: "Det går inte att ångra.",
		reason: "Varför?",
		reasons: {
			keyCompromise: "Nyckeln kan vara i orätta händer",
			superseded: "Den är ersatt av en annan",
			cessationOfOperation: "Den ska inte användas mer",
		},
		note: "Anteckning",
		noteHint: "Sparas här och i loggen.",
		revokedSaid: (name: string) => `${name} är spärrad.`,
		banner: {
			revoked: "Stämpeln som används är spärrad. Byt den nu.",
			ended: "Stämpeln har gått ut. Byt den nu.",
			notYetValid: "Stämpeln gäller inte än. Byt till en som gäller nu.",
			waiting: (n: number) =>
				n === 1
					? "Ett intyg väntar på att stämplas."
					: `${n} intyg väntar på att stämplas.`,
			near: (days: number) =>
				days < 0
					? "Tidsstämplaren har gått ut. Byt den nu."
					: `Stämpeln eller tidsstämplaren går ut om ${days === 0 ? "mindre än en dag" : days === 1 ? "en dag" : `${days} dagar`}.`,
			link: "Till sidan Stämplar",
		},
	},
};
