import { z } from "zod";
import type { FoundSeal } from "../../frontend/verify/verify.ts";
import type { SealLevel } from "../platform/database-types.ts";
import { line, someLines } from "../platform/text.ts";

export const revoke = z.object({ reason: someLines(1000) });
export const reissue = z
	.object({
		reason: someLines(1000).optional(),
		/** In place of the one that the certificate has; empty for none */
		caseNumber: line(60).optional(),
	})
	.nullish();

export type CertificateStatus = "valid" | "superseded" | "revoked";

/** `GET /certificates/:number` */
export interface CertificateView {
	number: string;
	status: CertificateStatus;
	organisation: {
		name: string;
		slug: string;
		organisationNumber: string | null;
	};
	agreementVersion: string;
	signedOn: string;
	/** null while the sealed file is being made */
	issuedAt: string | null;
	/** hex, of the sealed PDF */
	sha256: string | null;
	/** How far the seal is proven; null for files from before levels were kept */
	level: SealLevel | null;
	supersededBy: string | null;
	revokedAt: string | null;
	/** Why it is revoked or replaced */
	reason: string | null;
	/** What the service itself gives as a reason is told in the reader's language; what staff have written is Swedish */
	reasonLanguage: "sv" | "en" | null;
	/** What its file is sealed with, and whether that still holds; null while there is no file */
	seal: UsedSeal | null;
}

/** The seal that a certificate's file bears. */
export interface UsedSeal {
	subject: string;
	kind: SealView["kind"];
	/** hex, SHA-256 of the signer's certificate */
	fingerprint: string;
	/** Since when it holds no longer; whether the file still verifies depends on what proves its time */
	revokedAt: string | null;
}

/** `POST /certificates/verify` */
export interface Verification {
	verdict: "authentic" | "altered" | "unknown" | "not_sealed";
	standing: CertificateStatus | null;
	certificate: CertificateView | null;
	seal: FoundSeal | null;
}

/** One certificate that seals or time-stamps, or has done so. */
export interface SealView {
	/** The name in the certificate */
	subject: string;
	/** self-made: by the service, for trying out */
	kind: "self-made" | "p12" | "pkcs11" | "tsa";
	/** hex, SHA-256 of the signer's certificate */
	fingerprint: string;
	/** base64 of DER: the root that its chain ends in */
	root: string;
	notAfter: string;
	revokedAt: string | null;
	/** As in a CRL (RFC 5280, 5.3.1): `keyCompromise`, `superseded` or `cessationOfOperation` */
	revocationReason: string | null;
	current: boolean;
}

/** `GET /seals`: what a verifier has to trust to check our files, now and those of old */
export interface SealsView {
	seals: SealView[];
	timestampers: SealView[];
}
