import type { verify as sv } from "../sv/verify.ts";

export const verify: typeof sv = {
	title: "Verify a certificate",
	description:
		"Check whether a certificate is authentic and valid today. The file never leaves your computer or phone.",
	heading: "Is the certificate authentic?",
	lead: "Choose the PDF file, and we check the seal. The file is read in your browser and never leaves your computer or phone.",
	leadNumber:
		"Type the number on the certificate to see what the register says today.",
	form: "Check a certificate",
	choose: "Choose a PDF file",
	drop: "or drag the file here",
	noScript:
		"To check a file the browser needs to run scripts. You can always search for the number.",
	numberLabel: "Do you only have the paper? Type the number.",
	numberHint: "For example HÖK-2024-0187.",
	search: "Search",
	working: (name) => `Reading ${name} …`,
	byNumber: {
		valid: "The certificate exists and is valid",
		superseded: "The certificate has been replaced by a newer one",
		revoked: "The certificate is no longer valid",
		unknown: "No certificate has that number",
	},
	byNumberNote:
		"This is what the register says about the number. If the paper says something else, somebody has changed the paper.",
	unknownText: (number) =>
		`We find no certificate with the number ${number}. Check that every character is there.`,
	file: {
		valid: "The certificate is authentic and valid",
		superseded: "The certificate is authentic but replaced by a newer one",
		revoked: "The certificate is authentic but no longer valid",
		unchecked: "The file is authentic",
		altered: "The file has been changed. Do not trust it.",
		unknown: "The seal is not ours",
		seal_revoked: "The seal has been revoked. Do not trust the file.",
		unproven: "Whether the file is authentic cannot be told",
		not_sealed: "The file has no seal",
		failed: "The file could not be read",
		unexamined: "The file could not be checked",
	},
	uncheckedText: {
		no_contact:
			"We do not know whether the certificate is valid today. Try again when you are online.",
		not_in_register:
			"The seal is right, but the register shows no certificate with that number. Ask us before you trust it.",
		other:
			"We do not know whether the certificate is valid today. Search the register for the number.",
	},
	alteredText: [
		"The seal does not match the content. Somebody may have changed the file, or a program may have saved it anew.",
		"Ask the organisation for a new file, or download it from the register.",
	],
	unknownSealText: [
		"The file was sealed by somebody other than the register, so it says nothing about who is a party to the agreement.",
		"Search for the name of the organisation in the register instead.",
	],
	sealRevokedText: [
		"The register has revoked the seal, and nothing shows that the file was sealed before that.",
		"Ask the organisation for a new file, or download it from the register.",
	],
	unprovenText: [
		"The file bears a time stamp, but what it should be checked against is missing here.",
		"Search for the number instead, or try again later.",
	],
	notSealedText: [
		"It may be a printout, a scanned copy or another file than the certificate.",
		"Search for the number instead, or ask the organisation for the file that they got from us.",
	],
	unexamined: {
		failed: [
			"It may not be a PDF, or it may be damaged.",
			"Try to download it once more, or search for the number.",
		],
		too_large: ["The file is too large. A certificate is smaller than 1 MB."],
		offline: [
			"We could not reach the register.",
			"Try again when you are online.",
		],
		no_crypto: [
			"Browsers check files only on pages that were opened over https.",
			"Open the page over https, or search for the number.",
		],
	},
	organisation: "Organisation",
	number: "Certificate",
	questions: {
		authentic: "Is the file authentic?",
		sealed: "Who sealed it?",
		today: "Is the certificate valid today?",
		version: "Which version of the agreement?",
	},
	authentic: {
		authentic: "Yes, it has not been changed since it was sealed",
		altered: "No, it has been changed since it was sealed",
		unknown: "No, it was not sealed by the register",
		seal_revoked: "No, the seal has been revoked",
		unproven: "Not known. The time stamp cannot be checked here.",
		not_sealed: "No, it has no seal",
	},
	sealedBy: (moment, by) => `${by}, ${moment}`,
	stranger: (by) => `${by}, who is not the register`,
	someoneElse: "Somebody other than the register",
	nobody: "Nobody",
	sealUnsure: "Not known. In a changed file the seal says nothing.",
	claimedTime: "The time is what the sealer stated.",
	attestedTime: (by) => `The time is attested by ${by}.`,
	selfContained: "The file holds all that is needed to check it without us.",
	archived:
		"The file holds all that is needed to check it without us, also many years from now.",
	listed: (words, when) => `${words}, according to the list of ${when}`,
	at: (clock) => clock,
	unknownToday: {
		not_authentic: "Not known. It can be told only of an authentic file.",
		no_number: "Not known. The file does not say which certificate it is.",
		not_in_register:
			"Not known. The register shows no certificate with that number.",
		no_contact: "Not known. We could not reach the register.",
		newer_than_list:
			"Not known. We could not reach the register, and the certificate is newer than the list that we have.",
	},
	unknownVersion: "Not known. The file does not say.",
	signedOn: "Signed",
	today: "In the register today",
	standing: {
		valid: "Valid",
		superseded: "Superseded",
		revoked: "Revoked",
	},
	revokedOn: (day) => `Revoked ${day}`,
	reason: "Reason",
	/** Why the service itself replaced something, by a stable word that is stored. */
	reasons: {
		organisation_renamed: "The organisation has changed its name or number.",
		reissued: "The certificate has been issued anew.",
	},
	newNumber: "New certificate",
	show: "Show the certificate",
	searchRegister: "Search the register",
	report: "Report a suspect certificate",
};
