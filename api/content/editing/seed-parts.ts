import type { PageContent } from "../schema.ts";
import type { PartSlug } from "./parts-schema.ts";
import { introSeeds } from "./seed-intros.ts";

/** What the pages whose shape is in the code say to begin with; editors go on from there. */
export const partSeeds: Record<PartSlug, PageContent> = {
	// The text stands beside the principles.
	start: {
		title: {
			sv: "Halland blir bättre när vi jobbar tillsammans.",
			en: "Halland gets better when we work together.",
		},
		lead: {
			sv: "Den Halländska Överens\u00adkommelsen är ett handslag mellan Region Halland och länets föreningar, studieförbund och andra idéburna organisationer. Vi har enats om sex principer för hur vi samverkar, så att fler i Halland kan känna tillit och vara delaktiga.",
			en: "The Halland Agreement is a handshake between Region Halland and the associations, study associations and other civil society organisations of the county. We have agreed on six principles for how we work together, so that more people in Halland can feel trust and take part.",
		},
		text: {
			sv: "De gäller åt båda hållen: för regionen och för er.",
			en: "They apply both ways: to the region and to you.",
		},
		// In the caption of the band.
		note: {
			sv: "Varje maska är en organisation.",
			en: "Each stitch is an organisation.",
		},
		description: {
			sv: "Här skriver föreningar och andra i länet under den Halländska Överenskommelsen med Region Halland. Se vilka som är med, och läs vad vi har enats om.",
			en: "Where associations and others in the county sign the Halland Agreement with Region Halland. See who takes part, and read what we have agreed on.",
		},
		picture: null,
	},
	// Every heading is a step; the lead stands beside the button.
	"skriv-under": {
		title: { sv: "Så skriver ni under", en: "How to sign" },
		lead: {
			sv: "Sedan granskar regionen. Ni får svar inom tio arbetsdagar.",
			en: "Then the region reviews. You get an answer within ten working days.",
		},
		text: {
			sv: `Tar ungefär en kvart.  
Kostar inget.

### Besluta i styrelsen

Ta upp överens\u00adkommelsen på ett styrelse\u00admöte och skriv beslutet i protokollet.

### Ansök här

Berätta om er och bifoga protokollet. Ni kan pausa och fortsätta en annan dag.

### Skriv under

Er firma\u00adtecknare får en länk med e-post och skriver under med sitt namn.`,
			en: `Takes about a quarter of an hour.  
Costs nothing.

### Decide in your board

Raise the agreement at a board meeting and record the decision in the minutes.

### Apply here

Tell us about yourselves and attach the minutes. You can pause and go on another day.

### Sign

Your authorised signatory gets a link by e-mail and signs with their name.`,
		},
		picture: null,
	},
	// The years are added to the title.
	handlingsplan: {
		title: { sv: "Handlingsplan", en: "Action plan" },
		lead: {
			sv: "Varje år har ett tema och ett fokusområde. Det vi gör är till exempel seminarier, rapporter, konferenser, dialogmöten, utbildningar och workshoppar. Varje verksamhetsår följs upp.",
			en: "Every year has a theme and a focus area. What we do is for example seminars, reports, conferences, dialogue meetings, training and workshops. Every year is followed up.",
		},
		text: { sv: "", en: "" },
		// Where the year that runs has no follow-up.
		note: {
			sv: "Uppföljningen publiceras när verksamhetsåret är slut.",
			en: "The follow-up is published when the year has ended.",
		},
		description: {
			sv: "Teman, fokusområden och aktiviteter i handlingsplanen för den Halländska Överenskommelsen.",
			en: "Themes, focus areas and activities in the action plan of the Halland Agreement.",
		},
		picture: null,
	},
	// What signing means: every heading is one thing.
	overenskommelsen: {
		title: { sv: "Vad det innebär", en: "What it means" },
		lead: {
			sv: "Att skriva under är en avsiktsförklaring.",
			en: "Signing is a declaration of intent.",
		},
		text: {
			sv: `### Ni lovar att följa principerna

När ni samverkar med regionen gör ni det enligt principerna. Regionen lovar samma sak tillbaka.

### Den kostar inget och ger inga pengar

Överenskommelsen är inte ett avtal om bidrag eller köp. Sådant görs upp för sig.

### Ni syns i registret

Organisationens namn, kommun och verksamhet är öppna uppgifter. Kontaktpersoner visas bara om ni själva vill.

### Ni kan gå ur när ni vill

Skriv till oss, så avslutas underskriften. Registret visar även i fortsättningen när ni var med.`,
			en: `### You promise to follow the principles

When you work with the region you do it by the principles. The region promises the same in return.

### It costs nothing and gives no money

The agreement is no contract on grants or purchases. Such things are settled separately.

### You appear in the register

The name, municipality and activity of the organisation are open data. Contacts are shown only if you want them to be.

### You can leave when you like

Write to us, and the signature is ended. The register goes on showing when you were a party.`,
		},
		// Beside the versions.
		note: {
			sv: "Tidigare texter finns kvar. Den som har skrivit under en äldre version är part i den.",
			en: "Earlier texts remain. Whoever signed an older version is a party to that one.",
		},
		description: {
			sv: "Hela texten till den Halländska Överenskommelsen, dess versioner och vad det innebär att skriva under.",
			en: "The whole text of the Halland Agreement, its versions and what signing means.",
		},
		picture: null,
	},
	...introSeeds,
};
