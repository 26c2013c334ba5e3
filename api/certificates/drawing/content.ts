interface Person {
	name: string;
	title: string;
}

/** Everything a certificate says. The drawing reads nothing else: no clock, no database. */
export interface CertificateContent {
	/** `HÖK-2026-0001` */
	number: string;
	locale: "sv" | "en";
	organisation: {
		name: string;
		organisationNumber: string | null;
		place: string | null;
	};
	agreement: {
		name: string;
		version: string;
		/** hex */
		textSha256: string;
		principles: string[];
	};
	/** `YYYY-MM-DD` */
	signedOn: string;
	/** RFC 3339 */
	issuedAt: string;
	caseNumber: string | null;
	/** one to three */
	signatories: Person[];
	publicParty: {
		name: string;
		organisationNumber: string;
		signatory: Person | null;
		signedOn: string | null;
	};
	/** The party's ordinal m, from 1: the band has m stitches, this party's is the last. */
	stitch: number;
	/** The address in the QR code: `https://…/intyg/HÖK-2026-0001` */
	verifyUrl: string;
	/** The same for people: `handslag.example/verifiera` */
	verifyText: string;
	/** What the second page says of each principle; without it there is one page. */
	principlesPage?: { title: string; description: string }[] | null;
	/** Whether the seal is one that the service made for itself, for trying out. */
	selfMadeSeal: boolean;
}

// Controls, format characters (bidi overrides, joiners, byte order marks), lone surrogates: they draw nothing and can
// disguise what stands beside them.
// One of them is spelling: in Persian and Kurdish the non-joiner parts two letters, of which the first (Unicode's
// Joining_Type D, as in RFC 5892, appendix A.1) would otherwise join the second.
const inert =
	/(?<kept>\u200c(?<=[[\p{scx=Arabic}&&\p{L}]--[ء-إاةد-زوٱ-ٷڈ-ڙۀۃ-ۋۍۏےۓەۮۯ]]\p{Mn}*\u200c)(?=[\p{scx=Arabic}&&\p{L}]))|[\p{Cc}\p{Cf}\p{Cs}]/gv;

// Words of letters below the combining marks, one space between them: nearly all texts are plain already.
const plainWord = "[\\x21-\\x7e\\xa1-\\xac\\xae-\\u02ff]+";
const isPlain = new RegExp(`^${plainWord}(?: ${plainWord})*$`);

/** A text as it is drawn and attached: NFC, one line, without control and format characters. */
export function plain(text: string): string {
	if (isPlain.test(text)) return text;
	return text
		.replace(/\s+/gu, " ")
		.replace(inert, "$<kept>")
		.normalize("NFC")
		.trim();
}

/** The same content with every text made {@link plain}. */
export function plainContent(content: CertificateContent): CertificateContent {
	const made = (value: unknown): unknown => {
		if (typeof value === "string") return plain(value);
		if (Array.isArray(value)) return value.map(made);
		if (value === null || typeof value !== "object") return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, made(inner)]),
		);
	};
	return made(content) as CertificateContent;
}
