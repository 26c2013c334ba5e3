import { z } from "zod";
import type { SignedRevocations } from "../../frontend/verify/list.ts";
import type { FoundSeal } from "../../frontend/verify/verify.ts";
import { hash, instant, language, onDay } from "../platform/answers.ts";
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

const sealLevels = [
	"B-B",
	"B-T",
	"B-LT",
	"B-LTA",
] as const satisfies SealLevel[];

/** A seal that fits its file; the verifier, which the browser runs too, knows nothing of zod. */
const foundSeal = z.object({
	by: z.string(),
	/** What a time stamp attests, or else what the sealer claims */
	at: instant.nullable(),
	timestamped: z.boolean(),
	timestampedBy: z.string().nullable(),
	level: z.enum(sealLevels),
	fingerprint: hash,
}) satisfies z.ZodType<FoundSeal>;

export const certificateStatus = z.enum(["valid", "superseded", "revoked"]);
export type CertificateStatus = z.output<typeof certificateStatus>;

/** One certificate that seals or time-stamps, or has done so. */
export const sealView = z.object({
	/** The name in the certificate */
	subject: z.string(),
	/** self-made: by the service, for trying out */
	kind: z.enum(["self-made", "p12", "pkcs11", "tsa"]),
	/** hex, SHA-256 of the signer's certificate */
	fingerprint: hash,
	/** base64 of DER: the root that its chain ends in */
	root: z.string(),
	notAfter: instant,
	revokedAt: instant.nullable(),
	/** As in a CRL (RFC 5280, 5.3.1): `keyCompromise`, `superseded` or `cessationOfOperation` */
	revocationReason: z.string().nullable(),
	current: z.boolean(),
});
export type SealView = z.output<typeof sealView>;

/** The seal that a certificate's file bears. */
export const usedSeal = z.object({
	subject: z.string(),
	kind: sealView.shape.kind,
	/** hex, SHA-256 of the signer's certificate */
	fingerprint: hash,
	/** Since when it holds no longer; whether the file still verifies depends on what proves its time */
	revokedAt: instant.nullable(),
});
export type UsedSeal = z.output<typeof usedSeal>;

/** `GET /certificates/:number` */
export const certificateView = z
	.object({
		number: z.string(),
		status: certificateStatus,
		organisation: z.object({
			name: z.string(),
			slug: z.string(),
			organisationNumber: z.string().nullable(),
		}),
		agreementVersion: z.string(),
		signedOn: onDay,
		/** null while the sealed file is being made */
		issuedAt: instant.nullable(),
		/** hex, of the sealed PDF */
		sha256: hash.nullable(),
		/** How far the seal is proven; null for files from before levels were kept */
		level: z.enum(sealLevels).nullable(),
		supersededBy: z.string().nullable(),
		revokedAt: instant.nullable(),
		/** Why it is revoked or replaced */
		reason: z.string().nullable(),
		/** What the service itself gives as a reason is told in the reader's language; what staff have written is Swedish */
		reasonLanguage: language.nullable(),
		/** What its file is sealed with, and whether that still holds; null while there is no file */
		seal: usedSeal.nullable(),
	})
	.meta({ id: "Certificate" });
export type CertificateView = z.output<typeof certificateView>;

/** `POST /certificates/verify` */
export const verification = z.object({
	verdict: z.enum(["authentic", "altered", "unknown", "not_sealed"]),
	standing: certificateStatus.nullable(),
	certificate: certificateView.nullable(),
	seal: foundSeal.nullable(),
});
export type Verification = z.output<typeof verification>;

/** `GET /seals`: what a verifier has to trust to check our files, now and those of old */
export const sealsAnswer = z.object({
	seals: z.array(sealView),
	timestampers: z.array(sealView),
});
export type SealsView = z.output<typeof sealsAnswer>;

/** `GET /certificates/revocations` */
export const signedRevocations = z.object({
	/** The list as JSON: the text that is sealed, in UTF-8 */
	list: z.string(),
	/** base64 of DER: a detached CMS message (RFC 5652) as in the sealed files */
	seal: z.string(),
}) satisfies z.ZodType<SignedRevocations>;

/** `POST /admin/certificates/:number/archive`: how far its file is proven now, and what stood in the way. */
export const archived = z.object({
	number: z.string(),
	level: z.enum(sealLevels).nullable(),
	note: z.string().nullable(),
});
