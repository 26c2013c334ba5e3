import { plain } from "../../platform/plain-text.ts";

export { plain } from "../../platform/plain-text.ts";

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

/** The same value with every text in it made {@link plain}. */
export function plainContent<T>(content: T): T {
	const made = (value: unknown): unknown => {
		if (typeof value === "string") return plain(value);
		if (Array.isArray(value)) return value.map(made);
		if (value === null || typeof value !== "object") return value;
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, made(inner)]),
		);
	};
	return made(content) as T;
}
