import type { organisation as sv } from "../sv/organisation.ts";

const events: Record<string, string> = {
	signed: "Signed the agreement.",
	signed_provisionally:
		"Signed provisionally, while the board's minutes were on their way.",
	provisional:
		"Signed provisionally, while the board's minutes were on their way.",
	activated: "The signature was confirmed.",
	active: "Region Halland approved. The signature is in force.",
	approved: "Region Halland approved. The certificate was issued.",
	certificate_issued: "The certificate was issued.",
	renewed: "Signed the new version.",
	superseded: "The signature was replaced by one under a later version.",
	carried_over: "The signature carried over to a new version.",
	withdrawn: "The organisation left the agreement.",
	ended: "The signature was ended by the register.",
	revoked: "The certificate was revoked.",
	updated: "The entry in the register was changed.",
};

export const organisation: typeof sv = {
	description: (name) =>
		`${name} in the register of those who have signed the Halland Agreement.`,
	crumbs: "Breadcrumb",
	since: (day) => `since ${day}`,
	between: (from, to) => `${from} to ${to}`,
	about: "About the organisation",
	kind: "Kind",
	number: "Organisation number",
	noNumber: "None",
	active: "Active in",
	themes: "Field of activity",
	website: "Website",
	agreementVersion: "Agreement",
	belongsTo: "Belongs to",
	branches: "Branches",
	contacts: "Contact",
	certificate: "Certificate",
	issued: (day) => `Issued ${day}`,
	beingMade: "The certificate is being sealed. It usually takes a minute.",
	download: "Download PDF",
	check: "Show and check",
	history: "How they signed",
	event: (event, version) =>
		events[event] ?? `The agreement, version ${version}.`,
	versionNote: (version) => `Version ${version}`,
	stitch: (number) => ["Stitch ", number],
	stitchOf: (of) => [" of ", of, " in the band"],
	stitchAlt: (number, of) => `The band with stitch ${number} of ${of} marked.`,
	example: "This is an example. The organisation does not exist.",
	provisional:
		"The organisation signed on the spot. The signature is confirmed when the board's minutes have come in.",
};
