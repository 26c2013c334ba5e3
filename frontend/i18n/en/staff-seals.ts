import type { staffSeals as sv } from "../sv/staff-seals.ts";

export const staffSeals: typeof sv = {
	seals: {
		title: "Seals",
		lead: "Everything that has sealed certificates. A seal that has been replaced can still be verified against.",
		caption: "Seals, the latest first",
		columns: {
			name: "Seal",
			kind: "Kind",
			until: "Valid until",
			since: "In use since",
			sealed: "Certificates",
			status: "Status",
			action: "Action",
		},
		kinds: {
			"self-made": "Self-made",
			p12: "From an issuer, PKCS#12",
			pkcs11: "From an issuer, PKCS#11",
			tsa: "Time-stamper",
		},
		current: "In use",
		replaced: "Replaced",
		revoked: (day: string) => `Revoked ${day}`,
		expired: "Expired",
		fingerprint: "Fingerprint",
		left: (days: number) =>
			days < 0
				? "expired"
				: days === 0
					? "less than a day left"
					: days === 1
						? "one day left"
						: `${days} days left`,
		timestampers: "Time-stampers",
		timestampersLead:
			"They attest when a certificate was sealed. They are run by a supplier outside the service.",
		timestampersCaption: "Time-stampers, the latest first",
		rotate: "Make a new seal",
		rotateLead:
			"The new one gets a key of its own and is used at once. Certificates that are already sealed hold as before and can be verified.",
		rotateElsewhere:
			"The seal comes from an issuer outside the service. It is changed there, and then in the service's settings.",
		rotated: "The new seal is in use.",
		revoke: "Revoke",
		revokeTitle: (name: string) => `Revoke ${name}`,
		revokeLead: (sealed: number) =>
			sealed === 0
				? "No certificate bears the seal."
				: `${sealed === 1 ? "One certificate bears" : `${sealed} certificates bear`} the seal. Whoever verifies such a file learns that the seal is revoked, unless a time stamp shows that the file is older than the revocation. Make new certificates for those who need them.`,
		revokeUnneeded:
			"A seal need not be revoked because it has been replaced. Revoke it when its key may be in the wrong hands.",
		revokeCurrent:
			"The seal is in use. Once it is revoked, new certificates wait until there is another. Change the seal right afterwards.",
		revokeStamperLead:
			"If its key is in the wrong hands none of its time stamps count, except where another time-stamper shows that they are older than the revocation. Otherwise those that came before the revocation count. Certificates that lose their time get a new time stamp from the one used next.",
		revokeStamperUnneeded:
			"A time-stamper need not be revoked because it has been replaced. Revoke it when it cannot be relied on.",
		revokeCurrentStamper:
			"The time-stamper is in use. Once it is revoked, new certificates get no attested time until TSA_URL names another.",
		revokeForGood: "This cannot be undone.",
		reason: "Why?",
		reasons: {
			keyCompromise: "Its key may be in the wrong hands",
			superseded: "Another has replaced it",
			cessationOfOperation: "It is not to be used any more",
		},
		note: "Note",
		noteHint: "Kept here and in the log.",
		revokedSaid: (name: string) => `${name} is revoked.`,
		banner: {
			revoked: "The seal in use is revoked. Change it now.",
			ended: "The seal has expired. Change it now.",
			notYetValid: "The seal is not yet valid. Change to one that is.",
			waiting: (n: number) =>
				n === 1
					? "One certificate waits to be sealed."
					: `${n} certificates wait to be sealed.`,
			near: (days: number) =>
				days < 0
					? "The time-stamper has expired. Change it now."
					: `The seal or the time-stamper expires in ${days === 0 ? "less than a day" : days === 1 ? "one day" : `${days} days`}.`,
			link: "To the page Seals",
		},
	},
};
