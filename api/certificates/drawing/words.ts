import type { CertificateContent } from "./content.ts";

const months = {
	sv: "januari februari mars april maj juni juli augusti september oktober november december",
	en: "January February March April May June July August September October November December",
};
const numerals = {
	sv: "noll en två tre fyra fem sex sju åtta nio tio elva tolv",
	en: "no one two three four five six seven eight nine ten eleven twelve",
};

type Locale = CertificateContent["locale"];

/** `12 mars 2024`, from a day `YYYY-MM-DD`. */
function longDay(locale: Locale, day: string): string {
	const [year, month, date] = day.split("-");
	return `${Number(date)} ${months[locale].split(" ")[Number(month) - 1]} ${year}`;
}

let calendar: Intl.DateTimeFormat | undefined;

/** The day in Sweden of a moment (RFC 3339). */
function swedishDay(moment: string): string {
	calendar ??= new Intl.DateTimeFormat("en-CA", {
		timeZone: "Europe/Stockholm",
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
	});
	return calendar.format(new Date(moment));
}

function enumerate(locale: Locale, items: string[]): string {
	const lower = items.map((item) => {
		const first = item.charAt(0).toLowerCase();
		// A small İ is two characters, of which no font has the second.
		return first.length === 1 ? first + item.slice(1) : item;
	});
	const last = lower.pop() ?? "";
	const and = locale === "sv" ? "och" : "and";
	return lower.length > 0 ? `${lower.join(", ")} ${and} ${last}` : last;
}

/** How many principles there are, and, if they are given, which. */
function principlesSv(count: number, list: string[] = []): string {
	if (count === 0) return "";
	const numeral = numerals.sv.split(" ")[count] ?? count;
	const noun = count === 1 ? "princip" : "principer";
	const which = list.length > 0 ? `: ${enumerate("sv", list)}` : "";
	return ` Parterna samverkar enligt ${numeral} ${noun}${which}.`;
}

function principlesEn(count: number, list: string[] = []): string {
	if (count === 0) return "";
	const numeral = numerals.en.split(" ")[count] ?? count;
	const noun = count === 1 ? "principle" : "principles";
	const which = list.length > 0 ? `: ${enumerate("en", list)}` : "";
	return ` The parties work together on ${numeral} ${noun}${which}.`;
}

/** A name as titles and spoken descriptions have it: the whole of it is on the page and in the twin. */
function brief(name: string): string {
	return name.length > 200 ? `${name.slice(0, 199).trimEnd()}…` : name;
}

function sentences(...parts: (string | null)[]): string[] {
	return parts
		.filter((part) => part !== null && part !== "")
		.map((part) => `${part}.`);
}

/** What every sentence of the certificate is in one language. */
export interface Words {
	language: "sv-SE" | "en-GB";
	title: string;
	certificate: string;
	facts: string;
	/** Without the list of principles in `short`. */
	statement: { full: string; short: string };
	band: { caption: string; mark: string; alternative: string };
	forParty(name: string): string;
	signed(title: string, day: string | null): string[];
	publicPartyAlone: { role: string; facts: string };
	check: string;
	scan: { before: string; address: string; after: string };
	qrAlternative: string;
	linkAlternative: string;
	issued: string;
	seal: string;
	/** What the second page says beside the principles. */
	principles: { facts: string; foot: string };
	field: string;
	twin: string;
}

function swedish(c: CertificateContent): Words {
	const { organisation, agreement, publicParty } = c;
	const name = brief(organisation.name);
	const place = organisation.place ? `säte i ${organisation.place}` : "";
	const number = organisation.organisationNumber
		? `Organisationsnummer ${organisation.organisationNumber}`
		: "";
	const short = `har den ${longDay("sv", c.signedOn)} skrivit under överenskommelsen mellan ${publicParty.name} och den idéburna sektorn i Halland, version ${agreement.version}.`;
	const mark = `Maska ${c.stitch}`;
	const caption = "Varje maska är en organisation.";
	return {
		language: "sv-SE",
		title: `Intyg ${c.number} för ${name}`,
		certificate: `Intyg ${c.number}`,
		facts: [number, number ? place : place.replace(/^s/, "S")]
			.filter(Boolean)
			.join(", "),
		statement: {
			full:
				short + principlesSv(agreement.principles.length, agreement.principles),
			short,
		},
		band: {
			caption,
			mark,
			alternative: `Ett stickat band med två trådar. ${caption} ${mark}, den sista, är ${name}.`,
		},
		forParty: (name) => `För ${name}`,
		signed: (title, day) =>
			sentences(title, day && `Undertecknat ${longDay("sv", day)}`),
		publicPartyAlone: {
			role: "Part i överenskommelsen",
			facts: `Organisationsnummer ${publicParty.organisationNumber}`,
		},
		check: "Kontrollera äktheten",
		scan: {
			before: "Skanna koden eller gå till ",
			address: c.verifyText,
			after: ".",
		},
		qrAlternative: `QR-kod till sidan där intyget kontrolleras: ${c.verifyUrl}`,
		linkAlternative: `Kontrollera intyg ${c.number}`,
		issued: `Utfärdat ${longDay("sv", swedishDay(c.issuedAt))}.${c.caseNumber ? ` Diarienummer ${c.caseNumber}.` : ""}`,
		seal: `${
			c.selfMadeSeal
				? "Dokumentet bär en självgjord elektronisk stämpel, som är till för att prova tjänsten."
				: `Dokumentet bär en elektronisk stämpel från ${publicParty.name}.`
		} Stämpeln visar att innehållet inte har ändrats. Om någon ändrar filen bryts stämpeln. Ett utskrivet intyg kontrolleras med koden eller numret. Intyget gäller tills någon av parterna säger upp överenskommelsen.`,
		principles: {
			facts: `Version ${agreement.version}.${principlesSv(c.principlesPage?.length ?? 0)}`,
			foot: `Sida 2 av intyg ${c.number} för ${name}`,
		},
		field: `Elektronisk stämpel på intyg ${c.number}`,
		twin: "Intygets uppgifter i maskinläsbar form",
	};
}

function english(c: CertificateContent): Words {
	const { organisation, agreement, publicParty } = c;
	const name = brief(organisation.name);
	const short = `signed the agreement between ${publicParty.name} and the civil sector in Halland, version ${agreement.version}, on ${longDay("en", c.signedOn)}.`;
	const mark = `Stitch ${c.stitch}`;
	const caption = "Each stitch is an organisation.";
	return {
		language: "en-GB",
		title: `Certificate ${c.number} for ${name}`,
		certificate: `Certificate ${c.number}`,
		facts: [
			organisation.organisationNumber &&
				`Swedish organisation number ${organisation.organisationNumber}`,
			organisation.place,
		]
			.filter(Boolean)
			.join(", "),
		statement: {
			full:
				short + principlesEn(agreement.principles.length, agreement.principles),
			short,
		},
		band: {
			caption,
			mark,
			alternative: `A knitted band with two threads. ${caption} ${mark}, the last one, is ${name}.`,
		},
		forParty: (name) => `For ${name}`,
		signed: (title, day) =>
			sentences(title, day && `Signed ${longDay("en", day)}`),
		publicPartyAlone: {
			role: "Party to the agreement",
			facts: `Organisation number ${publicParty.organisationNumber}`,
		},
		check: "Check that it is genuine",
		scan: {
			before: "Scan the code or go to ",
			address: c.verifyText,
			after: ".",
		},
		qrAlternative: `QR code to the page where the certificate is checked: ${c.verifyUrl}`,
		linkAlternative: `Check certificate ${c.number}`,
		issued: `Issued ${longDay("en", swedishDay(c.issuedAt))}.${c.caseNumber ? ` Case number ${c.caseNumber}.` : ""}`,
		seal: `${
			c.selfMadeSeal
				? "The document bears a self-made electronic seal, which is for trying out the service."
				: `The document bears an electronic seal from ${publicParty.name}.`
		} The seal shows that the contents have not been changed. If anyone changes the file, the seal breaks. A printed certificate is checked with the code or the number. The certificate holds until either party ends the agreement.`,
		principles: {
			facts: `Version ${agreement.version}.${principlesEn(c.principlesPage?.length ?? 0)}`,
			foot: `Page 2 of certificate ${c.number} for ${name}`,
		},
		field: `Electronic seal on certificate ${c.number}`,
		twin: "The certificate's facts in machine-readable form",
	};
}

/** Every sentence of a certificate, in its language. */
export function wordsOf(content: CertificateContent): Words {
	return content.locale === "sv" ? swedish(content) : english(content);
}
