const events: Record<string, string> = {
	signed: "Skrev under överenskommelsen.",
	signed_provisionally:
		"Skrev under preliminärt, i väntan på styrelsens protokoll.",
	provisional: "Skrev under preliminärt, i väntan på styrelsens protokoll.",
	activated: "Underskriften bekräftades.",
	active: "Region Halland godkände. Underskriften gäller.",
	approved: "Region Halland godkände. Intyget utfärdades.",
	certificate_issued: "Intyget utfärdades.",
	renewed: "Skrev under den nya versionen.",
	superseded: "Underskriften ersattes av en ny, under en senare version.",
	carried_over: "Underskriften följde med till en ny version.",
	withdrawn: "Organisationen gick ur överenskommelsen.",
	ended: "Underskriften avslutades av registret.",
	revoked: "Intyget spärrades.",
	updated: "Uppgifterna i registret ändrades.",
};

export const organisation = {
	description: (name: string) =>
		`${name} i registret över dem som har skrivit under den Halländska Överenskommelsen.`,
	crumbs: "Sökväg",
	since: (day: string) => `sedan ${day}`,
	between: (from: string, to: string) => `${from} till ${to}`,
	about: "Om organisationen",
	kind: "Typ",
	number: "Organisations\u00adnummer",
	noNumber: "Saknas",
	active: "Verksam i",
	themes: "Verksamhets\u00adområde",
	website: "Webbplats",
	agreementVersion: "Överens\u00adkommelse",
	belongsTo: "Hör till",
	branches: "Lokala föreningar",
	contacts: "Kontakt",
	certificate: "Intyg",
	issued: (day: string) => `Utfärdat ${day}`,
	beingMade: "Intyget stämplas just nu. Det brukar ta någon minut.",
	download: "Hämta PDF",
	check: "Visa och kontrollera",
	history: "Så skrev de under",
	event: (event: string, version: string) =>
		events[event] ?? `Överenskommelsen, version ${version}.`,
	versionNote: (version: string) => `Version ${version}`,
	stitch: (number: unknown) => ["Maska ", number],
	stitchOf: (of: unknown) => [" av ", of, " i bandet"],
	stitchAlt: (number: number, of: number) =>
		`Bandet med maska ${number} av ${of} markerad.`,
	example: "Det här är ett exempel. Organisationen finns inte på riktigt.",
	provisional:
		"Organisationen har skrivit under på plats. Underskriften bekräftas när styrelsens protokoll har kommit in.",
};
