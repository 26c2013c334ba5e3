import type { certificate as sv } from "../sv/certificate.ts";

export const certificate: typeof sv = {
	title: (number) => `Certificate ${number}`,
	description: (name) =>
		`Certificate that ${name} has signed the Halland Agreement.`,
	unknownTitle: "No certificate has that number",
	label: "Certificate",
	agreement: "The Halland Agreement",
	number: (number) => ["Organisation number ", number],
	says: "has signed the agreement between Region Halland and the civil society organisations of Halland.",
	signedOn: "Signed",
	issuedOn: "Issued",
	version: "Version",
	certificateNumber: "Certificate",
	valid: "The certificate is valid",
	validText: (name) => `${name} is a party to the agreement today.`,
	superseded: "The certificate has been replaced by a newer one",
	supersededText: "It was right when it was issued, but there is a new one.",
	toNew: (number) => `To certificate ${number}`,
	revoked: "The certificate is no longer valid",
	revokedText: (day) => `It was revoked on ${day}.`,
	reason: "Reason",
	pending: "The certificate is being sealed",
	pendingText:
		"The signature is already in force. The file is usually ready within minutes. Reload the page then, and contact us if it takes longer.",
	download: "Download the certificate",
	organisationPage: (name) => `${name} in the register`,
	how: "How to check the file",
	howSteps: [
		"Compare the number on the certificate with the number here.",
		"Do you have the PDF file? Drop it on the page Verify a certificate to see whether it has been changed. The file never leaves your computer.",
		"Do you only have the paper? Scan the code or type the number. What this page says is what holds.",
	],
	verify: "Verify a file",
	fingerprint: "Fingerprint of the file",
	fingerprintNote:
		"SHA-256 of the PDF file, if you want to compare by yourself.",
	seal: "About the seal",
	sealText:
		"The PDF file carries an electronic seal. It shows who issued the certificate and that nobody has changed the file since.",
	sealedWith: "Sealed with",
	sealFingerprint: "The seal's fingerprint, SHA-256:",
	sealRevoked: (day: string) =>
		`The seal on the file was revoked on ${day}. What this page says is what holds. Verify the file to learn whether it still counts as authentic.`,
	sealCertificate: "The seal's certificate",
	trialSeal:
		"The seal was made on the spot to try the service out. Nobody outside has vouched for it.",
	unknownText: (number) =>
		`We find no certificate with the number ${number}. A number looks like this: HÖK-2024-0187.`,
	unknownAdvice:
		"Check that every character is there. If the number is on a paper that somebody has shown you and still is not here, the certificate is not ours.",
	tryAgain: "Search for another number",
};
