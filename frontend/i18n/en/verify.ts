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
		not_sealed: "The file has no seal",
		failed: "The file could not be read",
	},
	uncheckedText:
		"The seal is right, but we could not reach the register, so we do not know whether the certificate is valid today. Try again when you are online.",
	alteredText: [
		"The seal does not match the content. Somebody may have changed the file, or a program may have saved it anew.",
		"Ask the organisation for a new file, or download it from the register.",
	],
	unknownSealText: [
		"The file was sealed by somebody other than the register, so it says nothing about who is a party to the agreement.",
		"Search for the name of the organisation in the register instead.",
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
	sealed: "Sealed",
	sealedBy: (moment, by) => `${moment} by ${by}`,
	sealedByOnly: (by) => `by ${by}`,
	timestamped: "The time is attested by an independent time stamp.",
	fileLabel: "The file",
	unchanged: "has not been changed since",
	version: "Version",
	signedOn: "Signed",
	today: "In the register today",
	standing: {
		valid: "Valid",
		superseded: "Superseded",
		revoked: "Revoked",
	},
	revokedOn: (day) => `Revoked ${day}`,
	reason: "Reason",
	newNumber: "New certificate",
	show: "Show the certificate",
	searchRegister: "Search the register",
	report: "Report a suspect certificate",
};
