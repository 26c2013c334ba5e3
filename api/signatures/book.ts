import type { Write } from "../log/write.ts";

/**
 * What a signature asks of the certificates. Certificates come later in the sentence,
 * so signatures know only this shape; app.ts binds it.
 */
export interface CertificateBook {
	/**
	 * Allots the next number in this transaction and enqueues the making of the file.
	 * @throws Refusal `validation_failed` when the fonts lack a character of what is to be said
	 */
	allot(write: Write, earned: EarnedCertificate): Promise<string>;
	/** The number of a signature's valid certificate. */
	numberOf(write: Write, signatureId: string): Promise<string | null>;
	/** Ends the valid certificate of a signature, if there is one. */
	close(
		write: Write,
		signatureId: string,
		how:
			| { status: "superseded"; by: string }
			| { status: "revoked"; reason: string },
	): Promise<void>;
}

export interface EarnedCertificate {
	signatureId: string;
	/** Which stitch of the band: the how-manieth signature of the register. */
	ordinal: number;
	organisation: {
		name: string;
		organisationNumber: string | null;
		place: string | null;
	};
	agreement: {
		name: string;
		version: string;
		textSha256: string;
		principles: string[];
	};
	signedOn: string;
	signatories: { name: string; title: string }[];
	approvedBy: { name: string; title: string } | null;
	approvedOn: string;
	caseNumber: string | null;
	caseId: string;
	locale: "sv" | "en";
}
